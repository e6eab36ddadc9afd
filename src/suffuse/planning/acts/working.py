"""Long work in steps that are kept: begun once, taken by any worker, gone on with after a kill."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.planning import reads
from suffuse.planning.models import Step, Work
from suffuse.planning.rules import Supposed

LEASE = timedelta(minutes=3)
"""A worker that has not answered for so long is taken for dead, and its steps are taken again."""
MOST_TRIES = 3
LOOK, AGAIN, SUPPOSE = "look", "again", "suppose"


class NothingSupposed(Exception):
    """A question that changes nothing has no answer."""


@transaction.atomic
def begin_work(  # long: every fact of the work is said by name
    *,
    kind: str,
    top_id: int,
    rollout_id: int,
    unit_ids: Collection[int],
    by: Actor,
    at: datetime,
    supposed: Supposed | None = None,
) -> Work:
    """
    Begin long work on units of a rollout; workers take its steps. Begun already, it is returned.

    :param kind: "look" at a plan for longer, plan "again" under new limits, or "suppose" others
    :raises NothingSupposed: if what is supposed is what is so already
    """
    if kind == SUPPOSE and not (supposed and supposed.changes):
        raise NothingSupposed
    if kind == LOOK:
        under_way = Work.objects.filter(kind=kind, rollout_id=rollout_id, top_id=top_id)
        found = under_way.filter(steps__done_at=None).first()
        if found:
            return found
    work = Work.objects.create(
        kind=kind,
        top_id=top_id,
        rollout_id=rollout_id,
        asked=asdict(supposed) if supposed else {},
        begun_by=by.account,
        begun_at=at,
    )
    pools = reads.pools(unit_ids)
    Step.objects.bulk_create(
        (Step(work=work, unit_id=unit, pool=pools[unit]) for unit in sorted(unit_ids)),
        batch_size=2000,
    )
    facts = {"kind": kind, "units": len(unit_ids), **work.asked}
    audit.write(act="planning.begin_work", thing=f"work {work.pk}", by=by, at=at, facts=facts)
    return work


@transaction.atomic
def take_steps(*, work_id: int, most: int, at: datetime) -> Sequence[Sequence[Step]]:
    """
    Take up to `most` pools of steps that nobody works on, for `LEASE`; () if there are none.

    A step that was taken too often without an answer is given up and says so, so that one unit
    cannot stop all others.
    """
    waiting = Step.objects.filter(
        Q(taken_until=None) | Q(taken_until__lt=at), work_id=work_id, done_at=None
    )
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True)
    else:
        waiting = waiting.select_for_update()
    pools: dict[int, list[Step]] = {}
    for step in waiting.order_by("pool", "pk"):
        if step.pool not in pools and len(pools) == most:
            break
        pools.setdefault(step.pool, []).append(step)
    taken = [step for steps in pools.values() for step in steps]
    for step in taken:
        step.taken_until, step.tries = at + LEASE, step.tries + 1
        if step.tries > MOST_TRIES:
            step.done_at, step.found = at, {"failed": True}
    Step.objects.bulk_update(taken, ["taken_until", "tries", "done_at", "found"], batch_size=500)
    kept = ([step for step in steps if not step.done_at] for steps in pools.values())
    return [steps for steps in kept if steps]


@transaction.atomic
def keep_steps(*, found: Mapping[int, Mapping[str, Any]], at: datetime) -> None:
    """Keep what came of steps, by step id; one that another worker finished first is left as it is."""
    rows = list(Step.objects.select_for_update().filter(pk__in=found, done_at=None).order_by("pk"))
    for row in rows:
        row.done_at, row.found = at, dict(found[row.pk])
    Step.objects.bulk_update(rows, ["done_at", "found"], batch_size=500)
