"""The tables that may be handed in: their columns, and what is wrong with a row by itself."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from suffuse.organisation.rules.cells import flaw_of_text, is_plain

Row = tuple[str, ...]
"""The cells of one line in the order of `columns_of`."""

LEVELS = ("leaders", "managers", "staff", "members", "mass", "public")
"""The levels a table may name; the audience room knows what they mean."""

UNIT_KINDS = (
    *("ministry", "organisation", "department", "division", "office", "province", "capital"),
    *("district", "village", "hospital", "health_centre", "school"),
)
"""The kinds of units that pages have a word for; another is taken when somebody says it is right."""

DOUBTS = frozenset({"possible_duplicate", "codes_alike", "unknown_kind"})
"""Flaws that only a person can settle: the table may be taken once someone says it is right."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """
    Something wrong, before it is put into words. `row` counts the heading as row 1.

    `about` fills the holes of the sentence; never a person's name.
    """

    code: str
    row: int | None = None
    column: str = ""
    about: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, the most characters in it, and whether it may be empty or a number."""

    name: str
    longest: int
    needed: bool = True
    number: bool = False


_CODE = Column("code", 40)
_UNIT = Column("unit", 40)
_TEAM = Column("team", 80, needed=False)
_LEVEL = Column("level", 20)
KINDS: Mapping[str, tuple[Column, ...]] = {
    "units": (
        _CODE,
        Column("parent", 40, needed=False),
        Column("kind", 40),
        Column("name_lo", 200),
        Column("name_en", 200, needed=False),
    ),
    "people": (_UNIT, _CODE, Column("name", 120), _TEAM, _LEVEL),
    "headcounts": (_UNIT, _TEAM, _LEVEL, Column("people", 9, number=True)),
    "venues": (
        _UNIT,
        _CODE,
        Column("name", 120),
        Column("seats", 9, needed=False, number=True),
        Column("width_m", 9, needed=False, number=True),
        Column("length_m", 9, needed=False, number=True),
    ),
}


def columns_of(kind: str) -> tuple[str, ...]:
    """Return a kind's headings, in the order in which rows are kept."""
    return tuple(column.name for column in KINDS[kind])


def header_flaws(kind: str, header: Sequence[str]) -> Iterator[Flaw]:
    """Every heading stands there once, and none that is not asked for: not even to be ignored."""
    wanted = columns_of(kind)
    for name, times in Counter(header).items():
        if times > 1:
            yield Flaw("header_twice", 1, name)
        if name not in wanted:
            yield Flaw("column_not_allowed", 1, name, {"allowed": ", ".join(wanted)})
    for name in wanted:
        if name not in header:
            yield Flaw("column_missing", 1, name)


def cell_flaws(kind: str, rows: Sequence[Row], *, first: int = 2) -> Iterator[Flaw]:
    """Every cell is a line of text that is not too long; what is needed is there."""
    checks = [(at, column, column.longest) for at, column in enumerate(KINDS[kind])]
    for number, row in enumerate(rows, start=first):
        for at, column, longest in checks:
            text = row[at]
            if text:
                code = flaw_of_text(text, longest)
                if code:
                    yield Flaw(code, number, column.name, {"longest": longest})
                elif column.name == "code" and not is_plain(text):
                    yield Flaw("code_unclean", number, column.name)
            if column.needed and not text.strip():
                yield Flaw("empty", number, column.name)
