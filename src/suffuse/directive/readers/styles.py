"""What a Word style says of its paragraphs: heading level, list, indent, and whether it is hidden."""

from dataclasses import dataclass

from lxml import etree

from suffuse.directive.readers.numbering import W, points

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or a run inherits. `number` is its list, "" for none; `outline` 1 is the top."""

    outline: int = 0
    number: str = ""
    level: int = 0
    indent: int = 0
    hidden: bool = False
    contents: bool = False


def styles(root: etree._Element | None) -> dict[str, Style]:
    """Read `word/styles.xml`, each style with what it inherits."""
    if root is None:
        return {}
    known = {one.get(f"{W}styleId", ""): one for one in root.iter(f"{W}style")}
    return {name: _inherit(name, known, 0) for name in known}


def _inherit(name: str, known: dict[str, etree._Element], depth: int) -> Style:
    one = known.get(name)
    if one is None or depth > _DEEPEST:
        return Style()
    based = one.find(f"{W}basedOn")
    above = _inherit(based.get(f"{W}val", ""), known, depth + 1) if based is not None else Style()
    called = (one.find(f"{W}name"), name)
    label = called[0].get(f"{W}val", "") if called[0] is not None else name
    own = paragraph(one.find(f"{W}pPr"), above)
    return Style(
        own.outline,
        own.number,
        own.level,
        own.indent,
        above.hidden or is_on(one.find(f"{W}rPr/{W}vanish")),
        above.contents or label.lower().startswith("toc "),
    )


def paragraph(said: etree._Element | None, above: Style) -> Style:
    """Return what a paragraph's own properties make of its style."""
    if said is None:
        return above
    outline, number, level, indent = above.outline, above.number, above.level, above.indent
    if (heading := said.find(f"{W}outlineLvl")) is not None:
        value = int(heading.get(f"{W}val", "9"))
        outline = value + 1 if value < 9 else 0  # noqa: PLR2004 — Word's 9 is body text
    if (one := said.find(f"{W}numPr/{W}numId")) is not None:
        number = one.get(f"{W}val", "")
    if (one := said.find(f"{W}numPr/{W}ilvl")) is not None:
        level = int(one.get(f"{W}val", "0"))
    if (edge := said.find(f"{W}ind")) is not None:
        indent = points(edge)
    return Style(
        outline, "" if number == "0" else number, level, indent, above.hidden, above.contents
    )


def is_on(switch: etree._Element | None) -> bool:
    """Tell whether one of Word's switches is on: present, and not said to be off."""
    return switch is not None and switch.get(f"{W}val", "1") not in {"0", "false", "off"}
