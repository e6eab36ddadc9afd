"""
DOCX: the text layer as a reader of the printed page would see it, and beside it all that is hidden.

Not by python-docx, which silently drops tracked insertions, keeps hidden text, and loses what stands
after an entity; here the first is refused, the second set apart, and the third cannot occur.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from suffuse.directive.readers.archive import WORD, parts, tree
from suffuse.directive.readers.numbering import Numbers, W, numbers
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.readers.runs import is_bold, spoken
from suffuse.directive.readers.scroll import Scroll, laid_out
from suffuse.directive.readers.styles import Style, paragraph, styles
from suffuse.directive.rules import Hint, Layer

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
class _Page(Scroll):
    """The text layer of a Word document while it is being written."""

    styles: Mapping[str, Style] = field(default_factory=dict)
    numbers: Numbers = field(default_factory=Numbers)
    hidden: list[str] = field(default_factory=list)
    page: int = 1


def read(data: bytes) -> Layer:
    """
    Return a Word document's text layer.

    :raises Unreadable: tracked changes, active content, an archive with tricks, letters that deceive
    """
    found = parts(data, WORD)
    stories = {name: tree(name, found[name]) for name in found if _is_story(name)}
    _refuse_tracked(stories)
    page = _Page(
        styles=styles(_part(found, "word/styles.xml")),
        numbers=numbers(_part(found, "word/numbering.xml")),
    )
    body = stories["word/document.xml"].find(f"{W}body")
    if body is None:
        raise Unreadable("bad_archive", "word/document.xml")
    for block in _blocks(body):
        _block(page, block)
    _beside(page, stories)
    return page.layer()


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
        _frame(page, block)
        return
    style = _style(page, block)
    number = _number(page, style)
    text = spoken(block, page.styles, page.hidden)
    indent = style.indent or page.numbers.indent(style.number, style.level)
    hint = Hint(0, style.outline, indent, len(number), is_bold(block), page.page)
    page.write(f"{number}{text}\n", "other" if style.contents and text else "", hint)
    page.page += sum(1 for _ in block.iter(f"{W}lastRenderedPageBreak"))


def _frame(page: _Page, table: etree._Element) -> None:
    """Write a table apart; a frame of one cell around words is no table, and its words are text."""
    cells = [cell for row in _inside(table, f"{W}tr") for cell in _inside(row, f"{W}tc")]
    if len(cells) == 1 and len(list(table.iterancestors(f"{W}tbl"))) < _DEEPEST_TABLE:
        for block in _blocks(cells[0]):
            _block(page, block)
    elif (rows := _table(page, table, 0)).strip():
        page.write(rows, "table")


def _number(page: _Page, style: Style) -> str:
    return page.numbers.next(style.number, style.level) if style.number else ""


def _style(page: _Page, block: etree._Element) -> Style:
    said = block.find(f"{W}pPr")
    named = said.find(f"{W}pStyle") if said is not None else None
    above = page.styles.get(named.get(f"{W}val", "") if named is not None else "Normal", Style())
    return paragraph(said, above)


def _table(page: _Page, table: etree._Element, depth: int) -> str:
    """Return a table as text; automatic numbers inside it are counted on."""
    if depth > _DEEPEST_TABLE:
        raise Unreadable("too_complex", "word/document.xml")
    return laid_out(
        [
            [
                [_cell_line(page, block, depth) for block in _blocks(cell)]
                for cell in _inside(row, f"{W}tc")
            ]
            for row in _inside(table, f"{W}tr")
        ]
    )


def _cell_line(page: _Page, block: etree._Element, depth: int) -> str:
    if block.tag == f"{W}tbl":
        return _table(page, block, depth + 1).strip()
    return _number(page, _style(page, block)) + spoken(block, page.styles, page.hidden)


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Return the rows of a table or the cells of a row, through the wrappers around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _beside(page: _Page, stories: Mapping[str, etree._Element]) -> None:
    """Keep what is not in the body, each part under its kind: nothing is dropped silently."""
    for stem, kind in _BESIDE:
        for name in sorted(stories):
            if not name.startswith(f"word/{stem}"):
                continue
            for note in _notes(stories[name]):
                lines = [_cell_line(page, block, 0) for block in _blocks(note)]
                text = "\n".join(line for line in lines if line.strip())
                if text:
                    page.beside.append((kind, text))
    page.beside.extend(("other", text) for text in page.hidden)


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
