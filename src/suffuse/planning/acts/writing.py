"""Writing proposed plans down: many units in a few queries, one entry in the audit for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from suffuse.audience.models import Level
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.planning import reads
from suffuse.planning.models import Group, Plan, Session
from suffuse.planning.rules import Instance, Slot, difference
from suffuse.planning.rules import Plan as Answer
from suffuse.planning.rules import Session as Sitting
from suffuse.rollout.acts import NoDuty
from suffuse.rollout.models import Duty


@dataclass
class RolloutClosed(Exception):
    """The rollout was closed; nothing more is planned in it."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A question with its answer, not yet written down; `minutes` is how long each level studies."""

    instance: Instance
    answer: Answer
    minutes: Mapping[str, int]
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of proposing for many units: a plan, or the refusal, by unit."""

    plans: Mapping[int, Plan]
    refused: Mapping[int, Exception]


@transaction.atomic
def keep(
    *, rollout_id: int, drafts: Mapping[int, Draft], by: Mapping[int, Actor], at: datetime
) -> Proposed:
    """
    Write drafts as the next versions of their units' plans, with one entry in the audit for each.

    A unit of which the rollout asks nothing is refused with `NoDuty`.

    :raises RolloutClosed: after it was closed
    """
    duties = locked_duties(rollout_id, list(drafts))
    refused: dict[int, Exception] = {
        unit: NoDuty(rollout_id, (unit,)) for unit in drafts if unit not in duties
    }
    taken = {unit: draft for unit, draft in drafts.items() if unit in duties}
    versions = Plan.objects.filter(unit_id__in=taken, rollout_id=rollout_id).order_by()
    versions.filter(state="proposed").update(state="superseded")
    newest = dict(versions.values_list("unit_id").annotate(newest=Max("version")))
    plans = [_plan(unit, newest.get(unit, 0) + 1, draft) for unit, draft in taken.items()]
    for plan in plans:
        plan.rollout_id, plan.proposed_by = rollout_id, by[plan.unit_id].account
        plan.checked_at = plan.proposed_at = at
    plans = Plan.objects.bulk_create(plans)
    _write_sessions([(plan, taken[plan.unit_id]) for plan in plans])
    audit.write_many(lines=[_line(plan, taken[plan.unit_id], by) for plan in plans], at=at)
    return Proposed({plan.unit_id: plan for plan in plans}, refused)


def locked_duties(rollout_id: int, unit_ids: Sequence[int]) -> dict[int, Duty]:
    """
    Return the units' duties, locked: whoever plans for a unit in a rollout waits here for others.

    :raises RolloutClosed: after it was closed
    """
    rows = (
        Duty.objects.select_for_update(of=("self",))
        .select_related("rollout")
        .filter(unit_id__in=unit_ids, rollout_id=rollout_id)
        .order_by("pk")
    )
    duties = {row.unit_id: row for row in rows}
    for duty in duties.values():
        if duty.rollout.closed_at is not None:
            raise RolloutClosed(duty.rollout.closed_at)
    return duties


def _ends(slot: Slot, minutes: int | None) -> datetime:
    """Return when a session ends: slots are as long as the longest level needs, others go earlier."""
    return (
        slot.ends if minutes is None else min(slot.ends, slot.starts + timedelta(minutes=minutes))
    )


def _plan(unit_id: int, version: int, draft: Draft) -> Plan:
    answer = draft.answer
    return Plan(
        unit_id=unit_id,
        version=version,
        by_hand=draft.by_hand,
        status=answer.status,
        figures=reads.kept([answer.figures])[0],
        bounds=reads.kept([answer.bounds])[0],
        binding=reads.kept(answer.binding),
        relaxations=reads.kept(answer.relaxations),
        breaches=reads.kept(answer.breaches),
        difference=_changes(draft.instance, answer),
    )


def _line(plan: Plan, draft: Draft, by: Mapping[int, Actor]) -> audit.Line:
    figures = draft.answer.figures
    facts = {
        "version": plan.version,
        "by_hand": draft.by_hand,
        "status": draft.answer.status,
        "sessions": figures.sessions,
        "left_out": figures.left_out,
        "moved": figures.moved,
        "breaches": len(draft.answer.breaches),
    }
    act = "planning.propose_by_hand" if draft.by_hand else "planning.propose"
    return audit.Line(act, f"plan {plan.pk}", by[plan.unit_id], facts)


def _changes(instance: Instance, answer: Answer) -> dict[str, Any] | None:
    """Return what differs from the plan in force, with ids; None for the first plan."""
    if not instance.fixed:
        return None
    found = difference(instance.fixed, answer.sessions)
    return {
        "came": [_brief(one) for one in found.came],
        "went": [_brief(one) for one in found.went],
        "changed": [{**_brief(new), "before": old.people} for old, new in found.changed],
        "stayed": len(found.stayed),
        "moved": found.moved,
    }


def _brief(one: Sitting) -> dict[str, Any]:
    return {"slot": one.slot, "venue": one.venue, "level": one.level, "people": one.people}


def _write_sessions(plans: Sequence[tuple[Plan, Draft]]) -> None:
    levels = dict(Level.objects.values_list("key", "pk"))
    made = [pair for plan, draft in plans for pair in _sessions(plan, draft, levels)]
    rows = Session.objects.bulk_create([row for row, _ in made], batch_size=500)
    Group.objects.bulk_create(
        (
            Group(session=row, team=part.team, people=part.people)
            for row, (_, sitting) in zip(rows, made, strict=True)
            for part in sitting.groups
        ),
        batch_size=1000,
    )


def _sessions(
    plan: Plan, draft: Draft, levels: Mapping[str, int]
) -> Iterator[tuple[Session, Sitting]]:
    for number, one in enumerate(draft.answer.sessions, start=1):
        slot = draft.instance.slot[one.slot]
        row = Session(
            plan=plan,
            unit_id=plan.unit_id,
            rollout_id=plan.rollout_id,
            code=f"p{plan.pk}.{number}",
            number=number,
            level_id=levels[one.level],
            venue_id=reads.row_id(one.venue),
            speaker_id=reads.row_id(one.speaker),
            starts=timezone.make_aware(slot.starts),
            ends=timezone.make_aware(_ends(slot, draft.minutes.get(one.level))),
            people=one.people,
        )
        yield row, one
