"""What leading bodies record about the report of a whole rollout."""

from datetime import date, datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import HOUSE, Actor
from suffuse.direction.acts.refusals import AlreadyNoted, NotForNote
from suffuse.direction.acts.saying import said
from suffuse.direction.models import Note
from suffuse.direction.rules import noted
from suffuse.language.rules import Words
from suffuse.reporting import acts as reporting
from suffuse.reporting.models import Report
from suffuse.reporting.rules import State


def _national(report_id: int) -> Report:
    """Return the report of a rollout's top, held against everybody else, once it is handed up."""
    reports = Report.objects.select_for_update(of=("self",)).select_related("rollout")
    report = reports.get(pk=report_id)
    handed_up = report.state in {State.SUBMITTED, State.ACCEPTED}
    if report.unit_id != report.rollout.top_id or not handed_up:
        raise NotForNote(report)
    return report


@transaction.atomic
def take_note(
    *, report_id: int, body: Words, on: date, reference: str, by: Actor, at: datetime
) -> Note:
    """
    Record that a leading body has taken note of the report of the whole rollout.

    With the second body the report is accepted: nothing changes it any more.

    :raises NotForNote, AlreadyNoted: see there
    :raises Incomplete: without a reference or a body nobody could find it again
    """
    report = _national(report_id)
    lo, en, reference = said(body.lo, "body"), body.en.strip()[:200], said(reference, "reference")
    if Note.objects.filter(report=report, body_lo=lo[:200]).exists():
        raise AlreadyNoted(report)
    note = Note.objects.create(
        report=report,
        body_lo=lo[:200],
        body_en=en,
        on=on,
        reference=reference[:80],
        recorded_at=at,
        recorded_by=by.account,
    )
    facts = {"note": note.pk, "on": on.isoformat(), "reference": note.reference}
    audit.write(act="direction.take_note", thing=f"report {report_id}", by=by, at=at, facts=facts)
    if report.state == State.SUBMITTED and noted(Note.objects.filter(report=report).count()):
        reporting.accept(report_id=report_id, by=HOUSE, at=at)
    return note
