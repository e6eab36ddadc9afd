"""Units that share rooms and speakers: planned as one question, with bounds for all together."""

from dataclasses import replace
from datetime import date
from functools import partial
from itertools import permutations
from random import Random

import pytest

from suffuse.planning.engine import best, judged, solve
from suffuse.planning.engine.common import joined, merged, parted
from suffuse.planning.engine.sharing import around, pooled
from suffuse.planning.rules import Group, Instance, Limit, Policy, Speaker, Venue, breaches
from tests.rooms.planning.instances import session, slots

PLANNER = partial(solve, relax=False, seconds=0.3)
STAFF = frozenset({"staff"})


def unit(people, venues, speakers, days=1, **facts):
    """Return a unit of one team that studies one level."""
    groups = tuple(Group(f"t{n}", "staff", count) for n, count in enumerate(people))
    return Instance(slots(days), tuple(venues), tuple(speakers), groups, **facts)


def crossed(**facts):
    """Two units and one hall over two days: each comes first on a day on which the other has to."""

    def one(number, staff, chiefs):
        mine = (
            Speaker(f"S{number}", STAFF, closed=frozenset("0123") - set(staff)),
            Speaker(f"C{number}", frozenset({"chiefs"}), closed=frozenset("0123") - {chiefs}),
        )
        groups = (Group("t0", "staff", 10), Group("t1", "chiefs", 8))
        return unit([], [Venue("hall", seats=10)], mine, 2).changed(groups=groups, **facts)

    return {1: one(1, "01", "2"), 2: one(2, "23", "0")}


def drawn(seed):
    """Return a pool of two or three tiny units, of every kind that pools have."""
    chance = Random(seed)
    rooms = [Venue(f"v{n}", seats=chance.randint(3, 9)) for n in range(chance.randint(1, 2))]
    voices = [Speaker(f"s{n}", STAFF, most_a_day=chance.choice([None, 1])) for n in range(2)]
    share, order = chance.choice([None, 0.5]), chance.choice([(), (("chiefs",), ("staff",))])
    limits = (Limit(date(2021, 6, 14), minutes_between=chance.choice([0, 0, 180])),)
    found = {}
    for number in range(1, chance.randint(3, 4)):
        own = [Venue(f"own{number}", seats=4)] if chance.random() < 0.4 else []
        shut = frozenset(str(slot) for slot in range(6) if chance.random() < 0.3)
        mine = Speaker(f"me{number}", frozenset({"chiefs", "staff"}), closed=shut)
        one = unit([chance.randint(1, 12) for _ in range(2)], rooms + own, [*voices, mine], 3)
        groups = (*one.groups, Group("t0", "chiefs", chance.randint(1, 4)))
        found[number] = one.changed(groups=groups, policy=Policy(share, order), limits=limits)
    return found


def used_twice(plans):
    """Return whether a room or a speaker serves two units at one time."""
    used = [(one.slot, what) for plan in plans.values() for one in plan.sessions
            for what in (one.venue, one.speaker)]  # fmt: skip
    return len(used) != len(set(used))


def test_a_pool_as_one_question_leaves_nobody_out_whom_an_order_of_units_would():
    """Whoever comes first takes the other's only time, unless both are asked about together."""
    done = pooled(crossed(), PLANNER)
    assert done.common
    assert done.cost.left_out == done.bounds.left_out == 0
    assert done.cost.sessions == done.bounds.sessions == 4
    assert not used_twice(done.plans)
    used = {unit: {one.slot for one in plan.sessions} for unit, plan in done.plans.items()}
    assert used == {1: {"1", "2"}, 2: {"0", "3"}}


def test_a_pool_of_unlike_limits_or_times_is_planned_one_after_the_other():
    """What cannot be one question still has lawful plans, and the bounds of each unit alone."""
    pool = crossed()
    pool[2] = pool[2].changed(limits=(Limit(date(2021, 6, 14), people=9),))
    assert merged(pool, ordered=False) is None
    done = pooled(pool, PLANNER)
    assert not done.common
    assert (done.cost.left_out, done.bounds.left_out) == (8, 0)
    one, other = crossed().values()
    few = other.changed(slots=other.slots[:3])
    assert merged({1: one, 2: few}, ordered=False) is not None
    long = tuple(replace(slot, ends=other.slots[-1].ends) for slot in other.slots)
    assert merged({1: one, 2: other.changed(slots=long)}, ordered=False) is None


def test_what_is_joined_is_parted_again_as_it_was():
    """Names of levels and teams come back, whatever signs are in them."""
    plans = {1: (session(**{"a:b": 3}),), 22: (session(level="x:y", t=2),), 3: ()}
    assert parted(plans, joined(plans)) == plans


@pytest.mark.parametrize("seed", [2, 5, 11, 16, 19])
def test_no_pool_costs_less_than_its_bounds_and_every_unit_stays_lawful(seed):
    """Held against every order of the units: rooms of one's own, rounds, pauses, shares."""
    pool = drawn(seed)
    done = pooled(pool, PLANNER)
    assert done.bounds.wish[:3] <= done.cost.wish[:3]
    assert not used_twice(done.plans)
    for number, plan in done.plans.items():
        broken = {one.rule for one in breaches(pool[number], plan.sessions)}
        assert broken <= {"nobody_left_out"}
    for order in permutations(pool):
        taken, left_out, sessions = [], 0, 0
        for number in order:
            asked = around(pool[number], taken)
            plan = judged(asked, best(asked))
            taken += [(pool[number].slot[one.slot], one) for one in plan.sessions]
            left_out, sessions = left_out + plan.figures.left_out, sessions + len(plan.sessions)
        assert done.bounds.left_out <= left_out
        if left_out <= done.cost.left_out:
            assert done.bounds.sessions <= sessions
        wide = merged(pool, ordered=False)
        mine = {n: plan.sessions for n, plan in done.plans.items()}
        assert {one.rule for one in judged(wide, joined(mine)).breaches} <= {
            "nobody_left_out", "known_things",
        }  # fmt: skip


def test_a_speaker_who_teaches_one_unit_is_as_tired_for_the_next():
    """Once a day for all units together, and a pause between their sessions in the hall."""
    hall, other = Venue("A", seats=10), Venue("B", seats=10)
    mine = unit([10], [hall, other], [Speaker("S1", STAFF, most_a_day=1)], days=2)
    taken = [(mine.slots[0], session(slot="0", t0=1))]
    assert around(mine, taken).speakers[0].closed == {"0", "1"}
    assert around(mine, taken).venue["A"].closed == {"0"}
    aired = mine.changed(limits=(Limit(date(2021, 6, 14), minutes_between=180),))
    assert around(aired, taken).venue["A"].closed == {"0", "1"}
    assert around(aired, taken).venue["B"].closed == frozenset()
