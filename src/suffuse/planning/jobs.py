"""Long work in the background: plans under a changed measure, longer looks, what would be if."""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from itertools import batched
from typing import Any

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from suffuse.audit.rules import HOUSE, Actor
from suffuse.language.engine import beside
from suffuse.planning import acts, reads
from suffuse.planning.acts.considering import consider
from suffuse.planning.acts.proposing import check_enough
from suffuse.planning.acts.working import AGAIN, LOOK, SUPPOSE, keep_steps, take_steps
from suffuse.planning.acts.writing import Draft, keep
from suffuse.planning.engine import Effort, seat, solve
from suffuse.planning.engine.sharing import together
from suffuse.planning.models import Step, Venue, Work
from suffuse.planning.rules import Instance, Plan, Supposed, needs

AT_ONCE = 100
"""So many plans are checked in one transaction; a job that is cut short loses no more."""
FORGOTTEN = timedelta(minutes=1)
"""After so long without anybody at work the ticker puts long work back into the queue."""
SECONDS: Mapping[str, float] = {LOOK: 10.0, AGAIN: 10.0, SUPPOSE: 2.0}
"""How long one unit's plan may take."""

ROOMS_AT_ONCE, SECONDS_A_ROOM = 10, 2.0

type Pool = Mapping[int, Instance]
type Plans = Mapping[int, Plan]
type Found = Mapping[int, Mapping[str, Any]]
"""What came of each unit: what it lacks, or what it needs now and would need then."""


def recheck_open_plans(*, at: datetime, by: Actor = HOUSE) -> int:
    """
    Check again every open plan that a measure issued or withdrawn since its last check touches.

    Its owner finds the breaches on the plan and on the desk (`reads.waiting`). Cut short, it goes on
    where it was when it is called again; called twice, it finds nothing to do. Returns how many
    plans were checked.
    """
    stale = reads.stale_plans()
    for some in batched(stale, AT_ONCE, strict=False):
        acts.recheck_many(plan_ids=some, by=by, at=at)
    return len(stale)


def plan_again(*, at: datetime, by: Actor = HOUSE) -> tuple[int, ...]:
    """
    Begin to plan again every open plan that a changed measure made unlawful; return the works begun.

    Plans that are still lawful under the new limits stay as they are, to the last seat. What is
    planned again is a proposal with its difference: its owner decides.
    """
    units: dict[tuple[int, int], list[int]] = defaultdict(list)
    for rollout_id, top_id, unit_id in reads.broken_plans():
        units[rollout_id, top_id].append(unit_id)
    works = []
    for (rollout_id, top_id), unit_ids in units.items():
        work = acts.begin_work(
            kind=AGAIN, top_id=top_id, rollout_id=rollout_id, unit_ids=unit_ids, by=by, at=at
        )
        works.append(work.pk)
    return tuple(works)


def work_out_rooms(*, at: datetime, by: Actor = HOUSE) -> int:
    """
    Work out, for a few rooms at a time, how the most people sit at the distances in force.

    Fixed seats are chosen exactly, floors with something in the way by pushing people apart; until
    then a plan counts on what is found at once. Returns how many were worked out.
    """
    waiting = reads.unseated()[:ROOMS_AT_ONCE]
    for venue_id, distance in waiting:
        room = reads.shape(Venue.objects.get(pk=venue_id), distance)
        found = seat(room, effort=Effort(SECONDS_A_ROOM, time.monotonic))
        acts.keep_seating(venue_id=venue_id, distance_m=distance, found=found, by=by, at=at)
    return len(waiting)


def recheck(at: datetime) -> str:
    """Check plans under changed measures, begin to plan again, wake what sleeps; say it shortly."""
    count = recheck_open_plans(at=at)
    begun = plan_again(at=at)
    asleep = reads.unfinished(untouched_since=at - FORGOTTEN)
    for work_id in (*begun, *asleep):
        queue(work_id)
    said = {
        "{} rooms worked out": work_out_rooms(at=at),
        "{} plans checked again": count,
        "{} works begun": len(begun),
        "{} works taken up again": len(asleep),
    }
    return ", ".join(shape.format(number) for shape, number in said.items() if number)


def queue(work_id: int) -> None:
    """Leave long work to a worker; put there twice, it is still done once."""
    carry_out.enqueue(work_id)


@task()
def carry_out(work_id: int) -> None:
    """Do the steps of long work that nobody else does, until none is left."""
    cores = int(os.environ.get("SUFFUSE_CORES") or os.process_cpu_count() or 1)
    finish(work_id, clock=timezone.now, cores=cores)


def finish(work_id: int, *, clock: Callable[[], datetime], cores: int = 1) -> int:
    """
    Do the steps of long work that nobody else does, until none is left; return how many pools.

    Solving is spread over cores; the database is asked and written by this process alone, after
    every few pools, so that a kill loses no more than those, and they are taken again.
    """
    work, done = Work.objects.get(pk=work_id), 0
    solver = _solver(work.kind)
    with Cores(cores) as many:
        while taken := take_steps(work_id=work_id, most=2 * cores, at=clock()):
            _do(work, taken, many, partial(together, planner=solver), clock())
            done += len(taken)
    return done


def _solver(kind: str) -> Callable[[Instance], Plan]:
    """Return how a unit is planned: a longer look says what would help, a what-if cuts as it comes."""
    return partial(
        solve,
        relax=kind == LOOK,
        cuts=kind != SUPPOSE,
        seconds=SECONDS[kind],
        clock=time.monotonic,
    )


