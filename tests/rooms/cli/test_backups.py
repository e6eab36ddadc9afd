"""A backup is worth what its restore is worth."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.rooms.cli.terminal import Terminal

pytestmark = pytest.mark.once


def live(terminal: Terminal) -> Path:
    return terminal.home / "suffuse.sqlite3"


def kinds(name: Path) -> list[str]:
    with closing(sqlite3.connect(name)) as found:
        return [row[0] for row in found.execute("SELECT name FROM auth_group ORDER BY name")]


def remember(name: Path, what: str) -> None:
    with closing(sqlite3.connect(name)) as found, found:
        found.execute("INSERT INTO auth_group (name) VALUES (?)", (what,))


def test_what_was_backed_up_comes_back_and_what_came_after_is_kept_aside(
    terminal: Terminal, tmp_path: Path
) -> None:
    """The restored house is the old one; the newer one is not lost either."""
    remember(live(terminal), "before")
    terminal.types("backup", str(tmp_path / "b"))
    remember(live(terminal), "later")
    terminal.types("restore", str(tmp_path / "b"), "--yes")
    assert kinds(live(terminal)) == ["before"]
    assert kinds(live(terminal).with_name("suffuse.sqlite3.before-restore")) == ["before", "later"]


def test_a_copy_brings_no_cell_that_would_be_unpickled(terminal: Terminal, tmp_path: Path) -> None:
    """The counts of log-in tries are pickles: in a copy from another hand they could hold anything."""
    with closing(sqlite3.connect(live(terminal))) as found, found:
        found.execute("INSERT INTO access_tally VALUES ('a', 'gASVAAAA', '2999-01-01')")
    terminal.types("backup", str(tmp_path / "b"))
    with closing(sqlite3.connect(tmp_path / "b")) as copied:
        assert copied.execute("SELECT count(*) FROM access_tally").fetchone() == (1,)
    terminal.types("restore", str(tmp_path / "b"), "--yes")
    with closing(sqlite3.connect(live(terminal))) as found:
        assert found.execute("SELECT count(*) FROM access_tally").fetchone() == (0,)


def test_a_second_restore_keeps_what_the_first_had_put_aside(
    terminal: Terminal, tmp_path: Path
) -> None:
    """Whoever restores the wrong copy first, and then the right one, has not lost the last days."""
    terminal.types("backup", str(tmp_path / "b"))
    remember(live(terminal), "the last days")
    terminal.types("restore", str(tmp_path / "b"), "--yes")
    said = terminal.types("restore", str(tmp_path / "b"), "--yes")
    aside = live(terminal).with_name("suffuse.sqlite3.before-restore")
    assert kinds(aside) == ["the last days"]
    assert kinds(aside.with_name(aside.name + "-2")) == []
    assert aside.name + "-2" in said


def test_a_cut_backup_is_refused_and_live_data_stay(terminal: Terminal, tmp_path: Path) -> None:
    """Cut at many places: each time refused, each time nothing touched."""
    terminal.types("backup", str(tmp_path / "b"))
    whole, before = (tmp_path / "b").read_bytes(), live(terminal).read_bytes()
    for share in (0, 1, len(whole) // 2, len(whole) - 1):
        (tmp_path / "b").write_bytes(whole[:share])
        terminal.types("restore", str(tmp_path / "b"), "--yes", status=1)
        assert live(terminal).read_bytes() == before


def test_one_changed_byte_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    """Length alone proves nothing."""
    terminal.types("backup", str(tmp_path / "b"))
    bytes_ = bytearray((tmp_path / "b").read_bytes())
    bytes_[len(bytes_) // 2] ^= 1
    (tmp_path / "b").write_bytes(bytes_)
    terminal.types("restore", str(tmp_path / "b"), "--yes", status=1)


def test_a_backup_without_its_manifest_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    """What cannot be proved is not relied upon."""
    terminal.types("backup", str(tmp_path / "b"))
    (tmp_path / "b.json").unlink()
    assert "cannot be proved" in terminal.types("restore", str(tmp_path / "b"), "--yes", status=1)


def test_a_manifest_rewritten_for_another_file_is_refused(
    terminal: Terminal, tmp_path: Path
) -> None:
    """A matching sum over something that is no house of ours does not help."""
    terminal.types("backup", str(tmp_path / "b"))
    said = json.loads((tmp_path / "b.json").read_text())
    (tmp_path / "b.json").write_text(json.dumps({**said, "entries": 7}))
    terminal.types("restore", str(tmp_path / "b"), "--yes", status=1)


def test_a_backup_never_writes_over_another(terminal: Terminal, tmp_path: Path) -> None:
    """Yesterday's copy may be the good one."""
    terminal.types("backup", str(tmp_path / "b"))
    terminal.types("backup", str(tmp_path / "b"), status=1)


def test_a_backup_to_a_folder_that_is_not_there_is_refused_in_a_sentence(
    terminal: Terminal, tmp_path: Path
) -> None:
    """A slip of the hand in a path is no reason for a traceback."""
    said = terminal.types("backup", str(tmp_path / "missing" / "b"), status=1)
    assert "Traceback" not in said
    assert "ຂຽນ" in said
