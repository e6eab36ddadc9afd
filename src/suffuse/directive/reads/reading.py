"""A released edition as it is read: clause by clause, its words proved against both sha-256."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from suffuse.directive.models import Edition, Explained
from suffuse.directive.rules import Origin, origin_from_json, text_sha256
from suffuse.language.rules import match_key


@dataclass(frozen=True, slots=True)
class PieceFacts:
    """A clause, or (with `kind`) a part outside the outline, in the order of the text."""

    kind: str
    key: str
    label: str
    depth: int
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class OtherEdition:
    """The same directive in another language, or in another version."""

    id: int
    language: str
    version: int
    official: bool
    stale: bool


@dataclass(frozen=True, slots=True)
class ReadingFacts:
    """
    An edition to be read.

    `altered` names what no longer agrees with what was released ("source", "text", "clauses"); such
    an edition is not to be trusted and its words are not given. `newer` is the edition that
    supersedes it. A translation is `stale` when its official edition has a newer version.
    """

    id: int
    directive_id: int
    number: str
    kind: str
    issuer: str
    issued_on: date | None
    title: str
    language: str
    version: int
    official: bool
    released_at: datetime
    source_name: str
    source_sha256: str
    text_sha256: str
    origin: Origin
    altered: tuple[str, ...]
    newer: int | None
    stale: bool
    others: tuple[OtherEdition, ...]
    pieces: tuple[PieceFacts, ...]
    explained: tuple[tuple[str, str], ...] = ()


def reading(edition_id: int) -> ReadingFacts | None:
    """Return a released edition, or None if there is none. Five queries."""
    row = (
        Edition.objects.select_related("directive")
        .filter(pk=edition_id, released_at__isnull=False)
        .first()
    )
    if row is None or row.released_at is None:
        return None
    pieces, clauses_agree = _pieces(row)
    altered = _altered(row, clauses_agree)
    return _facts(row, row.released_at, altered, () if altered else pieces)


def _facts(  # long: all that is shown of an edition, each by its name
    row: Edition, released_at: datetime, altered: tuple[str, ...], pieces: tuple[PieceFacts, ...]
) -> ReadingFacts:
    siblings = _siblings(row)
    official = max((one.version for one in siblings if one.official), default=0)
    newer = [
        one.pk for one in siblings if one.language == row.language and one.version > row.version
    ]
    return ReadingFacts(
        id=row.pk,
        directive_id=row.directive_id,
        number=row.directive.number,
        kind=row.directive.kind,
        issuer=row.directive.issuer,
        issued_on=row.directive.issued_on,
        title=row.title,
        language=row.language,
        version=row.version,
        official=row.official,
        released_at=released_at,
        source_name=row.source_name,
        source_sha256=row.source_sha256,
        text_sha256=row.text_sha256,
        origin=origin_from_json(row.origin),
        altered=altered,
        newer=newer[0] if newer else None,
        stale=is_stale(row, official),
        others=tuple(_other(one, official) for one in siblings if one.pk != row.pk),
        pieces=pieces,
        explained=explained(row.directive_id, row.language),
    )


def explained(directive_id: int, language: str) -> tuple[tuple[str, str], ...]:
    """Return the words that the board explains beside a text in a language: (word, meaning). One query."""
    rows = Explained.objects.filter(directive=directive_id, language=language)
    return tuple(rows.values_list("word", "meaning"))


def _other(row: Edition, official: int) -> OtherEdition:
    stale = is_stale(row, official)
    return OtherEdition(row.pk, row.language, row.version, row.official, stale)


def is_stale(row: Edition, official: int) -> bool:
    """Tell whether a translation was made from an older version than the official one now in force."""
    return not row.official and (row.of_version or row.version) < official


def is_released(edition_id: int) -> bool:
    """Tell whether there is a released edition of this id."""
    return Edition.objects.filter(pk=edition_id, released_at__isnull=False).exists()


def source(edition_id: int) -> tuple[str, bytes] | None:
    """Return the name and the very bytes of a released edition's file, or None."""
    row = Edition.objects.filter(pk=edition_id, released_at__isnull=False).defer("text").first()
    return (row.source_name, bytes(row.source)) if row else None


def _siblings(row: Edition) -> list[Edition]:
    """Return the directive's released editions, the newest version of each language first."""
    found = Edition.objects.filter(directive=row.directive_id, released_at__isnull=False)
    return list(found.defer("source", "text").order_by("language", "-version"))


def _altered(row: Edition, clauses_agree: bool) -> tuple[str, ...]:
    """Return what no longer agrees with what was released; empty is how it should be."""
    checks = {
        "source": hashlib.sha256(bytes(row.source)).hexdigest() == row.source_sha256,
        "text": text_sha256(row.text) == row.text_sha256,
        "clauses": clauses_agree,
    }
    return tuple(name for name, holds in checks.items() if not holds)


def _pieces(row: Edition) -> tuple[tuple[PieceFacts, ...], bool]:
    """Return the pieces in order, and whether their words are those of the text they were cut from."""
    found: list[tuple[int, PieceFacts]] = []
    agree = True
    for part in row.clauses.order_by("position").defer("syllables"):
        said = match_key(f"{part.marker} {part.heading} {part.body}")
        agree = agree and said == match_key(row.text[part.start : part.end])
        found.append(
            (part.start, PieceFacts("", part.key, part.label, part.depth, part.heading, part.body))
        )
    for aside in row.outside.order_by("start"):
        agree = agree and aside.text == row.text[aside.start : aside.end]
        found.append((aside.start, PieceFacts(aside.kind, "", "", 0, "", aside.text.strip())))
    return tuple(piece for _, piece in sorted(found, key=lambda one: one[0])), agree
