"""Tables out: the very columns that are handed in, with nothing in them that a spreadsheet runs."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

import xlsxwriter

from suffuse.organisation.rules import Row, columns_of, escaped

# A spreadsheet carries the day it was made; one fixed day lets equal tables be equal bytes.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def as_csv(kind: str, rows: Iterable[Row]) -> bytes:
    """Return a CSV file in UTF-8 with a mark, so that spreadsheets show Lao letters as they are."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(columns_of(kind))
    table.writerows([escaped(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(kind: str, rows: Iterable[Row]) -> bytes:
    """Return a spreadsheet in which every cell is text, also those that look like formulas."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        book.set_properties({"created": _MADE})
        text = book.add_format({"num_format": "@"})
        page = book.add_worksheet(kind)
        page.set_column(0, len(columns_of(kind)) - 1, 22, text)
        for at, row in enumerate([columns_of(kind), *rows]):
            for column, cell in enumerate(row):
                page.write_string(at, column, cell, text)
    return out.getvalue()


FORMATS = {"csv": as_csv, "xlsx": as_xlsx}
