"""The desk: what waits for the one who sits here, oldest first, each with its one button."""

from dataclasses import dataclass
from datetime import date, datetime

from suffuse.access.reads import SeatFacts
from suffuse.organisation.rules import Scope
from suffuse.reporting import reads as reporting
from suffuse.reporting.reads import Overview
from suffuse.rollout import reads as rollout
from suffuse.rollout.reads import DutyFacts
from suffuse.web.desk import others, own
from suffuse.web.desk.task import Asking, Task

SOURCES = (
    own.duties,
    own.plans,
    own.sessions,
    own.publications,
    own.actions,
    own.again,
    own.tables,
    others.reports,
    others.questions,
    others.stopped,
    others.directions,
    others.notes,
    others.consents,
    others.new_eyes,
    others.drafts,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One task, and for how many days it has waited (0: not yet)."""

    task: Task
    days: int


@dataclass(frozen=True, slots=True)
class Carried:
    """A rollout that reaches the seat's unit, and how it has soaked into it and all below."""

    duty: DutyFacts
    seen: Overview


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What the desk shows: the tasks, and the rollouts that reach the seat's unit."""

    seat: SeatFacts | None
    tasks: tuple[Waiting, ...]
    duties: tuple[Carried, ...]
    on: date


def desk(*, seat: SeatFacts | None, at: datetime) -> DeskPage:
    """Return the desk of a seat at a moment; an account without a seat has an empty one."""
    if seat is None:
        return DeskPage(None, (), (), at.date())
    asking = Asking(seat, at)
    tasks = [task for source in SOURCES for task in source(asking)]
    return DeskPage(
        seat=seat,
        tasks=tuple(
            Waiting(task, task.waited(asking.on)) for task in sorted(tasks, key=_oldest_first)
        ),
        duties=tuple(
            Carried(
                duty,
                reporting.overview(
                    rollout_id=duty.rollout_id,
                    scope=Scope(seat.path),
                    exact=rollout.is_alone(duty),
                ),
            )
            for duty in rollout.duties_of_unit(seat.unit_id, on=asking.on)
        ),
        on=asking.on,
    )


def _oldest_first(task: Task) -> tuple[date, str]:
    return task.since, task.what
