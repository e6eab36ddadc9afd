"""Taking hold of a report: locked for the length of the act, and refused where it may not change."""

from datetime import datetime

from suffuse.audit import acts as audit
from suffuse.audit.rules import HOUSE, Actor
from suffuse.reporting.acts.refusals import Locked, NotNow, OwnReport
from suffuse.reporting.models import Report, Revision
from suffuse.reporting.rules import after, locked


def take(report_id: int, verb: str) -> Report:
    """
    Return the report, held against everybody else, if the verb is open to it.

    :raises Locked: once it is accepted
    :raises NotNow: where it stands, the verb is not open
    """
    report = (
        Report.objects.select_for_update(of=("self",))
        .select_related("unit", "rollout")
        .get(pk=report_id)
    )
    if locked(report.state):
        raise Locked(report)
    if after(report.state, verb) is None:
        raise NotNow(report.state, verb)
    return report


def newest(report: Report) -> Revision:
    """Return the revision that is being written, or was last submitted."""
    return report.revisions.order_by("-number")[0]


def not_ones_own(report: Report, by: Actor) -> None:
    """
    Refuse a unit's decision on its own report.

    The unit at which the rollout begins has none above it: there its leadership decides.
    """
    at_the_top = report.unit_id == report.rollout.top_id and by.role == "leadership"
    if by != HOUSE and by.unit_id == report.unit_id and not at_the_top:
        raise OwnReport(report)


def record(what: str, report: Report, *, by: Actor, at: datetime, **facts: object) -> None:
    """Add the entry of an act on a report to the audit."""
    audit.write(act=f"reporting.{what}", thing=f"report {report.pk}", by=by, at=at, facts=facts)
