"""An empty import file must have the very columns that the import asks for."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from suffuse.cli.templates import COLUMNS, Kind
from suffuse.organisation.rules import columns_of
from tests.rooms.cli.terminal import Terminal

pytestmark = pytest.mark.once


@pytest.mark.parametrize("kind", list(Kind))
def test_a_template_has_the_columns_and_explains_each_in_both_languages(
    kind: Kind, tmp_path: Path
) -> None:
    """Somebody without a manual can fill it in."""
    name = tmp_path / f"{kind.value}.xlsx"
    Terminal(tmp_path).types("template", str(name))
    book = CalamineWorkbook.from_path(name)
    filled, explained = (book.get_sheet_by_index(at).to_python() for at in (0, 1))
    assert filled == [list(COLUMNS[kind])]
    assert [row[0] for row in explained[1:]] == list(COLUMNS[kind])
    assert all(lo and en and lo != en for _, lo, en in explained[1:])


@pytest.mark.parametrize("kind", list(Kind))
def test_the_columns_are_those_that_the_import_asks_for(kind: Kind) -> None:
    """An extra or a missing one would be refused."""
    assert tuple(COLUMNS[kind]) == columns_of(kind.value)


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """Somebody's hour of typing may be in it."""
    name = tmp_path / "people.xlsx"
    name.write_bytes(b"typed for an hour")
    Terminal(tmp_path).types("template", str(name), status=2)
    assert name.read_bytes() == b"typed for an hour"


def test_a_name_that_says_nothing_is_asked_about(tmp_path: Path) -> None:
    """The four kinds are named in the refusal."""
    said = Terminal(tmp_path).types("template", str(tmp_path / "list.xlsx"), status=2)
    assert "headcounts" in said
    assert not (tmp_path / "list.xlsx").exists()
