"""ODT: the text layer as LibreOffice would show it, with the numbers of its lists counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from suffuse.directive.readers.archive import OPEN, parts, tree
from suffuse.directive.readers.numbering import Numbers, words
from suffuse.directive.readers.odf import (
    DRAW,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    XLINK,
    Looks,
    lists,
    looks,
)
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.readers.scroll import Scroll, laid_out
from suffuse.directive.rules import Hint, Layer

_DEEPEST = 60
_OUTLINE = "outline"
_PLAIN = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}soft-page-break": ""}
_BESIDE = {f"{TEXT}note": "footnote", f"{OFFICE}annotation": "comment", f"{DRAW}text-box": "other"}
_HIDDEN = {f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"}
_CONTENTS = {f"{TEXT}table-of-content", f"{TEXT}illustration-index", f"{TEXT}alphabetical-index"}
_ACTIVE = {
    f"{TEXT}script",
    f"{TEXT}dde-connection",
    f"{TEXT}execute-macro",
    f"{OFFICE}dde-source",
    f"{DRAW}plugin",
    f"{DRAW}applet",
    f"{DRAW}object-ole",
    f"{DRAW}object",
    f"{DRAW}floating-frame",
    f"{OFFICE}event-listeners",
}
_LINKS = {f"{TEXT}a", f"{DRAW}a"}
_SILENT = {f"{TEXT}sequence-decls", f"{OFFICE}forms", f"{TEXT}variable-decls", f"{TEXT}bookmark"}


@dataclass(slots=True)
class _Page(Scroll):
    """The text layer of an ODT while it is being written."""

    looks: Mapping[str, Looks] = field(default_factory=dict)
    numbers: Numbers = field(default_factory=Numbers)
    page: int = 1
    instances: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """Which list a paragraph stands in, how deep, and whether it is the entry's first."""

    number: str = ""
    level: int = -1
    style: str = ""
    first: bool = False
    start: int | None = None
    depth: int = 0


def read(data: bytes) -> Layer:
    """
    Return an OpenDocument text's text layer.

    :raises Unreadable: tracked changes, active content, an archive with tricks, letters that deceive
    """
    found = parts(data, OPEN)
    content = tree(OPEN, found[OPEN])
    styles = tree("styles.xml", found["styles.xml"]) if "styles.xml" in found else None
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Unreadable("unsupported_format", OPEN)
    roots = [root for root in (styles, content) if root is not None]
    for root in roots:
        _refuse(root)
    patterns = lists(roots, _OUTLINE)
    page = _Page(looks=looks(roots), numbers=Numbers(patterns, {name: name for name in patterns}))
    for block in body:
        _block(page, block, _Place())
    if styles is not None:
        _running(page, styles)
    return page.layer()


def _refuse(root: etree._Element) -> None:
    changed = sum(1 for _ in root.iter(f"{TEXT}changed-region"))
    if changed:
        raise Unreadable("unaccepted_changes", OPEN, count=changed)
    for element in root.iter():
        away = str(element.get(f"{XLINK}href", "")).partition(":")[0].lower()
        fetched = away in {"http", "https", "ftp", "file", "smb"} and element.tag not in _LINKS
        if element.tag in _ACTIVE or fetched or element.tag == f"{TEXT}section-source":
            raise Unreadable("active_content", str(element.tag).rpartition("}")[2])


def _running(page: _Page, styles: etree._Element) -> None:
    """List what stands at the head and foot of the pages."""
    for kind in ("header", "footer", "header-first", "footer-first", "header-left", "footer-left"):
        for part in styles.iter(f"{STYLE}{kind}"):
            page.beside.append(("header", _lines(page, part).strip("\n")))


def _lines(page: _Page, element: etree._Element) -> str:
    return "\n".join(_said(page, one) for one in element.iter(f"{TEXT}p", f"{TEXT}h"))


def _block(  # noqa: C901 — one branch for each sort of block
    page: _Page, block: etree._Element, place: _Place
) -> None:
    tag = block.tag
    if place.depth > _DEEPEST:
        raise Unreadable("too_complex", OPEN)
    if tag in {f"{TEXT}p", f"{TEXT}h"}:
        _paragraph(page, block, place)
    elif tag == f"{TEXT}list":
        _list(page, block, place)
    elif tag == f"{TABLE}table":
        _table(page, block)
    elif tag in _CONTENTS:
        page.write(f"{_lines(page, block)}\n", "other")
    elif tag == f"{TEXT}section" and block.get(f"{TEXT}display") in {"none", "condition"}:
        page.beside.append(("other", _lines(page, block)))
    elif tag == f"{TEXT}soft-page-break":
        page.page += 1
    elif tag in _BESIDE or str(tag).startswith(DRAW):
        _said(page, block)
    elif tag not in _SILENT:
        for child in block:
            _block(page, child, _Place(depth=place.depth + 1))


