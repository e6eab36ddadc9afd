"""Which texts there are, in which editions, and how they stand to each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet

from suffuse.directive.models import Directive, Edition, Relation
from suffuse.directive.rules import Origin, origin_from_json


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """One edition. `superseded` says that a newer one in its language has been released."""

    id: int
    language: str
    version: int
    official: bool
    title: str
    clauses: int
    released_at: datetime | None
    handed_in_by: str
    handed_in_at: datetime
    superseded: bool
    source_sha256: str
    text_sha256: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class RelationFacts:
    """How one text stands to another; `other` is the other's id where this house holds it."""

    kind: str
    number: str
    title: str
    issued_on: date | None
    other: int | None


@dataclass(frozen=True, slots=True)
class DirectiveFacts:
    """One directive with its editions (newest first) and relations, both ways."""

    id: int
    number: str
    kind: str
    issuer: str
    issued_on: date | None
    title: str
    editions: tuple[EditionFacts, ...]
    relations: tuple[RelationFacts, ...]
    named_by: tuple[RelationFacts, ...]

    @property
    def released(self) -> tuple[EditionFacts, ...]:
        """The editions in force: released and not superseded, the official first."""
        found = [one for one in self.editions if one.released_at and not one.superseded]
        return tuple(sorted(found, key=lambda one: (not one.official, one.language)))

    @property
    def drafts(self) -> tuple[EditionFacts, ...]:
        """The editions that wait for review."""
        return tuple(one for one in self.editions if not one.released_at)

    @property
    def past(self) -> tuple[EditionFacts, ...]:
        """The editions that a newer one has superseded."""
        return tuple(one for one in self.editions if one.superseded)


def shelf() -> tuple[DirectiveFacts, ...]:
    """Return every directive, the newest first. Four queries, however many there are."""
    return _facts(Directive.objects.order_by("-issued_on", "-pk"))


def text(directive_id: int) -> DirectiveFacts | None:
    """Return one directive, or None if there is none. Four queries."""
    return next(iter(_facts(Directive.objects.filter(pk=directive_id))), None)


def _facts(rows: QuerySet[Directive]) -> tuple[DirectiveFacts, ...]:
    found = list(rows)
    ids = [row.pk for row in found]
    editions, from_here, to_here = _editions_of(ids), _names(ids), _named_by(ids)
    return tuple(
        DirectiveFacts(
            row.pk,
            row.number,
            row.kind,
            row.issuer,
            row.issued_on,
            row.title,
            tuple(editions.get(row.pk, ())),
            tuple(from_here.get(row.pk, ())),
            tuple(to_here.get(row.pk, ())),
        )
        for row in found
    )


def _editions_of(ids: list[int]) -> dict[int, list[EditionFacts]]:
    rows = Edition.objects.filter(directive__in=ids).defer("source", "text")
    counted = rows.annotate(counted=Count("clauses")).order_by("language", "-version")
    found: dict[int, list[EditionFacts]] = {}
    for directive_id, facts in _editions(counted):
        found.setdefault(directive_id, []).append(facts)
    return found


def _names(ids: list[int]) -> dict[int, list[RelationFacts]]:
    """Return the texts that each directive names."""
    found: dict[int, list[RelationFacts]] = {}
    for one in Relation.objects.filter(directive__in=ids).order_by("pk"):
        said = RelationFacts(one.kind, one.number, one.title, one.issued_on, one.other_id)
        found.setdefault(one.directive_id, []).append(said)
    return found


def _named_by(ids: list[int]) -> dict[int, list[RelationFacts]]:
    """Return the texts that name each directive."""
    found: dict[int, list[RelationFacts]] = {}
    for one in Relation.objects.filter(other__in=ids).select_related("directive").order_by("pk"):
        by = one.directive
        said = RelationFacts(one.kind, by.number, by.title, by.issued_on, by.pk)
        found.setdefault(one.other_id or 0, []).append(said)
    return found


def _editions(rows: Iterable[Edition]) -> Iterable[tuple[int, EditionFacts]]:
    """Yield facts with their directive; rows come newest version first within a language."""
    seen: set[tuple[int, str]] = set()
    for row in rows:
        where = (row.directive_id, row.language)
        superseded = row.released_at is not None and where in seen
        if row.released_at is not None:
            seen.add(where)
        yield (
            row.directive_id,
            EditionFacts(
                row.pk,
                row.language,
                row.version,
                row.official,
                row.title,
                getattr(row, "counted", 0),
                row.released_at,
                row.handed_in_by,
                row.handed_in_at,
                superseded,
                row.source_sha256,
                row.text_sha256,
                origin_from_json(row.origin),
            ),
        )
