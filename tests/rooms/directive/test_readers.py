import io
import json
import socket
import subprocess
import sys
import zipfile

import pytest
from typer.testing import CliRunner

from suffuse.cli.table import app
from suffuse.directive import readers
from suffuse.directive.readers import LIMITS
from suffuse.directive.wording import REFUSALS
from tests import hostile_texts as hostile
from tests.directive_texts import GUIDELINE_LO, HANDS_LO
from tests.directive_world import NUMBERING, docx, level, listed, p, part, relation
from tests.world import shared


def refusal(name, data):
    with pytest.raises(readers.Refused) as refused:
        readers.read_bytes(name, data)
    assert refused.value.fault.say.lo
    assert refused.value.fault.say.en
    assert "{" not in refused.value.fault.say.en
    return refused.value.fault.code


def read(data, name="text.docx"):
    found = readers.read_bytes(name, data)
    assert "".join(found.text[piece.start : piece.end] for piece in found.pieces()) == found.text
    return found


def outside(found):
    return [(one.kind, one.text.strip()) for one in found.outside if one.kind != "preamble"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_is_read_from_every_encoding_that_says_what_it_is(encoding):
    """The mark of an encoding is no part of the text; the letters are the same."""
    assert read(HANDS_LO.encode(encoding), "hands.txt").text == HANDS_LO


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(
            "ຄຳແນະນຳ".encode().decode("cp1252", "replace").encode(), "wrong_encoding", id="mojibake"
        ),
        pytest.param(
            "ຄຳແນະນຳ".encode().decode("latin-1").encode(),
            "wrong_encoding",
            id="mojibake with controls",
        ),
        pytest.param(b"\xe0\xba", "wrong_encoding", id="cut in a letter"),
        pytest.param(
            "1. ກ".encode("utf-16-le"), "wrong_encoding", id="UTF-16 that does not say so"
        ),
        pytest.param(b"1. a\x00b\n", "bad_character", id="NUL"),
        pytest.param("1. a\u202eb\n".encode(), "bad_character", id="turned round"),
        pytest.param(("1. ກ" + "່" * 5000).encode(), "bad_character", id="five thousand tone marks"),
        pytest.param(
            "1. \ud800".encode("utf-16", "surrogatepass"), "wrong_encoding", id="a lone surrogate"
        ),
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\t\n", "empty", id="nothing but space"),
        pytest.param(b"x" * 2_000_001, "too_long", id="too long"),
        pytest.param(b"\n1. x" * 20_000, "too_complex", id="too many lines"),
        pytest.param("£¾À©¿°ª¸¨²Á¦»¢¤Ã¼§¾Í¥ñÊº°Ò".encode(), "legacy_font", id="an old Lao font"),
        pytest.param(b"%PDF-1.7", "wrong_extension", id="a PDF called a text"),
        pytest.param(docx(p("1. a")), "wrong_extension", id="a DOCX called a text"),
    ],
)
def test_a_text_that_could_deceive_is_refused(data, code):
    """Never cleaned silently: a person mends the file and hands it in again."""
    assert refusal("text.txt", data) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("text.pdf", "wrong_extension"),
        ("text.odt", "bad_archive"),
        ("text.xlsx", "unsupported_format"),
        ("text.exe", "unsupported_format"),
        ("text.hta", "active_content"),
    ],
)
def test_other_formats_are_refused_by_name(name, code):
    """With a sentence that says which to use instead."""
    assert refusal(name, b"1. a\n") == code


def test_a_turned_letter_is_named_with_its_line():
    """A clerk must find it in a file of forty pages."""
    with pytest.raises(readers.Refused) as refused:
        readers.read_bytes("text.txt", "1. a\n2. b\u202e\n".encode())
    assert refused.value.at == "line 2"
    assert "U+202E" in refused.value.fault.say.en


