"""Confirming a plan, and checking again what was confirmed when a limit has changed."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.planning import reads
from suffuse.planning.acts.writing import locked_duties
from suffuse.planning.models import Plan, Session, Speaker, Venue
from suffuse.planning.rules import Breach, Instance, batch_code, breaches
from suffuse.rollout import acts as rollout
from suffuse.rollout.models import Duty
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


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What came of confirming many plans: the plan in force, or the refusal, by plan id."""

    plans: Mapping[int, Plan]
    refused: Mapping[int, Exception]


def confirm(*, plan_id: int, by: Actor, at: datetime) -> Plan:
    """
    Put a plan in force: its sessions get their batch codes, the version before is superseded.

    Sessions that stay as they were keep their row, and so their code, what was counted in them and
    the sheets that hang on doors. People without a place do not block: the plan says how many.

    :raises NotProposed: if it is not waiting to be confirmed
    :raises NotAssessed: before the unit's own assessment
    :raises Unlawful: if it breaks a rule under the limits and facts of now
    :raises NoDuty: if the rollout asks nothing of the unit any more
    :raises RolloutClosed: after it was closed
    """
    done = confirm_many(by={plan_id: by}, at=at)
    if plan_id in done.refused:
        raise done.refused[plan_id]
    return done.plans[plan_id]


@transaction.atomic
def confirm_many(*, by: Mapping[int, Actor], at: datetime) -> Confirmed:
    """
    Put many plans in force at once, as `confirm` does with one.

    Those that use the same hall or speaker are taken one after the other, as they were proposed.

    :param by: who answers for each plan, by plan id; fifty or a hundred at a time are a good number
    :raises RolloutClosed: after a rollout of theirs was closed
    """
    rollouts = defaultdict[int, list[int]](list)
    for rollout_id, unit_id in Plan.objects.filter(pk__in=by).values_list("rollout_id", "unit_id"):
        rollouts[rollout_id].append(unit_id)
    refused: dict[int, Exception] = {}
    done: dict[int, Plan] = {}
    for rollout_id, unit_ids in sorted(rollouts.items()):
        duties = locked_duties(rollout_id, unit_ids)
        rows = Plan.objects.select_for_update().filter(pk__in=by, rollout_id=rollout_id)
        plans = list(rows.order_by("pk"))
        _wait_for_those_who_share(plans)
        sessions = _rows(plans)
        for some in _in_turns(plans, sessions):
            asked = {plan: sessions[plan.pk] for plan in some}
            broken, found = _judged(asked, duties, rollout_id, at)
            refused |= found
            good = [plan for plan in some if plan.pk not in found]
            _put_in_force(good, broken, rollout_id, by, at)
            done |= {plan.pk: plan for plan in good}
    return Confirmed(done, refused)


def _wait_for_those_who_share(plans: Sequence[Plan]) -> None:
    """Lock the venues and speakers that others use too: two units cannot take one hall at once."""
    stands = Session.objects.filter(plan__in=plans)
    for kind, used in ((Venue, "venue_id"), (Speaker, "speaker_id")):
        shared = kind.lent_to.through._default_manager.values(used)
        rows = kind._default_manager.filter(pk__in=stands.values(used)).filter(pk__in=shared)
        list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))


def _in_turns(
    plans: Sequence[Plan], rows: Mapping[int, Sequence[Session]]
) -> Sequence[Sequence[Plan]]:
    """Return the plans by turn: none uses a venue or speaker of another plan of its turn."""
    last = dict[tuple[str, int], int]()
    turns = defaultdict[int, list[Plan]](list)
    for plan in plans:
        used = {("venue", row.venue_id) for row in rows[plan.pk]}
        used |= {("speaker", row.speaker_id) for row in rows[plan.pk]}
        turn = max((last[thing] + 1 for thing in used if thing in last), default=0)
        turns[turn].append(plan)
        last |= dict.fromkeys(used, turn)
    return [turns[turn] for turn in sorted(turns)]


def _judged(
    plans: Mapping[Plan, Sequence[Session]],
    duties: Mapping[int, Duty],
    rollout_id: int,
    at: datetime,
) -> tuple[dict[int, tuple[Breach, ...]], dict[int, Exception]]:
    """Return what each plan breaks now, and why some cannot be put in force, by plan id."""
    unit_ids = [plan.unit_id for plan in plans]
    questions = reads.asked_many(unit_ids=unit_ids, rollout_id=rollout_id, at=at)
    broken: dict[int, tuple[Breach, ...]] = {}
    refused: dict[int, Exception] = {}
    for plan, rows in plans.items():
        broken[plan.pk] = _breaches(rows, questions[plan.unit_id].instance)
        blocking = tuple(one for one in broken[plan.pk] if one.rule != "nobody_left_out")
        duty = duties.get(plan.unit_id)
        if plan.state != "proposed":
            refused[plan.pk] = NotProposed(plan.state)
        elif duty is None:
            refused[plan.pk] = rollout.NoDuty(rollout_id, (plan.unit_id,))
        elif duty.assessed_at is None:
            refused[plan.pk] = NotAssessed()
        elif blocking:
            refused[plan.pk] = Unlawful(blocking)
    return broken, refused


