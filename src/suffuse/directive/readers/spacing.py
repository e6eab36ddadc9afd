"""
The letters of one row of a PDF as they were typed.

What the library makes of glyphs is mended where Lao and Thai suffer: spaces that no one typed after
a raised mark, spaces that are lost behind one, and letters said twice because two glyphs that make
one syllable both claim all of it. The second may even stand behind the next letter.
"""

import ctypes
import re
from dataclasses import dataclass
from itertools import islice

import pypdfium2 as pdfium
from pypdfium2 import raw

_SEA = "\u0e00-\u0eff"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
_AM = "\u0e33\u0eb3"
_NO_SPACE = re.compile(f"(?<=[{_SEA}]) (?=[{_SEA}])|(?<=[{_MARKS}{_AM}]) (?=[,.;:)\\]”])")
_TWICE = re.compile(f"([{_SEA}][{_MARKS}]+|[\u00c0-\u1eff])(?=\\1)")
_AGAIN = re.compile(f"(?=([{_SEA}][{_MARKS}]+[{_AM}]?)([{_SEA} ]{{0,8}}?)(?P<again>\\1))")
_RAISED = re.compile(f"[{_MARKS}{_AM}](?=[^{_MARKS}{_AM}\\s])")
_A_SPACE = 0.14  # of the letters' size: less is no space between two words
_SURELY = 0.22  # more is one, though the library saw none
_ONE_PLACE = 0.12  # two letters do not overlap by more
_BEHIND = 0.05  # a mark's own glyph is drawn to the left of where it stands
_AA = 0.65  # an am is at least as wide, with the letter it stands on; else its second half is not told
_HALF_AM = 0.47
_A_COLUMN = 1.8  # more stands between two columns
_NEAR = 5
_EDGES = tuple(ctypes.c_double() for _ in range(4))  # filled anew by each call


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """The letters of one row: what the library says they are, where the first is, and their size."""

    text: pdfium.PdfTextPage
    said: str
    start: int
    size: float

    def left(self, at: int) -> float:
        """Return where a letter stands: before its ink, but for a mark."""
        return origin(self.text, self.start + at)

    def box(self, at: int) -> tuple[float, float]:
        """Return the left and right edge of a letter's ink."""
        return box(self.text, self.start + at)

    def right(self, at: int) -> float:
        """Return where a letter ends."""
        right = self.box(at)[1]
        if self.said[at] in _AM and right - self.left(at) < _AA * self.size:
            return right + _HALF_AM * self.size
        return right


def box(text: pdfium.PdfTextPage, at: int) -> tuple[float, float]:
    """Return the left and right edge of a letter."""
    raw.FPDFText_GetCharBox(text, at, *_EDGES)
    return _EDGES[0].value, _EDGES[1].value


def origin(text: pdfium.PdfTextPage, at: int) -> float:
    """Return where a letter stands on its line."""
    raw.FPDFText_GetCharOrigin(text, at, *_EDGES[:2])
    return _EDGES[0].value


def mended(text: pdfium.PdfTextPage, codes: list[int], start: int, end: int, size: float) -> str:
    """
    Return the letters as typed: no spaces that stand nowhere, each syllable once, columns apart.

    :param size: of the letters, in points
    """
    said = "".join(map(chr, codes[start:end])).replace("\xa0", " ")
    row = _Glyphs(text, said, start, size)
    drop = _twice(row)
    changed = {at: "" for at in drop}
    unsure = {match.start() for match in _NO_SPACE.finditer(said)}
    for at in range(1, len(said) - 1):
        if said[at] != " " or not raw.FPDFText_IsGenerated(text, start + at):
            continue
        gap = _gap(row, at, drop)
        if gap < _A_SPACE * size and (at in unsure or drop & {at - 1, at + 1}):
            changed[at] = ""
        elif gap > _A_COLUMN * size:
            changed[at] = "    "
    for match in _RAISED.finditer(said):
        at = match.start()
        lost = not drop & {at, at + 1} and row.left(at + 1) - row.right(at) > _SURELY * size
        if lost:
            changed[at] = f"{said[at]} "
    return "".join(changed.get(at, letter) for at, letter in enumerate(said))


def _twice(row: _Glyphs) -> set[int]:
    """Return the places of letters that were said before: by a glyph under them, or by one beside."""
    drop: set[int] = set()
    for match in _TWICE.finditer(row.said):
        if row.box(match.end() - 1)[1] - row.left(match.end()) > _ONE_PLACE * row.size:
            drop.update(range(match.start(), match.end()))
    for match in _AGAIN.finditer(row.said):
        again = range(match.start("again"), match.end("again"))
        behind = row.left(again[0]) - row.box(again[0])[0]
        if again[0] not in drop and behind > _BEHIND * row.size:
            drop.update(again)
    return drop


def _gap(row: _Glyphs, at: int, drop: set[int]) -> float:
    """Return how much room there is between the letters before and after a space."""

    def kept(place: int) -> bool:
        return place not in drop and row.said[place] != " "

    before = [*islice((place for place in range(at - 1, -1, -1) if kept(place)), _NEAR)]
    after = next((place for place in range(at + 1, len(row.said)) if kept(place)), None)
    if not before or after is None:
        return 0.0
    return row.left(after) - max(map(row.right, before if drop else before[:1]))
