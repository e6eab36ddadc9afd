"""
The map of the cascade: a tree hanging from its root, each box as wide as its audience.

Boxes too narrow to be seen are pooled with their neighbours under the same parent, so a picture of
20,000 units weighs no more than one of 500; boxes wide enough to be hit carry a title and a link.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from suffuse.web.pictures.glyph import layers
from suffuse.web.pictures.shapes import group, hatch, num, path, rect, text

WIDTH = 1000.0
ROW = (46.0, 54.0, 44.0, 34.0, 26.0, 20.0)
GAP = 5.0
FINEST = 3.0
NAMED = 14.0
LETTER = 7.2
FEWEST = 7


@dataclass(frozen=True, slots=True)
class Box:
    """
    A unit in the map.

    `people` is its audience (None if not known: it gets the narrowest box); `wide` and `deep` are
    shares or None; `title` is the sentence read when one points at it; a `withheld` box is banded.
    """

    key: int
    above: int | None
    name: str
    title: str
    people: int | None
    wide: float | None
    deep: float | None
    href: str = ""
    withheld: bool = False


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
    row = _Siblings(below.get(None, []), 0.0, WIDTH).places()
    for depth in range(deepest):
        if not row:
            break
        high = ROW[min(depth, len(ROW) - 1)]
        for place in row:
            _draw(ink, place, top, high)
        top += high + GAP
        row = [
            lower
            for place in row
            for lower in _Siblings(below.get(place.box.key, []), place.x, place.width).places()
        ]
    body = (
        path("".join(ink.sand), "s0")
        + path("".join(ink.shallow), "s1")
        + path("".join(ink.river), "s2")
        + path("".join(ink.lines), "hatch fine")
        + "".join(ink.named)
    )
    return group(body, width=WIDTH, height=max(top - GAP, 1), label=label, css="icicle")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a box stands in its row."""

    box: Box
    x: float
    width: float


class _Siblings:
    """The boxes under one parent, side by side over its width; too narrow ones are pooled."""

    def __init__(self, boxes: Sequence[Box], x: float, width: float) -> None:
        self.boxes, self.x, self.width = boxes, x, width
        self.whole = sum(box.people or 0 for box in boxes)
        self.placed: list[_Place] = []
        self.pool: list[Box] = []

    def places(self) -> list[_Place]:
        """Return the places from left to right; none at all where a parent is too narrow itself."""
        if self.width < 1:
            return []
        for box in self.boxes:
            if self._breadth([box]) >= FINEST:
                self._empty_pool()
                self._put(box, self._breadth([box]))
            else:
                self.pool.append(box)
                if self._breadth(self.pool) >= FINEST:
                    self._empty_pool()
        self._empty_pool()
        return self.placed

    def _breadth(self, boxes: Sequence[Box]) -> float:
        """Return the width due to boxes: by people, or evenly where nobody was counted."""
        if not self.whole:
            return self.width * len(boxes) / len(self.boxes)
        return self.width * sum(box.people or 0 for box in boxes) / self.whole

    def _put(self, box: Box, width: float) -> None:
        if width > 0:
            self.placed.append(_Place(box, self.x, width))
        self.x += width

    def _empty_pool(self) -> None:
        if self.pool:
            self._put(_pooled(self.pool), self._breadth(self.pool))
        self.pool = []


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


def _draw(ink: _Ink, place: _Place, top: float, high: float) -> None:
    box, x = place.box, place.x
    width = place.width - (1.0 if place.width > FINEST else 0.3)
    sand, shallow, river, _ = layers(x, top, width, high, wide=box.wide, deep=box.deep)
    ink.sand.append(sand)
    ink.shallow.append(shallow)
    ink.river.append(river)
    if box.withheld:
        bands = (rect(x, top + at, width, 4) for at in range(4, int(high) - 3, 8))
        ink.shallow.extend(bands)
    elif box.wide is None or (box.deep is None and box.wide):
        unknown = width * (1.0 if box.wide is None else box.wide)
        ink.lines.append(hatch(x + 1.5, top + 1.5, unknown - 3, high - 3, step=9))
    if place.width >= NAMED and box.title:
        ink.named.append(_named(place, width, top, high))


def _named(place: _Place, width: float, top: float, high: float) -> str:
    """Return the frame of a box that can be pointed at, with as much of its name as fits."""
    box, x = place.box, place.x
    fits = int((width - 8) / LETTER)
    name = box.name if len(box.name) <= fits else box.name[: fits - 1].rstrip() + "…"
    baseline = top + min(17, high * 0.62)
    seen = len(box.name) <= fits or fits > FEWEST
    deep = _on_river(box, len(name), width, (baseline - top) / high)
    ink = "ice-label deep" if deep else "ice-label"
    words = text(x + 5, baseline, name, size=12, css=ink) if seen else ""
    where = f'x="{num(x)}" y="{num(top)}" width="{num(width)}" height="{num(high)}"'
    inner = f'<title>{escape(box.title)}</title><rect class="fr hit" {where}/>{words}'
    if not box.href:
        return f"<g>{inner}</g>"
    return f'<a href="{escape(box.href)}" aria-label="{escape(box.title)}">{inner}</a>'


def _on_river(box: Box, letters: int, width: float, foot: float) -> bool:
    """Tell whether a whole label stands on the dark fill; `foot` is where it ends, of the height."""
    if box.withheld or box.wide is None or box.deep is None:
        return False
    return box.deep > foot and box.wide * width >= letters * LETTER + 5
