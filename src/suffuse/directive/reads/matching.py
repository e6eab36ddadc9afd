"""
How each database narrows down which rows hold a phrase of syllables, the newest first.

SQLite's FTS5 knows where each syllable stands and answers a phrase by itself. PostgreSQL's index
knows only what stands in a row, so it is given every two neighbours as one word besides: a phrase
is then all of its pairs, and hardly a row is looked at in vain (`directive_words_of`, migration 0008).
Both read from the newest row on and stop when they have enough.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any

from django.db import connection

# Whole statements of ours: nothing but the words, the ids and the number is ever put into them.
_SQLITE_CLAUSES = """
SELECT c.id, c.edition_id, c.position, c.syllables
FROM directive_clause_words CROSS JOIN directive_clause c ON c.id = directive_clause_words.rowid
WHERE directive_clause_words MATCH %s AND c.edition_id IN (SELECT value FROM json_each(%s))
ORDER BY directive_clause_words.rowid DESC LIMIT %s"""
_SQLITE_THINGS = """
SELECT f.thing, f.syllables
FROM directive_findable_words CROSS JOIN directive_findable f ON f.id = directive_findable_words.rowid
WHERE directive_findable_words MATCH %s AND f.kind = %s
AND (%s OR f.unit IN (SELECT value FROM json_each(%s)))
ORDER BY directive_findable_words.rowid DESC LIMIT %s"""
_POSTGRESQL_CLAUSES = """
SELECT id, edition_id, position, syllables FROM directive_clause
WHERE words @@ %s::tsquery AND strpos(syllables, %s) > 0 AND edition_id = ANY(%s)
ORDER BY id DESC LIMIT %s"""
_POSTGRESQL_THINGS = """
SELECT thing, syllables FROM directive_findable
WHERE words @@ %s::tsquery AND strpos(syllables, %s) > 0 AND kind = %s AND (%s OR unit = ANY(%s))
ORDER BY id DESC LIMIT %s"""


def clauses(
    asked: Sequence[str], *, whole: bool, editions: Collection[int], most: int
) -> list[tuple[int, int, int, str]]:
    """Return (id, edition, position, syllables) of clauses that hold a phrase; with `whole`, its last syllable entire."""
    ids = list(editions)
    if connection.vendor == "sqlite":
        return _rows(_SQLITE_CLAUSES, [_phrase(asked, whole), str(ids), most])
    return _rows(_POSTGRESQL_CLAUSES, [_pairs(asked, whole), " ".join(asked), ids, most])


def things(
    asked: Sequence[str], *, kind: str, units: Collection[int] | None, most: int
) -> list[tuple[int, str]]:
    """Return (thing, syllables) of what hangs on clauses and holds a phrase, the last syllable perhaps half-typed."""
    ids = list(units or ())
    anywhere = units is None
    if connection.vendor == "sqlite":
        return _rows(_SQLITE_THINGS, [_phrase(asked, False), kind, anywhere, str(ids), most])
    said = [_pairs(asked, False), " ".join(asked), kind, anywhere, ids, most]
    return _rows(_POSTGRESQL_THINGS, said)


def _rows(statement: str, said: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, said)
        return list(cursor.fetchall())


# Syllables hold letters, marks and digits only, so quoting them makes words and no operators.
def _phrase(asked: Sequence[str], whole: bool) -> str:
    return f'"{" ".join(asked)}"' + ("" if whole else "*")


def _pairs(asked: Sequence[str], whole: bool) -> str:
    pairs = [f"'{one} {two}'" for one, two in pairwise(asked)]
    return " & ".join(pairs or [f"'{asked[0]}'"]) + ("" if whole else ":*")
