"""Letters and figures as files: the right faces, Lao broken where Lao breaks, no formula, no name."""

import io
import re
import zipfile
import zlib

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from suffuse.audit.rules import HOUSE
from suffuse.reporting import acts, papers
from tests import reporting_world as paper
from tests import world
from tests.reporting_world import LATER

pytestmark = pytest.mark.django_db
LONG = (
    "ຄະນະກຳມະການໄດ້ຈັດຕັ້ງການເຊື່ອມຊຶມຄຳແນະນຳຢ່າງກວ້າງຂວາງແລະເລິກເຊິ່ງໃນທົ່ວທຸກພະແນກການໂດຍປະຕິບັດມາດຕະການປ້ອງກັນການລະບາດ"
    "ຂອງພະຍາດຢ່າງເຂັ້ມງວດບໍ່ໃຫ້ມີການເຕົ້າໂຮມເກີນຈຳນວນທີ່ກຳນົດໄວ້ໃນແຕ່ລະຄັ້ງ"
)
MARKS = "ັິີຶືຸູົຼ່້໊໋໌ໍະາຳຽ"


def letter(format_: str, *, language: str = "lo", words: str = LONG, people: int = 43) -> bytes:
    world.headcount(of=world.hilltop(), people=people)
    world.person(of=world.riverside(), name="KANARI")
    paper.counted(
        paper.held(of=world.hilltop(), people=min(people, 40), came=min(people, 33)), right=8, of=10
    )
    report = paper.drafted(of=world.hilltop())
    acts.save_section(report_id=report.pk, section="situation", text=words, by=HOUSE, at=LATER)
    acts.save_letter(
        report_id=report.pk,
        letter_number="118/ສກ",
        place="ວຽງຈັນ",
        signatory_title="ຫົວໜ້າຄະນະ",
        addressees=["ຄະນະສູນກາງ"],
        by=HOUSE,
        at=LATER,
    )
    acts.submit(report_id=report.pk, with_gaps=True, by=HOUSE, at=LATER)
    return papers.letter(report_id=report.pk, number=1, language=language, format=format_)


def pages(body: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(body)]


def test_the_letter_has_all_that_a_letter_has():
    """Header, office, number, place and day, whom for, on what, sections, signature, proof."""
    text = "\n".join(pages(letter("pdf")))
    for words in ("ສາທາລະນະລັດ", "118/ສກ", "ວຽງຈັນ", "ຄະນະສູນກາງ", "27/ກຊສ", "ຫົວໜ້າຄະນະ"):
        assert words[:6] in text
    assert len(re.findall(r"\b[0-9a-f]{64}\b", text)) == 3


def test_lao_is_set_in_the_shipped_face_and_broken_where_it_may_break():
    """No line begins with a sign that belongs to the letter before it; no face of the machine is used."""
    body = letter("pdf")
    faces = set(re.findall(rb"/BaseFont\s*/[A-Z]{6}\+([A-Za-z]+)", _inflated(body)))
    assert b"Phetsarath" in faces
    assert faces <= {b"Phetsarath", b"NotoSerifLao"}
    lines = [line for page in pages(body) for line in page.splitlines()]
    assert sum(any("\u0e80" <= c <= "\u0eff" for c in line) for line in lines) > 5
    assert [line for line in lines if line and line[0] in MARKS] == []


def _inflated(body: bytes) -> bytes:
    """Return the file with its object streams unpacked, so that names of faces can be read."""
    found = [body]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", body, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


def test_the_same_letter_gives_the_same_bytes():
    """A letter that is asked for twice can be compared with the one on file."""
    body = letter("pdf")
    report = world.hilltop()
    again = papers.letter(
        report_id=paper.Report.objects.get(unit=report).pk, number=1, language="lo", format="pdf"
    )
    assert body == again


def test_the_letter_is_rounded_even_when_its_own_unit_takes_it_along():
    """Paper travels: 33 of 43 is "35 of 45" on it."""
    text = "\n".join(pages(letter("pdf", language="en")))
    assert "45" in text
    assert "35 · 78" in text.replace("\u00a0", " ")
    assert "43" not in re.sub(r"[0-9a-f]{64}", "", text)


def test_word_is_told_a_lao_face_everywhere_and_no_theme_overrides_it():
    """A theme attribute wins over a named face, and themes have no Lao."""
    with zipfile.ZipFile(io.BytesIO(letter("docx"))) as file:
        parts = {
            name: file.read(name).decode() for name in ("word/styles.xml", "word/document.xml")
        }
    for part in parts.values():
        assert not re.search(r'<w:rFonts[^>]*Theme="', part)
    assert 'w:cs="Phetsarath OT"' in parts["word/styles.xml"]
    assert 'w:bidi="lo-LA"' in parts["word/styles.xml"]
    assert "w:tblHeader" in parts["word/document.xml"]
    assert "ຄະນະສູນກາງ" in parts["word/document.xml"]


def test_the_spreadsheet_has_no_formula():
    """What begins like one is text, there and when it is opened again."""
    body = letter("xlsx", words="=1+1")
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        assert not any(b"<f>" in file.read(name) for name in file.namelist())
    book = CalamineWorkbook.from_filelike(io.BytesIO(body))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[1][1] == "45"
    assert len(book.sheet_names) == 4


@pytest.mark.parametrize("language", ["lo", "en"])
@pytest.mark.parametrize("format_", ["pdf", "docx", "xlsx"])
def test_a_unit_too_small_to_be_shown_has_its_letter_as_well(format_, language):
    """Four people: their figures are withheld, in words, and the letter is made all the same."""
    assert letter(format_, language=language, people=2)


@pytest.mark.parametrize("format_", ["pdf", "docx", "xlsx"])
def test_no_name_is_in_any_file(format_):
    """Somebody of the unit below is called by a canary's name."""
    body = letter(format_)
    if format_ == "pdf":
        sent = "\n".join(pages(body))
    else:
        with zipfile.ZipFile(io.BytesIO(body)) as file:
            sent = "\n".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())
    assert "KANARI" not in sent


def test_the_national_report_is_the_report_of_the_rollouts_top():
    """Without one there is nothing to hand out, and that is said by name."""
    world.headcount(of=world.ministry(), people=40)
    rollout = world.rollout()
    with pytest.raises(papers.NoReport):
        papers.national_report(rollout.pk)
    paper.drafted(of=world.ministry())
    assert "Draft" in "\n".join(pages(papers.national_report(rollout.pk, "en", "pdf")))


def test_a_house_may_have_its_own_header_or_none(settings):
    """Not every house is a ministry of this nation."""
    settings.LETTER_HEADER = "Acme Ltd|Safety"
    assert "Acme Ltd" in "\n".join(pages(letter("pdf", language="en")))


def test_a_simulated_letter_says_so(settings):
    """Nobody shall take an invented figure for a real one."""
    settings.SIMULATED = "1"
    assert "simulated" in "\n".join(pages(letter("pdf", language="en")))