def test_words_automatic_numbers_are_read_as_they_are_displayed():
    """They stand in no run of text; a reader that skips them sees no outline at all."""
    body = "".join(
        (
            listed("Hands"),
            listed("Wash", level=1),
            listed("Dry", level=1),
            listed("with a towel", level=2),
            listed("or air", level=2),
            listed("Reports"),
            listed("Monthly", level=1),
            listed("Yearly", level=1),
        )
    )
    found = read(docx(body, {"word/numbering.xml": NUMBERING}))

    assert [part.label for part in found.clauses] == [
        *("I", "I.1", "I.2", "I.2.a", "I.2.b", "II", "II.1", "II.2"),
    ]
    assert found.text.startswith("I.\tHands\n1.\tWash\n")


def test_a_list_that_starts_again_starts_again():
    """A second list of the same kind has its own start."""
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    )
    body = listed("a") + listed("b") + p("Now:") + listed("c", number=2) + listed("d", number=2)

    assert [
        one.split("\t")[0]
        for one in read(docx(body, {"word/numbering.xml": numbering})).text.split("\n")[:5]
    ] == [
        *("1.", "2.", "Now:", "1.", "2."),
    ]


def test_bullets_are_shown_as_bullets_and_not_as_a_symbol_fonts_codes():
    """Word keeps a private code for its round bullet."""
    body = listed("Wash", number=2) + listed("Dry", number=2)

    assert read(docx(body, {"word/numbering.xml": NUMBERING})).text.startswith("•\tWash\n•\tDry")


def test_headings_without_numbers_are_clauses_by_their_level():
    """A heading style says what plain text cannot."""
    body = (
        p("Duties", '<w:outlineLvl w:val="0"/>')
        + p("Everyone has some.")
        + p("Managers", '<w:outlineLvl w:val="1"/>')
        + p("They walk the floor.")
        + p("Review", '<w:outlineLvl w:val="0"/>')
        + p("Every year.")
    )
    found = read(docx(body))

    assert [(one.depth, one.heading) for one in found.clauses] == [
        (1, "Duties"),
        (2, "Managers"),
        (1, "Review"),
    ]


def test_whatever_stands_beside_the_text_is_listed():
    """Hidden, white, boxed, noted, commented, tabled: a person accepts or drops each."""
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('In a box')}</w:txbxContent></w:pict></w:r></w:p>"
    body = (
        p("1. Wash.")
        + p("2. Dry.")
        + p("Not for you", run="<w:vanish/>")
        + p("White lie", run='<w:color w:val="FFFFFF"/>')
        + box
        + f"<w:tbl><w:tr><w:tc>{p('Soap')}</w:tc><w:tc>{p('2 kg')}</w:tc></w:tr></w:tbl>"
    )
    beside = {
        "word/header1.xml": part("hdr", p("Ministry of Health")),
        "word/footnotes.xml": part(
            "footnotes", f'<w:footnote w:id="1">{p("See annex")}</w:footnote>'
        ),
        "word/comments.xml": part(
            "comments", f'<w:comment w:id="1">{p("Too strict?")}</w:comment>'
        ),
    }
    found = read(docx(body, beside))

    assert [one.label for one in found.clauses] == ["1", "2"]
    assert set(outside(found)) == {
        ("other", "Not for you"),
        ("other", "White lie"),
        ("other", "In a box"),
        ("table", "Soap\t2 kg"),
        ("header", "Ministry of Health"),
        ("footnote", "See annex"),
        ("comment", "Too strict?"),
    }


BOMB = docx(p("1. a"), {"word/media/x.xml": "<a>" + " " * 24_000_000 + "</a>"})


