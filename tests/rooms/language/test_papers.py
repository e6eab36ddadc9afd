"""How words are set on paper: Lao faces in documents of Word, and pages that are the same twice."""

from datetime import UTC, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn

from suffuse.language.papers import lettered, pdf_of, put

pytestmark = pytest.mark.once  # no database has a part in it
AT = datetime(2027, 6, 14, tzinfo=UTC)
FACES = [qn(f"w:{face}") for face in ("ascii", "hAnsi", "cs", "eastAsia")]


def named(document):
    """Return the names of faces that the styles of a document give, by kind of letter."""
    every = list(document.styles.element.iter(qn("w:rFonts")))
    return [dict(fonts.attrib) for fonts in every]


def test_a_document_names_a_lao_face_for_every_kind_of_letter_and_no_theme():
    """One theme font left is enough for Word to show Lao in whatever the theme is made of."""
    document = Document()
    assert any(name.endswith("Theme") for fonts in named(document) for name in fonts)
    lettered(document, language="lo")
    assert {tuple(fonts.get(face) for face in FACES) for fonts in named(document)} == {
        ("Phetsarath OT",) * 4
    }
    assert not [name for fonts in named(document) for name in fonts if name.endswith("Theme")]


@pytest.mark.parametrize(("language", "tongue"), [("lo", "lo-LA"), ("en", "en")])
def test_lao_letters_have_the_size_and_the_language_of_the_others(language, tongue):
    """Word reads both for Lao from the complex scripts: without them it guesses eleven points."""
    document = Document()
    lettered(document, language=language)
    properties = document.styles["Normal"].element.rPr
    assert properties.find(qn("w:szCs")).get(qn("w:val")) == "24"
    assert properties.find(qn("w:lang")).get(qn("w:bidi")) == tongue
    put(properties, "w:szCs", val="20")
    assert [one.get(qn("w:val")) for one in properties.findall(qn("w:szCs"))] == ["20"]


def test_the_same_words_give_the_same_page(tmp_path):
    """Whoever compares two printed letters by their sums must find them equal."""
    look = tmp_path / "note.typ"
    look.write_text(
        '#let it = json(bytes(sys.inputs.note))\n#set document(title: "t")\n'
        '#set text(font: "Noto Serif Lao", lang: "lo")\n#it.words'
    )
    once, again, other = (pdf_of(look, {"words": words}, at=AT) for words in ("ຂໍ້", "ຂໍ້", "ມາດຕາ"))
    assert once == again != other
    assert once.startswith(b"%PDF")
