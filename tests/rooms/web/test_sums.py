"""Both sha-256 of a released text stand on every page of it, every paper and every report on it."""

import io

import pypdfium2
import pytest
from django.urls import reverse
from docx import Document
from python_calamine import CalamineWorkbook

from suffuse.directive import acts as directive
from tests import reporting_world as paper
from tests import world
from tests.directive_texts import HANDS_EN, HANDS_LO
from tests.directive_world import LATER, draft, released

pytestmark = pytest.mark.django_db


def both(edition):
    return edition.source_sha256, edition.text_sha256


def words(paper_format, data):
    """Return what somebody reads who opens a paper; sums may be broken into two lines."""
    if paper_format == "docx":
        document = Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        foot = [line.text for line in document.sections[0].footer.paragraphs]
        said = [*(line.text for line in document.paragraphs), *cells, *foot]
    elif paper_format == "pdf":
        said = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    elif paper_format == "xlsx":
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        said = [str(cell) for sheet in sheets for row in sheet for cell in row]
    else:
        said = [data.decode()]
    return "".join("".join(said).replace("\ufffe", "").split())


def test_both_sums_stand_on_every_page_and_paper_of_a_text():
    """Of every edition that the page shows: whoever holds the paper can try it."""
    board, other = (
        world.actor("board", of=world.ministry()),
        world.actor("board", of=world.hilltop()),
    )
    first = released(by=board, then=other)
    newer = draft(HANDS_LO.replace("ລ້າງມື", "ລ້າງສອງມື"), by=board)
    reviewer = world.client_of("board", of=world.hilltop())
    draft_page = reviewer.get(reverse("directive:review", args=[newer.pk])).content.decode()
    assert all(one in draft_page for one in both(newer))
    directive.release(edition_id=newer.pk, by=other, at=LATER)
    english = directive.release(edition_id=draft(HANDS_EN, by=board).pk, by=other, at=LATER)
    text, key = newer.directive_id, newer.clauses.get(label="I.1").key
    pages = {
        ("directive:text", text): (first, newer, english),
        ("directive:reading", first.pk): (first,),
        ("directive:reading", english.pk): (english,),
        ("directive:changes", newer.pk): (first, newer),
        ("directive:draft_changes", newer.pk): (first, newer),
        ("directive:languages", text): (newer, english),
        ("clause", text, key): (newer, english),
        ("again", text): (newer, english),
    }
    for (name, *args), editions in pages.items():
        said = reviewer.get(reverse(name, args=args)).content.decode()
        for edition in editions:
            assert all(one in said for one in both(edition)), (name, edition)
    for paper_format in ("akn", "docx", "pdf"):
        where = reverse("directive:export", args=[newer.pk, paper_format])
        said = words(paper_format, reviewer.get(where).content)
        assert all(one in said for one in both(newer)), paper_format


def test_both_sums_stand_on_every_report():
    """A report says of which words it speaks."""
    edition = world.edition()
    report = paper.submitted(of=world.hilltop())
    client = world.client_of("committee", of=world.hilltop())
    said = {"": client.get(reverse("reporting:report", args=[report.pk])).content.decode()}
    for paper_format in ("docx", "pdf", "xlsx"):
        answer = client.get(reverse("reporting:letter", args=[report.pk, paper_format]))
        data = b"".join(answer) if answer.streaming else answer.content
        said[paper_format] = words(paper_format, data)
    for paper_format, whole in said.items():
        assert all(one in whole for one in both(edition)), paper_format
