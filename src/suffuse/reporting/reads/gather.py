"""What the rooms below know, as numbers: the cells of a ledger. No name passes here."""

from datetime import datetime

from django.db.models import Count

from suffuse.attendance import reads as attendance
from suffuse.audience import reads as audience
from suffuse.comprehension import reads as comprehension
from suffuse.organisation.models import Unit
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.planning.models import Session
from suffuse.reporting.rules import Cell, came_so_far
from suffuse.rollout.models import Duty, RolloutLevel

type Key = tuple[int, str]  # unit id, level key


def cells(*, scope: Scope, rollout_id: int, at: datetime) -> dict[Key, Cell]:
    """
    Return what is known of every unit's people of every level at a moment.

    A unit that has handed in its people has said which levels it has; of one that has handed in
    nothing, every level of the rollout is there and not known. A constant number of queries.
    """
    people = _people(scope, rollout_id)
    seen = {(t.unit_id, t.level): t for t in attendance.totals(scope=scope, rollout_id=rollout_id)}
    due = _due(scope, rollout_id, at)
    every = comprehension.totals(scope=scope, rollout_id=rollout_id)
    checks = {(check.unit_id, check.level): check for check in every if check.after.of}
    found: dict[Key, Cell] = {}
    for key in {**people, **dict.fromkeys(seen), **dict.fromkeys(checks)}:
        basis, of = people.get(key, ("unknown", None))
        total, check = seen.get(key), checks.get(key)
        planned, said = (total.planned, total.came) if total else (None, None)
        found[key] = Cell(
            basis=basis,
            of=of,
            planned=planned,
            came=came_so_far(planned=planned, due=due.get(key, 0), said=said),
            stayed=total.stayed if total else None,
            checked=check.checked if check else None,
            answers=check.after.of if check else None,
            right=check.after.right if check else None,
        )
    return found


def of_unit(*, unit_id: int, rollout_id: int, at: datetime) -> dict[str, Cell]:
    """Return the cells of one unit's own people, by level."""
    path = Unit.objects.values_list("path", flat=True).get(pk=unit_id)
    return {
        level: cell
        for (unit, level), cell in cells(scope=Scope(path), rollout_id=rollout_id, at=at).items()
        if unit == unit_id
    }


def _due(scope: Scope, rollout_id: int, at: datetime) -> dict[Key, int]:
    """Return how many sessions should have been held by now."""
    rows = (
        Session.objects.filter(
            within(scope, "unit"), rollout_id=rollout_id, plan__state="confirmed", ends__lte=at
        )
        .order_by()
        .values_list("unit_id", "level__key")
        .annotate(Count("pk"))
    )
    return {(unit, level): count for unit, level, count in rows}


def _people(scope: Scope, rollout_id: int) -> dict[Key, tuple[str, int | None]]:
    """
    Return every unit's people of the levels that must study, as counted, estimated or unknown.

    A level without seats, such as the public, is reached by media: that is estimated, and is never
    added to those who came.
    """
    known = audience.per_unit(scope)
    seated = RolloutLevel.objects.filter(rollout_id=rollout_id, level__seated=True)
    levels = list(seated.values_list("level__key", flat=True))
    units = Duty.objects.filter(within(scope, "unit"), rollout_id=rollout_id)
    found: dict[Key, tuple[str, int | None]] = {}
    for unit in units.order_by().values_list("unit_id", flat=True):
        said = known.get(unit, {})
        counted = any(figure.basis == "counted" for figure in said.values())
        for level in levels:
            if level in said:
                found[unit, level] = str(said[level].basis), said[level].people
            elif not counted:
                found[unit, level] = "unknown", None
    return found
