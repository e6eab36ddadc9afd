"""What a letter says, sentence by sentence, in one language: the same for every format."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from django.conf import settings
from django.utils import timezone, translation

from suffuse.comprehension import reads as comprehension
from suffuse.directive import reads as directive
from suffuse.language.rules import Words
from suffuse.media import reads as media
from suffuse.organisation.rules import Scope
from suffuse.reporting import reads, wording
from suffuse.reporting.models import Revision
from suffuse.reporting.reads import Full, Part
from suffuse.reporting.rules import Shown, show_answers

JOINED = "\u00a0"


class NoReport(Exception):
    """The unit at which the rollout begins has not begun its report."""


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section: its heading, its paragraphs, and passages from below with their sources."""

    title: str
    paragraphs: tuple[str, ...]
    passages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words: columns, rows, and whether the last row is the sum of the others."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sum: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """An official letter, ready to be set. Empty strings are left out; `draft` is "" once handed up."""

    language: str
    header: tuple[str, ...]
    office: tuple[str, ...]
    number: str
    place_and_day: str
    title: str
    subject: str
    draft: str
    simulated: str
    to: tuple[str, ...]
    on: tuple[str, ...]
    opening: tuple[str, ...]
    figures: Table
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    media: Table
    clauses: Table
    signatory: str
    signed: str
    proof_title: str
    proof: tuple[tuple[str, str], ...]
    written_at: datetime
    # Numbers behind the table of figures, for spreadsheets: None is not known or not shown.
    cells: tuple[tuple[int | None, ...], ...]


def of_rollout(rollout_id: int) -> tuple[int, int]:
    """Return the report of a rollout's top unit and its newest revision, handed up if one is."""
    report_id = reads.top_report(rollout_id=rollout_id)
    if report_id is None:
        raise NoReport(rollout_id)
    numbers = Revision.objects.filter(report_id=report_id).order_by("submitted_at", "number")
    handed = numbers.filter(submitted_at__isnull=False).last() or numbers.last()
    if handed is None:
        raise NoReport(rollout_id)
    return report_id, handed.number


def compose(*, report_id: int, number: int, language: str) -> Letter:
    """Return a revision of a report as a letter; its figures are always as they may be seen above."""
    where = reads.where_is_report(report_id) or ""
    report = reads.report(report_id=report_id, seen_from=where, number=number, rounded=True)
    with translation.override(language):
        return _letter(report, language)


def _letter(report: Full, language: str) -> Letter:
    day = report.submitted_at or report.versions[-1].drafted_at
    parts = [*(row.whole for row in report.rows), report.total]
    return Letter(
        language=language,
        header=_header(),
        office=tuple(w.in_(language) for w in (report.parent, report.unit) if w),
        number=wording.NUMBER % {"number": report.letter_number or "……"},
        place_and_day=_place(report.place, _day(day, language)),
        title=str(wording.TITLE),
        subject=wording.SUBJECT % {"title": report.rollout.in_(language)},
        draft="" if report.submitted_at else str(wording.NOT_HANDED_UP),
        simulated=str(wording.SIMULATED) if settings.SIMULATED else "",
        to=tuple(wording.TO % {"addressee": line} for line in report.addressees),
        on=tuple(_on(report.directive_id, language)),
        opening=(_reach(report.total, language),),
        figures=_figures(report, language),
        notes=tuple(_notes(report, language)),
        sections=tuple(_sections(report, language)),
        media=_media(report, language),
        clauses=_clauses(report, language),
        signatory=report.signatory_title,
        signed=str(wording.SIGNED),
        proof_title=str(wording.PROOF),
        proof=tuple(_proof(report)),
        written_at=day,
        cells=tuple(_cells(part) for part in parts),
    )


def _header() -> tuple[str, ...]:
    """Return the lines above every letter: the nation's, unless the house was told others or none."""
    told = settings.LETTER_HEADER
    if told is None:
        return str(wording.NATION), str(wording.MOTTO)
    return tuple(line.strip() for line in told.split("|") if line.strip())


def _place(place: str, day: str) -> str:
    return wording.PLACE_AND_DAY % {"place": place, "day": day} if place else day


def _day(value: date | datetime | None, language: str) -> str:
    if value is None:
        return str(wording.NOT_KNOWN)
    on = timezone.localtime(value) if isinstance(value, datetime) else value
    return format_date(on, "d MMMM y", locale=language)


def _on(directive_id: int, language: str) -> Iterator[str]:
    """Say on which text the report is, and what that text carries out."""
    text = directive.text(directive_id)
    if text is None:
        return
    titles = {one.language: one.title for one in text.released}
    yield wording.ON_DIRECTIVE % {
        "kind": wording.KINDS.get(text.kind, text.kind),
        "number": text.number,
        "day": _day(text.issued_on, language),
        "title": titles.get(language) or text.title,
    }


def _reach(total: Part, language: str) -> str:
    if total.deep.kind == "unknown":
        return wording.REACH_ALONE % {"of": _number(total.of, language), "wide": shown(total.wide)}
    return wording.REACH_SENTENCE % {
        "of": _number(total.of, language),
        "wide": shown(total.wide),
        "deep": shown(total.deep),
    }


