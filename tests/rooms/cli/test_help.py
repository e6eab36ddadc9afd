"""The first thing that a newcomer types must teach, and must not make them wait."""

from pathlib import Path

import pytest

from suffuse.cli.table import VERBS
from tests.rooms.cli.terminal import Terminal

pytestmark = pytest.mark.once

PROMISED = "demo serve work tick index read import plan check-plan seats report audit backup restore template seat what-if"


def test_every_promised_verb_is_there_and_no_other() -> None:
    """A verb nobody was promised is one that nobody looks after."""
    assert set(VERBS) == set(PROMISED.split())


def test_help_names_every_verb_and_where_data_is_kept(tmp_path: Path) -> None:
    """Help needs no house: it is asked before there is one, and leaves nothing behind."""
    said = Terminal(tmp_path / "none").types("--help")
    assert all(verb in said for verb in VERBS)
    assert "SUFFUSE_HOME" in said
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("verb", list(VERBS))
def test_each_verb_teaches_itself(verb: str, terminal: Terminal) -> None:
    """The sentence in the list and the page of the verb are both there."""
    said = terminal.types(verb, "--help")
    assert f"suffuse {verb}" in said
    assert len(said.split()) > 30


def test_a_mistyped_verb_is_refused_with_the_likely_one(tmp_path: Path) -> None:
    """Refuse loudly, and help."""
    assert "read" in Terminal(tmp_path).types("reed", status=2)
