"""Questions about duties: how far each unit has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from suffuse.language.rules import Words
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.rollout import rules
from suffuse.rollout.models import Duty
from suffuse.rollout.rules import Marks, State

_UNIT = (
    "pk",
    "unit_id",
    "unit__parent_id",
    "unit__path",
    "unit__depth",
    "unit__code",
    "unit__name_lo",
    "unit__name_en",
    "unit__kind",
)
_MARKS = (
    "assessed_at",
    "planned_at",
    "studying_since",
    "studied_at",
    "reported_at",
    "returned_at",
    "accepted_at",
)


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """What a rollout asks of one unit, and how far it has come."""

    id: int
    rollout_id: int
    title: Words
    unit_id: int
    path: str
    marks: Marks
    state: State
    late: bool
    closes_on: date
    report_due: date


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A unit's duty in the overview of many."""

    id: int
    unit_id: int
    parent_id: int | None
    path: str
    depth: int
    code: str
    unit: Words
    kind: str
    marks: Marks
    state: State
    late: bool


def duty(rollout_id: int, unit_id: int, *, on: date) -> DutyFacts | None:
    """Return what a rollout asks of a unit; None where it asks nothing. One query."""
    row = _rows().filter(rollout_id=rollout_id, unit_id=unit_id).first()
    return _facts(row, on) if row else None


def duties_of_unit(unit_id: int, *, on: date) -> tuple[DutyFacts, ...]:
    """Return every duty of a unit in rollouts that are not closed, first due first. One query."""
    rows = _rows().filter(unit_id=unit_id, rollout__closed_at=None)
    return tuple(_facts(row, on) for row in rows.order_by("rollout__report_due", "pk"))


def duties(rollout_id: int, scope: Scope, *, on: date) -> tuple[DutyLine, ...]:
    """Return the duties of all units of a scope, each after the one above it. One query."""
    rows = (
        Duty.objects.filter(within(scope, "unit"), rollout_id=rollout_id)
        .order_by("unit__depth", "unit__sort_key", "unit__code")
        .values_list(*_UNIT, "rollout__closes_on", "rollout__report_due", *_MARKS)
    )
    return tuple(_line(row, on) for row in rows)


def _line(row: tuple[Any, ...], on: date) -> DutyLine:
    pk, unit_id, parent_id, path, depth, code, lo, en, kind, closes_on, due, *moments = row
    marks = Marks(*moments)
    state = rules.state(marks)
    late = rules.is_late(state, on=on, closes_on=closes_on, report_due=due)
    return DutyLine(
        pk, unit_id, parent_id, path, depth, code, Words(lo, en), kind, marks, state, late
    )


def is_alone(duty: DutyFacts) -> bool:
    """Tell whether the rollout reaches no unit below a duty's: its figures are its own. One query."""
    within_it = Duty.objects.filter(within(Scope(duty.path), "unit"), rollout_id=duty.rollout_id)
    return not within_it.exclude(pk=duty.id).exists()


def progress(rollout_id: int, scope: Scope) -> Mapping[State, int]:
    """Return how many units of a scope stand where, every state among them. One query."""
    rows = Duty.objects.filter(within(scope, "unit"), rollout_id=rollout_id).order_by()
    return rules.tally(rules.state(Marks(*moments)) for moments in rows.values_list(*_MARKS))


def where_is_duty(duty_id: int) -> str | None:
    """Return the path of the unit a duty belongs to; None where there is none."""
    return Duty.objects.filter(pk=duty_id).values_list("unit__path", flat=True).first()


def _rows() -> QuerySet[Duty]:
    return Duty.objects.select_related("rollout", "unit")


def _facts(row: Duty, on: date) -> DutyFacts:
    marks = Marks(*(getattr(row, name) for name in _MARKS))
    state, of = rules.state(marks), row.rollout
    return DutyFacts(
        id=row.pk,
        rollout_id=of.pk,
        title=Words(of.title_lo, of.title_en),
        unit_id=row.unit_id,
        path=row.unit.path,
        marks=marks,
        state=state,
        late=rules.is_late(state, on=on, closes_on=of.closes_on, report_due=of.report_due),
        closes_on=of.closes_on,
        report_due=of.report_due,
    )
