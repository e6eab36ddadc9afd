"""Tables come in from the terminal as they do from the page: previewed, whole, or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.rooms.cli.terminal import Terminal

pytestmark = pytest.mark.once

UNITS = (
    "code,parent,kind,name_lo,name_en\nM,,ministry,ກະຊວງ,Ministry\nP1,M,province,ແຂວງ,Province\n"
)
HALLS = "unit,code,name,seats,width_m,length_m\nP1,A,ຫ້ອງໃຫຍ່,60,,\nP1,B,ຫ້ອງນ້ອຍ,,8,6\n"


def counted(terminal: Terminal, table: str) -> int:
    with closing(sqlite3.connect(terminal.home / "suffuse.sqlite3")) as found:
        return int(found.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_preview_writes_nothing_and_apply_writes_all(terminal: Terminal, tmp_path: Path) -> None:
    """Look first, then take."""
    file = tmp_path / "units.csv"
    file.write_text(UNITS)
    assert "2 rows" in terminal.types("import", "units", str(file))
    assert counted(terminal, "organisation_unit") == 0
    assert "2 new" in terminal.types("import", "units", str(file), "--apply")
    assert counted(terminal, "organisation_unit") == 2
    assert "entries, unbroken" in terminal.types("audit")


def test_halls_are_taken_by_the_room_that_plans_with_them(
    terminal: Terminal, tmp_path: Path
) -> None:
    """With seats or with a size; taken twice they are there once."""
    (tmp_path / "u.csv").write_text(UNITS)
    (tmp_path / "v.csv").write_text(HALLS)
    terminal.types("import", "units", str(tmp_path / "u.csv"), "--apply")
    for _ in range(2):
        terminal.types("import", "venues", str(tmp_path / "v.csv"), "--apply")
    assert counted(terminal, "planning_venue") == 2


def test_every_fault_is_named_by_row_and_column_in_both_languages(
    terminal: Terminal, tmp_path: Path
) -> None:
    """And the status tells a script that nothing was written."""
    file = tmp_path / "people.csv"
    file.write_text("unit,code,name,team,level\nX,1,Noy,clinic,staff\nX,2,Kham,clinic,generals\n")
    said = terminal.types("import", "people", str(file), "--apply", status=2)
    assert "row 2, column unit" in said
    assert "row 3, column level" in said
    assert "ລະດັບ" in said
    assert counted(terminal, "organisation_person") == 0


def test_a_column_that_must_not_be_there_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    """Not ignored: it would still have been sent."""
    file = tmp_path / "people.csv"
    file.write_text("unit,code,name,team,level,ethnicity\nX,1,Noy,clinic,staff,-\n")
    assert "column_not_allowed" in terminal.types("import", "people", str(file), status=2)


def test_a_unit_that_is_not_there_is_said(terminal: Terminal, tmp_path: Path) -> None:
    """A slip of the key must not open the whole house."""
    file = tmp_path / "units.csv"
    file.write_text(UNITS)
    said = terminal.types("import", "units", str(file), "--unit", "NOPE", "--apply", status=2)
    assert "NOPE" in said
