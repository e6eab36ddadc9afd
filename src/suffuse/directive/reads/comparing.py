"""Editions held against each other: what a newer version changed, and what a translation follows."""

from dataclasses import dataclass
from datetime import datetime

from suffuse.directive.models import Edition
from suffuse.directive.reads.reading import is_stale
from suffuse.directive.reads.review import sheet_of
from suffuse.directive.rules import Part
from suffuse.directive.rules.redline import Change, compare


@dataclass(frozen=True, slots=True)
class Side:
    """One of two editions that are compared."""

    id: int
    version: int
    released_at: datetime | None
    source_sha256: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Redline:
    """What a version changed against the one before it in its language, clause by clause."""

    directive_id: int
    number: str
    title: str
    language: str
    official: bool
    before: Side
    after: Side
    changes: tuple[Change, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        """The clauses that something happened to."""
        return tuple(one for one in self.changes if one.kinds)

    @property
    def new_matter(self) -> frozenset[str]:
        """The keys of the clauses whose words changed: they are studied again."""
        return frozenset(one.key for one in self.changes if one.is_new_matter)


@dataclass(frozen=True, slots=True)
class Said:
    """
    One clause in one language. `state` is "", or why it is not to be relied on.

    "missing": this language has not got it; "stale": the official words changed after it was made;
    "left_over": the official edition has it no longer.
    """

    label: str
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Beside:
    """All languages of a directive side by side: `editions` the official first, a row per clause."""

    directive_id: int
    number: str
    title: str
    editions: tuple[tuple[Side, str, bool, bool], ...]
    rows: tuple[tuple[str, int, tuple[Said, ...]], ...]


def redline(edition_id: int) -> Redline | None:
    """
    Return what an edition changed against the version before it; None where there is none before it.

    A draft is compared as well: who may ask for it is decided where it is shown. Six queries.
    """
    row = Edition.objects.select_related("directive").defer("source").filter(pk=edition_id).first()
    if row is None:
        return None
    before = _before(row)
    if before is None:
        return None
    return Redline(
        directive_id=row.directive_id,
        number=row.directive.number,
        title=row.title,
        language=row.language,
        official=row.official,
        before=_side(before),
        after=_side(row),
        changes=compare(sheet_of(before).clauses, sheet_of(row).clauses),
    )


def _before(row: Edition) -> Edition | None:
    rows = Edition.objects.filter(
        directive_id=row.directive_id,
        language=row.language,
        version__lt=row.version,
        released_at__isnull=False,
    )
    return rows.defer("source").order_by("-version").first()


def _side(row: Edition) -> Side:
    return Side(row.pk, row.version, row.released_at, row.source_sha256, row.text_sha256)


def beside(directive_id: int) -> Beside | None:
    """Return a directive's editions in force side by side, or None if it has none. 2 + 3n queries."""
    rows = list(
        Edition.objects.filter(directive_id=directive_id, released_at__isnull=False)
        .select_related("directive")
        .defer("source")
        .order_by("version")
    )
    newest = {row.language: row for row in rows}
    if not newest:
        return None
    shown = sorted(newest.values(), key=lambda row: (not row.official, row.language))
    first = shown[0]
    parts = {row.pk: {one.id: one for one in sheet_of(row).clauses} for row in shown}
    old = {row.pk: _changed_since(row, first, rows) for row in shown}
    keys = list(parts[first.pk])
    keys += [key for row in shown[1:] for key in parts[row.pk] if key not in parts[first.pk]]
    return Beside(
        directive_id,
        first.directive.number,
        first.title,
        tuple(
            (_side(row), row.language, row.official, is_stale(row, first.version)) for row in shown
        ),
        tuple(_row(key, shown, parts, old) for key in dict.fromkeys(keys)),
    )


def _changed_since(row: Edition, first: Edition, rows: list[Edition]) -> frozenset[str]:
    """Return the clauses that changed in the official edition since a translation was made from it."""
    followed = row.of_version or row.version
    if row.official or not first.official or followed >= first.version:
        return frozenset()
    made_from = [one for one in rows if one.language == first.language and one.version == followed]
    if not made_from:
        return frozenset()
    changes = compare(sheet_of(made_from[0]).clauses, sheet_of(first).clauses)
    return frozenset(one.key for one in changes if one.is_new_matter)


def _row(
    key: str,
    shown: list[Edition],
    parts: dict[int, dict[str, Part]],
    old: dict[int, frozenset[str]],
) -> tuple[str, int, tuple[Said, ...]]:
    first = shown[0].pk
    depth = next(found[key].depth for found in parts.values() if key in found)
    said = tuple(
        _said(parts[row.pk].get(key), key in old[row.pk], key in parts[first]) for row in shown
    )
    return key, depth, said


def _said(part: Part | None, changed: bool, is_official: bool) -> Said:
    if part is None:
        return Said("", "", "missing" if is_official else "")
    words = "\n".join(one for one in (part.heading, part.body) if one)
    state = "" if is_official else "left_over"
    return Said(part.label, words, "stale" if changed and is_official else state)
