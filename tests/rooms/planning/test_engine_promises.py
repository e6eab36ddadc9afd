"""What the planner promises whoever waits for it: time kept, a stop heard, the same answer again."""

import json
import os
import subprocess
import sys
import time
from datetime import datetime, timedelta
from itertools import product

import pytest

from suffuse.planning.engine import solve
from suffuse.planning.engine.asked import Wishes
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.openings import Openings
from suffuse.planning.engine.setting import Setting
from suffuse.planning.engine.solvers import HIGHS, solved
from suffuse.planning.readers import Refused, read_instance
from suffuse.planning.rules import Group, Instance, Limit, Policy, Slot, Speaker, Venue, breaches
from tests.house.source import TOP
from tests.rooms.planning.instances import MONDAY, as_file, session, slots, small

pytestmark = pytest.mark.once
LEVELS = ("leaders", "managers", "staff")


def unit(teams, rooms, days, share=0.2):
    """Return a unit that takes a solver some time."""
    heads = (3, 7, 13)
    return Instance(
        slots(days),
        tuple(Venue(f"v{n}", seats=11 + 3 * (n % 3)) for n in range(rooms)),
        tuple(Speaker(f"s{n}", frozenset(LEVELS), most_a_day=2) for n in range(rooms)),
        tuple(
            Group(f"t{team}", level, people + team % 4)
            for team, (level, people) in product(range(teams), zip(LEVELS, heads, strict=True))
        ),
        (Limit(MONDAY.date(), people=15, distance_m=2.0),),
        Policy(share, (("leaders",), ("managers", "staff"))),
    )


@pytest.mark.parametrize("relax", [False, True])
def test_the_budget_is_kept(relax):
    """One second of work asked for, one second given, and what would help is part of it."""
    instance = unit(40, 4, 30)
    solve(unit(2, 1, 20), relax=False, seconds=1)  # fetches the solvers
    began = time.process_time()

    plan = solve(instance, relax=relax, seconds=1, clock=time.process_time)

    assert time.process_time() - began < 1.6
    assert {one.rule for one in breaches(instance, plan.sessions)} <= {"nobody_left_out"}


def test_whoever_has_had_enough_gets_the_best_so_far():
    """A stop is heard between two looks, and the plan is lawful."""
    looks = []

    def enough():
        looks.append(1)
        return len(looks) > 3

    instance = unit(40, 4, 30)
    plan = solve(instance, relax=True, seconds=600, clock=time.monotonic, stopped=enough)

    assert {one.rule for one in breaches(instance, plan.sessions)} <= {"nobody_left_out"}
    assert plan.sessions


def test_without_a_clock_counted_work_ends_a_search_of_many_steps():
    """Each question has its share, and all shares together have an end: nobody can circle for ever."""
    setting = Setting(unit(40, 4, 30))
    model = Openings(setting, Wishes(len(setting.slots), 0), flows=True).model
    effort, asked = Effort(0.1), 0

    while not effort.over():
        solved(model, effort, 0.3, by=HIGHS)
        asked += 1
        assert asked < 200

    assert solved(model, effort, 0.3, by=HIGHS) is None


AGAIN = """
import json, sys
from suffuse.planning.engine import solve
from suffuse.planning.engine.asked import Wishes
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.openings import Openings
from suffuse.planning.engine.setting import Setting
from suffuse.planning.engine.solvers import HIGHS, solved
from suffuse.planning.papers import plan_json
from suffuse.planning.readers import read_instance
plan = solve(read_instance(sys.stdin.read()), seconds=1, seed=3)
sys.stdout.write(json.dumps(plan_json(plan), ensure_ascii=False))
"""


