from datetime import date

import pytest

from suffuse.media.rules import Cell, Piece, coverage, wrong_with_reach

MONDAY = date(2027, 6, 14)


def covered(*pieces, studied=()):
    cells = coverage(
        ["I", "II"], ["staff", "public"], studied=dict.fromkeys(studied, True), pieces=pieces
    )
    return {(cell.clause, cell.level) for cell in cells if cell.covered}


def test_a_session_carries_the_whole_text_to_its_level():
    """Whoever sits in a session has every clause; whoever does not has none of it."""
    assert covered(studied=["staff"]) == {("I", "staff"), ("II", "staff")}


def test_a_publication_carries_its_clauses_to_its_level_or_to_all():
    """A piece for the public says nothing to the staff; a piece for all speaks to both."""
    assert covered(Piece(frozenset({"I"}), "public", MONDAY)) == {("I", "public")}
    assert covered(Piece(frozenset({"I"}), None, MONDAY)) == {("I", "staff"), ("I", "public")}


def test_what_is_planned_is_told_apart_from_what_was_published():
    """A plan covers a gap only until one looks for the evidence."""
    done = Piece(frozenset({"I"}), "public", MONDAY, published=MONDAY)
    cells = list(coverage(["I"], ["public"], studied={}, pieces=[done]))
    assert cells == [Cell("I", "public", session=False, published=True, planned=False)]


@pytest.mark.parametrize(
    ("reach", "method", "codes"),
    [
        (None, "", []),
        (5000, "listeners' survey", []),
        (5000, " ", ["no_method"]),
        (5000, "x" * 201, ["no_method"]),
        (-1, "guess", ["out_of_range"]),
        (100_000_001, "guess", ["out_of_range"]),
    ],
)
def test_an_estimate_says_how_it_was_made(reach, method, codes):
    """A number of listeners without a method is a wish."""
    assert list(wrong_with_reach(reach, method)) == codes
