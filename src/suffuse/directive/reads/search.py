"""
Where a word stands in the texts in force: the same hits on both databases.

Each clause keeps its folded words as syllables joined by spaces; what is asked is cut the same way
and must stand there as a phrase, whose last syllable may be half-typed. FTS5 and PostgreSQL narrow
the clauses down, each in its way; the last word on a hit is said here, for both alike. Where nothing
is found that way on a small shelf, the letters are looked for without regard to syllables.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Replace

from suffuse.directive.models import Clause, Edition
from suffuse.directive.reads import matching
from suffuse.directive.rules.spotting import Spot, excerpt
from suffuse.language.rules import syllables

MOST = 60
# With more clauses in force than this, words are found by whole syllables and their beginnings only.
MOST_LETTERS = 5000
KINDS = ("question", "finding", "publication")
# What the database found is checked once more; so many times more is fetched for that.
_SPARE = 2
# PostgreSQL's text vector holds a megabyte; each syllable takes its place in it three times.
_KEPT = 80_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause in which the words stand; `spots` are its words, the asked ones marked."""

    edition_id: int
    directive_id: int
    number: str
    title: str
    language: str
    key: str
    label: str
    heading: tuple[Spot, ...]
    spots: tuple[Spot, ...]

    @property
    def excerpt(self) -> str:
        """The words around the place, without marks."""
        return "".join(spot.text for spot in self.spots)


def search(words: str, *, language: str = "", most: int = MOST) -> tuple[Hit, ...]:
    """
    Return the clauses in force that hold the words, newest directive first. Two or three queries.

    :param language: only editions in this language; empty for all
    """
    asked = syllables(words)
    if not asked:
        return ()
    editions = _in_force(language)
    found = _first(editions, asked, whole=True, most=most)
    found = found or _first(editions, asked, whole=False, most=most)
    found = found or _letters(editions, asked)[:most]
    rows = {row.pk: row for row in _rows(found)}
    return tuple(_hit(rows[pk], editions, words) for pk in found)


def kept(heading: str, body: str) -> str:
    """
    Return what a clause keeps for being found: its syllables, joined by spaces.

    Of a clause of more than thirty pages only so much is found as both databases can index.
    """
    said = " ".join(syllables(f"{heading} {body}"))
    return said if len(said) <= _KEPT else said[:_KEPT].rpartition(" ")[0]


def find(words: str, *, kind: str, units: Collection[int] | None, most: int) -> tuple[int, ...]:
    """
    Return the ids of things of a kind that hold the words, those kept last first. One query.

    :param units: only things of these units; None for any: who may see what is said by whoever asks
    """
    asked = syllables(words)
    if not asked:
        return ()
    known = matching.things(asked, kind=kind, units=units, most=most * _SPARE)
    return tuple(thing for thing, said in known if _holds(said, asked, False))[:most]


@dataclass(frozen=True, slots=True)
class _Edition:
    directive_id: int
    number: str
    title: str
    language: str


def _in_force(language: str) -> dict[int, _Edition]:
    """Return the newest released edition of each language, the newest directive first. One query."""
    rows = Edition.objects.filter(released_at__isnull=False).order_by(
        F("directive__issued_on").desc(nulls_last=True), "directive", "language", "-version"
    )
    if language:
        rows = rows.filter(language=language)
    known = rows.values_list("pk", "directive", "directive__number", "title", "language")
    seen: set[tuple[int, str]] = set()
    found: dict[int, _Edition] = {}
    for pk, directive_id, number, title, tongue in known:
        if (directive_id, tongue) not in seen:
            seen.add((directive_id, tongue))
            found[pk] = _Edition(directive_id, number, title, tongue)
    return found


def _first(editions: Collection[int], asked: Sequence[str], *, whole: bool, most: int) -> list[int]:
    """Return clauses that hold a phrase, those kept last first, then by the order of editions. One query."""
    known = matching.clauses(asked, whole=whole, editions=editions, most=most * _SPARE)
    found = [one[:3] for one in known if _holds(one[3], asked, whole)][:most]
    return _in_order(found, editions)


def _in_order(found: Iterable[tuple[int, int, int]], editions: Collection[int]) -> list[int]:
    rank = {pk: place for place, pk in enumerate(editions)}
    return [pk for pk, *_ in sorted(found, key=lambda one: (rank[one[1]], one[2]))]


def _holds(said: str, asked: Sequence[str], whole: bool) -> bool:
    end = " " if whole else ""
    return f" {' '.join(asked)}{end}" in f" {said} "


def _letters(editions: Collection[int], asked: Sequence[str]) -> list[int]:
    """Return clauses by letters alone. No index helps there, so only a small shelf is looked through."""
    rows = Clause.objects.filter(edition__in=list(editions)).order_by()
    if rows[: MOST_LETTERS + 1].count() > MOST_LETTERS:
        return []
    letters = "".join(asked)
    solid = Replace(F("syllables"), Value(" "), Value(""), output_field=TextField())
    rows = rows.annotate(solid=solid).filter(solid__contains=letters)
    known = rows.values_list("pk", "edition", "position", "syllables")
    return _in_order([one[:3] for one in known if letters in one[3].replace(" ", "")], editions)


def _rows(ids: Iterable[int]) -> QuerySet[Clause]:
    return Clause.objects.filter(pk__in=list(ids)).defer("syllables").order_by()


def _hit(row: Clause, editions: dict[int, _Edition], words: str) -> Hit:
    edition = editions[row.edition_id]
    return Hit(
        row.edition_id,
        edition.directive_id,
        edition.number,
        edition.title,
        edition.language,
        row.key,
        row.label,
        excerpt(row.heading, words),
        excerpt(row.body, words),
    )
