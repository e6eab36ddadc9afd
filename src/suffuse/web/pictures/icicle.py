"""
The map of the cascade: a tree hanging from its root, each box as wide as its audience.

Boxes too narrow to be seen are pooled with their neighbours under the same parent, so a picture of
20,000 units weighs no more than one of 500; boxes wide enough to be hit carry a title and a link.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from suffuse.web.pictures.glyph import layers
from suffuse.web.pictures.shapes import image, num, path, text

WIDTH = 1000.0
ROW = (46.0, 54.0, 44.0, 34.0, 26.0, 20.0)
GAP = 5.0
FINEST = 3.0
NAMED = 14.0
LETTER = 7.2


@dataclass(frozen=True, slots=True)
class Box:
    """
    A unit in the map.

    `people` is its audience (None if not known: it gets the narrowest box); `wide` and `deep` are
    shares or None; `title` is the sentence read when one points at it.
    """

    key: int
    above: int | None
    name: str
    title: str
    people: int | None
    wide: float | None
    deep: float | None
    href: str = ""


@dataclass(slots=True)
class _Ink:
    """Path data of everything drawn so far, by layer: four paths instead of thousands."""

    sand: list[str] = field(default_factory=list)
    shallow: list[str] = field(default_factory=list)
    river: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)


def icicle(boxes: Iterable[Box], *, label: str, deepest: int = 4) -> str:
    """Return the map of `boxes` (parents may come after children), `deepest` rows of it."""
    below: dict[int | None, list[Box]] = {}
    for box in boxes:
        below.setdefault(box.above, []).append(box)
    ink, top = _Ink(), 0.0
    row = _spread(below.get(None, []), 0.0, WIDTH)
    for depth in range(deepest):
        if not row:
            break
        high = ROW[min(depth, len(ROW) - 1)]
        for box, x, wide in row:
            _draw(ink, box, x, top, wide, high)
        top += high + GAP
        row = [place for box, x, wide in row for place in _spread(below.get(box.key, []), x, wide)]
    body = (
        path("".join(ink.sand), "s0")
        + path("".join(ink.shallow), "s1")
        + path("".join(ink.river), "s2")
        + path("".join(ink.lines), "hatch fine")
        + "".join(ink.named)
    )
    return image(body, width=WIDTH, height=max(top - GAP, 1), label=label, css="icicle").replace(
        'role="img"', 'role="group"', 1
    )


def _spread(boxes: Sequence[Box], x: float, width: float) -> list[tuple[Box, float, float]]:
    """Place siblings side by side over `width`, pooling those that would be too narrow to see."""
    whole = sum(max(box.people or 0, 0) for box in boxes)
    if not boxes or width < 1:
        return []
    placed: list[tuple[Box, float, float]] = []
    pool: list[Box] = []
    for box in boxes:
        share = (box.people or 0) / whole if whole else 1 / len(boxes)
        if share * width >= FINEST:
            x = _place(placed, pool, x, width, whole, len(boxes))
            placed.append((box, x, share * width))
            x += share * width
        else:
            pool.append(box)
            if _breadth(pool, width, whole, len(boxes)) >= FINEST:
                x = _place(placed, pool, x, width, whole, len(boxes))
    _place(placed, pool, x, width, whole, len(boxes))
    return placed


def _breadth(pool: Sequence[Box], width: float, whole: int, count: int) -> float:
    people = sum(box.people or 0 for box in pool)
    return width * (people / whole if whole else len(pool) / count)


def _place(
    placed: list[tuple[Box, float, float]],
    pool: list[Box],
    x: float,
    width: float,
    whole: int,
    count: int,
) -> float:
    """Put the pool down as one box, empty it, and return where the next box starts."""
    if not pool:
        return x
    breadth = _breadth(pool, width, whole, count)
    if breadth > 0:
        placed.append((_pooled(pool), x, breadth))
    pool.clear()
    return x + breadth


def _pooled(pool: Sequence[Box]) -> Box:
    """Return one nameless box with the shares of the known ones among `pool`, weighted by people."""
    known = [box for box in pool if box.wide is not None and box.people]
    people = sum(box.people or 0 for box in known)
    reached = sum((box.wide or 0) * (box.people or 0) for box in known)
    checked = [box for box in known if box.deep is not None and box.wide]
    weight = sum((box.wide or 0) * (box.people or 0) for box in checked)
    depth = sum((box.deep or 0) * (box.wide or 0) * (box.people or 0) for box in checked)
    return Box(
        key=pool[0].key if len(pool) == 1 else -1,
        above=None,
        name="",
        title="",
        people=people,
        wide=reached / people if people else None,
        deep=depth / weight if weight else None,
    )


def _draw(ink: _Ink, box: Box, x: float, top: float, width: float, high: float) -> None:
    gap = 1.0 if width > FINEST else 0.3
    sand, shallow, river, _ = layers(x, top, width - gap, high, wide=box.wide, deep=box.deep)
    ink.sand.append(sand)
    ink.shallow.append(shallow)
    ink.river.append(river)
    if box.wide is None:
        ink.lines.append(_lines(x, top, width - gap, high))
    elif box.deep is None and box.wide:
        ink.lines.append(_lines(x, top, (width - gap) * box.wide, high))
    if width >= NAMED and box.title:
        ink.named.append(_named(box, x, top, width - gap, high))


def _lines(x: float, y: float, width: float, high: float) -> str:
    return layers(x, y, width, high, wide=None, deep=None)[3]


def _named(box: Box, x: float, top: float, width: float, high: float) -> str:
    """Return the frame of a box that can be pointed at, with as much of its name as fits."""
    fits = int((width - 8) / LETTER)
    name = box.name if len(box.name) <= fits else box.name[: fits - 1].rstrip() + "…"
    words = (
        text(x + 5, top + min(17, high * 0.62), name, size=12, css="ice-label") if fits > 3 else ""
    )
    frame = f'<rect class="fr hit" x="{num(x)}" y="{num(top)}" width="{num(width)}" height="{num(high)}"/>'
    inner = f"<title>{escape(box.title)}</title>{frame}{words}"
    if not box.href:
        return f"<g>{inner}</g>"
    return f'<a href="{escape(box.href)}" aria-label="{escape(box.title)}">{inner}</a>'
