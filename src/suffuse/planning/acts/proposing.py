"""Proposing a plan: by the planner, or typed by hand; the same rules judge both."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from suffuse.audit.rules import Actor
from suffuse.planning import reads
from suffuse.planning.acts.writing import Draft, Proposed, keep
from suffuse.planning.engine import best, judged, solve
from suffuse.planning.engine.sharing import around
from suffuse.planning.models import Plan
from suffuse.planning.rules import Breach, Instance, Part, Slot, breaches
from suffuse.planning.rules import Plan as Answer
from suffuse.planning.rules import Session as Sitting

# A plan that breaks these cannot even be written down: it names nothing, or two things at one place.
UNWRITABLE = frozenset(
    {"known_things", "somebody_comes", "one_session_a_venue", "one_session_a_speaker"}
)


@dataclass
class NothingToPlanWith(Exception):
    """The unit lacks what every plan needs: `people`, `venues`, `speakers`, `hours` or `slots`."""

    lacks: str


@dataclass
class NotWritable(Exception):
    """The plan typed by hand contradicts itself; the breaches say where, by its sessions in order."""

    breaches: tuple[Breach, ...]
    sessions: tuple[Sitting, ...]


@dataclass(frozen=True, slots=True)
class Budget:
    """
    How long to look: seconds for each unit, and whether also for what would help.

    Without seconds the first good plan is taken as it is, at once. `timed`: a clock ends the search
    too, so that nobody waits on a slow machine; else work is counted alone, and plans repeat.
    """

    seconds: float = 10.0
    relax: bool = False
    seed: int = 0
    timed: bool = False


def propose(
    *,
    unit_id: int,
    rollout_id: int,
    by: Actor,
    at: datetime,
    seed: int = 0,
    relax: bool = True,
    seconds: float = 10.0,
) -> Plan:
    """
    Let the planner propose a plan; one proposed before and not confirmed is superseded.

    What was held stays, and what stands is moved only where it has to be. The planning is done
    before the transaction begins, so that nobody waits for it.

    :param relax: also try what would help most; takes several times as long
    :param seconds: at most so long; 0: the first good plan, at once
    :raises NothingToPlanWith: without people, venues, speakers or time
    :raises NoDuty: if the rollout asks nothing of the unit
    :raises RolloutClosed: after it was closed
    """
    budget = Budget(seconds, relax, seed, timed=True)
    done = propose_many(rollout_id=rollout_id, by={unit_id: by}, at=at, budget=budget)
    return _only(done, unit_id)


def propose_many(
    *, rollout_id: int, by: Mapping[int, Actor], at: datetime, budget: Budget | None = None
) -> Proposed:
    """
    Let the planner propose a plan for each of many units of a rollout, as `propose` does for one.

    Halls and speakers that units share are left to whoever proposed first; only where somebody would
    then have no place, and would have one otherwise, are the others' proposals passed over: which of
    the two is confirmed first holds.

    :param by: who answers for each unit, by unit id; fifty or a hundred at a time are a good number
    :raises RolloutClosed: after it was closed
    """
    questions = reads.asked_many(unit_ids=list(by), rollout_id=rollout_id, at=at, proposals=True)
    drafts: dict[int, Draft] = {}
    refused: dict[int, Exception] = {}
    taken: list[tuple[Slot, Sitting]] = []
    for unit_id, question in questions.items():
        try:
            check_enough(question.instance, at)
        except NothingToPlanWith as refusal:
            refused[unit_id] = refusal
            continue
        answer = planned(around(question.instance, taken), budget or Budget())
        drafts[unit_id] = Draft(question.instance, answer, question.minutes)
        taken += [(question.instance.slot[one.slot], one) for one in answer.sessions]
    short = [unit for unit, draft in drafts.items() if draft.answer.figures.left_out]
    drafts |= _alone(short, drafts, rollout_id, at, budget or Budget())
    kept = keep(rollout_id=rollout_id, drafts=drafts, by=by, at=at)
    return Proposed(kept.plans, {**refused, **kept.refused})


def _alone(
    short: Sequence[int],
    drafts: Mapping[int, Draft],
    rollout_id: int,
    at: datetime,
    budget: Budget,
) -> dict[int, Draft]:
    """Return plans that seat more people than the drafts do, had others proposed nothing."""
    found: dict[int, Draft] = {}
    if not short:
        return found
    for unit_id, question in reads.asked_many(unit_ids=short, rollout_id=rollout_id, at=at).items():
        if question.instance != drafts[unit_id].instance:
            answer = planned(question.instance, budget)
            if answer.figures.left_out < drafts[unit_id].answer.figures.left_out:
                found[unit_id] = Draft(question.instance, answer, question.minutes)
    return found


def planned(instance: Instance, budget: Budget) -> Answer:
    """Return the best plan that the budget allows."""
    if not budget.seconds:
        return judged(instance, best(instance, seed=budget.seed))
    return solve(
        instance,
        seed=budget.seed,
        relax=budget.relax,
        seconds=budget.seconds,
        clock=time.monotonic if budget.timed else None,
    )


def _only(done: Proposed, unit_id: int) -> Plan:
    if unit_id in done.refused:
        raise done.refused[unit_id]
    return done.plans[unit_id]


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
    question = reads.asked(unit_id=unit_id, rollout_id=rollout_id, at=at)
    instance = question.instance
    check_enough(instance, at)
    typed = with_held(instance, sessions)
    broken = breaches(instance, typed)
    if any(breach.rule in UNWRITABLE for breach in broken):
        raise NotWritable(broken, typed)
    draft = Draft(instance, judged(instance, typed), question.minutes, by_hand=True)
    kept = keep(rollout_id=rollout_id, drafts={unit_id: draft}, by={unit_id: by}, at=at)
    return _only(kept, unit_id)


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


def check_enough(instance: Instance, at: datetime) -> None:
    """Refuse what cannot be planned: without people, venues, speakers, hours or time."""
    now = timezone.localtime(at).replace(tzinfo=None)
    has = {
        "people": bool(sum(instance.heads.values())),
        "venues": bool(instance.venues),
        "speakers": bool(instance.speakers),
        "hours": bool(instance.slots),
        "slots": any(slot.starts > now for slot in instance.slots),
    }
    for what, found in has.items():
        if not found:
            raise NothingToPlanWith(what)
