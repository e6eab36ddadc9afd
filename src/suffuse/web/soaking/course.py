"""Plan and reality over time: what was planned, what came, and where it leads at the present pace."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.planning.models import Session
from suffuse.reporting import reads as reporting
from suffuse.rollout.reads import RolloutFacts
from suffuse.web.pictures import Curve, Point

LOOK_BACK = 3
LONGEST = 182
WEEK = 6


@dataclass(frozen=True, slots=True)
class Course:
    """
    The curve, and what it says in words.

    `finish` is the day on which the people planned for will have come at the present pace (None: not
    to be said); `held` and `to_come` count sessions of confirmed plans, `broken` the held ones
    whose certificate names a rule that was not kept.
    """

    curve: Curve
    finish: date | None
    days_late: int
    held: int
    to_come: int
    broken: int


def forecast(real: Sequence[Point], *, target: float) -> Point | None:
    """
    Return the point at which the target is met if people go on coming as in the last three weeks.

    None if there are not two weeks yet, if nobody came, if it is met, or if it would take over half a
    year: a line that long says nothing. Half a year is `LONGEST` days.
    """
    if len(real) < 2:  # noqa: PLR2004 - a pace needs two points
        return None
    last, since = real[-1], real[max(0, len(real) - 1 - LOOK_BACK)]
    days = (last.on - since.on).days
    pace = (last.people - since.people) / days if days > 0 else 0.0
    if pace <= 0 or last.people >= target:
        return None
    needed = math.ceil((target - last.people) / pace)
    return Point(last.on + timedelta(days=needed), target) if needed <= LONGEST else None


def course(*, rollout: RolloutFacts, scope: Scope, of: int | None, on: date) -> Course:
    """Return the course of a rollout in a scope of `of` people, up to a day. Three queries."""
    planned, closes_on = _planned(rollout.id, scope), rollout.closes_on
    real = [
        Point(max(line.week, min(line.week + timedelta(days=WEEK), on)), float(line.came))
        for line in reporting.series(rollout_id=rollout.id, scope=scope)
        if line.came is not None
    ]
    if real and real[0].on > rollout.opens_on:
        real.insert(0, Point(rollout.opens_on, 0.0))
    end = forecast(real, target=planned[-1].people) if planned else None
    curve = Curve(
        planned=planned,
        real=real,
        forecast=(real[-1], end) if end else (),
        of=of,
        due=closes_on if planned or real else None,
    )
    return Course(
        curve=curve,
        finish=end.on if end else None,
        days_late=max((end.on - closes_on).days, 0) if end else 0,
        **_sessions(rollout.id, scope),
    )


def _confirmed(rollout_id: int, scope: Scope) -> QuerySet[Session]:
    return Session.objects.filter(
        within(scope, "unit"), rollout_id=rollout_id, plan__state="confirmed"
    ).order_by()


def _planned(rollout_id: int, scope: Scope) -> list[Point]:
    """Return the people that all confirmed plans together provide for, added up by day."""
    rows = (
        _confirmed(rollout_id, scope)
        .annotate(day=TruncDate("starts"))
        .values("day")
        .annotate(sum=Sum("people"))
        .order_by("day")
    )
    days = [(row["day"], row["sum"]) for row in rows]
    sums = accumulate(people for _, people in days)
    return [Point(day, float(total)) for (day, _), total in zip(days, sums, strict=True)]


def _sessions(rollout_id: int, scope: Scope) -> dict[str, int]:
    held = Q(held_at__isnull=False)
    counts = _confirmed(rollout_id, scope).aggregate(
        held=Count("pk", filter=held),
        to_come=Count("pk", filter=~held),
        broken=Count(
            "pk",
            filter=held & Q(certificate__has_key="rules_broken") & ~Q(certificate__rules_broken=[]),
        ),
    )
    return dict(counts)
