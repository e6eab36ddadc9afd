"""A file of a known kind into rows in the kind's own order, with everything wrong about it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from suffuse.language.rules import Fault
from suffuse.organisation import reads, wording
from suffuse.organisation.readers.tables import Sheet, read_sheet
from suffuse.organisation.rules import (
    KINDS,
    Flaw,
    Row,
    Scope,
    cell_flaws,
    columns_of,
    header_flaws,
)

_OF_ONE_CELL = frozenset({"row_width", "code_not_text", "not_text", "formula"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: rows in the order of `columns_of(kind)`, and its faults."""

    kind: str
    file_name: str
    sha256: str
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def read(
    *, kind: str, file_name: str, data: bytes, scope: Scope | None, delimiter: str = ","
) -> Reading:
    """
    Read a table of units, people, head counts or halls and say everything that is wrong with it.

    :param scope: the units the table may speak of; None is the whole house
    """
    numbers = frozenset(column.name for column in KINDS[kind] if column.number)
    sheet = read_sheet(data, numbers=numbers, delimiter=delimiter)
    rows, flaws = _arranged(kind, sheet)
    # A file that could be read to its end is judged whole, so that all faults are told at once.
    if rows and {flaw.code for flaw in flaws} <= _OF_ONE_CELL:
        flaws += cell_flaws(kind, rows)
        if kind != "units" or all(map(any, rows)):
            flaws += reads.flaws(kind=kind, rows=rows, scope=scope)
    return Reading(
        kind=kind,
        file_name=file_name,
        sha256=hashlib.sha256(data).hexdigest(),
        rows=rows,
        faults=wording.faults(_once(flaws), file=file_name),
    )


def _arranged(kind: str, sheet: Sheet) -> tuple[tuple[Row, ...], list[Flaw]]:
    """Return the rows with their columns in the kind's order, once the heading is right."""
    flaws = list(sheet.flaws)
    if not sheet.header:
        return (), flaws or [Flaw("no_rows")]
    wrong = list(header_flaws(kind, sheet.header))
    if wrong:
        return (), flaws + wrong
    wanted = columns_of(kind)
    if not sheet.rows and not flaws:
        flaws.append(Flaw("no_rows"))
    if sheet.header == wanted and all(sheet.rows):
        return tuple(sheet.rows), flaws
    places = [sheet.header.index(name) for name in wanted]
    blank = ("",) * len(wanted)
    return tuple(tuple(row[at] for at in places) if row else blank for row in sheet.rows), flaws


def _once(flaws: list[Flaw]) -> Iterator[Flaw]:
    """A cell or row that is wrong in itself is not judged again by what stands around it."""
    seen: set[tuple[int | None, str]] = set()
    for flaw in flaws:
        if flaw.row is not None and ((flaw.row, "") in seen or (flaw.row, flaw.column) in seen):
            continue
        seen.add((flaw.row, flaw.column))
        yield flaw
