"""When sessions can be held: mornings and afternoons of working days."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from suffuse.planning.rules.facts import Slot

MORNING = time(8, 30), time(11, 30)
AFTERNOON = time(13, 30), time(16, 30)
_FRIDAY = 5


def slot_id(starts: datetime) -> str:
    """Return the name of the slot that starts at a local time, such as `2021-06-14T08:30`."""
    return starts.strftime("%Y-%m-%dT%H:%M")


def working_slots(since: date, until: date) -> Iterator[Slot]:
    """Yield each weekday's morning and afternoon from one day to another, both among them."""
    day = since
    while day <= until:
        if day.isoweekday() <= _FRIDAY:
            for first, last in (MORNING, AFTERNOON):
                starts, ends = datetime.combine(day, first), datetime.combine(day, last)
                yield Slot(slot_id(starts), starts, ends)
        day += timedelta(days=1)
