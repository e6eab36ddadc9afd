"""The rules have the last word: a planner that forgets one is caught, and each catches alone."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from suffuse.cli.table import app
from suffuse.planning.engine import best, solve
from suffuse.planning.rules import Group, Instance, Limit, Policy, Speaker, Venue, breaches, lawful
from tests.rooms.planning.instances import MONDAY, as_file, held_as_file, session, slots, small
from tests.rooms.planning.test_rules import PAIRS

pytestmark = pytest.mark.once
DAY = MONDAY.date()
BOTH = frozenset({"leaders", "staff"})
runner = CliRunner()


def checked(folder, instance, sessions):
    """Hand an instance and a plan to `suffuse check-plan`, and return (exit status, what it said)."""
    question, plan = folder / "i.json", folder / "p.json"
    question.write_text(json.dumps(as_file(instance)))
    written = [held_as_file(one) for one in sessions]
    for one in written:
        del one["held"]
    plan.write_text(json.dumps({"format": "suffuse-plan/1", "sessions": written}))
    ended = runner.invoke(app, ["check-plan", str(question), str(plan)])
    return ended.exit_code, ended.output


@pytest.mark.parametrize("rule", [one for one in PAIRS if one != "known_things"])
def test_check_plan_is_red_because_of_each_rule_and_of_no_other(rule, tmp_path, monkeypatch):
    """With the rule the unlawful plan is refused; sabotaged, nothing else would have noticed."""
    instance, _, outside = PAIRS[rule]
    others = tuple(one for one in lawful.RULES if one.__name__ != "nobody_left_out")
    monkeypatch.setattr(lawful, "RULES", others)
    status, said = checked(tmp_path, instance, outside)
    assert (status, f"{rule}:" in said) == (1, True)

    left = tuple(one for one in others if one.__name__ != rule)
    monkeypatch.setattr(lawful, "RULES", left)
    assert checked(tmp_path, instance, outside)[0] == 0


PLAIN = Instance(
    slots(2),
    (Venue("A", seats=30),),
    (Speaker("S1", BOTH),),
    (Group("t1", "leaders", 4), Group("t1", "staff", 20)),
    (Limit(DAY, people=12, distance_m=1.0),),
)


def unit(**facts):
    """Return the plain unit with something that binds."""
    return PLAIN.changed(**facts)


BLIND = {
    "no_large_gathering": (PLAIN, {"limits": ()}),
    "in_person_allowed": (unit(limits=(Limit(DAY, until=DAY, in_person=False),)), {"limits": ()}),
    "distance_kept": (
        unit(venues=(Venue("A", width_m=3, length_m=3),), limits=(Limit(DAY, distance_m=2.0),)),
        {"limits": (Limit(DAY, distance_m=0.5),)},
    ),
    "air_between": (
        unit(limits=(Limit(DAY, minutes_between=180),)),
        {"limits": (Limit(DAY, people=12),)},
    ),
    "venue_open": (
        unit(venues=(Venue("A", seats=30, closed=frozenset({"0"})),)),
        {"venues": PLAIN.venues},
    ),
    "speaker_free": (
        unit(speakers=(Speaker("S1", BOTH, closed=frozenset({"0"})),)),
        {"speakers": PLAIN.speakers},
    ),
    "speaker_qualified": (
        unit(speakers=(Speaker("S1", frozenset({"staff"})),)),
        {"speakers": PLAIN.speakers},
    ),
    "speaker_not_overworked": (
        unit(speakers=(Speaker("S1", BOTH, most_a_day=1),)),
        {"speakers": PLAIN.speakers},
    ),
    "team_keeps_working": (unit(policy=Policy(0.25)), {"policy": Policy()}),
    "levels_in_order": (
        unit(policy=Policy(None, (("leaders",), ("staff",)))),
        {"policy": Policy(None, (("staff",), ("leaders",)))},
    ),
    "nobody_counted_twice": (
        PLAIN,
        {"groups": (Group("t1", "leaders", 4), Group("t1", "staff", 21))},
    ),
}


@pytest.mark.parametrize("rule", BLIND)
def test_a_planner_that_forgot_a_rule_is_caught_by_it(rule):
    """The planner is shown a world without the rule; the real world calls its plan unlawful."""
    instance, forgotten = BLIND[rule]
    assert {one.rule for one in breaches(instance, best(instance))} <= {"nobody_left_out"}

    plan = best(instance.changed(**forgotten))

    assert rule in {one.rule for one in breaches(instance, plan)}


def test_a_planner_that_forgot_what_was_held_is_caught():
    """Whole teams and history: forgetting either shows."""
    held = session(held=True, t1=5)
    past = small(fixed=(held,))
    assert "held_sessions_stand" in {one.rule for one in breaches(past, best(small()))}
    whole = small(policy=Policy(whole_teams=True))
    assert "whole_teams" in {one.rule for one in breaches(whole, best(small()))}


def test_what_would_help_is_what_planning_again_gives():
    """Each change that is named is made here once more, and gives what was said."""
    instance = Instance(
        slots(2),
        (Venue("A", seats=6),),
        (Speaker("S1", BOTH, most_a_day=1),),
        (Group("t1", "leaders", 4), Group("t1", "staff", 12), Group("t2", "staff", 9)),
        (Limit(DAY, people=5),),
        Policy(0.3),
    )
    plan = solve(instance, seconds=2)
    named = {one.change: one for one in plan.relaxations}

    assert "days" in named
    raised = tuple(replace(one, people=(one.people or 0) + 2) for one in instance.limits)
    tried = {
        "cap": instance.changed(limits=raised),
        "venue": instance.changed(venues=(*instance.venues, Venue("new", seats=5))),
        "speaker": instance.changed(speakers=(*instance.speakers, Speaker("new", BOTH))),
        "share": instance.changed(policy=Policy(0.4)),
    }
    for change, other in tried.items():
        again = solve(other, relax=False, seconds=1).figures
        if change in named:
            said = named[change]
            assert (again.left_out, again.sessions, again.finish) == (
                said.left_out,
                said.sessions,
                said.finish,
            ), change
        else:
            now = plan.figures
            gain = (again.left_out, again.sessions, again.finish)
            assert gain >= (now.left_out, now.sessions, now.finish), change
