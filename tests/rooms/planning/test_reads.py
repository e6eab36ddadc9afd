"""Questions cost the same however much there is to tell."""

from datetime import timedelta

import pytest

from suffuse.organisation.rules import Scope
from suffuse.planning import reads
from tests import world
from tests.planning_world import SUNDAY, able, confirmed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("staff", [15, 55])
def test_a_plan_costs_seven_queries(django_assert_num_queries, staff):
    """One session of staff or three."""
    unit = world.riverside()
    able(unit, staff=staff)
    plan = confirmed(unit)
    with django_assert_num_queries(7):
        assert len(reads.plan(plan.pk).sessions) == 1 + -(-staff // 20)


@pytest.mark.parametrize("halls", [1, 3])
def test_the_question_to_the_planner_costs_thirteen_queries(django_assert_num_queries, halls):
    """People, venues, speakers, limits and what stands, each asked once."""
    unit = world.riverside()
    able(unit)
    for code in "BCD"[: halls - 1]:
        world.venue(of=unit, code=code)
        world.speaker(of=unit, code=f"S{code}")
    rollout = world.rollout()
    with django_assert_num_queries(13):
        found = reads.asked(unit_id=unit.pk, rollout_id=rollout.pk, at=SUNDAY)
    assert len(found.instance.venues) == halls


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_for_one_and_for_three(django_assert_num_queries, count):
    """Venues, speakers, sessions of a span, plans that wait, versions."""
    unit = world.riverside()
    world.measure()
    for code in "ABC"[:count]:
        world.venue(of=unit, code=code)
        world.speaker(of=unit, code=code)
    for day in range(count):
        world.session(of=unit, days=day)
    plan = world.plan(of=unit)
    plan.breaches = [{"rule": "no_large_gathering", "session": 1, "found": 12, "allowed": 9}]
    plan.save()
    scope, until = Scope(unit.path), world.MONDAY + timedelta(days=9)
    with django_assert_num_queries(5):
        assert len(reads.venues(unit_id=unit.pk, at=SUNDAY)) == count
    with django_assert_num_queries(3):
        assert len(reads.speakers(unit_id=unit.pk)) >= count
    with django_assert_num_queries(3):
        found = reads.sessions_between(scope, since=SUNDAY, until=until)
    assert len(found) == count
    with django_assert_num_queries(1):
        assert len(reads.waiting(scope)) == 1
    with django_assert_num_queries(1):
        assert len(reads.versions(unit_id=unit.pk, rollout_id=plan.rollout_id)) == 1
    with django_assert_num_queries(2):
        assert reads.stale_plans() == ()


def test_safe_seats_follow_from_the_distance_and_the_cap():
    """A floor of eleven by seven metres at two metres, under a cap of twenty."""
    unit = world.riverside()
    world.measure()
    hall = world.venue(of=unit)
    hall.seats, hall.width_m, hall.length_m = None, 11, 7
    hall.save()
    (found,) = reads.venues(unit_id=unit.pk, at=SUNDAY)
    assert (found.safe > 20, found.allowed) == (True, 20)
    seats = reads.seat_plan(world.session(of=unit).pk)
    assert (len(seats.points), seats.cap, seats.people) == (found.safe, 20, 12)
