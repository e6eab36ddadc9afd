"""Numbers only: what a session, a level, a unit and a country came to."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Q, Sum
from django.utils import timezone

from suffuse.attendance import rules
from suffuse.attendance.models import Event, Showing
from suffuse.attendance.rules import Limit, State
from suffuse.measure import reads as measure
from suffuse.measure.rules import Limits
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.planning import reads as planning
from suffuse.planning.models import Session

# A plan that was superseded counts for what was held under it, and for nothing else.
COUNTS = Q(held_at__isnull=False) | Q(plan__state="confirmed")


@dataclass(frozen=True, slots=True)
class Total:
    """
    One level of one unit in a rollout. People and sessions, never a name.

    `came` and `stayed` are None where no door was watched; `counted` is how many of the `held`
    sessions have a figure for `came`, so that a part is never taken for the whole.
    """

    unit_id: int
    level: str
    sessions: int = 0
    planned: int = 0
    held: int = 0
    counted: int = 0
    came: int | None = None
    stayed: int | None = None
    unsettled: int = 0
    voids: int = 0
    rule_broken: int = 0

    def less(self, came: int, stayed: int) -> "Total":
        """Return the same without those who would be counted a second time."""
        return replace(
            self,
            came=None if self.came is None else self.came - came,
            stayed=None if self.stayed is None else self.stayed - stayed,
        )


def presence_of(events: Iterable[Event]) -> rules.Presence:
    """Compute a session's presence from its rows, in the order in which they reached the server."""
    arrived = sorted(events, key=lambda row: (row.at, row.device, row.device_sequence or 0, row.pk))
    return rules.presence(
        rules.Event(
            id=row.pk,
            kind=row.kind,
            order=order,
            person=row.person_id,
            tally=row.tally,
            voids=row.voids_id,
            source=row.source,
            device=row.device,
            sequence=row.device_sequence,
        )
        for order, row in enumerate(arrived, start=1)
    )


def presence(*, session_id: int) -> rules.Presence:
    """Return what the door of one session saw. One query."""
    return presence_of(Event.objects.filter(session_id=session_id))


def limit_of(session: Session) -> Limit:
    """Return what was allowed in a session's venue on its day."""
    on = timezone.localtime(session.starts).date()
    return limit_in(session, measure.limits(path=session.unit.path, on=on))


def limit_in(session: Session, force: Limits) -> Limit:
    """Return what was allowed in a session's venue under the limits in force. No query."""
    seats = planning.safe_seats(session.venue, force.distance_m)
    return Limit(force.people, force.distance_m, force.in_person, seats, force.sources)


def totals(*, scope: Scope, rollout_id: int) -> tuple[Total, ...]:
    """
    Return each unit's and level's totals: the door upward. Three queries, however many.

    Someone who came to two sessions is counted once.
    """
    ours = Session.objects.filter(within(scope, "unit"), COUNTS, rollout_id=rollout_id)
    planned = (
        ours.order_by()
        .values_list("unit_id", "level__key")
        .annotate(n=Count("pk"), total=Sum("people"), held=Count("held_at"))
    )
    seen = _seen(scope, rollout_id)
    came, stayed = _twice(scope, rollout_id)
    return tuple(
        replace(
            seen.get((unit, level), Total(unit, level)).less(
                came[unit, level], stayed[unit, level]
            ),
            sessions=sessions,
            planned=people,
            held=held,
        )
        for unit, level, sessions, people, held in planned
    )


type _Cell = tuple[int, str]


def _seen(scope: Scope, rollout_id: int) -> dict[_Cell, Total]:
    rows = (
        Showing.objects.filter(
            within(scope, "session__unit"),
            Q(session__held_at__isnull=False) | Q(session__plan__state="confirmed"),
            session__rollout_id=rollout_id,
        )
        .order_by()
        .values_list("session__unit_id", "session__level__key")
        .annotate(
            Count("came"),
            Sum("came"),
            Sum("stayed"),
            Sum("unsettled"),
            Sum("voids"),
            broken=Count("pk", filter=Q(rule_broken=True)),
        )
    )
    return {(unit, level): Total(unit, level, 0, 0, 0, *figures) for unit, level, *figures in rows}


def _twice(scope: Scope, rollout_id: int) -> tuple[Counter[_Cell], Counter[_Cell]]:
    """Return by how many people each cell would count somebody more than once."""
    ours = Event.objects.filter(within(scope, "session__unit"), session__rollout_id=rollout_id)
    often = (
        ours.filter(person__isnull=False)
        .order_by()
        .values("person_id")
        .annotate(n=Count("session_id", distinct=True))
        .filter(n__gt=1)
        .values("person_id")
    )
    about = ours.filter(Q(person_id__in=often) | Q(voids__person_id__in=often))
    by_cell: dict[tuple[int, _Cell], list[Event]] = defaultdict(list)
    for event in about.select_related("session__level"):
        cell = event.session.unit_id, event.session.level.key
        by_cell[event.session_id, cell].append(event)
    came: Counter[tuple[int, _Cell]] = Counter()
    stayed: Counter[tuple[int, _Cell]] = Counter()
    for (_, cell), events in by_cell.items():
        seen = presence_of(events)
        for person, state in seen.opening.items():
            here = state is State.PRESENT
            came[person, cell] += here
            stayed[person, cell] += here and seen.closing.get(person) is State.PRESENT
    return _surplus(came), _surplus(stayed)


def _surplus(times: Counter[tuple[int, _Cell]]) -> Counter[_Cell]:
    """Return how many counts in each cell are somebody's second, third … count."""
    surplus: Counter[_Cell] = Counter()
    for (_, cell), count in times.items():
        surplus[cell] += max(count - 1, 0)
    return surplus
