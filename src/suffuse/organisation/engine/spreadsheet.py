"""XLSX into lines of text: looked over as an archive first, then read by calamine."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from suffuse.organisation.engine.parts import number_of, part_flaws
from suffuse.organisation.rules import Flaw

_MOST_ENTRIES = 2_000
_MOST_INSIDE = 400 * 1024 * 1024
_MOST_RATIO = 200
_SMALL = 1 << 20
_ACTIVE = re.compile(r"vbaProject|externalLinks|embeddings|activeX|connections\.xml", re.IGNORECASE)
_XML = (".xml", ".rels")
# What a spreadsheet may carry beside its parts: pictures, fonts, how its printer was set, and the
# frames of comments, which are often no XML at all.
_INERT = re.compile(
    r"printerSettings\d*\.bin|.*\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|vml|ttf|odttf)|.*/",
    re.IGNORECASE,
)

Line = tuple[int, list[str]]


def read_xlsx(data: bytes, *, numbers: frozenset[str]) -> tuple[list[Line], list[Flaw]]:
    """Return the first sheet's lines with their row numbers, and every cell that is not text."""
    flaws = list(_archive_flaws(data))
    if any(flaw.code != "formula" for flaw in flaws):
        return [], [flaw for flaw in flaws if flaw.code != "formula"][:1]
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheet = book.get_sheet_by_index(0)
            lines = list(_lines(sheet, numbers, flaws))
    except (CalamineError, OSError, ValueError, IndexError):
        return [], [Flaw("bad_archive")]
    header = next((cells for _, cells in lines if any(cells)), [])
    return lines, [_under(flaw, header) if flaw.code == "formula" else flaw for flaw in flaws]


def _under(flaw: Flaw, header: list[str]) -> Flaw:
    """Name a computed cell's column by its heading instead of its letters."""
    at = number_of(flaw.column)
    return replace(flaw, column=header[at - 1]) if at <= len(header) else flaw


def _lines(sheet: CalamineSheet, numbers: frozenset[str], flaws: list[Flaw]) -> Iterator[Line]:
    header: list[str] = []
    left = [""] * sheet.start[1] if sheet.start else []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts = left + [
            cell
            if isinstance(cell, str)
            else _text(cell, number=number, at=at, header=header, numbers=numbers, flaws=flaws)
            for at, cell in enumerate(cells, start=len(left))
        ]
        if not header and any(texts):
            header = texts
            while not header[-1]:
                header.pop()
        # A spreadsheet is as wide as its widest row; what stands beside the heading stays a fault.
        width = len(header)
        yield number, texts if any(texts[width:]) else texts[:width]


def _text(
    cell: object,
    *,
    number: int,
    at: int,
    header: list[str],
    numbers: frozenset[str],
    flaws: list[Flaw],
) -> str:
    """Return a number as text where numbers belong; elsewhere say what may have been lost."""
    column = header[at] if at < len(header) else ""
    whole = isinstance(cell, float) and cell.is_integer()
    shown = str(int(cell)) if isinstance(cell, float) and whole else str(cell)
    if not (isinstance(cell, (int, float)) and not isinstance(cell, bool) and column in numbers):
        code = "code_not_text" if column in {"code", "parent", "unit"} else "not_text"
        flaws.append(Flaw(code, number, column, {"code": shown[:40]}))
    return shown


def _archive_flaws(data: bytes) -> Iterator[Flaw]:
    """Nothing is unpacked before its size is known, and nothing in it may act."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _entry_flaws(archive, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        yield Flaw("bad_archive")


def _entry_flaws(archive: zipfile.ZipFile, size: int) -> Iterator[Flaw]:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    inside = sum(entry.file_size for entry in entries)
    unsafe = any(name.startswith("/") or ".." in name.split("/") for name in names)
    locked = any(entry.flag_bits & 1 for entry in entries)
    too_much = inside > _MOST_INSIDE or inside > max(size * _MOST_RATIO, _SMALL)
    if unsafe or locked or too_much or len(set(names)) != len(names) or len(names) > _MOST_ENTRIES:
        yield Flaw("bad_archive")
        return
    if any(_ACTIVE.search(name) for name in names):
        yield Flaw("active_content")
        return
    if "xl/workbook.xml" not in {name.lower() for name in names}:
        yield Flaw("not_a_table")
        return
    for entry in entries:
        if entry.filename.lower().endswith(_XML):
            yield from part_flaws(archive, entry)
        elif not _INERT.fullmatch(entry.filename.rpartition("/")[2] or entry.filename):
            yield Flaw("bad_archive")
