"""An edition as a document of Word: its headings are headings, its sums stand at its foot."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from suffuse.directive.papers.telling import heading, lines
from suffuse.directive.reads import PieceFacts, ReadingFacts

# The face that Lao offices have; without it Word falls back to one that has Lao at all.
FONT = "Phetsarath OT"
FACES = ("ascii", "hAnsi", "cs", "eastAsia")
_DEEPEST, _STEP_MM = 6, 6


def docx(facts: ReadingFacts) -> bytes:
    """Return an edition as DOCX."""
    document = Document()
    _lao(document, facts)
    document.add_heading(facts.title, 0)
    for piece in facts.pieces:
        _piece(document, piece)
    _told(document, facts)
    foot = document.sections[0].footer.paragraphs[0]
    foot.text = f"sha-256 {facts.source_sha256}\nsha-256 (text) {facts.text_sha256}"
    for run in foot.runs:
        run.font.size = Pt(7)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _told(document: Any, facts: ReadingFacts) -> None:
    """Say at the end what the text says about itself, in a table of its own."""
    document.add_heading(heading(facts), 1)
    table = document.add_table(rows=0, cols=2)
    for name, value in lines(facts):
        row = table.add_row().cells
        row[0].text, row[1].text = name, value


def _piece(document: Any, piece: PieceFacts) -> None:
    depth = min(piece.depth, _DEEPEST)
    if piece.heading:
        document.add_heading(f"{piece.label} {piece.heading}", depth)
    lines = [line.strip() for line in piece.body.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        first = number == 0 and not piece.heading and piece.label
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(_STEP_MM * max(depth - 1, 0))
        if first:
            paragraph.add_run(f"{piece.label} ").bold = True
        paragraph.add_run(line)


def _lao(document: Any, facts: ReadingFacts) -> None:
    """Name a Lao face everywhere; theme fonts win over named ones, and themes have no Lao."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]
        for face in FACES:
            fonts.set(qn(f"w:{face}"), FONT)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    properties = normal.element.get_or_add_rPr()
    for face in FACES:
        properties.rFonts.set(qn(f"w:{face}"), FONT)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), "en-GB")
    tongue.set(qn("w:bidi"), "lo-LA" if facts.language == "lo" else facts.language)
    properties.append(tongue)
    normal.paragraph_format.line_spacing = 1.3
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    document.core_properties.title = facts.title
    document.core_properties.author = facts.issuer
    document.core_properties.subject = facts.number
    document.core_properties.category = facts.kind
    document.core_properties.created = facts.released_at.replace(tzinfo=None)
