"""The demonstration keeps to a home of its own."""

from pathlib import Path

import pytest

from tests.rooms.cli.terminal import Terminal

pytestmark = pytest.mark.once


def test_a_home_with_data_that_no_demonstration_made_is_refused(terminal: Terminal) -> None:
    """Somebody's real house may lie there; nothing of it is touched."""
    before = (terminal.home / "suffuse.sqlite3").read_bytes()
    said = terminal.types("demo", "--once", "--small", "--home", str(terminal.home), status=2)
    assert "no demonstration made" in said
    assert (terminal.home / "suffuse.sqlite3").read_bytes() == before
    assert not (terminal.home / "simulated").exists()


def test_another_text_that_cannot_be_read_is_refused_before_anything_is_made(
    terminal: Terminal, tmp_path: Path
) -> None:
    """A picture is no text."""
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe\x00")
    home = tmp_path / "demo"
    said = terminal.types(
        "demo", "--once", "--small", "--home", str(home), "--directive", str(picture), status=2
    )
    assert "ບໍ່" in said
