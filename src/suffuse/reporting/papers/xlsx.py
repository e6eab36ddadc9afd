"""The figures as a spreadsheet: words as words, numbers as numbers, and no formula anywhere."""

from io import BytesIO
from typing import Any

import xlsxwriter

from suffuse.reporting import wording
from suffuse.reporting.papers.facts import Letter, Table

NO_GUESSING = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
FONT = "Phetsarath OT"


def xlsx(letter: Letter) -> bytes:
    """Return the letter's tables as sheets, with the sentences that belong to them."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, NO_GUESSING)
    book.set_properties({"title": f"{letter.title} {letter.subject}", "created": letter.written_at})
    words = book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top"})
    bold = book.add_format({"font_name": FONT, "bold": True, "text_wrap": True, "bottom": 1})
    sheet = _sheet(book, letter.figures, words, bold)
    below = len(letter.figures.rows) + 2
    for row, line in enumerate(
        (letter.draft, letter.simulated, *letter.on, *letter.notes), start=below
    ):
        sheet.write_string(row, 0, line, words)
    for table in (letter.media, letter.clauses):
        _sheet(book, table, words, bold)
    _proof(book, letter, words)
    book.close()
    return buffer.getvalue()


def _sheet(book: Any, table: Table, words: Any, bold: Any) -> Any:
    """Write one table on a sheet of its own, and return the sheet."""
    sheet = book.add_worksheet(table.title[:31])
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, len(table.columns), 18)
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, name, bold)
    for row, cells in enumerate(table.rows, start=1):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, words)
    sheet.freeze_panes(1, 1)
    return sheet


def _proof(book: Any, letter: Letter, words: Any) -> None:
    sheet = book.add_worksheet(str(wording.PROOF)[:31])
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 1, 70)
    for row, (name, value) in enumerate(letter.proof):
        sheet.write_string(row, 0, name, words)
        sheet.write_string(row, 1, value, words)
