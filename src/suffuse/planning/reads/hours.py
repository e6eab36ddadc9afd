"""When a unit can study, and who said so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from suffuse.language.rules import Words
from suffuse.organisation.models import Unit
from suffuse.organisation.rules import ancestors
from suffuse.planning.models import Hours
from suffuse.planning.rules import Span
from suffuse.planning.rules.calendar import USUAL


@dataclass(frozen=True, slots=True)
class HoursFacts:
    """
    The hours that hold for a unit, and those it said itself.

    `said_by` is the unit above that said them; None if the unit itself did, or nobody.
    """

    held: tuple[Span, ...]
    own: tuple[Span, ...]
    said_by: Words | None
    usual: bool

    @property
    def days(self) -> tuple[tuple[int, tuple[tuple[time, time], ...]], ...]:
        """Return (weekday, its stretches) of every day on which there are any."""
        return tuple(self._days())

    def _days(self) -> Iterator[tuple[int, tuple[tuple[time, time], ...]]]:
        for day in sorted({one.weekday for one in self.held}):
            yield day, tuple((one.starts, one.ends) for one in self.held if one.weekday == day)


def hours(unit_id: int) -> HoursFacts:
    """
    Return when a unit can study. Two queries.

    :raises Unit.DoesNotExist: if there is none
    """
    path = Unit.objects.values_list("path", flat=True).get(pk=unit_id)
    rows = Hours.objects.filter(unit__path__in=ancestors(path)).select_related("unit")
    said: dict[str, list[Span]] = {}
    names: dict[str, Words] = {}
    for row in rows.order_by("weekday", "starts"):
        said.setdefault(row.unit.path, []).append(Span(row.weekday, row.starts, row.ends))
        names[row.unit.path] = Words(row.unit.name_lo, row.unit.name_en)
    nearest = max(said, key=len, default=None)
    if nearest is None:
        return HoursFacts(USUAL, (), None, usual=True)
    own = tuple(said.get(path, ()))
    said_by = None if own else names[nearest]
    return HoursFacts(tuple(said[nearest]), own, said_by, usual=False)
