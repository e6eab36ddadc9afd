"""
The tile map: every province the same size, roughly where it lies, so small ones are seen too.

The places are our own arrangement of the eighteen provinces, found by the last two letters of their
ISO 3166-2:LA code or by the two digits that the statistics office gives them ("P06", "06"); units with
other codes are laid out in rows beneath.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from suffuse.web.pictures.glyph import layers
from suffuse.web.pictures.shapes import group, hatch, num, path, text

DIGITS = 2
SIDE, HIGH, GAP = 144.0, 60.0, 8.0
BAR = 76.0
PLACES = {
    "PH": (2, 0),
    "LM": (1, 1),
    "BK": (0, 1),
    "OU": (2, 1),
    "XA": (1, 2),
    "LP": (2, 2),
    "HO": (3, 2),
    "VI": (2, 3),
    "XI": (3, 3),
    "VT": (2, 4),
    "XS": (3, 4),
    "BL": (4, 4),
    "KH": (4, 5),
    "SV": (4, 6),
    "SL": (4, 7),
    "XE": (5, 7),
    "CH": (4, 8),
    "AT": (5, 8),
}
COLUMNS = 6
# The statistics office's numbers, 01 to 18.
NUMBERED = tuple(
    [
        "VT",
        "PH",
        "LM",
        "OU",
        "BK",
        "LP",
        "HO",
        "XA",
        "XI",
        "VI",
        "BL",
        "KH",
        "SV",
        "SL",
        "XE",
        "CH",
        "AT",
        "XS",
    ]
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One province: its code, its name, its two shares (None: not known), where a click leads."""

    code: str
    name: str
    title: str
    figure: str
    wide: float | None
    deep: float | None
    href: str = ""


def place_of(code: str) -> tuple[int, int] | None:
    """Return (column, row) of the province that a code such as "LA-PH", "PH" or "P06" names."""
    last = code.strip().upper().rpartition("-")[2]
    number = last.lstrip("P")
    if len(number) == DIGITS and number.isdecimal() and 0 < int(number) <= len(NUMBERED):
        last = NUMBERED[int(number) - 1]
    return PLACES.get(last)


def tiles(provinces: Sequence[Tile], *, label: str) -> str:
    """Return the map of `provinces`; those without a place of their own stand in rows below."""
    placed = [(tile, place_of(tile.code)) for tile in provinces]
    lowest = max((place[1] for _, place in placed if place), default=-1)
    rest = 0
    body = []
    for tile, place in placed:
        column, row = place or (rest % COLUMNS, lowest + 1 + rest // COLUMNS)
        rest += place is None
        body.append(_tile(tile, column * (SIDE + GAP), row * (HIGH + GAP)))
    rows = lowest + 1 + -(-rest // COLUMNS)
    width, height = COLUMNS * (SIDE + GAP) - GAP, max(rows * (HIGH + GAP) - GAP, 1)
    return group("".join(body), width=width, height=height, label=label, css="tilemap")


def _tile(tile: Tile, x: float, y: float) -> str:
    sand, shallow, river, lines = layers(x + 10, y + 26, BAR, 24, wide=tile.wide, deep=tile.deep)
    if lines:
        known = 1.0 if tile.wide is None else tile.wide
        lines = hatch(x + 12, y + 28, BAR * known - 4, 20, step=9)
    plate = f'x="{num(x)}" y="{num(y)}" width="{num(SIDE)}" height="{num(HIGH)}" rx="8"'
    inner = (
        f'<title>{escape(tile.title)}</title><rect class="plate" {plate}/>'
        + text(x + 10, y + 18, tile.name, size=13, css="name")
        + text(x + SIDE - 8, y + 43, tile.figure, size=13, css="figure", anchor="end")
        + path(sand, "s0")
        + path(shallow, "s1")
        + path(river, "s2")
        + path(lines, "hatch fine")
    )
    if not tile.href:
        return f'<g class="tile">{inner}</g>'
    return (
        f'<a class="tile" href="{escape(tile.href)}" aria-label="{escape(tile.title)}">{inner}</a>'
    )
