"""What a held session's certificate says: what was allowed, planned and actual, and what broke."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """
    What was in force for one session: most people, seats that keep the distance, in person.

    `sources` say where that is written.
    """

    people: int | None = None
    distance_m: float | None = None
    in_person: bool = True
    seats: int | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """Numbers of one session, without a name. None is not known."""

    planned: int
    came: int | None
    stayed: int | None
    unsettled: int = 0


def broken(totals: Totals, limit: Limit) -> Iterator[str]:
    """Yield each rule that was broken. It happened, so it is stored; it is never refused."""
    came = (totals.came or 0) + totals.unsettled
    if came and not limit.in_person:
        yield "no_gathering_allowed"
    if limit.people is not None and came > limit.people:
        yield "more_than_the_cap"
    if limit.seats is not None and came > limit.seats:
        yield "more_than_the_seats"
    if came > totals.planned:
        yield "more_than_planned"


def deviation(totals: Totals) -> int | None:
    """Return by how many people the session differed from its plan; None where not known."""
    return None if totals.came is None else totals.came - totals.planned
