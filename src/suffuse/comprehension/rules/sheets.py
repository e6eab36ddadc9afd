"""What a count sheet may say, and when its figures may be shown."""

from collections.abc import Iterator
from dataclasses import dataclass

MOST_ON_A_SHEET = 100_000


@dataclass(frozen=True, slots=True)
class Marks:
    """One line of a count sheet: so many right of so many answers to one item."""

    item: int
    right: int
    of: int


def misfits(marks: Marks) -> Iterator[str]:
    """Yield why a line cannot be right: more right answers than answers, or no number at all."""
    if min(marks.right, marks.of) < 0 or marks.of > MOST_ON_A_SHEET:
        yield "out_of_range"
    elif marks.right > marks.of:
        yield "more_right_than_answered"


def releasable(*, closed: bool, of: int, least: int) -> bool:
    """Tell whether a line may be shown: its batch is closed and enough people answered."""
    return closed and of >= least