def test_the_same_question_gets_the_same_bytes_in_another_process():
    """Neither the clock nor the order in which Python keeps its sets decides who studies when."""
    question = json.dumps(as_file(unit(8, 2, 12)))
    first, second = (
        subprocess.run(
            [sys.executable, "-c", AGAIN],
            input=question,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(TOP / "src")},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert json.loads(first)["sessions"]


def asked(**changes):
    """Return the small instance as a file, with whole parts of it replaced."""
    return json.dumps(as_file(small()) | changes)


SLOT = {"id": "0", "starts": "2021-06-14T08:30", "ends": "2021-06-14T11:30"}
SESSION = {
    "slot": "0", "venue": "A", "level": "staff", "speaker": "S1",
    "groups": [{"team": "t1", "people": 5}],
}  # fmt: skip
REFUSED = {
    "a cap of nobody": {"limits": [{"from": "2021-06-14", "people": 0}]},
    "a negative cap": {"limits": [{"from": "2021-06-14", "people": -3}]},
    "a cap of half a person": {"limits": [{"from": "2021-06-14", "people": 1.5}]},
    "people below zero": {"groups": [{"team": "t", "level": "staff", "people": -1}]},
    "more people than there are": {"groups": [{"team": "t", "level": "staff", "people": 10**30}]},
    "no slots": {"slots": []},
    "no venues": {"venues": []},
    "no speakers": {"speakers": []},
    "no groups": {"groups": []},
    "overlapping slots": {"slots": [SLOT, {**SLOT, "id": "1", "starts": "2021-06-14T11:00"}]},
    "a slot twice": {"slots": [SLOT, SLOT]},
    "a slot that ends before it starts": {"slots": [{**SLOT, "ends": "2021-06-14T08:00"}]},
    "a day that no calendar has": {"slots": [{**SLOT, "starts": "2021-02-30T08:30"}]},
    "an unknown venue held": {"fixed": [{**SESSION, "venue": "Z"}]},
    "an unknown slot closed": {"venues": [{"id": "A", "seats": 5, "closed": ["99"]}]},
    "two sessions held at one place": {"fixed": [SESSION, {**SESSION, "speaker": "S2"}]},
    "one speaker twice at a time": {"fixed": [SESSION, {**SESSION, "venue": "B"}]},
    "more held than there are": {
        "fixed": [{**SESSION, "groups": [{"team": "t1", "people": 31}]}],
    },
    "a share of nothing": {"policy": {"most_of_a_team_away": 0}},
    "a share of more than all": {"policy": {"most_of_a_team_away": 1.5}},
    "a level twice in order": {"policy": {"level_order": ["staff", "staff"]}},
    "an unknown level in order": {"policy": {"level_order": ["board"]}},
    "a venue of two sizes": {"venues": [{"id": "A", "seats": 5, "width_m": 3, "length_m": 3}]},
    "a venue without a size": {"venues": [{"id": "A"}]},
    "an unknown word": {"surprise": 1},
    "another format": {"format": "suffuse-plan-instance/2"},
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_makes_no_sense_is_refused_with_its_place(what):
    """Never a traceback, never a plan."""
    with pytest.raises(Refused) as refusal:
        read_instance(asked(**REFUSED[what]), "i.json")
    assert all(fault.code for fault in refusal.value.faults)


def test_a_million_groups_are_refused_before_anything_is_planned():
    """Sooner than memory ends: the schema says how many a file may hold."""
    groups = [{"team": f"t{n}", "level": "l", "people": 1} for n in range(200_001)]
    with pytest.raises(Refused):
        read_instance(asked(groups=groups, fixed=[]))


LAWFUL = {
    "a cap of one": (small(limits=(Limit(MONDAY.date(), people=1),)), 42),
    "a venue smaller than the distance": (small(venues=(Venue("A", width_m=1, length_m=1),)), 48),
    "a speaker for nobody": (small(speakers=(Speaker("S", frozenset({"nobody"})),)), 54),
    "a level nobody teaches": (small(groups=(Group("t", "cooks", 9),)), 9),
    "nobody to teach": (small(groups=(Group("t", "staff", 0),)), 0),
    "no meeting in person": (small(limits=(Limit(MONDAY.date(), in_person=False),)), 54),
    "a team too large to stay whole": (small(policy=Policy(whole_teams=True)), 30),
    "a limit that ended yesterday": (
        small(limits=(Limit(MONDAY.date() - timedelta(9), MONDAY.date() - timedelta(1), 1),)),
        0,
    ),
    "a million people in a huge hall": (
        small(venues=(Venue("A", seats=10**6),), groups=(Group("t", "staff", 10**6),), limits=()),
        0,
    ),
}


@pytest.mark.parametrize("what", LAWFUL)
def test_what_is_strange_and_possible_is_answered_lawfully(what):
    """As many as can be seated are, nobody beyond what is allowed, and how many are left out is known."""
    instance, out = LAWFUL[what]
    plan = solve(instance, relax=False, seconds=1)

    assert {one.rule for one in breaches(instance, plan.sessions)} <= {"nobody_left_out"}
    assert plan.figures.left_out == plan.bounds.left_out == out


def test_nothing_is_offered_beyond_the_last_day_of_the_calendar():
    """A slot on 31 December 9999 is planned; two more days to help there are not."""
    last = datetime(9999, 12, 31, 8, 30)
    instance = small(slots=(Slot("0", last, last + timedelta(hours=3)),), limits=())
    plan = solve(instance, seconds=1)

    assert plan.sessions
    assert "days" not in {one.change for one in plan.relaxations}


def test_history_that_is_unlawful_by_now_is_counted_and_planned_around():
    """A session of 25 under a cap that is 20 by now: it stays, and the others find their places."""
    held = session("0", "B", held=True, t1=25)
    instance = small(fixed=(held,))
    plan = solve(instance, relax=False, seconds=1)

    assert held in plan.sessions
    assert (plan.figures.left_out, breaches(instance, plan.sessions)) == (0, ())