def _twice():
    made = docx(p("1. a"))
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(archive := io.BytesIO(made), "a") as more,
    ):
        more.writestr("word/document.xml", "<other/>")
    return archive.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(docx(f'<w:p><w:ins w:id="1">{p("x")}</w:ins></w:p>'), "unaccepted_changes", id="an insertion"),
        pytest.param(docx('<w:p><w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'), "unaccepted_changes", id="a deletion"),
        pytest.param(docx(p("1. a", '<w:rPr><w:ins w:id="1"/></w:rPr>')), "unaccepted_changes", id="an inserted paragraph"),
        pytest.param(docx(p("a"), {"word/document.xml": '<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>'}), "dtd_forbidden", id="an entity"),
        pytest.param(docx(p("a"), {"word/styles.xml": '<!DOCTYPE d><d/>'.encode("utf-16")}), "dtd_forbidden", id="hidden in UTF-16"),
        pytest.param(docx(p("a"), {"../x.xml": "<a/>"}), "bad_archive", id="a path that climbs out"),
        pytest.param(docx(p("a"), {"/etc/x.xml": "<a/>"}), "bad_archive", id="a path from the root"),
        pytest.param(docx(p("a"), {f"word/{n}.xml": "<a/>" for n in range(2001)}), "bad_archive", id="too many parts"),
        pytest.param(BOMB, "bad_archive", id="a bomb"),
        pytest.param(docx(p("a"))[:-30], "bad_archive", id="cut short"),
        pytest.param(b"no archive at all", "bad_archive", id="no archive"),
        pytest.param(docx(p("a"), {"word/styles.xml": "<w:styles"}), "bad_archive", id="broken XML"),
        pytest.param(docx(p("a"), {"word/vbaProject.bin": b"x"}), "active_content", id="macros"),
        pytest.param(docx(p("a"), {"word/embeddings/oleObject1.bin": b"x"}), "active_content", id="an embedded object"),
        pytest.param(docx(p("a"), relations=relation("image")), "active_content", id="a remote picture"),
        pytest.param(docx(p("a"), relations=relation("attachedTemplate")), "active_content", id="a remote template"),
        pytest.param(docx('<w:p><w:r><w:instrText>INCLUDETEXT "x"</w:instrText></w:r></w:p>'), "active_content", id="a field that fetches"),
        pytest.param(docx(f'<w:altChunk xmlns:r="x" r:id="r1"/>{p("a")}'), "active_content", id="a foreign chunk"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted", id="a password"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "unsupported_format", id="an old .doc"),
        pytest.param(docx(p("")), "no_text_layer", id="pictures only"),
        pytest.param(docx(p("1. a\u202eb")), "bad_character", id="a turned letter"),
        pytest.param(docx("<w:sdt><w:sdtContent>" * 5000 + p("a") + "</w:sdtContent></w:sdt>" * 5000), "bad_archive", id="nested too deep"),
    ],
)  # fmt: skip
def test_a_hostile_or_unfinished_document_is_refused(data, code):
    """Each by its own code, within seconds, before anything of it is trusted."""
    assert refusal("text.docx", data) == code


def test_two_parts_of_one_name_are_refused():
    """Two readers would read two different documents."""
    assert refusal("text.docx", _twice()) == "bad_archive"


def test_macros_are_refused_by_the_files_name_alone():
    """A .docm says itself what it is."""
    assert refusal("text.docm", docx(p("1. a"))) == "active_content"


def test_a_plain_link_is_no_active_content():
    """It fetches nothing until a person follows it."""
    assert read(docx(p("1. a") + p("2. b"), relations=relation("hyperlink"))).clauses


def test_nothing_is_fetched_while_reading():
    """A remote picture is a way to learn who opened a document, and when."""
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.2)
        port = trap.getsockname()[1]
        remote = relation("image").replace("192.0.2.1", f"127.0.0.1:{port}")
        refusal("text.docx", docx(p("1. a"), relations=remote))
        with pytest.raises(TimeoutError):
            trap.accept()


