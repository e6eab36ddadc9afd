"""The stations of a unit's duty, from its assessment to the acceptance of its report."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from suffuse.rollout.reads import DutyFacts
from suffuse.rollout.rules import State
from suffuse.web import wording


@dataclass(frozen=True, slots=True)
class Step:
    """
    One station: passed (`done`, at a moment), or where the unit stands `now`, or still ahead.

    `route` and `arg` lead to the page on which it is done.
    """

    name: str | Promise
    at: datetime | None
    done: bool
    now: bool
    route: str
    arg: int


def steps(duty: DutyFacts) -> list[Step]:
    """Return the stations in order; exactly one is `now`, unless all are done."""
    marks = duty.marks
    returned = duty.state == State.RETURNED
    reported = (wording.MENDING, None) if returned else (wording.REPORT, marks.reported_at)
    accepted = marks.accepted_at if duty.state == State.ACCEPTED else None
    stations: list[tuple[str | Promise, datetime | None, str, int]] = [
        (wording.ASSESSMENT, marks.assessed_at, "assessment:assessment", duty.id),
        (wording.PLAN, marks.planned_at, "planning:current", duty.id),
        (wording.STUDY, marks.studied_at, "attendance:sessions", duty.unit_id),
        (*reported, "reporting:reports", duty.unit_id),
        (wording.ACCEPTANCE, accepted, "reporting:reports", duty.unit_id),
    ]
    ahead = next((n for n, one in enumerate(stations) if one[1] is None), len(stations))
    return [
        Step(name, at, done=at is not None, now=n == ahead, route=route, arg=arg)
        for n, (name, at, route, arg) in enumerate(stations)
    ]
