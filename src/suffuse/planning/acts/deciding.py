"""Confirming a plan, and checking again what was confirmed when a limit has changed."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.planning import reads
from suffuse.planning.acts.proposing import locked_duty
from suffuse.planning.models import Plan, Session
from suffuse.planning.rules import Breach, Slot, batch_code, breaches
from suffuse.rollout import acts as rollout
from suffuse.rollout.rules import Mark


class NotAssessed(Exception):
    """The unit has not yet held the text against its own work, so its plan is not complete."""


@dataclass
class NotProposed(Exception):
    """The plan was already confirmed, or a later version took its place."""

    state: str


@dataclass
class Unlawful(Exception):
    """The plan breaks rules as they stand now."""

    breaches: tuple[Breach, ...]


@transaction.atomic
def confirm(*, plan_id: int, by: Actor, at: datetime) -> Plan:
    """
    Put a plan in force: its sessions get their batch codes, the version before is superseded.

    Sessions that stay as they were keep their row, and so their code, what was counted in them and
    the sheets that hang on doors. People without a place do not block: the plan says how many.

    :raises NotProposed: if it is not waiting to be confirmed
    :raises NotAssessed: before the unit's own assessment
    :raises Unlawful: if it breaks a rule under the limits and facts of now
    """
    found = Plan.objects.get(pk=plan_id)
    duty = locked_duty(found.unit_id, found.rollout_id)
    plan = Plan.objects.select_for_update().get(pk=plan_id)
    if plan.state != "proposed":
        raise NotProposed(plan.state)
    if duty.assessed_at is None:
        raise NotAssessed
    broken = _breaches(plan, at)
    if blocking := tuple(one for one in broken if one.rule != "nobody_left_out"):
        raise Unlawful(blocking)
    kept = _supersede(plan)
    _give_codes(plan)
    plan.state, plan.confirmed_at, plan.confirmed_by = "confirmed", at, by.account
    plan.breaches, plan.checked_at = reads.kept(broken), at
    plan.save()
    rollout.mark(rollout_id=plan.rollout_id, unit_id=plan.unit_id, what=Mark.PLANNED, at=at)
    facts = {
        "version": plan.version,
        "sessions": plan.sessions.count(),
        "kept": kept,
        "left_out": plan.figures.get("left_out"),
    }
    audit.write(act="planning.confirm", thing=f"plan {plan.pk}", by=by, at=at, facts=facts)
    return plan


@transaction.atomic
def recheck(*, plan_id: int, by: Actor, at: datetime) -> tuple[Breach, ...]:
    """
    Check an open plan against what is in force now, and keep what it breaks with it.

    Sessions already held are history and never judged again. An entry is written when the answer
    is another one than before.

    :raises NotProposed: if a later version took its place, so that it is open no more
    """
    plan = Plan.objects.select_for_update().get(pk=plan_id)
    if plan.state == "superseded":
        raise NotProposed(plan.state)
    broken = _breaches(plan, at)
    changed = reads.breaches_of(plan.breaches) != broken
    plan.breaches, plan.checked_at = reads.kept(broken), at
    plan.save(update_fields=["breaches", "checked_at"])
    if changed:
        facts = {"breaches": len(broken), "rules": sorted({one.rule for one in broken})}
        audit.write(act="planning.recheck", thing=f"plan {plan.pk}", by=by, at=at, facts=facts)
    return broken


def _breaches(plan: Plan, at: datetime) -> tuple[Breach, ...]:
    instance = reads.asked(unit_id=plan.unit_id, rollout_id=plan.rollout_id, at=at).instance
    sessions = [reads.session_of(row) for row in _rows(plan)]
    known = instance.changed(slots=(*instance.slots, *_other_slots(instance.slot, plan)))
    return breaches(known, sessions)


def _other_slots(known: Container[str], plan: Plan) -> list[Slot]:
    """Return the slots of a plan's sessions that stand outside the window's working hours."""
    found = {}
    for row in _rows(plan):
        slot = reads.slot_of(row)
        if slot.id not in known:
            found[slot.id] = slot
    return list(found.values())


def _rows(plan: Plan) -> list[Session]:
    """Return the sessions in the order of their numbers, which is how breaches count them."""
    rows = plan.sessions.select_related("level").prefetch_related("groups")
    return list(rows.order_by("number"))


def _supersede(plan: Plan) -> int:
    """Take the place of the plan in force; return how many of its sessions go on unchanged."""
    before = (
        Plan.objects.select_for_update()
        .filter(unit_id=plan.unit_id, rollout_id=plan.rollout_id, state="confirmed")
        .first()
    )
    if before is None:
        return 0
    before.state = "superseded"
    before.save(update_fields=["state"])
    twins = {_shape(row): row for row in _rows(plan)}
    pairs = [(row, twins[_shape(row)]) for row in _rows(before) if _shape(row) in twins]
    Session.objects.filter(pk__in=[twin.pk for _, twin in pairs]).delete()
    for row, twin in pairs:
        row.plan, row.number = plan, twin.number
    Session.objects.bulk_update([row for row, _ in pairs], ["plan", "number"])
    return len(pairs)


def _shape(row: Session) -> tuple[object, ...]:
    parts = tuple(sorted((group.team, group.people) for group in row.groups.all()))
    return row.starts, row.venue_id, row.level_id, row.speaker_id, parts


def _give_codes(plan: Plan) -> None:
    rows: Sequence[Session] = list(plan.sessions.filter(code__startswith="p"))
    for row in rows:
        row.code = batch_code(row.pk)
    Session.objects.bulk_update(rows, ["code"])
