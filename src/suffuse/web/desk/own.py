"""What a unit's own road asks of it: the next step of each duty, its plans, sessions and publications."""

from datetime import timedelta

from django.db.models import Q

from suffuse.assessment import reads as assessment
from suffuse.attendance import reads as attendance
from suffuse.language.rules import Words
from suffuse.media.models import Publication
from suffuse.organisation.models import Intake
from suffuse.organisation.rules import Scope
from suffuse.planning.models import Plan, Session
from suffuse.rollout import reads as rollout
from suffuse.rollout.models import Duty
from suffuse.rollout.reads import DutyFacts
from suffuse.rollout.rules import State
from suffuse.web import said, wording
from suffuse.web.desk import doors
from suffuse.web.desk.task import BAD, CALM, WARN, Asking, Task, Tasks, day_of, to

SOON = timedelta(days=7)
MOST = 12


def duties(asking: Asking) -> Tasks:
    """Yield the next step of every duty of the seat's unit, if this seat is the one to take it."""
    for duty in rollout.duties_of_unit(asking.seat.unit_id, on=asking.on):
        task = _next_step(duty, asking)
        if task:
            yield task


def _next_step(duty: DutyFacts, asking: Asking) -> Task | None:
    marks, title = duty.marks, said.words(duty.title)
    opened = Duty.objects.values_list("rollout__opens_on", flat=True).get(pk=duty.id)
    kind = WARN if duty.late else CALM
    due = wording.REPORT_DUE % {"day": said.day(duty.report_due)}
    if duty.state == State.NO_ASSESSMENT and asking.may(doors.COMPLETE):
        what = wording.ASSESSMENT_FIRST % {"title": title}
        return Task(opened, what, wording.TO_ASSESSMENT, to(doors.ASSESS, duty.id), due, kind)
    if duty.state == State.NO_PLAN and asking.may(doors.PROPOSE):
        since = day_of(marks.assessed_at, otherwise=opened)
        what = wording.PLAN_NEXT % {"title": title}
        return Task(since, what, wording.TO_PLAN, to(doors.PLAN, duty.id), due, kind)
    if duty.state == State.STUDIED and asking.may(doors.DRAFT):
        since = day_of(marks.studied_at, otherwise=opened)
        what = wording.REPORT_NEXT % {"title": title}
        return Task(since, what, wording.TO_REPORT, to(doors.REPORTS, duty.unit_id), due, kind)
    if duty.state == State.RETURNED and asking.may(doors.DRAFT):
        since = day_of(marks.returned_at, otherwise=opened)
        what = wording.REPORT_BACK % {"title": title}
        return Task(since, what, wording.TO_MEND, to(doors.REPORTS, duty.unit_id), due, WARN)
    return None


def plans(asking: Asking) -> Tasks:
    """Yield the unit's plans that must be confirmed, or made lawful again. One query."""
    if not asking.may(doors.CONFIRM):
        return
    rows = Plan.objects.filter(
        Q(state="proposed") | (Q(state="confirmed") & ~Q(breaches=[])), unit_id=asking.seat.unit_id
    )
    for row in rows.select_related("rollout"):
        title = said.words(Words(row.rollout.title_lo, row.rollout.title_en))
        if row.breaches:
            what, kind = wording.PLAN_BROKEN % {"title": title}, BAD
            more = wording.breaches(len(row.breaches))
        else:
            what, more, kind = wording.PLAN_PROPOSED % {"title": title}, "", CALM
        since = day_of(row.checked_at if row.breaches else row.proposed_at, otherwise=asking.on)
        yield Task(since, what, wording.TO_SEE_PLAN, to(doors.SEE_PLAN, row.pk), more, kind)


def sessions(asking: Asking) -> Tasks:
    """Yield the sessions of this week, and those that are over and were never closed. One query."""
    if not asking.may(doors.DOOR):
        return
    rows = Session.objects.filter(
        unit_id=asking.seat.unit_id,
        plan__state="confirmed",
        held_at=None,
        starts__lt=asking.at + SOON,
    )
    for row in rows.select_related("venue").order_by("starts")[:MOST]:
        holes = {"code": row.code, "when": said.moment(row.starts), "venue": row.venue.name}
        over = row.ends < asking.at
        what = (wording.SESSION_OPEN if over else wording.SESSION_COMES) % holes
        button = wording.TO_CLOSE if over else wording.TO_DOOR
        since = day_of(row.starts, otherwise=asking.on)
        more = wording.PEOPLE % {"people": said.number(row.people)}
        yield Task(since, what, button, to(doors.DOOR, row.pk), more, WARN if over else CALM)


def publications(asking: Asking) -> Tasks:
    """Yield what should have been published by now. One query."""
    if not asking.may(doors.PUBLISH):
        return
    rows = Publication.objects.filter(
        unit_id=asking.seat.unit_id, published_on=None, planned_on__lte=asking.on
    )
    for row in rows.select_related("channel").order_by("planned_on")[:MOST]:
        what = wording.PUBLICATION_DUE % {"title": row.title, "channel": row.channel.name}
        yield Task(row.planned_on, what, wording.TO_PUBLISH, to(doors.MEDIA, row.pk), "", WARN)


def again(asking: Asking) -> Tasks:
    """Yield the duties opened again for a new edition, until a session was held since. 1 + 2n queries."""
    if not asking.may(doors.AGAIN, None):
        return
    scope = Scope(asking.seat.path)
    ours = [one for one in rollout.again(scope) if one.unit_id == asking.seat.unit_id]
    for one in ours[:MOST]:
        held = attendance.held_since(scope=scope, rollout_id=one.rollout_id, since=one.asked_at)
        if not any(unit_id == one.unit_id for unit_id, _ in held):
            since = day_of(one.asked_at, otherwise=asking.on)
            what = wording.STUDY_AGAIN % {"title": said.words(one.title)}
            more = wording.asked_again(len(one.clause_keys))
            text = rollout.rollout(one.rollout_id).directive_id
            yield Task(since, what, wording.TO_CHANGES, to(doors.AGAIN, text), more, WARN)


def actions(asking: Asking) -> Tasks:
    """Yield the unit's own actions that are due. Two queries a rollout."""
    if not asking.may(doors.ACTION):
        return
    for duty in rollout.duties_of_unit(asking.seat.unit_id, on=asking.on):
        scope = Scope(asking.seat.path)
        for action in assessment.actions_due(scope=scope, on=asking.on, rollout_id=duty.rollout_id):
            if action.unit_id == asking.seat.unit_id:
                link = to(doors.ASSESS, duty.id)
                yield Task(action.due, action.text, wording.TO_ACTION, link, "", WARN)


def tables(asking: Asking) -> Tasks:
    """Yield the tables that were handed in and wait to be taken or put away. One query."""
    rows = Intake.objects.filter(unit_id=asking.seat.unit_id, state="previewed").defer("rows")
    for row in rows.order_by("pk")[:MOST]:
        door = doors.TREE_INTAKE if row.kind == "units" else doors.INTAKE
        if asking.may(door):
            since = day_of(row.handed_in_at, otherwise=asking.on)
            faults = len(row.faults)
            what = wording.TABLE_WAITS % {"file": row.file_name}
            more = wording.faults(faults) if faults else ""
            kind = WARN if faults else CALM
            yield Task(since, what, wording.TO_LOOK, to(door, row.pk), more, kind)
