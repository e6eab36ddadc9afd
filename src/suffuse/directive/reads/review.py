"""A draft edition as its reviewer sees it: every piece, the doubtful first, with what can be done."""

from collections import deque
from dataclasses import dataclass
from datetime import date, datetime

from suffuse.directive.models import Clause, Edition
from suffuse.directive.rules import Aside, Origin, Part, Sheet, origin_from_json, warnings
from suffuse.directive.rules.editing import splits


@dataclass(frozen=True, slots=True)
class DraftClause:
    """A clause of a draft; `own` is its text as it stands, `splits` where it may be cut in two."""

    key: str
    label: str
    depth: int
    heading: str
    body: str
    own: str
    confidence: float
    doubt: str
    splits: tuple[tuple[int, str], ...]
    can_nest: bool

    @property
    def words(self) -> str:
        """Its text without the empty lines around it."""
        return self.own.strip()


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """An edition that waits to be reviewed and released, in the order of its text."""

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
    source_name: str
    source_sha256: str
    text_sha256: str
    origin: Origin
    handed_in_by: str
    handed_in_at: datetime
    clauses: tuple[DraftClause, ...]
    outside: tuple[Aside, ...]
    warnings: tuple[str, ...]
    undoable: str

    @property
    def doubtful(self) -> tuple[DraftClause, ...]:
        """The clauses to look at first."""
        return tuple(one for one in self.clauses if one.doubt)

    @property
    def pieces(self) -> tuple[tuple[DraftClause | None, Aside | None], ...]:
        """Clauses and asides as they follow each other; one of each pair is None."""
        starts = {one.start: one for one in self.outside}
        ordered: list[tuple[DraftClause | None, Aside | None]] = []
        at, clauses = 0, deque(self.clauses)
        while clauses or at in starts:
            if at in starts:
                ordered.append((None, starts[at]))
                at = starts[at].end
            else:
                ordered.append((clauses[0], None))
                at += len(clauses.popleft().own)
        return tuple(ordered)


@dataclass(frozen=True, slots=True)
class WaitingFacts:
    """A draft that waits for its release by somebody else than `handed_in_by`."""

    edition_id: int
    number: str
    title: str
    language: str
    handed_in_by: str
    handed_in_at: datetime


def drafts() -> tuple[WaitingFacts, ...]:
    """Return what waits for release, the oldest first. One query."""
    rows = Edition.objects.filter(released_at=None).select_related("directive")
    return tuple(
        WaitingFacts(
            row.pk,
            row.directive.number,
            row.title,
            row.language,
            row.handed_in_by,
            row.handed_in_at,
        )
        for row in rows.defer("source", "text").order_by("handed_in_at", "pk")
    )


def draft(
    edition_id: int, *, at: str = ""
) -> DraftFacts | None:  # long: a page's facts, each by its name
    """
    Return a draft, or None if there is none or it has been released. Four queries.

    :param at: the clause that is being put right: only of this one is said where it may be split,
        and what else the document should be asked is left for when none is
    """
    row = (
        Edition.objects.select_related("directive")
        .defer("source")
        .filter(pk=edition_id, released_at=None)
        .first()
    )
    if row is None:
        return None
    sheet = sheet_of(row)
    return DraftFacts(
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
        source_name=row.source_name,
        source_sha256=row.source_sha256,
        text_sha256=row.text_sha256,
        origin=origin_from_json(row.origin),
        handed_in_by=row.handed_in_by,
        handed_in_at=row.handed_in_at,
        clauses=tuple(_clause(sheet, place, at) for place in range(len(sheet.clauses))),
        outside=sheet.outside,
        warnings=() if at else warnings(sheet.text, sheet.clauses, row.directive.issued_on),
        undoable=row.steps.order_by("-pk").values_list("verb", flat=True).first() or "",
    )


def is_draft(edition_id: int) -> bool:
    """Tell whether there is a draft of this id."""
    return Edition.objects.filter(pk=edition_id, released_at=None).exists()


def has_clause(edition_id: int, key: str) -> bool:
    """Tell whether an edition has a clause of this key."""
    return Clause.objects.filter(edition=edition_id, key=key).exists()


def clause_before(edition_id: int, key: str) -> str:
    """Return the key of the clause that stands before another, else the other's own. Two queries."""
    start = (
        Clause.objects.filter(edition=edition_id, key=key).values_list("start", flat=True).first()
    )
    rows = Clause.objects.filter(edition=edition_id, start__lt=start or 0).order_by("-start")
    return rows.values_list("key", flat=True).first() or key


def _clause(sheet: Sheet, place: int, at: str) -> DraftClause:
    part = sheet.clauses[place]
    return DraftClause(
        key=part.id,
        label=part.label,
        depth=part.depth,
        heading=part.heading,
        body=part.body,
        own=sheet.text[part.start : part.end],
        confidence=part.confidence,
        doubt=part.doubt,
        splits=splits(sheet, part.id) if part.id == at else (),
        can_nest=place > 0 and sheet.clauses[place - 1].depth >= part.depth,
    )


def sheet_of(row: Edition) -> Sheet:
    """Return an edition as the rules see it; a clause's id is its key. Two queries."""
    # Tuples: of three hundred pages, models alone would take a second.
    found = row.clauses.order_by("position").values_list(*_PART)
    asides = row.outside.order_by("start").values_list("kind", "text", "start", "end")
    return Sheet(row.text, tuple(Part(*one) for one in found), tuple(Aside(*one) for one in asides))


# In the order of a part's own fields.
_PART = (
    "key",
    "label",
    "marker",
    "depth",
    "parent__key",
    "heading",
    "body",
    "start",
    "end",
    "confidence",
    "doubt",
)
