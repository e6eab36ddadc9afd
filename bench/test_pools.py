"""Pools: how often units that share rooms and speakers are planned as well as no plan could beat."""

from collections import Counter
from functools import partial
from itertools import product
from time import monotonic

from bench.pools import PoolKind, pool
from suffuse.planning.engine import solve
from suffuse.planning.engine.sharing import Pooled, pooled
from suffuse.planning.rules import Instance, breaches

EACH, SECONDS = 4, 3.0


def test_pools_tight_and_loose():
    """Sixteen pools: alike in rooms or not, in rounds or not; no room or speaker serves two at once."""
    planner, met = partial(solve, relax=False, seconds=SECONDS, clock=monotonic), Counter[str]()
    began = monotonic()
    for tight, own in product((True, False), repeat=2):
        for seed in range(EACH):
            asked = pool(PoolKind(tight, own, order=seed % 2 == 1), seed)
            done = pooled(asked, planner)
            _lawful(asked, done)
            met["nobody more left out"] += done.cost.left_out == done.bounds.left_out
            met["and no session more"] += done.cost.wish[:3] == done.bounds.wish[:3]
            met["planned as one question"] += done.common
    took = monotonic() - began
    print(
        f"\n    {4 * EACH} pools in {took:.0f} s: " + ", ".join(f"{k} {n}" for k, n in met.items())
    )


def _lawful(asked: dict[int, Instance], done: Pooled) -> None:
    assert done.bounds.wish[:3] <= done.cost.wish[:3]
    used = [
        (one.slot, what)
        for plan in done.plans.values()
        for one in plan.sessions
        for what in (one.venue, one.speaker)
    ]
    assert len(used) == len(set(used))
    for unit, plan in done.plans.items():
        broken = {one.rule for one in breaches(asked[unit], plan.sessions)}
        assert broken <= {"nobody_left_out"}
