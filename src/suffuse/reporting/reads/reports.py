"""Reports as they are read: a unit's own and its children's, what waits, and what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Max, QuerySet

from suffuse.audience.models import Level
from suffuse.language.rules import Words
from suffuse.reporting.models import Report, Revision
from suffuse.reporting.reads.drafts import doubts_in, handed_up
from suffuse.reporting.reads.ledger import Part, part
from suffuse.reporting.rules import (
    SECTIONS,
    Cell,
    Doubt,
    Figures,
    Piece,
    State,
    difference,
)
from suffuse.reporting.rules import read as read_figures
from suffuse.rollout.models import Duty


@dataclass(frozen=True, slots=True)
class Row:
    """One level in a report's table: own people and those below together, as they may be shown."""

    key: str
    name: Words
    whole: Part
    own: Cell | None
    hand: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One section: its words, and why it came back, if it did."""

    key: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A child's words in its parent's report, with their source."""

    section: str
    text: str
    unit: Words
    unit_id: int
    report_id: int
    revision: int


@dataclass(frozen=True, slots=True)
class Version:
    """One revision, in the list of them."""

    id: int
    number: int
    drafted_at: datetime
    submitted_at: datetime | None
    returned_at: datetime | None
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Full:
    """A report in one of its revisions. `exact` says whether the figures are as counted."""

    id: int
    unit_id: int
    unit: Words
    unit_code: str
    kind: str
    parent: Words | None
    path: str
    rollout_id: int
    rollout: Words
    top_id: int
    directive_id: int
    state: str
    accepted_at: datetime | None
    revision_id: int
    number: int
    letter_number: str
    place: str
    addressees: tuple[str, ...]
    signatory_title: str
    anchor: str
    submitted_at: datetime | None
    confirmed: bool
    exact: bool
    rows: tuple[Row, ...]
    total: Part
    sections: tuple[Said, ...]
    passages: tuple[Passage, ...]
    gaps: tuple[Words, ...]
    versions: tuple[Version, ...]
    doubts: tuple[Doubt, ...]

    @property
    def at_the_top(self) -> bool:
        """Tell whether this is the report of the unit where the rollout begins."""
        return self.unit_id == self.top_id

    def words_of(self, section: str) -> tuple[Passage, ...]:
        """Return the passages picked for one section."""
        return tuple(passage for passage in self.passages if passage.section == section)


def where_is_report(report_id: int) -> str | None:
    """Return the path of the unit whose report it is."""
    return Report.objects.filter(pk=report_id).values_list("unit__path", flat=True).first()


def where_is_revision(revision_id: int) -> str | None:
    """Return the path of the unit whose report's revision it is."""
    found = Revision.objects.filter(pk=revision_id)
    return found.values_list("report__unit__path", flat=True).first()


def report(*, report_id: int, seen_from: str, number: int | None = None) -> Full:
    """
    Return a report, as a seat may see it. Four queries.

    :param seen_from: the path of the seat's unit; a unit without units below sees its own exactly
    :param number: of the revision; None: the newest that this seat may see (a draft is its own unit's)
    """
    row = Report.objects.select_related("unit__parent", "rollout").get(pk=report_id)
    versions = list(row.revisions.order_by("number"))
    own = seen_from == row.unit.path
    revision = _chosen(versions, own=own, number=number)
    leaf = not Duty.objects.filter(unit__parent_id=row.unit_id, rollout_id=row.rollout_id).exists()
    return _full(row, revision, [v for v in versions if own or v.submitted_at], exact=own and leaf)


def _chosen(versions: list[Revision], *, own: bool, number: int | None) -> Revision:
    """Return the revision asked for; from outside the unit only those that were handed up."""
    seen = [v for v in versions if (own or v.submitted_at) and number in (None, v.number)]
    if not seen:
        raise Revision.DoesNotExist
    return seen[-1]


def _full(row: Report, revision: Revision, versions: list[Revision], *, exact: bool) -> Full:
    figures = read_figures(revision.figures)
    k = {"k": row.rollout.least_cell, "checked": row.rollout.least_checked}
    parent = row.unit.parent
    return Full(
        id=row.pk,
        unit_id=row.unit_id,
        unit=Words(row.unit.name_lo, row.unit.name_en),
        unit_code=row.unit.code,
        kind=row.unit.kind,
        parent=Words(parent.name_lo, parent.name_en) if parent else None,
        path=row.unit.path,
        rollout_id=row.rollout_id,
        rollout=Words(row.rollout.title_lo, row.rollout.title_en),
        top_id=row.rollout.top_id,
        directive_id=row.rollout.directive_id,
        state=row.state,
        accepted_at=row.accepted_at,
        revision_id=revision.pk,
        number=revision.number,
        letter_number=revision.letter_number,
        place=revision.place,
        addressees=tuple(revision.addressees),
        signatory_title=revision.signatory_title,
        anchor=revision.anchor,
        submitted_at=revision.submitted_at,
        confirmed=bool(revision.confirmed_by),
        exact=exact,
        rows=tuple(_rows(figures, exact=exact, **k)),
        total=part("", Words("ລວມ", "All"), figures.total, exact=exact, **k),
        sections=tuple(
            Said(key, revision.sections.get(key, ""), revision.reasons.get(key, ""))
            for key in SECTIONS
        ),
        passages=tuple(_passage(passage) for passage in revision.passages),
        gaps=tuple(Words(gap["name_lo"], gap["name_en"]) for gap in revision.gaps),
        versions=tuple(_version(version) for version in versions),
        doubts=doubts_in(revision),
    )


def _rows(figures: Figures, *, k: int, checked: int, exact: bool) -> Iterable[Row]:
    for level in Level.objects.all():
        if level.key in figures.levels:
            name = Words(level.name_lo, level.name_en)
            yield Row(
                key=level.key,
                name=name,
                whole=part(
                    level.key, name, figures.level(level.key), k=k, checked=checked, exact=exact
                ),
                own=figures.own.get(level.key),
                hand=figures.hand.get(level.key, ()),
            )


def _passage(kept: Mapping[str, Any]) -> Passage:
    return Passage(
        section=kept["section"],
        text=kept["text"],
        unit=Words(kept["name_lo"], kept["name_en"]),
        unit_id=kept["unit"],
        report_id=kept["report"],
        revision=kept["revision"],
    )


def _version(row: Revision) -> Version:
    return Version(
        row.pk, row.number, row.drafted_at, row.submitted_at, row.returned_at, row.reasons
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """One section in two revisions, as pieces that stayed, came and went."""

    key: str
    pieces: tuple[Piece, ...]


def changes(*, report_id: int, old: int, new: int) -> tuple[Changed, ...]:
    """Return the sections that differ between two submitted revisions of a report. One query."""
    rows = Revision.objects.filter(report_id=report_id, number__in=[old, new])
    by_number = {row.number: row.sections for row in rows}
    before, after = by_number.get(old, {}), by_number.get(new, {})
    return tuple(
        Changed(key, difference(before.get(key, ""), after.get(key, "")))
        for key in SECTIONS
        if before.get(key, "") != after.get(key, "")
    )


@dataclass(frozen=True, slots=True)
class Brief:
    """A report in a list."""

    id: int
    unit_id: int
    unit: Words
    code: str
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
