"""What the planner calls the best is the best: held against every plan there is, where few people are."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from suffuse.planning.engine import solve
from suffuse.planning.rules import Figures, Instance, Plan, breaches
from tests.rooms.planning.brute import cheapest, standing, tiny

pytestmark = pytest.mark.once
WISHES = ("left_out", "sessions", "finish", "mixing", "moved")
LIKE_THIS = settings(
    max_examples=60,
    deadline=None,
    # The same draws every time; `make faults` looks at thousands of others.
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def broken(instance: Instance, plan: Plan) -> set[str]:
    """Return the rules that a plan breaks; what history broke, and who is left out, apart."""
    held = [one for one in plan.sessions if one.held]
    history = {one.rule for one in breaches(instance, held)}
    return {one.rule for one in breaches(instance, plan.sessions)} - history - {"nobody_left_out"}


def above(bounds: Figures, cost: Figures) -> list[str]:
    """Return the wishes whose bound lies above a cost that is possible."""
    return [wish for wish in WISHES if getattr(bounds, wish) > getattr(cost, wish)]


def hold_against_every_plan(instance: Instance) -> bool:
    """Check one plan against all plans, and tell whether it is one of the best."""
    plan, cost = solve(instance, relax=False, seconds=1), cheapest(instance)

    assert broken(instance, plan) == set()
    assert plan.figures.wish >= cost.wish
    assert above(plan.bounds, cost) == []
    assert plan.figures.left_out == cost.left_out
    assert plan.figures.moved == cost.moved
    assert Counter(one for one in instance.fixed if one.held) <= Counter(plan.sessions)
    if plan.status == "optimal":
        assert plan.figures == cost
    return plan.figures == cost


@LIKE_THIS
@given(tiny())
def test_a_plan_for_eight_people_is_the_best_of_all_plans(instance):
    """Rooms, speakers, shares, rounds, pauses, whole teams: no plan of any kind costs less."""
    assert hold_against_every_plan(instance)


@LIKE_THIS
@given(standing())
def test_a_new_plan_around_what_stands_moves_as_few_as_any_plan_can(instance):
    """Held sessions stay; the fewest are left out and moved; no bound lies above the best plan."""
    hold_against_every_plan(instance)