def _list(page: _Page, element: etree._Element, place: _Place) -> None:
    """Walk a list: it starts anew, unless it says that it goes on with the last of its style."""
    style = element.get(f"{TEXT}style-name") or place.style
    level, number = place.level + 1, place.number
    if level == 0:
        goes_on = element.get(f"{TEXT}continue-numbering") == "true"
        earlier = page.instances.get(element.get(f"{TEXT}continue-list", "none"))
        number = earlier or (page.last.get(style) if goes_on else None) or _instance(page, style)
        page.instances[element.get("{http://www.w3.org/XML/1998/namespace}id", "")] = number
        page.last[style] = number
    for entry in element:
        first = entry.tag == f"{TEXT}list-item"
        said = entry.get(f"{TEXT}start-value", "")
        start = int(said) if said.isdigit() and len(said) < 7 else None  # noqa: PLR2004 — no list is longer
        for block in entry:
            inner = _Place(number, level, style, first, start, place.depth + 1)
            _block(page, block, inner)
            first = first and block.tag == f"{TEXT}list"


def _instance(page: _Page, style: str) -> str:
    """Open a list of its own, with its own counters."""
    name = f"{style}#{len(page.numbers.lists)}"
    if style in page.numbers.patterns:
        page.numbers.open(name, like=style)
    return name


def _paragraph(page: _Page, block: etree._Element, place: _Place) -> None:
    look = page.looks.get(block.get(f"{TEXT}style-name", ""), Looks())
    said = block.get(f"{TEXT}outline-level", "")
    heading = int(said) if block.tag == f"{TEXT}h" and said.isdigit() else 0
    number, level = place.number, place.level
    counted = place.first
    if not number and heading and block.get(f"{TEXT}is-list-header") != "true":
        number, level, counted = _OUTLINE, heading - 1, True
    elif not number and look.list_style:
        number, level, counted = _styled(page, look.list_style), max(0, heading - 1), True
    if counted and place.start is not None and number in page.numbers.lists:
        page.numbers.begin(number, level, place.start)
    marker = page.numbers.next(number, level) if counted and number else ""
    text = _said(page, block)
    if look.hidden:
        page.beside.append(("other", marker + text))
        return
    indent = look.indent or page.numbers.indent(number, max(level, 0))
    hint = Hint(0, min(heading, 9), indent, len(marker), look.bold, page.page)
    page.write(f"{marker}{text}\n", hint=hint)


def _styled(page: _Page, style: str) -> str:
    """Return the list that a paragraph's style numbers it in, the same for all of that style."""
    if style not in page.last:
        page.last[style] = _instance(page, style)
    return page.last[style]


def _said(page: _Page, block: etree._Element) -> str:
    """Return a paragraph's visible words; what stands beside them is listed."""
    seen: list[str] = []
    unseen: list[str] = []
    for text, hidden in _walk(page, block, False, 0):
        (unseen if hidden else seen).append(text)
    if "".join(unseen).strip():
        page.beside.append(("other", "".join(unseen)))
    return "".join(seen)


def _walk(
    page: _Page, element: etree._Element, hidden: bool, depth: int
) -> Iterator[tuple[str, bool]]:
    if depth > _DEEPEST:
        raise Unreadable("too_complex", OPEN)
    yield element.text or "", hidden
    for child in element:
        tag = child.tag
        if tag in _PLAIN:
            yield _PLAIN[tag], hidden
            page.page += tag == f"{TEXT}soft-page-break"
        elif tag == f"{TEXT}s":
            yield " " * _count(child), hidden
        elif tag in _BESIDE:
            _aside(page, child, _BESIDE[tag])
        elif tag in _HIDDEN:
            yield child.get(f"{TEXT}string-value", "") or words(child), True
        elif tag == f"{TEXT}ruby-text":
            yield words(child), True
        elif tag == f"{DRAW}image":
            page.leave_out("image")
        else:
            look = page.looks.get(child.get(f"{TEXT}style-name", ""), Looks())
            unseen = hidden or (tag == f"{TEXT}span" and look.hidden)
            yield from _walk(page, child, unseen, depth + 1)
        yield child.tail or "", hidden


def _count(spaces: etree._Element) -> int:
    said = spaces.get(f"{TEXT}c", "1")
    return min(int(said), 1000) if said.isdigit() and len(said) < 5 else 1  # noqa: PLR2004 — no line is wider


def _aside(page: _Page, element: etree._Element, kind: str) -> None:
    lines = [_said(page, one) for one in element.iter(f"{TEXT}p", f"{TEXT}h")]
    citation = element.findtext(f"{TEXT}note-citation") or ""
    page.beside.append((kind, " ".join([citation, "\n".join(lines)]).strip()))


def _table(page: _Page, table: etree._Element) -> None:
    rows = [
        [[_said(page, line) for line in cell.iter(f"{TEXT}p", f"{TEXT}h")] for cell in _cells(row)]
        for row in table.iter(f"{TABLE}table-row")
    ]
    cells = [cell for row in rows for cell in row]
    if len(cells) == 1:
        for line in cells[0]:
            page.write(f"{line}\n")
    elif (text := laid_out(rows)).strip():
        page.write(text, "table")


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag == f"{TABLE}table-cell"]
