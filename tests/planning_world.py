"""Units that can be planned: people, halls, speakers, and the days around the world's MONDAY."""

from datetime import timedelta

from django.utils import timezone

from suffuse.measure.models import Measure
from suffuse.organisation.models import Unit
from suffuse.planning import acts
from suffuse.planning.models import Plan
from suffuse.rollout.models import Duty
from tests import world

SUNDAY = world.MONDAY - timedelta(days=1)
FRIDAY = world.MONDAY + timedelta(days=4)


def able(unit: Unit, *, staff: int = 50, leaders: int = 6, assessed: bool = True) -> Duty:
    """Give a unit people, a hall of 30, a speaker, a cap of 20, and the duty to study."""
    world.measure()
    Measure.objects.update(issued_at=SUNDAY - timedelta(days=9))
    world.headcount(of=unit, people=staff)
    world.headcount(of=unit, people=leaders, level="leaders", team="office")
    world.venue(of=unit)
    world.speaker(of=unit)
    rollout = world.rollout()
    rollout.team_share = "1.00"
    rollout.save()
    duty = Duty.objects.get(unit=unit, rollout=rollout)
    if assessed:
        duty.assessed_at = world.MONDAY - timedelta(days=2)
        duty.save()
    return duty


def proposed(unit: Unit) -> Plan:
    """Return a plan that the planner proposed on Sunday, as it stands in the database."""
    plan = acts.propose(
        unit_id=unit.pk, rollout_id=world.rollout().pk, by=world.actor(of=unit), at=SUNDAY
    )
    plan.refresh_from_db()
    return plan


def confirmed(unit: Unit) -> Plan:
    """Return a plan in force since Sunday."""
    plan = proposed(unit)
    acts.confirm(plan_id=plan.pk, by=world.actor(of=unit), at=SUNDAY)
    plan.refresh_from_db()
    return plan


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")
