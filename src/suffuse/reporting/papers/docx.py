"""The letter as DOCX, to be signed, stamped and filed as letters are."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from suffuse.language.papers import lettered, put
from suffuse.reporting.papers.facts import Letter, Table

CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def docx(letter: Letter) -> bytes:
    """Return the letter as a document of Word."""
    document = Document()
    _page(document, letter)
    _head(document, letter)
    for line in (*letter.to, *letter.on, *letter.opening):
        document.add_paragraph(line)
    document.add_heading(f"1. {letter.figures.title}", 1)
    _table(document, letter.figures)
    for line in letter.notes:
        _small(document.add_paragraph(line))
    for number, section in enumerate(letter.sections, start=2):
        document.add_heading(f"{number}. {section.title}", 1)
        for line in section.paragraphs:
            document.add_paragraph(line)
        for words, source in section.passages:
            document.add_paragraph(words).paragraph_format.left_indent = Mm(8)
            said = _small(document.add_paragraph(f"— {source}"))
            said.paragraph_format.left_indent = Mm(8)
    tables = [table for table in (letter.media, letter.clauses) if table.rows]
    for number, table in enumerate(tables, start=len(letter.sections) + 2):
        document.add_heading(f"{number}. {table.title}", 1)
        _table(document, table)
    _foot(document, letter)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page(document: Any, letter: Letter) -> None:
    lettered(document, language="lo")
    heading = document.styles["Heading 1"]
    heading.font.size, heading.font.bold, heading.font.color.rgb = Pt(12), True, None
    put(heading.element.get_or_add_rPr(), "w:szCs", val="24")
    section = document.sections[0]
    section.left_margin, section.right_margin = Mm(28), Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    document.core_properties.title = f"{letter.title} {letter.subject}"
    document.core_properties.author = letter.office[-1]
    document.core_properties.created = letter.written_at.replace(tzinfo=None)


def _head(document: Any, letter: Letter) -> None:
    for line in (letter.draft, letter.simulated):
        if line:
            _small(document.add_paragraph(line)).alignment = CENTRE
    for line in letter.header:
        _bold(document.add_paragraph(line)).alignment = CENTRE
    grid = document.add_table(1, 2)
    left, right = grid.rows[0].cells
    left.text = "\n".join(letter.office)
    right.text = f"{letter.number}\n{letter.place_and_day}"
    right.paragraphs[0].alignment = RIGHT
    title = _bold(document.add_paragraph(letter.title))
    title.alignment, title.runs[0].font.size = CENTRE, Pt(16)
    put(title.runs[0]._r.get_or_add_rPr(), "w:szCs", val="32")
    _bold(document.add_paragraph(letter.subject)).alignment = CENTRE


def _table(document: Any, table: Table) -> None:
    grid = document.add_table(1, len(table.columns), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    rows = [table.columns, *table.rows]
    for _ in table.rows:
        grid.add_row()
    for at, (cells, row) in enumerate(zip(rows, grid.rows, strict=True)):
        heavy = at == 0 or (table.sum and at == len(rows) - 1)
        for column, (words, cell) in enumerate(zip(cells, row.cells, strict=True)):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(str(words))
            run.bold = heavy
            _small(paragraph)
            if column:
                paragraph.alignment = RIGHT
    mark = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(mark)


def _foot(document: Any, letter: Letter) -> None:
    document.add_paragraph()
    _bold(document.add_paragraph(letter.signatory or letter.office[-1])).alignment = RIGHT
    document.add_paragraph("\n\n")
    _small(document.add_paragraph(letter.signed)).alignment = RIGHT
    _small(_bold(document.add_paragraph(letter.proof_title)))
    for name, value in letter.proof:
        _small(document.add_paragraph(f"{name}\n{value}"))


def _bold(paragraph: Any) -> Any:
    for run in paragraph.runs:
        run.bold = True
        put(run._r.get_or_add_rPr(), "w:bCs")
    return paragraph


def _small(paragraph: Any) -> Any:
    for run in paragraph.runs:
        run.font.size = Pt(10)
        put(run._r.get_or_add_rPr(), "w:szCs", val="20")
    return paragraph
