"""Handing a report up, sending it back with a reason, accepting it for good."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from suffuse.audit import reads as chain
from suffuse.audit.rules import Actor
from suffuse.reporting import reads
from suffuse.reporting.acts.opening import newest, not_ones_own, record, take
from suffuse.reporting.acts.refusals import (
    ChildrenOpen,
    EmptyReport,
    NoReason,
    NoSuchSection,
    TooLong,
    WordsPointAtPeople,
)
from suffuse.reporting.models import Report, Revision
from suffuse.reporting.rules import SECTIONS, State, personal
from suffuse.reporting.rules import read as read_figures
from suffuse.rollout import acts as rollout
from suffuse.rollout.rules import Mark

LONGEST_REASON = 2000


@transaction.atomic
def submit(  # long: one refusal after the other, then what is frozen
    *, report_id: int, by: Actor, at: datetime, with_gaps: bool = False, confirmed: bool = False
) -> Report:
    """
    Hand a report up: its revision is frozen, and carries the head of the audit chain as its anchor.

    :param with_gaps: units below that have not reported are named in it instead of waited for
    :param confirmed: the committee answers for names and numbers that stand in the words
    :raises EmptyReport, ChildrenOpen, WordsPointAtPeople: see there
    """
    report = take(report_id, "submit")
    revision = newest(report)
    if read_figures(revision.figures).empty and not any(revision.sections.values()):
        raise EmptyReport(report)
    gaps = reads.gaps(unit_id=report.unit_id, rollout_id=report.rollout_id)
    found = reads.doubts_in(revision, unit_id=report.unit_id)
    doubtful = [doubt for doubt in found if personal(doubt)]
    if gaps and not with_gaps:
        raise ChildrenOpen([gap.code for gap in gaps])
    if doubtful and not confirmed:
        raise WordsPointAtPeople(doubtful)
    revision.gaps = [reads.as_gap(gap) for gap in gaps]
    revision.anchor = chain.head()
    revision.submitted_at = at
    revision.submitted_by, revision.confirmed_by = by.account, by.account if doubtful else ""
    revision.save()
    _stand(report, State.SUBMITTED, Mark.REPORTED, at)
    _record_submit(report, revision, len(doubtful), by=by, at=at)
    return report


def _record_submit(
    report: Report, revision: Revision, confirmed: int, *, by: Actor, at: datetime
) -> None:
    record(
        "submit",
        report,
        by=by,
        at=at,
        revision=revision.number,
        gaps=[gap["code"] for gap in revision.gaps],
        confirmed_words=confirmed,
        anchor=revision.anchor,
    )


@transaction.atomic
def return_report(*, report_id: int, reasons: Mapping[str, str], by: Actor, at: datetime) -> Report:
    """
    Send a submitted report back, with a reason for each section that is to change.

    :param reasons: by section; empty ones are left out
    :raises NoReason: no section has one
    :raises TooLong: a reason has more than 2,000 letters
    :raises OwnReport: a unit does not decide on its own report
    """
    report = take(report_id, "return")
    not_ones_own(report, by)
    said = {name: text.strip() for name, text in reasons.items() if text.strip()}
    for name, text in said.items():
        if len(text) > LONGEST_REASON:
            raise TooLong(name)
    if not said:
        raise NoReason(report)
    if not said.keys() <= {*SECTIONS, "figures"}:
        raise NoSuchSection(report)
    revision = newest(report)
    revision.reasons, revision.returned_at, revision.returned_by = said, at, by.account
    revision.save()
    _stand(report, State.RETURNED, Mark.RETURNED, at)
    record("return_report", report, by=by, at=at, revision=revision.number, sections=sorted(said))
    return report


@transaction.atomic
def accept(*, report_id: int, by: Actor, at: datetime) -> Report:
    """
    Accept a submitted report. From here on nothing changes it.

    :raises OwnReport: a unit does not decide on its own report
    """
    report = take(report_id, "accept")
    not_ones_own(report, by)
    report.accepted_at, report.accepted_by = at, by.account
    _stand(report, State.ACCEPTED, Mark.ACCEPTED, at)
    record("accept", report, by=by, at=at, revision=newest(report).number)
    return report


def _stand(report: Report, state: State, mark: Mark, at: datetime) -> None:
    """Move the report to where it stands now, and mark the unit's duty, in the same transaction."""
    report.state = state
    report.save()
    rollout.mark(rollout_id=report.rollout_id, unit_id=report.unit_id, what=mark, at=at)