def test_a_text_that_eats_memory_ends_its_own_process_only():
    """The limits are the child's; the parent says that the file is too complex."""
    script = (
        f"from suffuse.language.engine import confine; confine();x = bytearray({LIMITS.memory * 2})"
    )
    command = [sys.executable, "-c", script, str(LIMITS.memory), str(LIMITS.seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode != 0
    assert "MemoryError" in done.stderr


run = CliRunner()


def test_the_terminal_prints_the_real_guidance_as_json():
    """Other programs build on this file format."""
    path = shared("data/guidance-14.lo.txt")
    said = json.loads(run.invoke(app, ["read", str(path), "--json"]).stdout)

    assert (said["format"], said["number"], said["issued_on"]) == (
        "suffuse-outline/1",
        "14/ຄອສພ",
        "2021-06-02",
    )
    text = path.read_text(encoding="utf-8")
    pieces = sorted([*said["clauses"], *said["outside"]], key=lambda one: one["start"])
    assert "".join(text[one["start"] : one["end"]] for one in pieces) == text


def test_the_terminal_shows_a_tree_with_its_doubts_in_both_languages(tmp_path):
    """A reader sees what to look at before reading a line of JSON."""
    file = tmp_path / "text.txt"
    file.write_text(GUIDELINE_LO.replace("ຂໍ້ 4", "ຂໍ້ 6"), encoding="utf-8")

    english = run.invoke(app, ["read", str(file), "--language", "en"]).stdout
    lao = run.invoke(app, ["read", str(file), "--language", "lo"]).stdout
    assert "? the numbers jump: 3, ຂໍ້ 6" in english
    assert "Number: 1250/ສທ" in english
    assert "ຕົວເລກໂດດຂ້າມ" in lao


def test_a_refused_file_ends_the_terminals_verb_with_two(tmp_path):
    """And says why in one line that a program can read."""
    file = tmp_path / "text.docx"
    file.write_bytes(docx('<w:p><w:del w:id="1"/></w:p>'))

    done = run.invoke(app, ["read", str(file)])
    said = json.loads(done.stderr)
    assert (done.exit_code, said["format"], said["code"]) == (
        2,
        "suffuse-refusal/1",
        "unaccepted_changes",
    )
    assert set(said["say"]) == {"lo", "en"}
    assert run.invoke(app, ["read", str(tmp_path / "nowhere.txt")]).exit_code == 2


def test_a_table_inside_a_table_is_read_once():
    """Every character once, however deep it stands."""
    inner = f"<w:tbl><w:tr><w:tc>{p('Soap')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{p('Needs')}{inner}</w:tc><w:tc>{p('2 kg')}</w:tc></w:tr></w:tbl>"

    assert ("table", "Needs\nSoap\n2 kg") in outside(read(docx(p("1. a") + p("2. b") + table)))


def test_tables_without_end_are_too_complex():
    """A person nests three; only a trap nests a hundred."""
    nested = "<w:tbl><w:tr><w:tc>" * 60 + p("x") + "</w:tc></w:tr></w:tbl>" * 60

    assert refusal("text.docx", docx(nested)) == "too_complex"


def test_a_long_document_is_read_within_its_limits():
    """Six hundred numbered paragraphs: a thick handbook, with numerals up to CC."""
    body = "".join(listed(f"Duty {n}", level=n % 3 and 1) for n in range(600))

    assert len(read(docx(body, {"word/numbering.xml": NUMBERING})).clauses) == 600


@pytest.mark.parametrize("name", sorted(hostile.FILES)[:: len(hostile.FILES) // 14])
def test_a_share_of_the_hostile_files_is_answered_within_its_limits(name):
    """A dozen of them here; all of them in `make faults`."""
    hostile.try_out(name)


def test_there_are_more_than_a_hundred_hostile_files():
    """In every format, and for every code that a file can bring about."""
    codes = set().union(*(codes for _, _, codes in hostile.FILES.values()))

    assert len(hostile.FILES) > 100
    assert codes - {hostile.READ} == set(REFUSALS) - {"no_such_file"}
