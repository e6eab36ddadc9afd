"""The chain can be asked from a terminal, and a broken one is said with a status that scripts see."""

import sqlite3
from contextlib import closing

import pytest

from suffuse.audit.rules import GENESIS
from tests.rooms.cli.terminal import Terminal

pytestmark = pytest.mark.once


def test_an_empty_chain_holds(terminal: Terminal) -> None:
    """A new house has nothing to hide."""
    assert GENESIS in terminal.types("audit", "verify")
    assert terminal.types("audit", "head").strip() == GENESIS


def test_a_forged_entry_is_found_and_named(terminal: Terminal) -> None:
    """Written past the acts, as somebody with the file could."""
    with closing(sqlite3.connect(terminal.home / "suffuse.sqlite3")) as found, found:
        found.execute(
            "INSERT INTO audit_entry (sequence, at, by, seat, act, thing, facts, previous, hash)"
            " VALUES (1, '2021-06-14 08:00:00', '1', '1', 'plan.confirm', 'plan 1', '{}', ?, 'x')",
            (GENESIS,),
        )
    assert "entry 1" in terminal.types("audit", "verify", status=1)


def test_a_cut_or_rewritten_chain_is_found_by_the_hash_on_a_letter(terminal: Terminal) -> None:
    """A chain alone cannot know that its end is gone; the letter does."""
    said = terminal.types("audit", "verify", "--anchor", "ab" * 32, status=1)
    assert "printed on a letter" in said
