"""Which limits hold for a unit on a day: the strictest of all in force."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import floor

from suffuse.language.rules import Words


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """
    One limit for a zone, a unit and all below it, from day to day (`until` None: until further
    notice). `distance_m` in metres; what is None is not limited. `issued_from` is the path of the
    unit that issued it.
    """

    id: int
    zone_id: int
    zone: Words
    path: str
    since: date
    until: date | None
    people: int | None
    distance_m: float | None
    in_person: bool
    minutes_between: int | None
    source: str
    clause_id: int | None
    issued_at: datetime
    issued_from: str
    withdrawn_on: date | None

    @property
    def last(self) -> date | None:
        """Return the last day it is in force; the day it was withdrawn is not one of them."""
        if self.withdrawn_on is None:
            return self.until
        withdrawn = self.withdrawn_on - timedelta(days=1)
        return withdrawn if self.until is None else min(self.until, withdrawn)

    def holds(self, path: str, on: date) -> bool:
        """Tell whether it is in force on a day for the unit at `path`."""
        return (
            path.startswith(self.path)
            and self.since <= on
            and (self.last is None or on <= self.last)
        )


@dataclass(frozen=True, slots=True)
class Limits:
    """The strictest of all measures in force for one unit on one day, with where each stands."""

    on: date
    people: int | None = None
    distance_m: float | None = None
    in_person: bool = True
    minutes_between: int | None = None
    measures: tuple[MeasureFacts, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Return where the limits are written, each once, in the order of issue."""
        return tuple(dict.fromkeys(measure.source for measure in self.measures))


def limits(measures: Iterable[MeasureFacts], *, path: str, on: date) -> Limits:
    """Return the strictest of all measures in force for the unit at `path` on a day."""
    held = tuple(measure for measure in measures if measure.holds(path, on))
    return Limits(
        on=on,
        people=_least(measure.people for measure in held),
        distance_m=_most(measure.distance_m for measure in held),
        in_person=all(measure.in_person for measure in held),
        minutes_between=_whole(_most(measure.minutes_between for measure in held)),
        measures=held,
    )


def days(
    measures: Sequence[MeasureFacts], *, path: str, since: date, until: date
) -> tuple[Limits, ...]:
    """Return the limits of every day from `since` to `until`, both among them."""
    count = (until - since).days + 1
    return tuple(
        limits(measures, path=path, on=since + timedelta(days=after)) for after in range(count)
    )


def spans(found: Sequence[Limits]) -> Iterator[tuple[date, date, Limits]]:
    """Join days in a row on which the same measures hold: (first day, last day, limits)."""
    start = 0
    for end in range(1, len(found) + 1):
        if end == len(found) or found[end].measures != found[start].measures:
            yield found[start].on, found[end - 1].on, found[start]
            start = end


def places(*, width_m: float, length_m: float, distance_m: float) -> tuple[int, int, int]:
    """
    Return (rows, columns, people) of a square grid: the arithmetic anyone can do on paper.

    floor(width / distance) + 1 rows of floor(length / distance) + 1 people, since the first
    person may stand at the wall. The planner's seat plans may find room for more.
    """
    rows, columns = (floor(side / distance_m + 1e-9) + 1 for side in (width_m, length_m))
    return rows, columns, rows * columns


def _least(values: Iterable[int | None]) -> int | None:
    return min((value for value in values if value is not None), default=None)


def _most(values: Iterable[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
