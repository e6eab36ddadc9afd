"""Reports as they are read: a unit's own and its children's, what waits, and what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from suffuse.audience.models import Level
from suffuse.language.rules import Words
from suffuse.reporting.models import Report, Revision
from suffuse.reporting.reads.drafts import doubts_in, seated_total
from suffuse.reporting.reads.facts import Full, Passage, Row, Said, Version
from suffuse.reporting.reads.ledger import ALL, part
from suffuse.reporting.rules import (
    SECTIONS,
    Figures,
    Piece,
    difference,
)
from suffuse.reporting.rules import read as read_figures
from suffuse.rollout.models import Duty


def where_is_report(report_id: int) -> str | None:
    """Return the path of the unit whose report it is."""
    return Report.objects.filter(pk=report_id).values_list("unit__path", flat=True).first()


def where_is_revision(revision_id: int) -> str | None:
    """Return the path of the unit whose report's revision it is."""
    found = Revision.objects.filter(pk=revision_id)
    return found.values_list("report__unit__path", flat=True).first()


def report(
    *, report_id: int, seen_from: str, number: int | None = None, rounded: bool = False
) -> Full:
    """
    Return a report, as a seat may see it. Four queries.

    :param seen_from: the path of the seat's unit; a unit without units below sees its own exactly
    :param number: of the revision; None: the newest that this seat may see (a draft is its own unit's)
    :param rounded: as seen from above, even inside the unit: what is put on paper travels
    """
    row = Report.objects.select_related("unit__parent", "rollout").get(pk=report_id)
    versions = list(row.revisions.order_by("number"))
    own = seen_from == row.unit.path
    revision = _chosen(versions, own=own, number=number)
    leaf = not Duty.objects.filter(unit__parent_id=row.unit_id, rollout_id=row.rollout_id).exists()
    return _full(
        row,
        revision,
        [v for v in versions if own or v.submitted_at],
        own=own,
        exact=own and leaf and not rounded,
    )


def _chosen(versions: list[Revision], *, own: bool, number: int | None) -> Revision:
    """Return the revision asked for; from outside the unit only those that were handed up."""
    seen = [v for v in versions if (own or v.submitted_at) and number in (None, v.number)]
    if not seen:
        raise Revision.DoesNotExist
    return seen[-1]


def _full(
    row: Report, revision: Revision, versions: list[Revision], *, own: bool, exact: bool
) -> Full:
    figures = read_figures(revision.figures)
    k = {"k": row.rollout.least_cell, "checked": row.rollout.least_checked}
    return Full(
        **_where(row),
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
        total=part("", ALL, seated_total(figures), exact=exact, **k),
        sections=tuple(
            Said(key, revision.sections.get(key, ""), revision.reasons.get(key, ""))
            for key in SECTIONS
        ),
        passages=tuple(_passage(passage) for passage in revision.passages),
        gaps=tuple(Words(gap["name_lo"], gap["name_en"]) for gap in revision.gaps),
        versions=tuple(_version(version) for version in versions),
        doubts=doubts_in(revision, unit_id=row.unit_id if own else None),
    )


def _where(row: Report) -> dict[str, Any]:
    """Return which report it is, of whom, in what state: the same in all its revisions."""
    parent = row.unit.parent
    return {
        "id": row.pk,
        "unit_id": row.unit_id,
        "unit": Words(row.unit.name_lo, row.unit.name_en),
        "unit_code": row.unit.code,
        "kind": row.unit.kind,
        "parent": Words(parent.name_lo, parent.name_en) if parent else None,
        "path": row.unit.path,
        "rollout_id": row.rollout_id,
        "rollout": Words(row.rollout.title_lo, row.rollout.title_en),
        "top_id": row.rollout.top_id,
        "directive_id": row.rollout.directive_id,
        "state": row.state,
        "accepted_at": row.accepted_at,
    }


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
                seated=level.seated,
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
