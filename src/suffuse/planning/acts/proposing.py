"""Proposing a plan: by the planner, or typed by hand; the same rules judge both."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from suffuse.audience.models import Level
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.planning import reads
from suffuse.planning.engine import judged, solve
from suffuse.planning.models import Group, Plan, Session
from suffuse.planning.rules import (
    Breach,
    Instance,
    Part,
    breaches,
    difference,
)
from suffuse.planning.rules import Plan as Answer
from suffuse.planning.rules import Session as Sitting
from suffuse.rollout.acts import NoDuty
from suffuse.rollout.models import Duty

# A plan that breaks these cannot even be written down: it names nothing, or two things at one place.
UNWRITABLE = frozenset(
    {"known_things", "somebody_comes", "one_session_a_venue", "one_session_a_speaker"}
)


@dataclass
class NothingToPlanWith(Exception):
    """The unit lacks what every plan needs: `people`, `venues`, `speakers`, or `slots`."""

    lacks: str


@dataclass
class RolloutClosed(Exception):
    """The rollout was closed; nothing more is planned in it."""

    at: datetime


@dataclass
class NotWritable(Exception):
    """The plan typed by hand contradicts itself; the breaches say where, by its sessions in order."""

    breaches: tuple[Breach, ...]
    sessions: tuple[Sitting, ...]


def propose(
    *,
    unit_id: int,
    rollout_id: int,
    by: Actor,
    at: datetime,
    seed: int = 0,
    relax: bool = True,
) -> Plan:
    """
    Let the planner propose a plan; one proposed before and not confirmed is superseded.

    What was held stays, and what stands is moved only where it has to be. The planning is done
    before the transaction begins, so that nobody waits for it.

    :param relax: also try what would help most; takes several times as long
    :raises NothingToPlanWith: without people, venues, speakers or time
    :raises NoDuty: if the rollout asks nothing of the unit
    :raises RolloutClosed: after it was closed
    """
    question = reads.asked(unit_id=unit_id, rollout_id=rollout_id, at=at)
    _check_enough(question.instance, at)
    answer = solve(question.instance, seed=seed, relax=relax)
    return keep(
        unit_id=unit_id,
        rollout_id=rollout_id,
        instance=question.instance,
        answer=answer,
        by=by,
        at=at,
    )


def propose_by_hand(
    *, unit_id: int, rollout_id: int, sessions: Sequence[Sitting], by: Actor, at: datetime
) -> Plan:
    """
    Propose a plan that a person typed; its breaches are kept with it, and block its confirmation.

    :param sessions: with the planner's ids (`reads.asked` names them); held ones are added
    :raises NotWritable: if it names unknown things, or puts two sessions in one place at a time
    :raises NothingToPlanWith: without people, venues, speakers or time
    :raises NoDuty: if the rollout asks nothing of the unit
    :raises RolloutClosed: after it was closed
    """
    instance = reads.asked(unit_id=unit_id, rollout_id=rollout_id, at=at).instance
    _check_enough(instance, at)
    typed = with_held(instance, sessions)
    broken = breaches(instance, typed)
    if any(breach.rule in UNWRITABLE for breach in broken):
        raise NotWritable(broken, typed)
    answer = judged(instance, typed)
    return keep(
        unit_id=unit_id,
        rollout_id=rollout_id,
        instance=instance,
        answer=answer,
        by_hand=True,
        by=by,
        at=at,
    )


def with_held(instance: Instance, sessions: Sequence[Sitting]) -> tuple[Sitting, ...]:
    """Return the typed sessions, each team once, after those that were held, in order of time."""
    held = [one for one in instance.fixed if one.held]
    typed = [replace(one, groups=_merged(one.groups)) for one in sessions]
    place = instance.place
    return tuple(
        sorted([*held, *typed], key=lambda one: (place.get(one.slot, -1), one.venue, one.speaker))
    )


def _merged(groups: Iterable[Part]) -> tuple[Part, ...]:
    people = Counter[str]()
    for part in groups:
        people[part.team] += part.people
    return tuple(Part(team, count) for team, count in sorted(people.items()))


def _check_enough(instance: Instance, at: datetime) -> None:
    now = timezone.localtime(at).replace(tzinfo=None)
    has = {
        "people": bool(sum(instance.heads.values())),
        "venues": bool(instance.venues),
        "speakers": bool(instance.speakers),
        "slots": any(slot.starts > now for slot in instance.slots),
    }
    for what, found in has.items():
        if not found:
            raise NothingToPlanWith(what)


@transaction.atomic
def keep(
    *,
    unit_id: int,
    rollout_id: int,
    instance: Instance,
    answer: Answer,
    by_hand: bool = False,
    by: Actor,
    at: datetime,
) -> Plan:
    """Write a proposed plan as the unit's next version, with one entry in the audit."""
    locked_duty(unit_id, rollout_id)
    versions = Plan.objects.filter(unit_id=unit_id, rollout_id=rollout_id)
    versions.filter(state="proposed").update(state="superseded")
    newest = versions.order_by("-version").values_list("version", flat=True).first() or 0
    plan = Plan.objects.create(
        unit_id=unit_id,
        rollout_id=rollout_id,
        version=newest + 1,
        by_hand=by_hand,
        status=answer.status,
        figures=reads.kept([answer.figures])[0],
        bounds=reads.kept([answer.bounds])[0],
        binding=reads.kept(answer.binding),
        relaxations=reads.kept(answer.relaxations),
        breaches=reads.kept(answer.breaches),
        difference=_changes(instance, answer),
        checked_at=at,
        proposed_at=at,
        proposed_by=by.account,
    )
    _write_sessions(plan, instance, answer.sessions)
    facts = {
        "version": plan.version,
        "by_hand": by_hand,
        "status": answer.status,
        "sessions": answer.figures.sessions,
        "left_out": answer.figures.left_out,
        "moved": answer.figures.moved,
        "breaches": len(answer.breaches),
    }
    act = "planning.propose_by_hand" if by_hand else "planning.propose"
    audit.write(act=act, thing=f"plan {plan.pk}", by=by, at=at, facts=facts)
    return plan


