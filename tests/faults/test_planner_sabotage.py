"""
Each rule of a lawful plan, broken: the judge without it must be seen to be blind, and only then.

A plan that breaks one rule is judged as `check-plan` judges it, with all rules and with that one
removed. What nobody sees any more without the rule is what the rule alone defends; and a planner
that is judged by fewer rules than there are is found out by the first plan that breaks them.
"""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from suffuse.planning.engine import judged
from suffuse.planning.rules import Group, Instance, Limit, Policy, Session, Venue, lawful
from tests.house.source import TOP
from tests.rooms.planning.instances import session, small

MONDAY = date(2021, 6, 14)
FULL = small(
    groups=(Group("t1", "leaders", 4), Group("t1", "staff", 8), Group("t2", "staff", 8)),
    venues=(Venue("A", seats=15), Venue("B", seats=15)),
    limits=(),
)
LAWFUL = (
    session("0", "A", "leaders", "S1", t1=4),
    session("1", "A", "staff", "S1", t1=8),
    session("2", "A", "staff", "S2", t2=8),
)


def bent(number: int, **changes: object) -> tuple[Session, ...]:
    """Return the lawful plan with one session changed."""
    return tuple(
        replace(one, **changes) if at == number else one  # type: ignore[arg-type]  # names of its own fields
        for at, one in enumerate(LAWFUL)
    )


def limited(**limit: object) -> Instance:
    """Return the question with a measure."""
    return FULL.changed(limits=(Limit(MONDAY, **limit),))  # type: ignore[arg-type]  # names of its own fields


def shared(**policy: object) -> Instance:
    """Return the question with a wish of the committee's."""
    return FULL.changed(policy=Policy(**policy))  # type: ignore[arg-type]  # names of its own fields


def staffed(**speaker: object) -> Instance:
    """Return the question with another first speaker."""
    first, *others = FULL.speakers
    return FULL.changed(speakers=(replace(first, **speaker), *others))  # type: ignore[arg-type]  # names of its own fields


HELD = session("0", "B", "staff", "S2", held=True, t2=1)
BROKEN: dict[str, tuple[Instance, tuple[Session, ...]]] = {
    "known_things": (FULL, bent(0, venue="nowhere")),
    "somebody_comes": (FULL, (*LAWFUL, session("3", "A", "staff", "S1"))),
    "in_person_allowed": (limited(in_person=False), LAWFUL),
    "no_large_gathering": (limited(people=7), LAWFUL),
    "distance_kept": (
        FULL.changed(venues=(Venue("A", seats=7), Venue("B", seats=7))), LAWFUL,
    ),
    "one_level": (FULL, (*bent(0, groups=session(t1=3).groups), session("3", "A", "leaders", t2=1))),
    "venue_open": (
        FULL.changed(venues=(Venue("A", seats=15, closed=frozenset({"0"})), *FULL.venues[1:])),
        LAWFUL,
    ),
    "one_session_a_venue": (FULL, bent(2, slot="1")),
    "air_between": (limited(minutes_between=180), LAWFUL),
    "speaker_qualified": (FULL, bent(0, speaker="S2")),
    "speaker_free": (staffed(closed=frozenset({"0"})), LAWFUL),
    "one_session_a_speaker": (FULL, bent(2, slot="1", venue="B", speaker="S1")),
    "speaker_not_overworked": (staffed(most_a_day=1), LAWFUL),
    "team_keeps_working": (shared(most_of_a_team_away=0.5), LAWFUL),
    "levels_in_order": (shared(level_order=(("staff",), ("leaders",))), LAWFUL),
    "whole_teams": (
        shared(whole_teams=True),
        (*bent(2, groups=session(t2=5).groups), session("3", "A", "staff", "S2", t2=3)),
    ),
    "nobody_counted_twice": (FULL, (*LAWFUL, session("3", "A", "staff", "S2", t2=1))),
    "nobody_left_out": (FULL, LAWFUL[:2]),
    "held_sessions_stand": (FULL.changed(fixed=(HELD,)), bent(2, groups=session(t2=7).groups)),
}  # fmt: skip


def seen(instance: Instance, plan: tuple[Session, ...]) -> set[str]:
    """Return the rules that the judge of `check-plan` sees broken."""
    return {breach.rule for breach in judged(instance, plan).breaches}


def test_every_rule_is_broken_here_once():
    """A rule that is added is broken here as well, or this is red."""
    assert set(BROKEN) == {rule.__name__ for rule in lawful.RULES}
    assert seen(FULL, LAWFUL) == set()


@pytest.mark.parametrize("rule", BROKEN)
def test_a_rule_that_is_removed_is_missed(rule, monkeypatch):
    """With it the breach is named; without it nobody else names it."""
    instance, plan = BROKEN[rule]
    before = seen(instance, plan)
    monkeypatch.setattr(lawful, "RULES", tuple(one for one in lawful.RULES if one.__name__ != rule))

    assert rule in before
    assert rule not in seen(instance, plan)


NOT_THE_PLANNERS = {"known_things", "nobody_left_out"}
"""It cannot name what is not there, and where some are left out it says so itself."""
PLANNER = ("engine_rules", "engine", "engine_promises", "engine_proofs")


def blinded(rule: str, *files: str) -> int:
    """Run the suite's own tests where the judge has one rule fewer, and return how they end."""
    tests = [f"tests/rooms/planning/test_{name}.py" for name in files]
    plain = ["-p", "tests.faults.blind", "-p", "no:xdist", "-p", "no:cacheprovider", "-q", "-x"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plain, *tests],
        cwd=TOP,
        env={**os.environ, "SUFFUSE_TEST_BLIND": rule},
        capture_output=True,
        check=False,
    ).returncode


@pytest.mark.parametrize("rule", BROKEN)
def test_the_suite_is_red_without_a_rule(rule):
    """The rules' own tests fail, and so do those of the planner that is judged by them."""
    assert blinded(rule, "rules") == pytest.ExitCode.TESTS_FAILED
    if rule not in NOT_THE_PLANNERS:
        assert blinded(rule, *PLANNER) == pytest.ExitCode.TESTS_FAILED
