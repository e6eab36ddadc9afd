"""Writing a report: drafted from the records, then corrected and put into words by people."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from suffuse.audit.rules import Actor
from suffuse.organisation.models import Unit
from suffuse.reporting import reads
from suffuse.reporting.acts.opening import newest, record, take
from suffuse.reporting.acts.refusals import (
    AlreadyOpen,
    ChangedMeanwhile,
    Impossible,
    NoSuchSection,
    NotInRollout,
    NotTheirWords,
    TooLong,
)
from suffuse.reporting.models import Report, Revision
from suffuse.reporting.rules import SECTIONS, TYPED, Figures, State, disagreements
from suffuse.reporting.rules import kept as kept_figures
from suffuse.reporting.rules import read as read_figures
from suffuse.rollout.models import Duty

LONGEST = 20_000
MOST_ADDRESSEES = 20
LETTER = ("letter_number", "place", "signatory_title")


@transaction.atomic
def draft(*, unit_id: int, rollout_id: int, by: Actor, at: datetime) -> Report:
    """
    Begin a unit's report, or its next revision after a return; figures and findings are prefilled.

    :raises NotInRollout: the rollout asks nothing of this unit
    :raises AlreadyOpen: it is being written already
    :raises NotNow: it was submitted, and nobody has answered yet
    :raises Locked: it is accepted
    """
    if not Duty.objects.filter(unit_id=unit_id, rollout_id=rollout_id).exists():
        raise NotInRollout(unit_id, rollout_id)
    report, made = Report.objects.select_for_update(of=("self",)).get_or_create(
        unit_id=unit_id, rollout_id=rollout_id
    )
    if not made:
        if report.state == State.DRAFT:
            raise AlreadyOpen(report.pk)
        report = take(report.pk, "draft")
        report.state = State.DRAFT
        report.save()
    revision = _begin(report, None if made else newest(report), at=at)
    record(
        "draft", report, by=by, at=at, unit=unit_id, rollout=rollout_id, revision=revision.number
    )
    return report


def _begin(report: Report, last: Revision | None, *, at: datetime) -> Revision:
    """Return a fresh revision: figures from the records; words from the last one, else from findings."""
    found = reads.records(unit_id=report.unit_id, rollout_id=report.rollout_id, at=at)
    return Revision.objects.create(
        report=report,
        number=last.number + 1 if last else 1,
        figures=kept_figures(found.figures),
        sections=last.sections if last else found.sections,
        passages=last.passages if last else [],
        addressees=last.addressees if last else found.addressees,
        drafted_at=at,
        **{name: getattr(last, name) for name in LETTER if last},
    )


@transaction.atomic
def refill(*, report_id: int, by: Actor, at: datetime) -> Report:
    """Read the figures of a draft from the records again; what was typed by hand is replaced."""
    report = take(report_id, "edit")
    revision = newest(report)
    found = reads.records(unit_id=report.unit_id, rollout_id=report.rollout_id, at=at)
    revision.figures = kept_figures(found.figures)
    revision.save()
    record("refill", report, by=by, at=at, revision=revision.number)
    return report


@transaction.atomic
def save_section(
    *, report_id: int, section: str, text: str, by: Actor, at: datetime, before: str | None = None
) -> Report:
    """
    Keep the words of one section of a draft.

    :param before: what the section said when it was opened; if somebody else changed it since, theirs
        stands and this is refused
    :raises ChangedMeanwhile: with both texts
    """
    if section not in SECTIONS:
        raise NoSuchSection(section)
    if len(text) > LONGEST or "\x00" in text or not _storable(text):
        raise TooLong(section)
    report = take(report_id, "edit")
    revision = newest(report)
    stands = revision.sections.get(section, "")
    if before is not None and _lines(before) != _lines(stands):
        raise ChangedMeanwhile(stands, text)
    revision.sections = {**revision.sections, section: _lines(text)}
    revision.save()
    said = {"revision": revision.number, "section": section, "characters": len(text)}
    record("save_section", report, by=by, at=at, **said)
    return report


def _fits_a_letter(number: str, place: str, signatory: str, lines: list[str]) -> bool:
    around = [(number, 60), (place, 120), (signatory, 120), *((line, 200) for line in lines)]
    fits = all(_storable(text) and len(text.strip()) <= most for text, most in around)
    return fits and len(lines) <= MOST_ADDRESSEES


@transaction.atomic
def save_letter(
    *,
    report_id: int,
    letter_number: str,
    place: str,
    signatory_title: str,
    addressees: list[str],
    by: Actor,
    at: datetime,
) -> Report:
    """Keep what stands around the words of the letter: number, place, whom it is for, who signs."""
    report = take(report_id, "edit")
    revision = newest(report)
    lines = [line.strip() for line in addressees if line.strip()]
    if not _fits_a_letter(letter_number, place, signatory_title, lines):
        raise TooLong("letter")
    revision.letter_number, revision.place = letter_number.strip(), place.strip()
    revision.signatory_title, revision.addressees = signatory_title.strip(), lines
    revision.save()
    record(
        "save_letter", report, by=by, at=at, revision=revision.number, number=revision.letter_number
    )
    return report


@transaction.atomic
def save_figures(
    *, report_id: int, typed: Mapping[str, Mapping[str, int | None]], by: Actor, at: datetime
) -> Report:
    """
    Correct the unit's own figures where the records are not complete; each is marked as typed by hand.

    :param typed: by level, by figure; None is not known
    :raises Impossible: 120 of 100, and every other figure that is larger than its whole
    """
    report = take(report_id, "edit")
    revision = newest(report)
    figures = _corrected(read_figures(revision.figures), typed)
    revision.figures = kept_figures(figures)
    revision.save()
    record(
        "save_figures",
        report,
        by=by,
        at=at,
        revision=revision.number,
        by_hand={k: list(v) for k, v in figures.hand.items()},
    )
    return report


def _corrected(figures: Figures, typed: Mapping[str, Mapping[str, int | None]]) -> Figures:
    """Return the figures with what was typed, once none of them is larger than its whole."""
    faults: list[tuple[str, str, str]] = []
    for level, row in typed.items():
        if level not in figures.own:
            raise NoSuchSection(level)
        figures = figures.corrected(level, {k: v for k, v in row.items() if k in TYPED})
        cell = {name: getattr(figures.own[level], name) for name in TYPED}
        faults += [(level, figure, code) for figure, code in disagreements(cell)]
    if faults:
        raise Impossible(faults)
    return figures


@transaction.atomic
def pick_passage(
    *, report_id: int, from_revision_id: int, section: str, text: str, by: Actor, at: datetime
) -> Report:
    """
    Take a passage of a child's report into one's own; it keeps its source.

    :raises NotTheirWords: not a submitted report of a unit directly below, or not what it says
    """
    report = take(report_id, "edit")
    source = _source(report, from_revision_id)
    passage = _lines(text).strip()
    if source is None or not passage or passage not in source.sections.get(section, ""):
        raise NotTheirWords(report)
    revision = newest(report)
    picked = _passage(source, source.report.unit, section, passage)
    others = [kept for kept in revision.passages if not _same(kept, picked)]
    revision.passages = [*others, picked]
    revision.save()
    record(
        "pick_passage",
        report,
        by=by,
        at=at,
        revision=revision.number,
        source=source.report_id,
        section=section,
    )
    return report


def _source(report: Report, revision_id: int) -> Revision | None:
    """Return a child's revision that was handed up to this report's unit, or None."""
    handed = Revision.objects.filter(
        submitted_at__isnull=False, report__rollout_id=report.rollout_id
    )
    below = handed.filter(report__unit__parent_id=report.unit_id)
    return below.select_related("report__unit").filter(pk=revision_id).first()


def _passage(source: Revision, unit: Unit, section: str, text: str) -> dict[str, object]:
    return {
        "section": section,
        "text": text,
        "report": source.report_id,
        "revision": source.number,
        "unit": unit.pk,
        "name_lo": unit.name_lo,
        "name_en": unit.name_en,
    }


def _same(kept: Mapping[str, object], picked: Mapping[str, object]) -> bool:
    """Tell whether two passages are the same words of the same unit: the newer source stands."""
    return all(kept[name] == picked[name] for name in ("section", "text", "unit"))


def _lines(text: str) -> str:
    """Browsers send a carriage return before every new line; what is kept has none."""
    return text.replace("\r\n", "\n").strip()


def _storable(text: str) -> bool:
    """Tell whether both databases can keep the text: no NUL, no lone surrogates."""
    return "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)
