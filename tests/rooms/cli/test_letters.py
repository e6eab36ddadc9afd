"""Reports can be written to files from the terminal."""

from pathlib import Path

import pytest

from tests.rooms.cli.terminal import Terminal

pytestmark = pytest.mark.once


def test_a_format_that_is_not_there_is_refused_with_those_that_are(
    terminal: Terminal, tmp_path: Path
) -> None:
    """The file's name says what is wanted."""
    said = terminal.types("report", "-o", str(tmp_path / "report.odt"), status=2)
    assert ".pdf" in said
    assert ".docx" in said


def test_a_house_without_a_rollout_says_so(terminal: Terminal, tmp_path: Path) -> None:
    """And writes no empty file."""
    file = tmp_path / "report.pdf"
    assert "no such rollout" in terminal.types("report", "-o", str(file), status=2)
    assert not file.exists()
