"""A directive's clauses as every other room needs them: one line a clause, in every language it has."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from suffuse.directive.models import Clause, Directive, Edition
from suffuse.language.rules import Words, shortened

_SHORT = 120


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """
    A clause, whichever the language: `words` is its heading, or its body where it has none.

    `id` is the row of the official edition, for what hangs on one edition; everything else hangs on
    `key`, which is the same in every language and survives renumbering.
    """

    id: int
    key: str
    label: str
    depth: int
    words: Words
    has_children: bool

    @property
    def short(self) -> Words:
        """The first words of it, for a line in a list."""
        return Words(shortened(self.words.lo, _SHORT), shortened(self.words.en, _SHORT))


def editions_of(directive_id: int) -> tuple[Edition, ...]:
    """Return the released editions in force, one a language, the official first. One query."""
    rows = Edition.objects.filter(directive_id=directive_id, released_at__isnull=False).order_by(
        "version"
    )
    newest = {row.language: row for row in rows.defer("source", "text")}
    return tuple(sorted(newest.values(), key=lambda row: (not row.official, row.language)))


def current_edition(directive_id: int, *, language: str) -> int | None:
    """Return the id of the edition in force in a language, else of the official one, else None."""
    found = editions_of(directive_id)
    return next(
        (row.pk for row in found if row.language == language), found[0].pk if found else None
    )


def clauses(*, directive_id: int) -> tuple[ClauseFacts, ...]:
    """Return the clauses in force in the order of the official edition. Two queries."""
    editions = editions_of(directive_id)
    if not editions:
        return ()
    rows = Clause.objects.filter(edition__in=[row.pk for row in editions]).order_by("position")
    languages = {row.pk: row.language for row in editions}
    return _facts(rows.defer("syllables"), languages, editions[0].pk)


def labels() -> dict[str, str]:
    """Return what every released clause is called in print, by its key; the newest edition speaks. One query."""
    rows = Clause.objects.filter(edition__released_at__isnull=False).order_by(
        "edition__official", "edition__released_at"
    )
    return dict(rows.values_list("key", "label"))


def clause(*, directive_id: int, key: str) -> ClauseFacts | None:
    """Return one clause by its key, or None. Two queries."""
    return next((one for one in clauses(directive_id=directive_id) if one.key == key), None)


def _facts(
    rows: Iterable[Clause], languages: dict[int, str], official: int
) -> tuple[ClauseFacts, ...]:
    said: dict[str, dict[str, str]] = {}
    lines = []
    parents = set()
    for row in rows:
        said.setdefault(row.key, {})[languages[row.edition_id]] = row.heading or row.body
        parents.add(row.parent_id)
        if row.edition_id == official:
            lines.append(row)
    return tuple(
        ClauseFacts(row.pk, row.key, row.label, row.depth, _words(said[row.key]), row.pk in parents)
        for row in lines
    )


def _words(said: dict[str, str]) -> Words:
    """Return the words in both languages; an edition in a third language lends itself as English."""
    other = next((text for language, text in said.items() if language not in {"lo", "en"}), "")
    return Words(said.get("lo", ""), said.get("en", other))


def number_of(directive_id: int) -> str:
    """Return a directive's number as issued, else its title. One query."""
    row = Directive.objects.filter(pk=directive_id).values_list("number", "title").first()
    return (row[0] or row[1]) if row else ""


def said(*, key: str, edition_ids: Collection[int]) -> tuple[tuple[str, str], ...]:
    """Return a clause's whole words in each edition: (language, words), the official first. One query."""
    rows = Clause.objects.filter(key=key, edition__in=edition_ids).order_by(
        "-edition__official", "edition__language"
    )
    return tuple(
        (language, "\n".join(one for one in (heading, body) if one))
        for language, heading, body in rows.values_list("edition__language", "heading", "body")
    )
