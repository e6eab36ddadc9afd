"""Planning: every unit, with the real planner; and again where a stricter cap breaks a plan."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import batched

from suffuse.demo import people
from suffuse.demo.calendar import WEEKS, Calendar
from suffuse.demo.country import Place
from suffuse.demo.fates import Fate
from suffuse.demo.road.scene import Scene, Standing, Steps, together
from suffuse.measure import acts as measure
from suffuse.planning import acts as planning
from suffuse.planning.jobs import recheck_open_plans
from suffuse.planning.models import Plan

# The weeks in which a place of this kind may begin: the text goes down level by level.
BEGINS = {
    "ministry": (1, 2), "department": (2, 3), "province": (1, 2), "hospital": (2, 6),
    "district": (2, 3), "health_centre": (2, 6),
}  # fmt: skip
SECOND_CAP, SECOND_DISTANCE = 30, 1.5
SUNDAY = 6
AT_ONCE = 50
# So long after the first fifty the next fifty plan.
A_TURN = timedelta(minutes=4)


def begins(place: Place, seed: int = 27) -> int:
    """Return the week of study in which a place begins; the same on every run."""
    if place.code.startswith("D0101") and place.kind == "health_centre":
        return 3
    return random.Random(f"{seed} {place.code}").randint(*BEGINS[place.kind])


def busy_until(calendar: Calendar, week: int) -> list[date]:
    """Return the working days before a week of study: a speaker is still elsewhere then."""
    days = ((calendar.week(week) - calendar.opens).days) if week > 1 else 0
    found = (calendar.opens + timedelta(days=day) for day in range(days))
    return [day for day in found if day.weekday() != SUNDAY]


def add_speakers(scene: Scene) -> Steps:
    """Every unit names its speakers by code, and when they come to it."""
    yield len(scene.units)
    calendar = scene.calendar
    at = calendar.at(calendar.issued + timedelta(days=1), 14)
    closed = {week: busy_until(calendar, week) for week in range(1, WEEKS + 1)}
    for unit in together(scene.units.values()):
        week = begins(unit.place)
        for code in people.speakers(unit.place):
            planning.add_speaker(
                unit_id=unit.id,
                code=code,
                closed_on=closed[week],
                ready_at=calendar.at(calendar.opens, 7),
                by=unit.committee,
                at=at,
            )
            scene.did["speakers"] += 1
        yield 1


def plan_all(scene: Scene) -> Steps:
    """Propose a plan for every unit that gets so far, and confirm it."""
    units = scene.reaching(Fate.PLANS)
    yield len(units)
    at = scene.calendar.at(scene.calendar.opens - timedelta(days=3), 9)
    for turn, some in enumerate(batched(units, AT_ONCE, strict=False)):
        # Counting alone proves nearly every small unit; the solvers are kept for planning again.
        for plan in _in_force(scene, some, at=at + turn * A_TURN, budget=planning.Budget(0.0)):
            scene.did["plans"] += 1
            scene.did["planned sessions"] += int(plan.figures["sessions"])
            scene.did["proved fewest"] += plan.figures["sessions"] == plan.bounds["sessions"]
            scene.did["left out"] += int(plan.figures["left_out"])
        yield from (1 for _ in some)


def _in_force(
    scene: Scene, units: Sequence[Standing], *, at: datetime, budget: planning.Budget
) -> Sequence[Plan]:
    """Propose plans for some units, and let their committees confirm them two minutes later."""
    by = {unit.id: unit.committee for unit in units}
    made = planning.propose_many(rollout_id=scene.rollout_id, by=by, at=at, budget=budget)
    plans = {plan.pk: by[plan.unit_id] for plan in made.plans.values()}
    done = planning.confirm_many(by=plans, at=at + timedelta(minutes=2))
    for refusal in (*made.refused.values(), *done.refused.values()):
        raise refusal
    return list(done.plans.values())


def announced(calendar: Calendar) -> date:
    """Return the day on whose evening the stricter cap is issued: the Wednesday before it holds."""
    return calendar.changes - timedelta(days=5)


def tighten(scene: Scene) -> Steps:
    """Half-way a stricter cap is issued: open plans are checked again, broken ones planned again."""
    calendar = scene.calendar
    at = calendar.at(announced(calendar), 20)
    measure.issue(
        zone_id=scene.root.id,
        since=calendar.changes,
        source="ມາດຕະການຈຳລອງ ສະບັບທີ 2 / simulated measure 2",
        people=SECOND_CAP,
        distance_m=Decimal(SECOND_DISTANCE),
        by=scene.seats["board"],
        at=at,
    )
    scene.did["plans checked again"] = recheck_open_plans(at=at + timedelta(minutes=1))
    broken = _broken(scene)
    yield len(broken)
    scene.did["plans broken by the cap"] = len(broken)
    for turn, some in enumerate(batched(broken, AT_ONCE, strict=False)):
        again = [unit for unit in some if unit.fate > Fate.PLANS]
        soon = at + timedelta(minutes=10) + turn * A_TURN
        for plan in _in_force(scene, again, at=soon, budget=planning.Budget(2.0)):
            scene.did["plans made again"] += 1
            scene.did["people moved by it"] += int(plan.figures["moved"])
        yield from (1 for _ in some)


def _broken(scene: Scene) -> Sequence[Standing]:
    by_id = {unit.id: unit for unit in scene.units.values()}
    plans = Plan.objects.filter(rollout_id=scene.rollout_id, state="confirmed")
    return [
        by_id[unit_id]
        for unit_id, breaches in plans.values_list("unit_id", "breaches")
        if any(breach["rule"] != "nobody_left_out" for breach in breaches)
    ]
