"""Parts that never lose their whole, and how sure one can be of a number of people."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """Where a number of people comes from; these are never mixed into one."""

    COUNTED = "counted"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Tally:
    """So many reached, of so many; `of` None where nobody knows how many there are."""

    reached: int
    of: int | None

    def __add__(self, other: "Tally") -> "Tally":
        """Add two tallies; where one whole is unknown, so is the whole of both."""
        unknown = self.of is None or other.of is None
        of = None if unknown else (self.of or 0) + (other.of or 0)
        return Tally(self.reached + other.reached, of)

    @property
    def share(self) -> float | None:
        """Return the share reached, 0 to 1 and beyond; None where the whole is 0 or not known."""
        return self.reached / self.of if self.of else None


NOBODY = Tally(0, 0)


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up; of none, nobody reached of nobody."""
    return sum(tallies, NOBODY)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people and where it comes from; `people` is None exactly where it is unknown."""

    basis: Basis
    people: int | None

    def __post_init__(self) -> None:
        if (self.people is None) != (self.basis is Basis.UNKNOWN):
            raise ValueError(self)


UNKNOWN = Figure(Basis.UNKNOWN, None)


def figure(*, counted: int | None, estimated: int | None) -> Figure:
    """Return what is known: a count before an estimate, an estimate before nothing; never both."""
    if counted is not None:
        return Figure(Basis.COUNTED, counted)
    return UNKNOWN if estimated is None else Figure(Basis.ESTIMATED, estimated)


@dataclass(frozen=True, slots=True)
class Sum:
    """Many units' figures side by side: people counted, people estimated, units nobody knows of."""

    counted: int = 0
    estimated: int = 0
    unknown_units: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(
            self.counted + other.counted,
            self.estimated + other.estimated,
            self.unknown_units + other.unknown_units,
        )

    @property
    def of(self) -> int | None:
        """Return the whole to tally against: the count, unless somewhere nobody has counted."""
        return None if self.estimated or self.unknown_units else self.counted


def add_up(figures: Iterable[Figure]) -> Sum:
    """Add figures of several units without mixing what is counted with what is not."""
    counted = estimated = unknown = 0
    for each in figures:
        counted += (each.people or 0) if each.basis is Basis.COUNTED else 0
        estimated += (each.people or 0) if each.basis is Basis.ESTIMATED else 0
        unknown += each.basis is Basis.UNKNOWN
    return Sum(counted, estimated, unknown)


LEAST_CELL = 5
STEP = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """
    A sum as it may be shown beside the unit's own exact figure. None: it is not shown.

    Who knows both would subtract: so the sum is rounded to 5, and not shown where what is left of
    it, the people of the units below, are 1 to 4. A unit without units below sees its own, exactly.
    """

    counted: int | None
    estimated: int | None
    unknown_units: int = 0


def seen(whole: Sum, *, own: Sum, alone: bool) -> Seen:
    """
    Return what may be shown of a unit and all below it.

    :param own: the unit's own part of `whole`
    :param alone: whether there is no unit below
    """
    if alone:
        return Seen(whole.counted, whole.estimated, whole.unknown_units)
    return Seen(
        _rounded(whole.counted, own.counted),
        _rounded(whole.estimated, own.estimated),
        whole.unknown_units,
    )


def _rounded(whole: int, own: int) -> int | None:
    return None if 0 < whole - own < LEAST_CELL else (whole + STEP // 2) // STEP * STEP
