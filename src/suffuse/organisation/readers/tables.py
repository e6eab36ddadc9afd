"""Bytes into a heading and rows of text, whether they are CSV or XLSX."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from suffuse.language.engine import Limits, ask
from suffuse.organisation.engine import Line
from suffuse.organisation.rules import Flaw, unescaped

MOST_BYTES = 200 * 1024 * 1024
_SIGNS = {";": "“;”", "\t": "“TAB”", ",": "“,”"}
_LONGEST_CELL = 100_000
_MEMORY, _MEMORY_PER_BYTE, _MOST_MEMORY = 256 * 2**20, 20, 2**30
_SECONDS, _SECONDS_PER_MB = 10, 8
_CHILD = "suffuse.organisation.engine.child"


@dataclass(slots=True)
class Sheet:
    """A table as it was sent: `rows` below the heading, each as wide as the heading or flawed."""

    header: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)


def read_sheet(data: bytes, *, numbers: frozenset[str], delimiter: str = ",") -> Sheet:
    """
    Read a table without trusting it.

    :param numbers: headings under which a spreadsheet may hold numbers; all else must be text
    :param delimiter: what separates the columns of a CSV file; chosen by a person, never guessed
    """
    if len(data) > MOST_BYTES:
        return Sheet(flaws=[Flaw("too_large", about={"most": MOST_BYTES // 2**20})])
    if data[:4] == b"PK\x03\x04":
        return _sheet(*_spreadsheet(data, numbers))
    if data[:4] in (b"\xd0\xcf\x11\xe0", b"%PDF"):
        return Sheet(flaws=[Flaw("not_a_table")])
    text = _decoded(data)
    if text is None:
        return Sheet(flaws=[Flaw("wrong_encoding")])
    heading = text.partition("\n")[0]
    found = max(_SIGNS, key=heading.count)
    if heading.count(found) and not heading.count(delimiter):
        return Sheet(flaws=[Flaw("wrong_delimiter", 1, about={"found": _SIGNS[found]})])
    flaws: list[Flaw] = []
    return _sheet(list(_csv_lines(text, delimiter, flaws)), flaws)


def _spreadsheet(data: bytes, numbers: frozenset[str]) -> tuple[list[Line], list[Flaw]]:
    """Have a spreadsheet read where it can harm nothing: what it may use grows with its size."""
    size = len(data) // 2**20
    limits = Limits(
        memory=min(_MEMORY + _MEMORY_PER_BYTE * len(data), _MOST_MEMORY),
        seconds=_SECONDS + _SECONDS_PER_MB * size,
    )
    told = ask(_CHILD, *sorted(numbers), data=data, limits=limits)
    if told is None:
        return [], [Flaw("too_complex")]
    first, *rest = told.splitlines()
    lines = [(number, cells) for number, cells in map(json.loads, rest)]
    return lines, [Flaw(code, row, column, about) for code, row, column, about in json.loads(first)]


def _decoded(data: bytes) -> str | None:
    """Return the text; lone surrogates are let through here and named by their cell later."""
    encoding = "utf-8-sig"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    try:
        return data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return None


def _csv_lines(text: str, delimiter: str, flaws: list[Flaw]) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells); a quotation mark that is not closed ends the reading."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            code = "too_long" if "field larger" in str(error) else "bad_quote"
            flaws.append(Flaw(code, number, about={"longest": _LONGEST_CELL}))
            return
        if cells is None:
            return
        yield number, [unescaped(cell) if cell[:1] == "'" else cell for cell in cells]


def _sheet(lines: list[tuple[int, list[str]]], flaws: list[Flaw]) -> Sheet:
    """Keep the lines that are as wide as the heading; an empty line says nothing and is none."""
    sheet = Sheet(flaws=flaws)
    for number, cells in lines:
        if not any(cells):
            if sheet.header:
                sheet.rows.append(())
            continue
        if not sheet.header:
            sheet.header = tuple(cells)
            width = len(cells)
        elif len(cells) == width:
            sheet.rows.append(tuple(cells))
        else:
            about = {"found": len(cells), "wanted": width}
            sheet.flaws.append(Flaw("row_width", number, about=about))
            sheet.rows.append(("",) * width)
    while sheet.rows and not sheet.rows[-1]:
        sheet.rows.pop()
    return sheet
