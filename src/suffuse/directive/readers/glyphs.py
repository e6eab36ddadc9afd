"""One page of a PDF as rows of words, each with its place. A PDF holds glyphs at places, not text."""

import ctypes
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from suffuse.directive.readers.spacing import box, mended

_BREAKS = {10, 13}
_HYPHENS = {2, 0xFFFE}  # how the library says that a word was broken here
_WHITE = 250
_INVISIBLE = 3


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one line of a page; lengths in points, `y` from the page's foot."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    page: int
    broken: bool = False
    unseen: bool = False


def rows(page: pdfium.PdfPage, number: int) -> list[Row]:
    """Return a page's rows in the order in which they are to be read."""
    text = page.get_textpage()
    try:
        count = text.count_chars()
        codes = _codes(text, count)
        found = [
            row
            for start, end in _lines(codes)
            if (row := _row(text, codes, start, end, number)) is not None
        ]
        marked = [_sight(page, text, codes, row) for row in found]
    finally:
        text.close()
    if marked and all(one.unseen for one, _ in marked) and all(ghost for _, ghost in marked):
        marked = [(replace(one, unseen=False), ghost) for one, ghost in marked]  # a scan's own text
    return _sorted([one for one, _ in marked])


def _codes(text: pdfium.PdfTextPage, count: int) -> list[int]:
    """Return the letters of a page, all at once where the library gives one for each."""
    whole = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, whole) == count + 1:
        return list(whole)[:count]
    return [raw.FPDFText_GetUnicode(text, at) for at in range(count)]


def _lines(codes: list[int]) -> list[tuple[int, int]]:
    """Return where each line begins and ends."""
    found, start = [], 0
    for at, code in enumerate([*codes, 10]):
        if code in _BREAKS:
            if any(one not in {32, 160} for one in codes[start:at]):
                found.append((start, at))
            start = at + 1
    return found


@dataclass(frozen=True, slots=True)
class _Found(Row):
    """A row, and where its letters are among the page's."""

    start: int = 0
    end: int = 0


def _row(
    text: pdfium.PdfTextPage, codes: list[int], start: int, end: int, page: int
) -> _Found | None:
    broken = codes[end - 1] in _HYPHENS
    last = end - 1 - broken
    while last > start and codes[last] in {32, 160}:
        last -= 1
    first = start
    while first < last and codes[first] in {32, 160}:
        first += 1
    size = raw.FPDFText_GetFontSize(text, first) * _scale(text, first)
    said = mended(text, codes, start, end - broken, size)
    if not said.strip():
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, first, x, y)
    bold = all(_is_bold(text, at) for at in {first, (first + last) // 2, last})
    right = box(text, last)[1]
    return _Found(said, x.value, right, y.value, size, bold, page, broken, False, first, last + 1)


def _scale(text: pdfium.PdfTextPage, at: int) -> float:
    """Return by how much the page enlarges its letters: some programs set all type at size 1."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, at, matrix):
        return 1.0
    return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0


def _is_bold(text: pdfium.PdfTextPage, at: int) -> bool:
    name, flags = ctypes.create_string_buffer(80), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, name, 80, flags)
    return b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(text, at) >= 600  # noqa: PLR2004 — the scale of weights


def _sight(
    page: pdfium.PdfPage, text: pdfium.PdfTextPage, codes: list[int], row: _Found
) -> tuple[Row, bool]:
    """Say whether a reader of the page can see a row, and whether it was never meant to be seen."""
    heads = [
        at
        for at in range(row.start, row.end)
        if codes[at] > 32 and (at == row.start or codes[at - 1] <= 32)  # noqa: PLR2004 — a space
    ]
    ghost = all(_mode(text, at) == _INVISIBLE for at in heads)
    white = all(_is_white(text, at) for at in heads) and not _ground(page, row)
    away = row.right < 0 or row.left > page.get_width() or not 0 <= row.y <= page.get_height()
    plain = Row(
        row.text, row.left, row.right, row.y, row.size, row.bold, row.page, row.broken,
        ghost or white or away,
    )  # fmt: skip
    return plain, ghost


def _mode(text: pdfium.PdfTextPage, at: int) -> int:
    found = raw.FPDFText_GetTextObject(text, at)
    return int(raw.FPDFTextObj_GetTextRenderMode(found)) if found else 0


def _is_white(text: pdfium.PdfTextPage, at: int) -> bool:
    colour = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, at, *colour)
    return all(one.value >= _WHITE for one in colour[:3]) or colour[3].value == 0


def _ground(page: pdfium.PdfPage, row: Row) -> bool:
    """Tell whether something dark lies under a row of white letters."""
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = thing.get_bounds()
        under = left <= row.left + 1 and row.right - 1 <= right and bottom <= row.y <= top
        colour = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetFillColor(thing, *colour)
        dark = thing.type == raw.FPDF_PAGEOBJ_IMAGE or any(one.value < _WHITE for one in colour[:3])
        if under and dark:
            return True
    return False


def _sorted(found: list[Row]) -> list[Row]:
    """Put rows in order from top to bottom, unless the page has columns: then the file's order holds."""
    down = sorted(found, key=lambda row: (-row.y, row.left))
    beside = any(
        above.y - below.y < 0.5 * min(above.size, below.size) and below.left > above.right
        for above, below in pairwise(down)
    )
    return found if beside else down
