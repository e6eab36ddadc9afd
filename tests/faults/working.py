"""
One process at long work on a country: plans that a changed measure broke, or what would be if.

Begun, worked, told by its house.

The models stand only after the setup, so each verb fetches what it needs when it is called.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import django
from django.core.management import call_command

if TYPE_CHECKING:
    from suffuse.organisation.models import Unit

UNITS = 9


def country() -> list[Unit]:
    """Build a house of several units that have all they need to plan."""
    from tests import world
    from tests.planning_world import able

    call_command("migrate", verbosity=0)
    units = [world.unit(f"P1-D{n}", above=world.hilltop(), kind="district") for n in range(UNITS)]
    for number, unit in enumerate(units):
        able(unit, staff=60 + number, leaders=9)
    return units


def suppose() -> int:
    """Ask what would be under a cap of 12, in a country that has not planned yet."""
    from suffuse.audit.rules import HOUSE
    from suffuse.planning import acts
    from suffuse.planning.acts.working import SUPPOSE
    from suffuse.planning.rules import Supposed
    from tests import world
    from tests.planning_world import SUNDAY

    ids = [unit.pk for unit in country()]
    asked = {"top_id": world.hilltop().pk, "rollout_id": world.rollout().pk, "unit_ids": ids}
    return acts.begin_work(
        kind=SUPPOSE, **asked, supposed=Supposed(people=12), by=HOUSE, at=SUNDAY
    ).pk


def begin() -> int:
    """Confirm a plan of each unit, lower the cap, begin to plan again what it broke."""
    from suffuse.audit.rules import HOUSE
    from suffuse.measure.models import Measure
    from suffuse.planning import acts, jobs
    from suffuse.planning.models import Plan
    from tests import world
    from tests.planning_world import SUNDAY

    units = country()
    by = dict.fromkeys([unit.pk for unit in units], HOUSE)
    acts.propose_many(rollout_id=world.rollout().pk, by=by, at=SUNDAY)
    for plan in Plan.objects.select_related("unit"):
        acts.confirm(plan_id=plan.pk, by=world.actor(of=plan.unit), at=SUNDAY)
    tighter = world.measure(people=15)
    Measure.objects.filter(pk=tighter.pk).update(issued_at=SUNDAY + timedelta(minutes=1))
    jobs.recheck_open_plans(at=SUNDAY + timedelta(minutes=2))
    (work,) = jobs.plan_again(at=SUNDAY + timedelta(minutes=2))
    return work


def work(number: int, turn: int) -> list[list[object]]:
    """Work on two cores until nothing is left, a later turn when the lease before it ended; tell it."""
    from suffuse.planning import jobs
    from suffuse.planning.acts.working import LEASE
    from tests.planning_world import SUNDAY

    now = SUNDAY + timedelta(minutes=3) + turn * (LEASE + timedelta(seconds=1))
    jobs.finish(number, clock=lambda: now, cores=2)
    return _told() or _found(number)


def _found(number: int) -> list[list[object]]:
    """Return what the steps found, where no plan was kept."""
    from suffuse.planning.models import Step

    steps = Step.objects.filter(work_id=number).select_related("unit").order_by("unit__code")
    return [[step.unit.code, step.found] for step in steps]


def _told() -> list[list[object]]:
    """Return every plan with its sessions, without the moments at which it was made."""
    from suffuse.planning.models import Plan

    return [
        [
            plan.unit.code,
            plan.version,
            plan.state,
            plan.figures,
            [
                [str(one.starts), one.venue.code, one.people]
                for one in plan.sessions.select_related("venue").order_by("number")
            ],
        ]
        for plan in Plan.objects.select_related("unit").order_by("unit__code", "version")
    ]


if __name__ == "__main__":
    django.setup()
    verb, *numbers = sys.argv[1:]
    print(json.dumps({"begin": begin, "suppose": suppose, "work": work}[verb](*map(int, numbers))))
