"""When sessions can be held: the hours of a unit, cut into stretches of one session each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from suffuse.planning.rules.facts import Slot

MORNING = time(8, 30), time(11, 30)
AFTERNOON = time(13, 30), time(16, 30)
BREAK_MIN = 15
"""Minutes at least between two sessions that are cut from one stretch: people change places."""
_FRIDAY = 5


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a weekday (1 is Monday) in which people can study."""

    weekday: int
    starts: time
    ends: time

    @property
    def minutes(self) -> int:
        """Return how long it is, in minutes."""
        return _minutes(self.ends) - _minutes(self.starts)


USUAL: tuple[Span, ...] = tuple(
    Span(day, *half) for day in range(1, _FRIDAY + 1) for half in (MORNING, AFTERNOON)
)
"""Mornings and afternoons of working days: where a unit and those above it say nothing else."""


def slot_id(starts: datetime) -> str:
    """Return the name of the slot that starts at a local time, such as `2021-06-14T08:30`."""
    return starts.strftime("%Y-%m-%dT%H:%M")


def working_slots(
    since: date,
    until: date,
    *,
    spans: Sequence[Span] = USUAL,
    minutes: int | None = None,
    pause: int = 0,
) -> Iterator[Slot]:
    """
    Yield the slots from one day to another, both among them, in order of time.

    :param minutes: how long the longest level studies: each span gives as many slots as fit. Where
        no span of a day is long enough, those that follow each other are joined, with the pause
        between them. None: each span is one slot
    :param pause: minutes that a measure asks for between two sessions in one venue
    """
    by_day = {day: sorted(_of(spans, day), key=lambda one: one.starts) for day in range(1, 8)}
    day = since
    while day <= until:
        for first, last in _cut(by_day[day.isoweekday()], minutes, max(pause, BREAK_MIN)):
            starts, ends = datetime.combine(day, first), datetime.combine(day, last)
            yield Slot(slot_id(starts), starts, ends)
        day += timedelta(days=1)


def _of(spans: Sequence[Span], day: int) -> Iterator[Span]:
    return (span for span in spans if span.weekday == day)


def _cut(spans: Sequence[Span], minutes: int | None, pause: int) -> Iterator[tuple[time, time]]:
    if minutes is None:
        yield from ((span.starts, span.ends) for span in spans)
        return
    if any(span.minutes >= minutes for span in spans):
        for span in spans:
            start = _minutes(span.starts)
            while start + minutes <= _minutes(span.ends):
                yield _time(start), _time(start + minutes)
                start += minutes + pause
        return
    left, first = minutes, None
    for span in spans:
        first = first or span.starts
        if left <= span.minutes:
            yield first, _time(_minutes(span.starts) + left)
            return
        left -= span.minutes


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    return time(*divmod(minutes, 60))
