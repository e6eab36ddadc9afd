"""Reports in lists: a unit's own, those below it, what waits and what came back; words to pick."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Max, QuerySet

from suffuse.language.rules import Words
from suffuse.reporting.models import Report
from suffuse.reporting.reads.drafts import handed_up
from suffuse.reporting.rules import SECTIONS, State


@dataclass(frozen=True, slots=True)
class Brief:
    """A report in a list."""

    id: int
    unit_id: int
    unit: Words
    code: str
    path: str
    rollout_id: int
    rollout: Words
    state: str
    number: int
    submitted_at: datetime | None
    accepted_at: datetime | None


def _briefs(rows: QuerySet[Report]) -> tuple[Brief, ...]:
    """Return reports in a list. One query."""
    found = rows.select_related("unit", "rollout").annotate(
        newest=Max("revisions__number"), handed=Max("revisions__submitted_at")
    )
    return tuple(
        Brief(
            id=row.pk,
            unit_id=row.unit_id,
            unit=Words(row.unit.name_lo, row.unit.name_en),
            code=row.unit.code,
            path=row.unit.path,
            rollout_id=row.rollout_id,
            rollout=Words(row.rollout.title_lo, row.rollout.title_en),
            state=row.state,
            number=row.newest,
            submitted_at=row.handed,
            accepted_at=row.accepted_at,
        )
        for row in found
    )


def own_reports(*, unit_id: int) -> tuple[Brief, ...]:
    """Return a unit's own reports, newest first."""
    return _briefs(Report.objects.filter(unit_id=unit_id).order_by("-pk"))


def reports_below(*, unit_id: int) -> tuple[Brief, ...]:
    """Return the reports of the units directly below, in the order of their names; drafts are theirs."""
    handed = Report.objects.filter(unit__parent_id=unit_id).exclude(state=State.DRAFT)
    return _briefs(handed.order_by("unit__sort_key", "unit__code"))


def waiting(*, unit_id: int) -> tuple[Brief, ...]:
    """Return the reports that wait for a unit's answer, oldest first."""
    asked = Report.objects.filter(unit__parent_id=unit_id, state=State.SUBMITTED)
    found = _briefs(asked)
    return tuple(sorted(found, key=lambda brief: str(brief.submitted_at)))


def returned(*, unit_id: int) -> tuple[Brief, ...]:
    """Return a unit's reports that came back and wait for it to mend them."""
    return _briefs(Report.objects.filter(unit_id=unit_id, state=State.RETURNED))


def top_report(*, rollout_id: int) -> int | None:
    """Return the id of the report of the unit at which a rollout begins."""
    found = Report.objects.filter(rollout_id=rollout_id, unit_id=F("rollout__top_id"))
    return found.values_list("pk", flat=True).first()


@dataclass(frozen=True, slots=True)
class Offered:
    """A section of a child's submitted report, whose words may be picked."""

    revision_id: int
    unit: Words
    section: str
    text: str


def offered(*, unit_id: int, rollout_id: int) -> tuple[Offered, ...]:
    """Return the words of the children's reports, by section. One query."""
    return tuple(
        Offered(
            row.pk,
            Words(row.report.unit.name_lo, row.report.unit.name_en),
            section,
            row.sections[section],
        )
        for row in handed_up(unit_id=unit_id, rollout_id=rollout_id)
        for section in SECTIONS
        if row.sections.get(section)
    )
