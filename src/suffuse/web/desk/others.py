"""What others wait for: reports and questions from below, directions from above, a second hand."""

from datetime import timedelta

from suffuse.access import reads as access
from suffuse.access.rules import Role
from suffuse.attendance import reads as attendance
from suffuse.direction import reads as direction
from suffuse.direction.rules import noted
from suffuse.directive import reads as directive
from suffuse.organisation.rules import Scope
from suffuse.reporting import reads as reporting
from suffuse.rollout import reads as rollout
from suffuse.rollout.rules import State
from suffuse.web import said, wording
from suffuse.web.desk import doors
from suffuse.web.desk.task import BAD, WARN, Asking, Task, Tasks, day_of, to

MOST = 12
FEW = 3
TOLD_FOR = timedelta(weeks=2)


def reports(asking: Asking) -> Tasks:
    """Yield the reports from directly below that wait for this unit's answer. One query."""
    if not asking.may(doors.REPORTS):
        return
    waiting = reporting.waiting(unit_id=asking.seat.unit_id)
    for brief in [one for one in waiting if asking.may(doors.REPORT, one.path)][:MOST]:
        since = day_of(brief.submitted_at, otherwise=asking.on)
        what = wording.REPORT_WAITS % {"unit": said.words(brief.unit)}
        yield Task(since, what, wording.TO_READ, to(doors.REPORT, brief.id))


def questions(asking: Asking) -> Tasks:
    """Yield that questions from below have no answer yet, as one task. One query."""
    if not asking.may(doors.ANSWER):
        return
    waiting = attendance.waiting(scope=Scope(asking.seat.path))
    if waiting:
        since = day_of(waiting[0].asked_at, otherwise=asking.on)
        what = wording.questions(len(waiting))
        yield Task(since, what, wording.TO_ANSWER, to(doors.QUESTIONS, asking.seat.unit_id))


def stopped(asking: Asking) -> Tasks:
    """Yield where the cascade stopped below this unit, the longest silences first."""
    if not asking.may(doors.REPORTS):
        return
    for duty in rollout.duties_of_unit(asking.seat.unit_id, on=asking.on):
        stops = reporting.stop_points(
            rollout_id=duty.rollout_id, scope=Scope(asking.seat.path), on=asking.on
        )
        for stop in stops[:FEW]:
            what = wording.STOPPED % {"unit": said.words(stop.unit)}
            more = wording.REACHED_AND_SILENT % {"above": said.words(stop.above)}
            since = asking.on - timedelta(days=stop.days)
            yield Task(since, what, wording.TO_OVERVIEW, to(doors.OVERVIEW, duty.id), more, BAD)


def directions(asking: Asking) -> Tasks:
    """Yield the directions that wait to be received, or done. One query."""
    if not asking.may(doors.RECEIVE):
        return
    for one in direction.waiting(unit_id=asking.seat.unit_id)[:MOST]:
        holes = {"body": said.words(one.body), "number": one.number}
        received = one.stage != "waiting"
        what = (wording.DIRECTION_TO_DO if received else wording.DIRECTION_CAME) % holes
        button = wording.TO_DO if received else wording.TO_RECEIVE
        more = wording.DUE % {"day": said.day(one.due)}
        kind = WARN if one.due < asking.on else ""
        since = day_of(one.given_at, otherwise=asking.on)
        yield Task(since, what, button, to(doors.RECEIPT, one.receipt_id), more, kind)


def notes(asking: Asking) -> Tasks:
    """Yield the report of a rollout's top, which two leading bodies have to take note of."""
    for duty in rollout.duties_of_unit(asking.seat.unit_id, on=asking.on):
        top = rollout.where_is_rollout(duty.rollout_id)
        if top != asking.seat.path or duty.state != State.REPORTED or not asking.may(doors.NOTE):
            continue
        report_id = reporting.top_report(rollout_id=duty.rollout_id)
        if report_id is not None and not noted(len(direction.notes(report_id=report_id))):
            since = day_of(duty.marks.reported_at, otherwise=asking.on)
            what = wording.TO_BE_NOTED % {"title": said.words(duty.title)}
            yield Task(since, what, wording.TO_READ, to(doors.REPORT, report_id))


def consents(asking: Asking) -> Tasks:
    """Yield the seats that wait for a second hand. One query."""
    if not asking.may(doors.AGREE):
        return
    seen = access.waiting(Scope(asking.seat.path))
    for one in [one for one in seen if access.agreeable(one, by=asking.seat.actor)][:MOST]:
        since = day_of(one.since, otherwise=asking.on)
        what = wording.SECOND_HAND % {
            "role": str(wording.ROLES[one.role]),
            "unit": said.words(one.unit),
        }
        yield Task(since, what, wording.TO_LOOK, to(doors.CONSENTS, one.unit_id))


def new_eyes(asking: Asking) -> Tasks:
    """Yield the seats that came to see the unit's names in the last two weeks. One query."""
    if asking.seat.role != Role.COMMITTEE or not asking.may(doors.SEATS):
        return
    for one in access.new_eyes(asking.seat.unit_id, since=asking.at - TOLD_FOR):
        if one.id != asking.seat.id:
            what = wording.NEW_EYES % {
                "role": str(wording.ROLES[one.role]),
                "account": one.account,
            }
            since = day_of(one.since, otherwise=asking.on)
            yield Task(since, what, wording.TO_LOOK, to(doors.SEATS, asking.seat.unit_id))


def drafts(asking: Asking) -> Tasks:
    """Yield the texts that were handed in and are not released. One query."""
    if not asking.may(doors.REVIEW, None):
        return
    for one in directive.drafts()[:MOST]:
        since = day_of(one.handed_in_at, otherwise=asking.on)
        what = wording.DRAFT_WAITS % {"number": one.number, "title": one.title}
        yield Task(since, what, wording.TO_REVIEW, to(doors.REVIEW, one.edition_id))
