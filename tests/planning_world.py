"""Units that can be planned: people, halls, speakers, and the days around the world's MONDAY."""

from datetime import timedelta

from django.utils import timezone

from suffuse.measure.models import Measure
from suffuse.organisation.models import Unit
from suffuse.planning import acts
from suffuse.planning.models import Plan, Venue
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


def large(unit: Unit, *, people: int = 600, days: int = 26) -> Duty:
    """
    Give a unit of this many people all that a plan wants: eight teams, four levels, four rooms.

    One room is a floor with a pillar, one has seats that are screwed down. A third of a team may be
    away at once, leaders study before the others, and the window is `days` long.
    """
    world.measure()
    Measure.objects.update(issued_at=SUNDAY - timedelta(days=9))
    parts = {"leaders": 0.04, "managers": 0.12, "staff": 0.54, "members": 0.3}
    teams = ("clinic", "pharmacy", "laboratory", "office", "stores", "field", "school", "kitchen")
    for level, share in parts.items():
        left = round(people * share)
        for number, team in enumerate(teams):
            here = left // (len(teams) - number)
            left -= here
            if here:
                world.headcount(of=unit, people=here, level=level, team=team)
    rooms(unit)
    for code in ("S1", "S2", "S3"):
        world.speaker(of=unit, code=code)
    rollout = world.rollout()
    rollout.team_share, rollout.closes_on = "0.34", rollout.opens_on + timedelta(days=days)
    rollout.save()
    duty = Duty.objects.get(unit=unit, rollout=rollout)
    duty.assessed_at = world.MONDAY - timedelta(days=2)
    duty.save()
    return duty


def rooms(unit: Unit) -> None:
    """Give a unit a hall, a floor, a floor with a pillar, and rows of seats that are screwed down."""
    world.venue(of=unit, code="A", seats=30)
    floor = {"width_m": 11, "length_m": 7}
    Venue.objects.create(unit=unit, code="B", name="Meeting room", **floor)
    pillar = {"x": 5, "y": 3, "width_m": 1, "length_m": 1}
    Venue.objects.create(unit=unit, code="C", name="Canteen", obstacles=[pillar], **floor)
    seats = [
        {"id": f"{'ABCDEFGH'[row]}{column + 1}", "x": column * 0.6, "y": row * 0.9}
        for row in range(8)
        for column in range(14)
    ]
    Venue.objects.create(unit=unit, code="D", name="Lecture theatre", fixed_seats=seats)
