"""From the rows of a PDF's pages to paragraphs: what runs on, what stands at the head and foot."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from suffuse.directive.readers.glyphs import Row
from suffuse.directive.rules import starts_with_number

_NUMBER_ALONE = re.compile(
    r"[-–—\s]*(?:(?:page|trang|ໜ້າ|ຫນ້າ|หน้า|p\.)\s*)?[\d໐-໙๐-๙]{1,4}(?:\s*(?:/|of|ຈາກ|จาก)\s*[\d໐-໙๐-๙]{1,4})?[-–—\s]*"
    r"|[ivxl]{1,6}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[\d໐-໙๐-๙]+")
_BULLET = re.compile(r"[•▪●○◦‣►▶■□◆◇✓✔➢➤·*–—-]\s")
_SEA = re.compile(r"[\u0e00-\u0eff]")
_EDGE_ROWS = 3
_SMALL = 0.87
_APART = 1.3
_WIDEST_WORD = 6.0
_COMMON = 0.08


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows that run on: their words, where they begin, and whether an unusual gap stands before."""

    text: str
    indent: int
    bold: bool
    page: int
    gap: bool
    rows: int


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: lengths in points."""

    size: float
    left: float
    right: float
    pitch: float
    spaced: bool = False  # paragraphs stand further apart than rows
    step: float = 0.0  # from one numbered paragraph to the next


def measures(rows: Sequence[Row], width: float) -> Measures:
    """
    Return the usual size of letters, edges of the text and distance between rows.

    :param width: of the page, for a text whose rows do not show where its right edge is
    """
    sizes = Counter[float]()
    for row in rows:
        sizes[round(row.size * 2) / 2] += len(row.text)
    size = max(sizes, key=lambda one: sizes[one]) or 1.0
    steps = Counter(
        round((above.y - below.y) * 2) / 2
        for above, below in pairwise(rows)
        if above.page == below.page and 0.7 * size < above.y - below.y < 4 * size
    )
    usual = [step for step, times in steps.items() if times >= _COMMON * steps.total()]
    lefts, rights = sorted(row.left for row in rows), sorted(row.right for row in rows)
    pitch = min(usual, default=1.3 * size)
    return Measures(
        size,
        lefts[len(lefts) // 50],
        _edge(rights, width - lefts[len(lefts) // 50], size),
        pitch,
        *_steps(rows, pitch),
    )


def _edge(rights: Sequence[float], otherwise: float, size: float) -> float:
    """Return where rows end that run on: where many do, else as far from the page's edge as they begin."""
    furthest = rights[len(rights) - 1 - len(rights) // 50]
    full = sum(right > furthest - 3 * size for right in rights)
    shown = full > max(2, len(rights) // 5) and furthest > otherwise - 8 * size
    return furthest if shown else max(furthest, otherwise)


def _steps(rows: Sequence[Row], pitch: float) -> tuple[bool, float]:
    """Tell whether numbered rows stand further from the row before than rows do, and how far."""
    steps = sorted(
        above.y - below.y
        for above, below in pairwise(rows)
        if above.page == below.page and above.y > below.y and _begins(below.text.strip())
    )
    spaced = len(steps) > 1 and sum(step > 1.12 * pitch for step in steps) >= 0.9 * len(steps)
    return spaced, max(pitch, steps[len(steps) // 3]) if spaced else pitch


def _begins(words: str) -> bool:
    return starts_with_number(words) or bool(_BULLET.match(words))


def running(pages: Sequence[Sequence[Row]]) -> set[Row]:
    """Return the rows that stand at the head or foot of page after page, and page numbers."""
    said: Counter[tuple[str, int]] = Counter()
    edges: list[tuple[Row, tuple[str, int]]] = []
    for rows in pages:
        by_height = sorted(rows, key=lambda row: -row.y)
        outer = {*by_height[:_EDGE_ROWS], *by_height[-_EDGE_ROWS:]}
        for row in outer:
            key = (_DIGITS.sub("#", row.text.strip()), round(row.y / 6))
            edges.append((row, key))
        said.update({key for row, key in edges if row.page == (rows[0].page if rows else -1)})
        if by_height and len(by_height) > 1:
            for row in (by_height[0], by_height[-1]):
                if _NUMBER_ALONE.fullmatch(row.text.strip()) and _is_alone(row, by_height):
                    said[(_DIGITS.sub("#", row.text.strip()), round(row.y / 6))] += len(pages) + 1
    least = max(2, len(pages) // 3)
    return {row for row, key in edges if said[key] >= least}


def _is_alone(row: Row, rows: Sequence[Row]) -> bool:
    """Tell whether a row stands well apart from its neighbours."""
    return all(abs(row.y - other.y) > 1.8 * row.size for other in rows if other is not row)


def notes(rows: Sequence[Row], usual: Measures) -> set[Row]:
    """Return the rows in small letters at the foot of a page, where they begin with a number or sign."""
    small: list[Row] = []
    for row in sorted(rows, key=lambda row: row.y):
        if row.size > _SMALL * usual.size:
            break
        small.append(row)
    heads = [row for row in small if re.match(r"[\d*†‡໐-໙๐-๙(\[]", row.text.strip())]
    first = max(heads, key=lambda row: row.y, default=None)
    whole = len(small) == len(rows)
    return set() if first is None or whole else {row for row in small if row.y <= first.y}


def paragraphs(rows: Sequence[Row], usual: Measures) -> Iterator[Paragraph]:
    """Join the rows that run on."""
    held: list[Row] = []
    far = False
    for row in rows:
        if held and not _runs_on(held, row, usual):
            yield _paragraph(held, usual, far)
            far = _is_far(held[-1], row, usual)
            held = []
        held.append(row)
    if held:
        yield _paragraph(held, usual, far)


def _is_far(above: Row, below: Row, usual: Measures) -> bool:
    return above.page == below.page and above.y - below.y > 1.35 * usual.step


def _runs_on(held: Sequence[Row], row: Row, usual: Measures) -> bool:
    """Tell whether a row goes on with the paragraph before it."""
    last, em = held[-1], usual.size
    below = last.page == row.page and last.y > row.y
    if below and last.y - row.y > _APART * usual.pitch:
        return False
    if abs(row.size - last.size) > 0.12 * em or (row.bold != last.bold and len(held) == 1):
        return False
    if _begins(row.text.strip()) or not _is_full(last, row, usual):
        return False
    if len(held) > 1:
        return abs(row.left - last.left) < em or last.page != row.page
    return _begins(last.text.strip()) or row.left < last.left + 0.8 * em


def _is_full(last: Row, row: Row, usual: Measures) -> bool:
    """Tell whether the next row's first word would have found no room on this row."""
    em, words = usual.size, row.text.strip()
    if usual.spaced and last.page == row.page and 0 < last.y - row.y < 1.1 * usual.pitch:
        return last.right + 2 * _WIDEST_WORD * em > usual.right
    width = (row.right - row.left) * len(words.split(" ")[0]) / max(len(words), 1)
    ended = last.text.rstrip()[-1:] in ".;:"
    if _SEA.match(words):
        width = min(max(width, (1 if ended else 3) * em), _WIDEST_WORD * em)
    return last.right + width > usual.right - (0.3 if ended else 0.8) * em


def _paragraph(held: Sequence[Row], usual: Measures, far: bool) -> Paragraph:
    text = held[0].text.strip()
    for above, below in pairwise(held):
        text += _between(above, below) + below.text.strip()
    indent = max(0, round((held[0].left - usual.left) / (0.5 * usual.size)))
    return Paragraph(text, indent, all(row.bold for row in held), held[0].page, far, len(held))


def _between(above: Row, below: Row) -> str:
    """Return what stands between two rows of one paragraph: Lao and Thai words need no space."""
    if above.broken or above.text.rstrip().endswith("/"):
        return ""
    typed = above.text.endswith(" ") or below.text.startswith(" ")
    joined = _SEA.match(above.text.rstrip()[-1:]) and _SEA.match(below.text.lstrip()[:1])
    return "" if joined and not typed else " "