def _put_in_force(
    plans: Sequence[Plan],
    broken: Mapping[int, tuple[Breach, ...]],
    rollout_id: int,
    by: Mapping[int, Actor],
    at: datetime,
) -> None:
    kept = _supersede(plans, rollout_id)
    codes = _give_codes(plans)
    lines = []
    for plan in plans:
        plan.state, plan.confirmed_at, plan.confirmed_by = "confirmed", at, by[plan.pk].account
        plan.breaches, plan.checked_at = reads.kept(broken[plan.pk]), at
        facts = {
            "version": plan.version,
            "sessions": kept[plan.pk] + codes[plan.pk],
            "kept": kept[plan.pk],
            "left_out": plan.figures.get("left_out"),
        }
        lines.append(audit.Line("planning.confirm", f"plan {plan.pk}", by[plan.pk], facts))
    fields = ["state", "confirmed_at", "confirmed_by", "breaches", "checked_at"]
    Plan.objects.bulk_update(plans, fields, batch_size=200)
    units = [plan.unit_id for plan in plans]
    rollout.mark_many(rollout_id=rollout_id, unit_ids=units, what=Mark.PLANNED, at=at)
    audit.write_many(lines=lines, at=at)


def recheck(*, plan_id: int, by: Actor, at: datetime) -> tuple[Breach, ...]:
    """
    Check an open plan against what is in force now, and keep what it breaks with it.

    Sessions already held are history and never judged again. An entry is written when the answer
    is another one than before.

    :raises NotProposed: if a later version took its place, so that it is open no more
    """
    found = recheck_many(plan_ids=[plan_id], by=by, at=at)
    if plan_id not in found:
        raise NotProposed("superseded")
    return found[plan_id]


@transaction.atomic
def recheck_many(
    *, plan_ids: Collection[int], by: Actor, at: datetime
) -> Mapping[int, tuple[Breach, ...]]:
    """Check many plans again, as `recheck` does one; those that are open no more are left out."""
    rows = Plan.objects.select_for_update().filter(pk__in=plan_ids).exclude(state="superseded")
    rollouts = defaultdict[int, list[Plan]](list)
    for plan in rows.order_by("pk"):
        rollouts[plan.rollout_id].append(plan)
    found: dict[int, tuple[Breach, ...]] = {}
    lines = []
    for rollout_id, plans in sorted(rollouts.items()):
        units = [plan.unit_id for plan in plans]
        questions = reads.asked_many(unit_ids=units, rollout_id=rollout_id, at=at)
        sessions = _rows(plans)
        for plan in plans:
            broken = _breaches(sessions[plan.pk], questions[plan.unit_id].instance)
            if reads.breaches_of(plan.breaches) != broken:
                facts = {"breaches": len(broken), "rules": sorted({one.rule for one in broken})}
                lines.append(audit.Line("planning.recheck", f"plan {plan.pk}", by, facts))
            plan.breaches, plan.checked_at = reads.kept(broken), at
            found[plan.pk] = broken
        Plan.objects.bulk_update(plans, ["breaches", "checked_at"], batch_size=200)
    audit.write_many(lines=lines, at=at)
    return found


def _breaches(rows: Sequence[Session], instance: Instance) -> tuple[Breach, ...]:
    """Judge a plan's sessions; some may stand outside the window's working hours."""
    slots = {slot.id: slot for slot in map(reads.slot_of, rows) if slot.id not in instance.slot}
    known = instance.changed(slots=(*instance.slots, *slots.values())) if slots else instance
    return breaches(known, [reads.session_of(row) for row in rows])


def _rows(plans: Sequence[Plan]) -> Mapping[int, list[Session]]:
    """Return each plan's sessions in the order of their numbers, which is how breaches count them."""
    found = defaultdict[int, list[Session]](list)
    rows = Session.objects.filter(plan__in=plans).select_related("level")
    for row in rows.prefetch_related("groups").order_by("number"):
        found[row.plan_id].append(row)
    return found


def _supersede(plans: Sequence[Plan], rollout_id: int) -> Mapping[int, int]:
    """Take the place of the plans in force; return how many of their sessions go on, by new plan."""
    units = {plan.unit_id: plan for plan in plans}
    olds = Plan.objects.select_for_update().filter(
        unit_id__in=units, rollout_id=rollout_id, state="confirmed"
    )
    before = list(olds.order_by("pk"))
    kept = {plan.pk: 0 for plan in plans}
    if not before:
        return kept
    Plan.objects.filter(pk__in=[old.pk for old in before]).update(state="superseded")
    rows = _rows([*before, *(units[old.unit_id] for old in before)])
    pairs = []
    for old in before:
        plan = units[old.unit_id]
        twins = {_shape(row): row for row in rows[plan.pk]}
        found = [(row, twins[_shape(row)]) for row in rows[old.pk] if _shape(row) in twins]
        for row, twin in found:
            pairs.append((row, twin.pk))
            row.plan, row.number = plan, twin.number
        kept[plan.pk] = len(found)
    # The twins go first: a venue serves one session of a plan at a time.
    Session.objects.filter(pk__in=[twin for _, twin in pairs]).delete()
    Session.objects.bulk_update([row for row, _ in pairs], ["plan", "number"], batch_size=500)
    return kept


def _shape(row: Session) -> tuple[object, ...]:
    parts = tuple(sorted((group.team, group.people) for group in row.groups.all()))
    return row.starts, row.venue_id, row.level_id, row.speaker_id, parts


def _give_codes(plans: Sequence[Plan]) -> Mapping[int, int]:
    """Give every new session its batch code; return how many were given, by plan."""
    given = {plan.pk: 0 for plan in plans}
    rows = list(Session.objects.filter(plan__in=plans, code__startswith="p"))
    for row in rows:
        row.code = batch_code(row.pk)
        given[row.plan_id] += 1
    Session.objects.bulk_update(rows, ["code"], batch_size=500)
    return given
