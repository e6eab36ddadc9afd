"""What a table of people, of head counts or of halls may say."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from suffuse.language.rules import digits
from suffuse.organisation.rules.tables import LEVELS, Flaw, Row

_NUMBER = re.compile(r"\d{1,9}")
_METRES = re.compile(r"\d{1,4}(\.\d{1,2})?")
MOST_PEOPLE = 10_000_000
_EXCEL = re.compile(r"\d(\.\d+)?E\+\d+")


@dataclass(frozen=True, slots=True)
class Known:
    """The codes of the units that the one who hands a table in may speak of."""

    units: Collection[str]


def people_flaws(rows: Sequence[Row], known: Known) -> Iterator[Flaw]:
    """Every person stands once in a unit within reach, in a level that there is."""
    seen: dict[tuple[str, str], int] = {}
    levels, units = frozenset(LEVELS), known.units
    for line, (unit, code, _name, _team, level) in enumerate(rows, start=2):
        if unit not in units:
            yield Flaw("unknown_unit", line, "unit", {"code": unit})
        if level not in levels:
            yield Flaw("unknown_level", line, "level", {"levels": ", ".join(LEVELS)})
        first = seen.setdefault((unit, code), line)
        if first != line:
            yield Flaw("code_twice", line, "code", {"code": code, "other": first})
        if "E+" in code and _EXCEL.fullmatch(code):
            yield Flaw("code_not_text", line, "code", {"code": code})


def headcount_flaws(rows: Sequence[Row], known: Known) -> Iterator[Flaw]:
    """Every team and level of a unit is counted once, with a whole number."""
    seen: dict[Row, int] = {}
    for line, (unit, team, level, people) in enumerate(rows, start=2):
        if unit not in known.units:
            yield Flaw("unknown_unit", line, "unit", {"code": unit})
        if level not in LEVELS:
            yield Flaw("unknown_level", line, "level", {"levels": ", ".join(LEVELS)})
        first = seen.setdefault((unit, team, level), line)
        if first != line:
            yield Flaw("counted_twice", line, "people", {"other": first})
        if people and not is_count(people):
            yield Flaw("not_a_number", line, "people", {"most": MOST_PEOPLE})


def venue_flaws(rows: Sequence[Row], known: Known) -> Iterator[Flaw]:
    """Every hall stands once in a unit within reach, with its seats or its two sides in metres."""
    seen: dict[tuple[str, str], int] = {}
    for line, (unit, code, _name, seats, width, length) in enumerate(rows, start=2):
        if unit not in known.units:
            yield Flaw("unknown_unit", line, "unit", {"code": unit})
        first = seen.setdefault((unit, code), line)
        if first != line:
            yield Flaw("code_twice", line, "code", {"code": code, "other": first})
        if bool(seats) == bool(width and length) or bool(width) != bool(length):
            yield Flaw("seats_or_size", line, "seats")
        if seats and not is_count(seats):
            yield Flaw("not_a_number", line, "seats", {"most": MOST_PEOPLE})
        for column, metres in (("width_m", width), ("length_m", length)):
            if metres and not _METRES.fullmatch(digits(metres)):
                yield Flaw("not_metres", line, column)


def is_count(text: str) -> bool:
    """Tell whether a text is a whole number of people; Lao digits are digits, `1_000` is nothing."""
    plain = digits(text)
    return bool(_NUMBER.fullmatch(plain)) and plain.isascii() and int(plain) <= MOST_PEOPLE