def _number(value: int | None, language: str) -> str:
    return str(wording.NOT_KNOWN) if value is None else format_decimal(value, locale=language)


def shown(figure: Shown) -> str:
    """Return a figure in words: "63 %", "> 95 %", "too few to show", "not known"."""
    if figure.kind == "withheld":
        return str(wording.WITHHELD)
    if figure.percent is None:
        return str(wording.NOT_KNOWN)
    sign = {"above": f">{JOINED}", "below": f"<{JOINED}"}.get(figure.kind, "")
    return f"{sign}{figure.percent}{JOINED}%"


def _figures(report: Full, language: str) -> Table:
    columns = ("level", "people", "planned", "came", "stayed", "understood")
    rows = [(row.name.in_(language), row.whole) for row in report.rows]
    rows.append((report.total.name.in_(language), report.total))
    return Table(
        title=str(wording.SECTIONS["figures"]),
        columns=tuple(str(wording.COLUMNS[name]) for name in columns),
        rows=tuple((name, *_row(part, language)) for name, part in rows),
        sum=True,
    )


def _row(part: Part, language: str) -> Iterator[str]:
    people = _number(part.of, language)
    yield str(wording.WITHHELD) if part.withheld and part.of is None else people
    yield shown(part.planned)
    came = f"{_number(part.wide.reached, language)} · " if part.wide.reached is not None else ""
    yield came + shown(part.wide)
    yield shown(part.lasting)
    yield shown(part.deep)


def _cells(part: Part) -> tuple[int | None, ...]:
    return (
        part.of,
        part.planned.reached,
        part.wide.reached,
        part.wide.percent,
        part.lasting.percent,
        part.deep.percent,
    )


def _notes(report: Full, language: str) -> Iterator[str]:
    """Say what the figures leave out, so that nobody takes a part for the whole."""
    total = report.total
    if report.gaps:
        units = ", ".join(unit.in_(language) for unit in report.gaps)
        yield wording.GAPS_SENTENCE % {"units": units}
    if total.silent:
        yield wording.SILENT_SENTENCE % {"people": _number(total.silent, language)}
    if total.unknown:
        yield wording.UNKNOWN_SENTENCE % {"cells": _number(total.unknown, language)}
    if not all(row.seated for row in report.rows):
        yield str(wording.MEDIA_SENTENCE)
    yield str(wording.ROUNDED_SENTENCE)


def _sections(report: Full, language: str) -> Iterator[Section]:
    for said in report.sections:
        passages = tuple((p.text, _source(p, language)) for p in report.words_of(said.key))
        if said.text or passages:
            title = str(wording.SECTIONS[said.key])
            yield Section(
                title, tuple(line for line in said.text.splitlines() if line.strip()), passages
            )


def _source(passage: Any, language: str) -> str:
    unit: Words = passage.unit
    return wording.PASSAGE_SOURCE % {"unit": unit.in_(language), "revision": passage.revision}


def _clauses(report: Full, language: str) -> Table:
    shares = comprehension.by_clause(scope=Scope(report.path), rollout_id=report.rollout_id)
    return Table(
        title=str(wording.CLAUSES_TITLE),
        columns=tuple(str(wording.COLUMNS[name]) for name in ("clause", "before", "after")),
        rows=tuple(
            (
                f"{clause.label} {clause.heading.in_(language)}".strip(),
                shown(
                    show_answers(clause.before.right, clause.before.of, checked=clause.before.of)
                ),
                shown(show_answers(clause.after.right, clause.after.of, checked=clause.after.of)),
            )
            for clause in shares
        ),
    )


def _media(report: Full, language: str) -> Table:
    """Return what the media of a branch published; contacts are estimates, and never added to people."""
    pieces: Counter[str] = Counter()
    contacts: dict[str, int] = {}
    for one in media.estimates(scope=Scope(report.path), rollout_id=report.rollout_id):
        pieces[one.kind] += one.published
        if one.contacts is not None:
            contacts[one.kind] = contacts.get(one.kind, 0) + one.contacts
    columns = ("medium", "published", "contacts")
    return Table(
        title=str(wording.MEDIA_TITLE),
        columns=tuple(str(wording.COLUMNS[name]) for name in columns),
        rows=tuple(
            (
                str(wording.MEDIA.get(kind, kind)),
                _number(count, language),
                _number(contacts.get(kind), language),
            )
            for kind, count in pieces.most_common()
            if count
        ),
    )


def _proof(report: Full) -> Iterator[tuple[str, str]]:
    """Return what a reader can check the letter by: the chain's head, and the text's own sums."""
    if report.anchor:
        yield str(wording.HEAD), report.anchor
    text = directive.text(report.directive_id)
    for edition in text.released if text else ():
        language = {"language": wording.LANGUAGES.get(edition.language, edition.language)}
        yield wording.SOURCE_HASH % language, edition.source_sha256
        yield wording.TEXT_HASH % language, edition.text_sha256
