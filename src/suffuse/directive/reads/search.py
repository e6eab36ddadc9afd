"""
Where a word stands in the texts in force: the same hits on both databases.

Each clause keeps its folded words as syllables joined by spaces; what is asked is cut the same way
and must stand there as a phrase. FTS5 and PostgreSQL narrow the clauses down, each in its way; the
last word on a hit is said here, for both alike. Where no phrase is found, the letters are looked for
without regard to syllables, so that a half-typed word finds something.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import F, Max, Q, QuerySet, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Replace

from suffuse.directive.models import Clause, Edition
from suffuse.language.rules import shortened, syllables

MOST = 60
_SHORT = 220


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause in which the words stand."""

    edition_id: int
    directive_id: int
    number: str
    title: str
    language: str
    key: str
    label: str
    heading: str
    excerpt: str


def search(words: str, *, language: str = "", most: int = MOST) -> tuple[Hit, ...]:
    """
    Return the clauses in force that hold the words, newest directive first.

    :param language: only editions in this language; empty for all
    """
    asked = syllables(words)
    if not asked:
        return ()
    inside = _in_force(language)
    found = [row for row in _phrase(inside, asked) if _holds(row.syllables, asked)]
    return tuple(_hit(row) for row in (found or _letters(inside, asked))[:most])


def kept(heading: str, body: str) -> str:
    """Return what a clause keeps for being found: its syllables, joined by spaces."""
    return " ".join(syllables(f"{heading} {body}"))


def _in_force(language: str) -> QuerySet[Clause]:
    newest = (
        Edition.objects.filter(released_at__isnull=False)
        .values("directive", "language")
        .annotate(newest=Max("version"))
    )
    current = Q(pk__in=[])
    for one in newest:
        current |= Q(
            edition__directive=one["directive"],
            edition__language=one["language"],
            edition__version=one["newest"],
        )
    rows = (
        Clause.objects.filter(current)
        .select_related("edition__directive")
        .defer("edition__source", "edition__text")
    )
    if language:
        rows = rows.filter(edition__language=language)
    return rows.order_by(
        F("edition__directive__issued_on").desc(nulls_last=True), "edition", "position"
    )


def _phrase(rows: QuerySet[Clause], asked: tuple[str, ...]) -> QuerySet[Clause]:
    phrase = " ".join(asked)
    if connection.vendor == "sqlite":
        # Syllables hold letters, marks and digits only, so quoting them makes one phrase and no operator.
        found = RawSQL(
            "SELECT rowid FROM directive_clause_words WHERE directive_clause_words MATCH %s",
            [f'"{phrase}"'],
        )
        return rows.filter(pk__in=found)
    return rows.filter(
        pk__in=RawSQL(
            "SELECT id FROM directive_clause WHERE to_tsvector('simple', syllables) @@ phraseto_tsquery('simple', %s)",
            [phrase],
        )
    )


def _holds(said: str, asked: tuple[str, ...]) -> bool:
    return f" {' '.join(asked)} " in f" {said} "


def _letters(rows: QuerySet[Clause], asked: tuple[str, ...]) -> list[Clause]:
    letters = "".join(asked)
    solid = Replace(F("syllables"), Value(" "), Value(""), output_field=TextField())
    candidates: Iterable[Clause] = rows.annotate(solid=solid).filter(solid__contains=letters)
    return [row for row in candidates if letters in row.syllables.replace(" ", "")]


def _hit(row: Clause) -> Hit:
    directive = row.edition.directive
    return Hit(
        row.edition_id,
        directive.pk,
        directive.number,
        row.edition.title,
        row.edition.language,
        row.key,
        row.label,
        row.heading,
        shortened(row.body, _SHORT),
    )