class Cores:
    """
    Solves several questions side by side; the processes are started when two come together.

    They end with the process that works, also when it is killed.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Cores":
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)

    def solve(self, solver: Callable[[Pool], Plans], pools: Sequence[Pool]) -> list[Plans]:
        """Return the plans of each pool, in order."""
        if self.count == 1 or len(pools) == 1:
            return [solver(pool) for pool in pools]
        if self.pool is None:
            self.pool = beside(self.count)
        return list(self.pool.map(solver, pools))


def supposing(
    *, rollout_id: int, unit_ids: Sequence[int], supposed: Supposed, at: datetime, cores: int = 1
) -> Iterator[Found]:
    """
    Yield what units would need under another limit, a few units at a time, and keep nothing.

    Units that share venues or speakers come together.
    """
    pools: dict[int, list[int]] = defaultdict(list)
    for unit_id, pool in sorted(reads.pools(unit_ids).items()):
        pools[pool].append(unit_id)
    solver = _solver(SUPPOSE)
    with Cores(cores) as many:
        for some in batched(pools.values(), 2 * cores, strict=False):
            yield _supposed(
                some, (rollout_id, supposed, at), many, partial(together, planner=solver)
            )


def _do(
    work: Work,
    taken: Sequence[Sequence[Step]],
    many: Cores,
    solver: Callable[[Pool], Plans],
    at: datetime,
) -> None:
    step_of = {step.unit_id: step.pk for steps in taken for step in steps}
    pools = [[step.unit_id for step in steps] for steps in taken]
    if work.kind == SUPPOSE:
        given = work.rollout_id, Supposed(**work.asked), at
        found = _supposed(pools, given, many, solver)
        keep_steps(found={step_of[unit]: facts for unit, facts in found.items()}, at=at)
        return
    asked = reads.asked_many(
        unit_ids=list(step_of), rollout_id=work.rollout_id, at=at, proposals=True
    )
    found, able = _able(pools, asked, at)
    plans = {unit: plan for one in many.solve(solver, able) for unit, plan in one.items()}
    drafts = {
        unit: Draft(asked[unit].instance, plan, asked[unit].minutes) for unit, plan in plans.items()
    }
    # A plan and the word that it was made are kept together or not at all.
    with transaction.atomic():
        found |= _looked(work, drafts, at) if work.kind == LOOK else _again(work, drafts, at)
        keep_steps(found={step_of[unit]: facts for unit, facts in found.items()}, at=at)


def _able(
    pools: Sequence[Sequence[int]], asked: Mapping[int, reads.Asked], at: datetime
) -> tuple[dict[int, dict[str, Any]], list[Pool]]:
    """Return what the units that cannot be planned lack, and the questions of the others."""
    lacks = {unit: what for unit, one in asked.items() if (what := _lacks(one.instance, at))}
    found = [{unit: asked[unit].instance for unit in units if unit not in lacks} for units in pools]
    return {unit: {"lacks": what} for unit, what in lacks.items()}, [one for one in found if one]


def _lacks(instance: Instance, at: datetime) -> str:
    try:
        check_enough(instance, at)
    except acts.NothingToPlanWith as refusal:
        return refusal.lacks
    return ""


def _looked(work: Work, drafts: Mapping[int, Draft], at: datetime) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for unit_id, draft in drafts.items():
        where = {"unit_id": unit_id, "rollout_id": work.rollout_id}
        try:
            found[unit_id] = consider(**where, draft=draft, by=HOUSE, at=at)
        except acts.RolloutClosed:
            found[unit_id] = {"lacks": "slots"}
    return found


def _again(work: Work, drafts: Mapping[int, Draft], at: datetime) -> dict[int, dict[str, Any]]:
    """Propose what was planned again, unless the plan became lawful meanwhile."""
    still = reads.broken_now(rollout_id=work.rollout_id, unit_ids=drafts)
    wanted = {unit: draft for unit, draft in drafts.items() if unit in still}
    found: dict[int, dict[str, Any]] = {unit: {"plan": None} for unit in drafts}
    try:
        by = dict.fromkeys(wanted, HOUSE)
        done = keep(rollout_id=work.rollout_id, drafts=wanted, by=by, at=at)
    except acts.RolloutClosed:
        return {unit: {"lacks": "slots"} for unit in drafts}
    for unit, plan in done.plans.items():
        then = _needs(wanted[unit].instance, wanted[unit].answer)
        found[unit] = {"plan": plan.pk, "moved": then["moved"], "then": then}
    return found | {unit: {"lacks": "duty"} for unit in done.refused}


def _supposed(
    pools: Sequence[Sequence[int]],
    given: tuple[int, Supposed, datetime],
    many: Cores,
    solver: Callable[[Pool], Plans],
) -> dict[int, dict[str, Any]]:
    """Plan as things are and as they would be, and keep neither plan: only what each would need."""
    rollout_id, supposed, at = given
    ids = [unit for units in pools for unit in units]
    now = reads.asked_many(unit_ids=ids, rollout_id=rollout_id, at=at)
    then = reads.asked_many(unit_ids=ids, rollout_id=rollout_id, at=at, supposed=supposed)
    # A longer window may help even a unit to which no time is left now.
    found, able = _able(pools, then, at)
    before = [{unit: now[unit].instance for unit in pool} for pool in able]
    plans = many.solve(solver, [*before, *able])
    as_is = {unit: plan for one in plans[: len(able)] for unit, plan in one.items()}
    as_would = {unit: plan for one in plans[len(able) :] for unit, plan in one.items()}
    return found | {
        unit: {
            "now": _needs(now[unit].instance, as_is[unit]),
            "then": _needs(then[unit].instance, plan),
        }
        for unit, plan in as_would.items()
    }


def _needs(instance: Instance, plan: Plan) -> dict[str, Any]:
    found = needs(instance, plan)
    return {**asdict(found), "last": found.last.isoformat() if found.last else None}
