"""One thing that waits, and the doors that a seat may open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from suffuse.access.reads import SeatFacts
from suffuse.access.rules import TABLE, permits

BAD, WARN, CALM = "bad", "warn", ""


@dataclass(frozen=True, slots=True)
class Task:
    """
    One line of the desk: what waits, since when, and its one button.

    `kind` is the mark before it: BAD stops others, WARN is late or near, CALM is the next step.
    """

    since: date
    what: str
    button: str | Promise
    href: str
    more: str = ""
    kind: str = CALM

    def waited(self, on: date) -> int:
        """Return for how many days it has waited."""
        return max((on - self.since).days, 0)


@dataclass(frozen=True, slots=True)
class Asking:
    """A seat that looks at its desk at a moment."""

    seat: SeatFacts
    at: datetime

    @property
    def on(self) -> date:
        """Return the day on the wall."""
        return timezone.localtime(self.at).date()

    def may(self, route: str, path: str | None = "") -> bool:
        """Tell whether the seat may use a route on a thing of the unit at `path` (its own, if "")."""
        row = TABLE.get(route)
        thing = self.seat.path if path == "" else path
        return row is not None and permits(
            row, role=self.seat.role, seat=self.seat.path, thing=thing
        )


Tasks = Iterator[Task]


def day_of(moment: datetime | date | None, *, otherwise: date) -> date:
    """Return the day of a moment; `otherwise` where there is none."""
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date()
    return moment or otherwise


def to(route: str, *ids: int) -> str:
    """Return the address of a route."""
    return reverse(route, args=ids)
