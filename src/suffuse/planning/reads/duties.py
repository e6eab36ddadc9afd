"""What a unit has to plan for: its duties, each with the newest plan."""

from dataclasses import dataclass
from datetime import date

from suffuse.language.rules import Words
from suffuse.organisation.models import Unit
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.planning.models import Plan
from suffuse.rollout.models import Duty


@dataclass(frozen=True, slots=True)
class DutyPlace:
    """The unit and the rollout a duty joins, and its newest plan that is not superseded."""

    duty_id: int
    unit_id: int
    rollout_id: int
    unit: Words
    unit_path: str
    rollout: Words
    assessed: bool
    plan_id: int | None


@dataclass(frozen=True, slots=True)
class DutyPlan:
    """A rollout that asks something of a unit, and the unit's newest plan for it."""

    duty_id: int
    rollout: Words
    closes_on: date
    plan_id: int | None
    state: str
    sessions: int
    breaches: int


def duty_plans(unit_id: int) -> tuple[DutyPlan, ...]:
    """Return what a unit has to plan for, the newest rollout first. Two queries."""
    rows = Plan.objects.filter(unit_id=unit_id).exclude(state="superseded").order_by("version")
    newest = {row.rollout_id: row for row in rows}
    duties = Duty.objects.filter(unit_id=unit_id, rollout__closed_at=None)
    return tuple(
        _duty_plan(row, newest.get(row.rollout_id))
        for row in duties.select_related("rollout").order_by("-rollout__opens_on", "pk")
    )


def _duty_plan(row: Duty, plan: Plan | None) -> DutyPlan:
    return DutyPlan(
        duty_id=row.pk,
        rollout=Words(row.rollout.title_lo, row.rollout.title_en),
        closes_on=row.rollout.closes_on,
        plan_id=plan.pk if plan else None,
        state=plan.state if plan else "",
        sessions=int(plan.figures.get("sessions", 0)) if plan else 0,
        breaches=len(plan.breaches) if plan else 0,
    )


def duty_place(duty_id: int) -> DutyPlace:
    """
    Return what a duty speaks of. Two queries.

    :raises Duty.DoesNotExist: if there is none
    """
    row = Duty.objects.select_related("unit", "rollout").get(pk=duty_id)
    newest = (
        Plan.objects.filter(unit_id=row.unit_id, rollout_id=row.rollout_id)
        .exclude(state="superseded")
        .order_by("-version")
        .values_list("pk", flat=True)
        .first()
    )
    return DutyPlace(
        duty_id=row.pk,
        unit_id=row.unit_id,
        rollout_id=row.rollout_id,
        unit=Words(row.unit.name_lo, row.unit.name_en),
        unit_path=row.unit.path,
        rollout=Words(row.rollout.title_lo, row.rollout.title_en),
        assessed=row.assessed_at is not None,
        plan_id=newest,
    )


def units_asked(*, unit_id: int, rollout_id: int) -> list[int]:
    """Return the units at and below one that a rollout asks to study. Two queries."""
    path = Unit.objects.values_list("path", flat=True).get(pk=unit_id)
    duties = Duty.objects.filter(within(Scope(path), "unit"), rollout_id=rollout_id)
    return list(duties.order_by("unit_id").values_list("unit_id", flat=True))
