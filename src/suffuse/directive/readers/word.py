"""
DOCX: the text layer as a reader of the printed page would see it, and beside it all that is hidden.

Not by python-docx, which silently drops tracked insertions, keeps hidden text, and loses what stands
after an entity; here the first is refused, the second set apart, and the third cannot occur.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from suffuse.directive.readers import plain
from suffuse.directive.readers.archive import parts, tree
from suffuse.directive.readers.numbering import Numbers, W, numbers
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.readers.runs import spoken
from suffuse.directive.readers.styles import Style, paragraph, styles
from suffuse.directive.rules import Hint, Layer, Span

_TRACKED = {
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
} | {f"{W}{name}PrChange" for name in ("r", "p", "tbl", "tr", "tc", "sect")}
_BESIDE = (
    ("header", "header"), ("footer", "header"), ("footnotes", "footnote"), ("endnotes", "footnote"),
    ("comments", "comment"),
)  # fmt: skip
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag"}
_DEEPEST_TABLE = 20
_OPAQUE = {f"{W}object", f"{W}altChunk", f"{W}control"}
_FETCHING = ("INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "IMPORT", "RD")


@dataclass(slots=True)
class _Page:
    """The text layer while it is being written."""

    styles: Mapping[str, Style]
    numbers: Numbers
    text: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def write(self, text: str, kind: str = "", hint: Hint | None = None) -> None:
        start = self.length
        self.text.append(text)
        self.length += len(text)
        if kind:
            self.spans.append(Span(kind, start, self.length))
        elif hint:
            self.hints.append(Hint(start, hint.outline, hint.indent, hint.marker))


def read(data: bytes) -> Layer:
    """
    Return a Word document's text layer.

    :raises Unreadable: tracked changes, active content, an archive with tricks, letters that deceive
    """
    found = parts(data)
    stories = {name: tree(name, found[name]) for name in found if _is_story(name)}
    _refuse_tracked(stories)
    page = _Page(
        styles(_part(found, "word/styles.xml")), numbers(_part(found, "word/numbering.xml"))
    )
    body = stories["word/document.xml"].find(f"{W}body")
    if body is None:
        raise Unreadable("bad_archive", "word/document.xml")
    for block in _blocks(body):
        _block(page, block)
    _beside(page, stories)
    layer = Layer("".join(page.text), tuple(page.spans), tuple(page.hints), paragraphs=True)
    plain.trust(layer.text)
    if not layer.text.strip():
        raise Unreadable("no_text_layer")
    return layer


def _part(found: Mapping[str, bytes], name: str) -> etree._Element | None:
    return tree(name, found[name]) if name in found else None


def _is_story(name: str) -> bool:
    beside = tuple(f"word/{part}" for part, _ in _BESIDE)
    return name == "word/document.xml" or (
        name.startswith(beside) and name.endswith(".xml") and "/_rels" not in name
    )


def _refuse_tracked(stories: Mapping[str, etree._Element]) -> None:
    for name, root in stories.items():
        tracked = sum(element.tag in _TRACKED for element in root.iter())
        if tracked:
            raise Unreadable("unaccepted_changes", name, count=tracked)
        if any(element.tag in _OPAQUE for element in root.iter()):
            raise Unreadable("active_content", name)
        orders = [
            *(code.text or "" for code in root.iter(f"{W}instrText")),
            *(field.get(f"{W}instr", "") for field in root.iter(f"{W}fldSimple")),
        ]
        if any(order.split()[:1] and order.split()[0].upper() in _FETCHING for order in orders):
            raise Unreadable("active_content", name)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Walk paragraphs and tables, through the wrappers that content controls put around them."""
    for child in parent:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _block(page: _Page, block: etree._Element) -> None:
    if block.tag == f"{W}tbl":
        rows = _table(page, block, 0)
        if rows.strip():
            page.write(rows, "table")
        return
    style = _style(page, block)
    number = _number(page, style)
    text = spoken(block, page.styles, page.hidden)
    indent = style.indent or page.numbers.indent(style.number, style.level)
    hint = Hint(0, style.outline, indent, len(number))
    page.write(f"{number}{text}\n", "other" if style.contents and text else "", hint)


def _number(page: _Page, style: Style) -> str:
    return page.numbers.next(style.number, style.level) if style.number else ""


def _style(page: _Page, block: etree._Element) -> Style:
    said = block.find(f"{W}pPr")
    named = said.find(f"{W}pStyle") if said is not None else None
    above = page.styles.get(named.get(f"{W}val", "") if named is not None else "Normal", Style())
    return paragraph(said, above)


def _table(page: _Page, table: etree._Element, depth: int) -> str:
    """Return a table, a line a row and a tab a cell; automatic numbers inside it are counted on."""
    if depth > _DEEPEST_TABLE:
        raise Unreadable("too_complex", "word/document.xml")
    rows = []
    for row in table.iterchildren(f"{W}tr"):
        cells = []
        for cell in _cells(row):
            lines = [
                _table(page, block, depth + 1).strip()
                if block.tag == f"{W}tbl"
                else _number(page, _style(page, block)) + spoken(block, page.styles, page.hidden)
                for block in _blocks(cell)
            ]
            cells.append(" ".join(line for line in lines if line))
        rows.append("\t".join(cells) + "\n")
    return "".join(rows)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _beside(page: _Page, stories: Mapping[str, etree._Element]) -> None:
    """Append what is not in the body, each part under its kind: nothing is dropped silently."""
    for stem, kind in _BESIDE:
        for name in sorted(stories):
            if not name.startswith(f"word/{stem}"):
                continue
            for note in _notes(stories[name]):
                lines = [_line(page, block) for block in _blocks(note)]
                text = "\n".join(line for line in lines if line.strip())
                if text:
                    page.write(f"{text}\n", kind)
    for text in page.hidden:
        page.write(f"{text}\n", "other")


def _line(page: _Page, block: etree._Element) -> str:
    if block.tag == f"{W}tbl":
        return _table(page, block, 0).strip()
    return spoken(block, page.styles, page.hidden)


def _notes(root: etree._Element) -> Iterator[etree._Element]:
    """Return each footnote or comment of a part, or the part itself where it is one text."""
    single = [f"{W}footnote", f"{W}endnote", f"{W}comment"]
    notes = [child for child in root if child.tag in single]
    if notes:
        yield from (
            note
            for note in notes
            if note.get(f"{W}type") not in {"separator", "continuationSeparator"}
        )
    else:
        yield root
