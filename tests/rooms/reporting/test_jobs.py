"""The ledger of a week is frozen once the week is over, whoever forgets."""

from datetime import timedelta

import pytest

from suffuse.reporting import jobs
from suffuse.reporting.models import Line
from tests import reporting_world, world

pytestmark = pytest.mark.django_db


def test_the_week_that_is_over_is_frozen_once() -> None:
    """Its Monday names it; the running week waits."""
    world.headcount(of=world.riverside(), people=30)
    reporting_world.held(of=world.riverside())
    after = world.MONDAY + timedelta(days=7)
    assert jobs.freeze(after) == "the week of 1 rollouts frozen"
    assert set(Line.objects.values_list("week", flat=True)) == {world.MONDAY.date()}
    assert jobs.freeze(after + timedelta(days=6)) == ""
    assert jobs.freeze_weeks(at=after + timedelta(days=7)) == 1


def test_before_a_rollout_opens_and_long_after_it_there_is_nothing_to_freeze() -> None:
    """A ledger of a time in which nothing was asked would say nothing."""
    rollout = world.rollout()
    opening = rollout.opens_on - world.MONDAY.date()
    assert jobs.freeze_weeks(at=world.MONDAY + opening - timedelta(days=7)) == 0
    late = rollout.report_due - world.MONDAY.date() + jobs.LATE
    assert jobs.freeze_weeks(at=world.MONDAY + late + timedelta(days=21)) == 0
