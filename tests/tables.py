"""Tables as people send them: CSV by hand, and spreadsheets with all their traps."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

import xlsxwriter

from suffuse.audit.rules import HOUSE
from suffuse.organisation import acts, readers
from suffuse.organisation.acts import Taken
from suffuse.organisation.models import Intake
from suffuse.organisation.readers import Reading
from suffuse.organisation.rules import Scope
from tests.world import MONDAY

UNITS = ("code", "parent", "kind", "name_lo", "name_en")
PEOPLE = ("unit", "code", "name", "team", "level")
HEADS = ("unit", "team", "level", "people")


def sheet(header: Sequence[str], *rows: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue().encode()


def workbook(*rows: Sequence[object]) -> bytes:
    """Return a spreadsheet in which text stays text and numbers are numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str) and cell.startswith("=CELL:"):
                    page.write_formula(at, column, cell.removeprefix("=CELL:"), None, 7)
                else:
                    page.write(at, column, cell)
    return out.getvalue()


def repacked(
    data: bytes, *, add: dict[str, bytes] | None = None, change: dict[str, bytes] | None = None
) -> bytes:
    """Return a spreadsheet with parts added or replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(entry.filename, (change or {}).get(entry.filename, old.read(entry)))
        for name, body in (add or {}).items():
            new.writestr(name, body)
    return out.getvalue()


def read(
    kind: str,
    data: bytes,
    *,
    scope: Scope | None = None,
    delimiter: str = ",",
    name: str = "table.csv",
) -> Reading:
    return readers.read(kind=kind, file_name=name, data=data, scope=scope, delimiter=delimiter)


def faults(kind: str, data: bytes, **how: object) -> list[tuple[str, int | None, str]]:
    """Return (code, row, column) of everything that is wrong with a table."""
    return [(one.code, one.row, one.column) for one in read(kind, data, **how).faults]


def hand_in(
    kind: str, data: bytes, *, unit_id: int | None = None, scope: Scope | None = None
) -> Intake:
    reading = read(kind, data, scope=scope)
    return acts.hand_in(
        kind=kind,
        unit_id=unit_id,
        file_name=reading.file_name,
        sha256=reading.sha256,
        rows=reading.rows,
        faults=reading.faults,
        by=HOUSE,
        at=MONDAY,
    )


def take(kind: str, data: bytes, *, settled: bool = False) -> Taken:
    intake = hand_in(kind, data)
    assert intake.state == "previewed", intake.faults
    return acts.take(intake_id=intake.pk, by=HOUSE, at=MONDAY, doubts_settled=settled)


def country(*rows: Iterable[str]) -> bytes:
    return sheet(
        UNITS, *[(code, above, "office", f"ໜ່ວຍ {code}", f"Unit {code}") for code, above in rows]
    )
