"""What an ODT's styles say: which words are hidden, and how its lists count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from suffuse.directive.readers.numbering import Pattern

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, OFFICE, TABLE = (f"{{{_NAMES}{name}:1.0}}" for name in ("text", "office", "table"))
STYLE, DRAW = f"{{{_NAMES}style:1.0}}", f"{{{_NAMES}drawing:1.0}}"
_FO = f"{{{_NAMES}xsl-fo-compatible:1.0}}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
_DEEPEST = 20
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_FORMS |= {
    "I": "upperRoman",
    "": "none",
    "๑, ๒, ๓, ...": "thaiNumbers",
    "໑, ໒, ໓, ...": "laoNumbers",
}
_FORMS |= {"ก, ข, ค, ...": "thaiLetters", "ກ, ຂ, ຄ, ...": "laoLetters"}
_FOLLOWED = {"listtab": "\t", "space": " ", "nothing": ""}
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0}


@dataclass(frozen=True, slots=True)
class Looks:
    """What a paragraph or a span inherits from its style."""

    hidden: bool = False
    bold: bool = False
    indent: int = 0
    list_style: str = ""


def looks(roots: Sequence[etree._Element]) -> dict[str, Looks]:
    """Return every style's looks, each with what it inherits."""
    known = {
        one.get(f"{STYLE}name", ""): one for root in roots for one in root.iter(f"{STYLE}style")
    }
    return {name: _inherit(name, known, 0) for name in known}


def _inherit(name: str, known: dict[str, etree._Element], depth: int) -> Looks:
    one = known.get(name)
    if one is None or depth > _DEEPEST:
        return Looks()
    above = _inherit(one.get(f"{STYLE}parent-style-name", ""), known, depth + 1)
    words = one.find(f"{STYLE}text-properties")
    block = one.find(f"{STYLE}paragraph-properties")
    hidden, bold, indent = above.hidden, above.bold, above.indent
    if words is not None:
        shown = words.get(f"{TEXT}display", "")
        ground = words.get(f"{_FO}background-color", "transparent") != "transparent"
        white = words.get(f"{_FO}color", "").lower() == "#ffffff" and not ground
        hidden = white or (shown == "none" if shown else hidden)
        bold = words.get(f"{_FO}font-weight", "bold" if bold else "") == "bold"
    if block is not None:
        indent = points(block.get(f"{_FO}margin-left", "")) or indent
    return Looks(hidden, bold, indent, one.get(f"{STYLE}list-style-name", above.list_style))


def lists(roots: Sequence[etree._Element], outline: str) -> dict[str, Mapping[int, Pattern]]:
    """Return how each list style counts, and under the name `outline` how headings do."""
    found: dict[str, Mapping[int, Pattern]] = {}
    for root in roots:
        for one in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
            is_outline = one.tag == f"{TEXT}outline-style"
            name = outline if is_outline else one.get(f"{STYLE}name", "")
            found[name] = {
                int(level.get(f"{TEXT}level", "1")) - 1: _pattern(level)
                for level in one
                if level.get(f"{TEXT}level", "").isdigit()
            }
    return found


def _pattern(level: etree._Element) -> Pattern:
    """Return how one level of a list shows its number; `%2` stands for the second level's."""
    label = next(level.iter(f"{STYLE}list-level-label-alignment"), None)
    followed = label.get(f"{TEXT}label-followed-by", "listtab") if label is not None else "listtab"
    indent = points(label.get(f"{_FO}margin-left", "")) if label is not None else 0
    if str(level.tag).endswith("bullet"):
        sign = level.get(f"{TEXT}bullet-char", "•")
        return Pattern("bullet", sign, separator=_FOLLOWED.get(followed, "\t"), indent=indent)
    return Pattern(
        form=_FORMS.get(level.get(f"{STYLE}num-format", ""), "decimal"),
        text=_shown(level),
        start=_whole(level.get(f"{TEXT}start-value"), 1),
        separator=_FOLLOWED.get(followed, "\t"),
        indent=indent,
    )


def _shown(level: etree._Element) -> str:
    said = level.get(f"{_LOEXT}num-list-format")
    if said is not None:  # "%1%.%2%." as newer programs write it
        for number in range(1, 11):
            said = said.replace(f"%{number}%", f"%{number}")
        return said
    own = _whole(level.get(f"{TEXT}level"), 1)
    first = own - _whole(level.get(f"{TEXT}display-levels"), 1) + 1
    numbers = ".".join(f"%{one}" for one in range(max(1, first), own + 1))
    return level.get(f"{STYLE}num-prefix", "") + numbers + level.get(f"{STYLE}num-suffix", "")


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdigit() and len(said) < 7 else otherwise  # noqa: PLR2004 — no list is longer


def points(said: str) -> int:
    """Return a length such as "1.27cm" in whole points; 0 for what is none."""
    number, unit = said[:-2], said[-2:]
    known = unit in _POINTS and number.replace(".", "", 1).replace("-", "", 1).isdigit()
    return int(float(number) * _POINTS[unit]) if known and len(number) < 9 else 0  # noqa: PLR2004 — no page is wider
