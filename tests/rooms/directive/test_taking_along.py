"""A text that leaves the house: as DOCX, as PDF, as Akoma Ntoso; and one that stays on the device."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse
from docx import Document
from lxml import etree

from suffuse.directive import acts, reads
from suffuse.directive.models import Edition
from suffuse.directive.papers.akoma import NAMESPACE, akoma_ntoso
from suffuse.directive.rules import Layer, origin, outline
from suffuse.directive.rules.glossary import glossary
from tests import world
from tests.directive_texts import GUIDELINE_EN, GUIDELINE_LO, HANDS_EN, HANDS_LO, ORDER_LO, POLICY
from tests.directive_world import LATER, released

SCHEMAS = Path(__file__).parent / "schemas"
AKN = f"{{{NAMESPACE}}}"


@pytest.fixture(scope="module")
def schema():
    return etree.XMLSchema(etree.parse(SCHEMAS / "akomantoso30.xsd"))


def facts(text, language="lo"):
    """Return a text as it would be read, without a database."""
    read = outline(Layer(text), text.encode())
    pieces = []
    for one in read.pieces():
        if hasattr(one, "label"):
            piece = ("", one.id, one.label, one.depth, one.heading, one.body)
        else:
            piece = (one.kind, "", "", 0, "", one.text.strip())
        pieces.append(reads.PieceFacts(*piece))
    return reads.ReadingFacts(
        1, 1, read.number, read.kind, read.issuer, read.issued_on, read.title or "?", language, 1,
        True, LATER, "a.txt", read.sha256, read.text_sha256, origin(read), (), None, False, (), tuple(pieces),
    )  # fmt: skip


@pytest.mark.parametrize("text", [GUIDELINE_LO, GUIDELINE_EN, HANDS_LO, HANDS_EN, POLICY, ORDER_LO])
def test_akoma_ntoso_holds_against_the_official_schema(schema, text):
    """The very file that OASIS published, on texts of many styles."""
    made = etree.fromstring(akoma_ntoso(facts(text)))
    schema.assertValid(made)
    said = {one.get("showAs") for one in made.iter(f"{AKN}references").__next__()}
    told = origin(outline(Layer(text), text.encode()))
    assert said >= {*told.addressees, *(one for one in (told.place, told.signatory) if one)}
    assert said >= {one.number or one.title for one in told.named}


def test_a_schema_that_accepts_everything_would_prove_nothing(schema):
    """Take the number out of its place, and it is refused."""
    made = etree.fromstring(akoma_ntoso(facts(GUIDELINE_EN)))
    num = next(made.iter(f"{AKN}num"))
    num.getparent().append(num)
    assert not schema.validate(made)


@pytest.mark.parametrize("language", ["th", "vi", "fr", "xx"])
def test_a_text_that_says_little_of_itself_still_makes_a_document(schema, language):
    """No number, no day, no issuer, no clause."""
    empty = replace(
        facts("words\n", language), number="", kind="", issuer="", issued_on=None, pieces=()
    )
    schema.assertValid(etree.fromstring(akoma_ntoso(empty)))


def test_every_word_and_every_id_is_in_the_akoma_ntoso(schema):
    """Nothing is lost on the way out, and another house can hang things on the same clause."""
    given = facts(GUIDELINE_LO)
    made = etree.fromstring(akoma_ntoso(given))
    said = "".join("".join(made.itertext()).split())
    clauses = made.findall(f".//{AKN}hcontainer[@name='clause']")

    assert [one.get("wId") for one in clauses] == [one.key for one in given.pieces if one.key]
    for piece in given.pieces:
        assert "".join(piece.body.split()) in said
    assert made.findtext(".//{urn:suffuse:sums:1}sha256") == given.source_sha256


def test_the_words_a_text_explains_are_its_glossary():
    """Made of its own sentences; a sentence that explains nothing adds nothing."""
    clauses = [
        ("a", "1", "“Hall” means a room with at least two doors."),
        ("b", "2", "ຄຳວ່າ “ຊຸດ” ໝາຍເຖິງ ຜູ້ທີ່ສຶກສານຳກັນ."),
        ("c", "3", "Wash your hands.\nSpeaker refers to whoever teaches."),
        ("d", "4", "“Hall” means something else."),
        ("e", "5", "It means much to us, and “soap” is useful."),
    ]
    found = {term.word: (term.key, term.meaning) for term in glossary(clauses)}

    assert found["Hall"] == ("a", "a room with at least two doors.")
    assert found["ຊຸດ"] == ("b", "ຜູ້ທີ່ສຶກສານຳກັນ.")
    assert found["Speaker"] == ("c", "whoever teaches.")
    assert "soap" not in found


@pytest.mark.django_db
def test_anybody_takes_a_released_text_along(board, other, reader):
    """Each as what it is, with both sums in it; an unknown format and a draft are not found."""
    edition = released(by=board, then=other)

    def fetch(paper, pk=edition.pk):
        return reader.get(reverse("directive:export", args=[pk, paper]))

    assert fetch("pdf").content.startswith(b"%PDF")
    document = Document(io.BytesIO(fetch("docx").content))
    assert "ລ້າງມືກ່ອນກິນອາຫານ" in "\n".join(one.text for one in document.paragraphs)
    assert edition.text_sha256 in document.sections[0].footer.paragraphs[0].text
    assert edition.source_sha256.encode() in fetch("akn").content
    assert fetch("akn").headers["Content-Disposition"].startswith("attachment")
    assert fetch("exe").status_code == fetch("pdf", 999_999).status_code == 404


@pytest.mark.django_db
def test_an_altered_text_is_taken_along_by_nobody_and_kept_by_no_device(reader):
    """Words that are not the released ones spread no further."""
    edition = world.edition("en", released=False)
    Edition.objects.filter(pk=edition.pk).update(
        text_sha256="0" * 64, released_at=LATER, released_by="2"
    )
    assert reader.get(reverse("directive:export", args=[edition.pk, "pdf"])).status_code == 404
    said = reader.get(reverse("directive:reading", args=[edition.pk]))
    assert "Suffuse-Keep" not in said.headers


@pytest.mark.django_db
def test_fifty_pages_come_in_a_hundred_and_fifty_kilobytes(board, other, reader):
    """Without letters and pictures, as they come over the line; then they stay on the device."""
    lao = "ໃຫ້ຈັດແບ່ງຜູ້ເຂົ້າຮ່ວມເປັນຫຼາຍລະດັບ, ຫຼາຍຊຸດ ເພື່ອບໍ່ເປັນການເຕົ້າໂຮມຄົນຈຳນວນຫຼາຍ ຄັ້ງທີ"
    lines = ["ຄຳແນະນຳ", "ເລກທີ 31/ກຊສ ລົງວັນທີ 1 ມິຖຸນາ 2027", "ກ່ຽວກັບຫຼາຍເລື່ອງ", ""]
    for article in range(1, 101):
        lines.append(f"ມາດຕາ {article}. ເລື່ອງທີ {article}")
        lines += [
            f"{n}. {lao} {article * 7919 % 1000} {n * 104729 % 10007}; {lao[:: -1 if n % 2 else 1]}."
            for n in range(1, 8)
        ]
    text = "\n".join(lines) + "\n"
    assert len(text) > 50 * 2200
    edition = long_edition(text, by=board, then=other)
    answer = reader.get(
        reverse("directive:reading", args=[edition.pk]), headers={"accept-encoding": "gzip"}
    )
    assert answer.headers["Suffuse-Keep"] == "yes"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < 150_000


def long_edition(text, *, by, then):
    read = outline(Layer(text), text.encode())
    said = {"outline": read, "source_name": "long.txt", "source": text.encode()}
    edition = acts.hand_in(**said, by=by, at=world.MONDAY)
    edition.clauses.update(doubt="")
    return acts.release(edition_id=edition.pk, by=then, at=LATER)