def locked_duty(unit_id: int, rollout_id: int) -> Duty:
    """
    Return the unit's duty, locked: whoever plans for a unit in a rollout waits here for others.

    :raises NoDuty: if the rollout asks nothing of the unit
    :raises RolloutClosed: after it was closed
    """
    duty = (
        Duty.objects.select_for_update(of=("self",))
        .select_related("rollout")
        .filter(unit_id=unit_id, rollout_id=rollout_id)
        .first()
    )
    if duty is None:
        raise NoDuty(rollout_id, (unit_id,))
    if duty.rollout.closed_at is not None:
        raise RolloutClosed(duty.rollout.closed_at)
    return duty


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


def _write_sessions(plan: Plan, instance: Instance, sessions: Sequence[Sitting]) -> None:
    levels = dict(Level.objects.values_list("key", "pk"))
    rows = Session.objects.bulk_create(
        Session(
            plan=plan,
            unit_id=plan.unit_id,
            rollout_id=plan.rollout_id,
            code=f"p{plan.pk}.{number}",
            number=number,
            level_id=levels[one.level],
            venue_id=reads.row_id(one.venue),
            speaker_id=reads.row_id(one.speaker),
            starts=timezone.make_aware(instance.slot[one.slot].starts),
            ends=timezone.make_aware(instance.slot[one.slot].ends),
            people=one.people,
        )
        for number, one in enumerate(sessions, start=1)
    )
    Group.objects.bulk_create(
        Group(session=row, team=part.team, people=part.people)
        for row, one in zip(rows, sessions, strict=True)
        for part in one.groups
    )
