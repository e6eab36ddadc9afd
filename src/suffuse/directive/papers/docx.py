"""An edition as a document of Word: its headings are headings, its sums stand at its foot."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Mm, Pt

from suffuse.directive.papers.telling import heading, lines
from suffuse.directive.reads import PieceFacts, ReadingFacts
from suffuse.language.papers import lettered

_DEEPEST, _STEP_MM = 6, 6


def docx(facts: ReadingFacts) -> bytes:
    """Return an edition as DOCX."""
    document = Document()
    lettered(document, language=facts.language)
    _about(document, facts)
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


def _about(document: Any, facts: ReadingFacts) -> None:
    known = document.core_properties
    known.title, known.author = facts.title, facts.issuer
    known.subject, known.category = facts.number, facts.kind
    known.created = facts.released_at.replace(tzinfo=None)
