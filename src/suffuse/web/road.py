"""The stations of a unit's duty, from its assessment to the acceptance of its report."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from suffuse.rollout.reads import DutyFacts
from suffuse.rollout.rules import State
from suffuse.web import wording


@dataclass(frozen=True, slots=True)
class Step:
    """One station: passed (`done`, at a moment), or where the unit stands `now`, or still ahead."""

    name: str | Promise
    at: datetime | None
    done: bool
    now: bool


def steps(duty: DutyFacts) -> list[Step]:
    """Return the stations in order; exactly one is `now`, unless all are done."""
    marks = duty.marks
    returned = duty.state == State.RETURNED
    stations: list[tuple[str | Promise, datetime | None]] = [
        (wording.ASSESSMENT, marks.assessed_at),
        (wording.PLAN, marks.planned_at),
        (wording.STUDY, marks.studied_at),
        (wording.MENDING if returned else wording.REPORT, None if returned else marks.reported_at),
        (wording.ACCEPTANCE, marks.accepted_at if duty.state == State.ACCEPTED else None),
    ]
    ahead = next((n for n, (_, at) in enumerate(stations) if at is None), len(stations))
    return [Step(name, at, at is not None, n == ahead) for n, (name, at) in enumerate(stations)]
