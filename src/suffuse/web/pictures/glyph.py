"""
The soak glyph: a sheet of sand that fills from the left by coverage, and from the top by depth.

Shallow water is who was reached; the deep river within it is what they understood. What is not known
is hatched, what is withheld is banded: neither ever looks like zero.
"""

from html import escape

from suffuse.web.pictures.shapes import hatch, num, path, rect

SIZES = {"s": (34, 22), "m": (56, 36), "l": (116, 74), "xl": (200, 128)}
WIDE, HIGH = 100.0, 64.0


def layers(
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    wide: float | None,
    deep: float | None,
) -> tuple[str, str, str, str]:
    """
    Return path data of sand, shallow, river and hatching for one box.

    `wide` and `deep` are shares from 0 to 1, or None for not known. If only the depth is not known,
    the reached part is hatched, and the rest stays sand.
    """
    sand = rect(x, y, width, height)
    if wide is None:
        return sand, "", "", hatch(x, y, width, height)
    reached = width * min(max(wide, 0.0), 1.0)
    shallow = rect(x, y, reached, height)
    if deep is None:
        return sand, shallow, "", hatch(x, y, reached, height) if reached else ""
    return sand, shallow, rect(x, y, reached, height * min(max(deep, 0.0), 1.0)), ""


def soak(
    wide: float | None,
    deep: float | None,
    *,
    label: str,
    size: str = "s",
    withheld: bool = False,
) -> str:
    """
    Return the glyph as an SVG element.

    `label` is the text alternative, such as "63 % reached, 57 % understood"; `size` one of s, m, l, xl;
    `withheld` bands the sheet, because the group is too small to be shown. An empty
    label makes an ornament that is not read aloud.
    """
    width, height = SIZES[size]
    if withheld:
        bands = "".join(rect(0, top, WIDE, 8) for top in range(8, 64, 16))
        body = path(rect(0, 0, WIDE, HIGH), "s0") + path(bands, "s1")
    else:
        sand, shallow, river, lines = layers(0, 0, WIDE, HIGH, wide=wide, deep=deep)
        body = path(sand, "s0") + path(shallow, "s1") + path(river, "s2") + path(lines, "hatch")
    rim = f'<rect class="rim" x="0.5" y="0.5" width="{num(WIDE - 1)}" height="{num(HIGH - 1)}" rx="4"/>'
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return (
        f'<svg class="soak" width="{width}" height="{height}" viewBox="0 0 100 64" {spoken}>'
        f"{body}{rim}</svg>"
    )


def brand() -> str:
    """Return the sign of the house: the glyph itself, half soaked. It stands beside its name."""
    sand, shallow, river, _ = layers(0, 0, WIDE, HIGH, wide=0.7, deep=0.6)
    body = path(sand, "s0") + path(shallow, "s1") + path(river, "s2")
    return (
        '<svg class="soak" width="30" height="20" viewBox="0 0 100 64" aria-hidden="true" '
        f'focusable="false">{body}</svg>'
    )
