"""HTML, Markdown, OpenDocument and PDF: what is shown is read, and what is not shown is listed."""

import json

import pytest
import typst

from suffuse.directive import readers
from suffuse.language.rules import match_key
from tests import document_builders as build
from tests.directive_texts import GUIDELINE_EN, HANDS_LO, ORDER_LO
from tests.directive_world import docx, level, listed, p, part, understood
from tests.world import shared

pytestmark = pytest.mark.once  # no database has a part in it


def read(name, data):
    found = readers.read_bytes(name, data)
    assert "".join(found.text[piece.start : piece.end] for piece in found.pieces()) == found.text
    return found


def refusal(name, data):
    with pytest.raises(readers.Refused) as refused:
        readers.read_bytes(name, data)
    return refused.value.fault.code


def labels(found):
    return [part.label for part in found.clauses]


def beside(found):
    return {(one.kind, one.text.strip()) for one in found.outside}


def meaning(found):
    """What an outline says, whatever the format: the words by their match key."""
    return (
        [(one.label, one.depth, match_key(one.heading), match_key(one.body), one.doubt) for one in found.clauses],
        [(one.kind, match_key(one.text)) for one in found.outside if one.kind != "header"],
        [(one.kind, one.number, one.issued_on) for one in found.relations],
        (found.number, found.kind, found.issuer, found.issued_on, match_key(found.title)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("g.html", build.as_html),
        ("bare.html", build.as_bare_html),
        ("g.docx", build.as_docx),
        ("bare.docx", lambda text: build.as_docx(text, bare=True)),
        ("g.odt", build.as_odt),
        ("g.md", str.encode),
        ("g.pdf", build.as_pdf),
        ("headed.pdf", lambda text: build.as_pdf(text, head="ຄຳແນະນຳ 14")),
    ],
)
def test_the_real_guidance_has_one_outline_in_every_format(name, made):
    """An office sends what it has; the clauses, and all else that is read, must not depend on it."""
    text = shared("data/guidance-14.lo.txt").read_text(encoding="utf-8")

    assert meaning(read(name, made(text))) == meaning(understood(text))


def test_a_page_shows_the_numbers_that_a_browser_counts():
    """They stand in no text; `start`, `value`, `type` and nesting decide."""
    page = (
        '<ol type="I"><li>Hands<ol><li>Wash<li>Dry<ol type="a"><li>towel<li value="4">air</ol></ol>'
        '<li>Reports<ol start="3"><li>Monthly</ol></ol><ul><li>one<li>two</ul>'
    )
    lines = [
        line.strip() for line in read("p.html", page.encode()).text.split("\n") if line.strip()
    ]

    assert lines == [
        *("I. Hands", "1. Wash", "2. Dry", "a. towel", "d. air", "II. Reports", "3. Monthly"),
        *("• one", "• two"),
    ]


def test_entries_that_bring_their_own_numbers_get_no_second_one():
    """Legal sites type the numbers and take the list's own away in a style sheet."""
    page = "<ul><li>1. Wash<li>2. Dry</ul><ol><li>(a) soap<li>(b) water</ol>"

    assert labels(read("p.html", page.encode())) == ["1", "2", "2.a", "2.b"]


def test_what_a_page_does_not_show_is_listed_and_not_read():
    """Hidden by attribute, by style, by style sheet, by colour; commented; noted; in no words at all."""
    page = (
        "<title>Soap rules</title><style>.x{display:none} p{margin:0}</style><script>alert(1)</script>"
        "<h1>Guidance</h1><p>1. Wash.</p><p hidden>One</p><p style='display: none'>Two</p><p class=x>Three</p>"
        "<p style='color:#fff'>Four</p><p>2. Dry.<img src='http://192.0.2.1/x.png' alt='A hand'></p><!-- five -->"
        "<table><tr><td>Soap<td>2 kg<tr><td>Towel<td>1</table><section class=footnotes><p>1 six</p></section>"
    )
    found = read("p.html", page.encode())

    assert labels(found) == ["1", "2"]
    assert beside(found) == {
        *(("preamble", "Guidance"), ("header", "Soap rules"), ("other", "One"), ("other", "Two")),
        *(("other", "Three"), ("other", "Four"), ("other", "A hand"), ("comment", "five")),
        *(("table", "Soap\t2 kg\nTowel\t1"), ("footnote", "1 six")),
    }
    assert found.warnings == ("left_out: script, 1", "left_out: img, 1")


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ('<!DOCTYPE html [<!ENTITY a "b">]><p>&a;', "dtd_forbidden"),
        ("<p>1. a<ins>b</ins> <del>c</del>", "unaccepted_changes"),
        ("<p>1. a<iframe src=x></iframe>", "active_content"),
        ('<meta http-equiv="refresh" content="0;url=x"><p>1. a', "active_content"),
        ("<p>1. a&#x202e;b", "bad_character"),
        ("<script>only()</script>", "no_text_layer"),
        ("<div>" * 5000 + "1. a", "too_complex"),
        ("<p>àºªàº²àº", "wrong_encoding"),
    ],
)
def test_a_page_that_could_deceive_is_refused(page, code):
    """Each by its own code; a page is read by nobody who could be fooled twice."""
    assert (
        refusal("p.html", page.encode()) in {code, "no_text_layer"}
        if code == "too_complex"
        else (refusal("p.html", page.encode()) == code)
    )


def test_markdown_is_read_as_it_would_look():
    """Headings by their level, numbers counted, the sign after them kept, lines kept as typed."""
    text = (
        "---\nauthor: clinic\n---\n# Guidance on hands\n\nNo. 5/MOH\n12 April 2023\n\n## Duties\n\n1) Wash[^1]\n1) Dry\n"
        "   - with a towel\n   - or air\n\n## Reports\n\n**Monthly** to the *head*.\n\n[^1]: With soap.\n"
    )
    found = read("g.md", text.encode())

    assert [(one.label, one.heading or one.body) for one in found.clauses] == [
        *(("", "Duties"), ("1", "Wash[^1]"), ("2", "Dry"), ("2 -", "with a towel")),
        *(("2 -", "or air"), ("", "Reports")),
    ]
    assert (found.number, found.title) == ("5/MOH", "Guidance on hands")
    assert {("other", "author: clinic"), ("footnote", "1 With soap.")} <= beside(found)


LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" '
    'style:num-suffix="." text:display-levels="1"/><text:list-level-style-number text:level="3" '
    'style:num-format="1" style:num-suffix=")" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
)


def entry(words, inside="", first=""):
    return f"<text:list-item{first}><text:p>{words}</text:p>{inside}</text:list-item>"


def odf_list(entries, style="L", more=""):
    return f'<text:list text:style-name="{style}"{more}>{entries}</text:list>'


def test_the_numbers_of_opendocument_lists_are_counted():
    """Nested, starting late, going on after a break, showing two levels."""
    inner = f"<text:list>{entry('Wash')}{entry('Dry', '<text:list>' + entry('towel') + '</text:list>')}</text:list>"
    body = (
        odf_list(entry("Hands", inner))
        + "<text:p>As for reports:</text:p>"
        + odf_list(entry("Reports"), more=' text:continue-numbering="true"')
        + odf_list(entry("Late", first=' text:start-value="5"'))
        + odf_list(entry("soap") + entry("water"), "B")
    )
    text = read("g.odt", build.odt(body, LISTS)).text

    assert text.replace("\t", " ").splitlines() == [
        *(
            "I. Hands",
            "1. Wash",
            "2. Dry",
            "2.1) towel",
            "As for reports:",
            "II. Reports",
            "V. Late",
        ),
        *("• soap", "• water"),
    ]


def test_numbered_headings_of_opendocument_are_clauses():
    """LibreOffice counts chapters in its own style, apart from lists."""
    outline = (
        '<office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="1" '
        'style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" '
        'text:display-levels="2"/></text:outline-style></office:styles>'
    )
    heads = [(1, "Duties"), (2, "Managers"), (2, "Staff"), (1, "Review"), (2, "Dates")]
    body = "".join(
        f'<text:h text:outline-level="{at}">{words}</text:h><text:p>x y z.</text:p>'
        for at, words in heads
    )

    assert labels(read("g.odt", build.odt(body, styles=outline))) == ["1", "1.1", "1.2", "2", "2.1"]


def test_what_stands_beside_an_opendocument_text_is_listed():
    """Notes, remarks, boxes, hidden words, tables, contents, heads of pages."""
    hidden = (
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    )
    hidden += (
        '<style:style style:name="W"><style:text-properties fo:color="#ffffff"/></style:style>'
    )
    running = (
        "<office:master-styles><style:master-page><style:header><text:p>Ministry</text:p></style:header>"
        "</style:master-page></office:master-styles>"
    )
    body = (
        "<text:table-of-content><text:index-body><text:p>1. Wash<text:tab/>3</text:p></text:index-body></text:table-of-content>"
        "<text:p>1. Wash<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>soap</text:p>"
        "</text:note-body></text:note> well.</text:p><text:p>2. Dry<office:annotation><text:p>Why?</text:p></office:annotation>"
        ' <text:span text:style-name="H">secret</text:span>.</text:p><text:p text:style-name="W">white</text:p>'
        "<text:p><draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>"
        '<text:section text:display="none"><text:p>section</text:p></text:section>'
        "<table:table><table:table-row><table:table-cell><text:p>Soap</text:p></table:table-cell><table:table-cell>"
        "<text:p>2 kg</text:p></table:table-cell></table:table-row></table:table>"
    )
    found = read("g.odt", build.odt(body, hidden, running))

    assert [one.body for one in found.clauses] == ["Wash well.", "Dry ."]
    assert beside(found) == {
        *(
            ("other", "1. Wash\t3"),
            ("footnote", "1 soap"),
            ("comment", "Why?"),
            ("other", "secret"),
        ),
        *(("other", "white"), ("other", "boxed"), ("other", "section"), ("table", "Soap\t2 kg")),
        ("header", "Ministry"),
    }


@pytest.mark.parametrize(
    ("body", "more", "code"),
    [
        ("<text:tracked-changes><text:changed-region/></text:tracked-changes><text:p>a</text:p>", {}, "unaccepted_changes"),
        ('<text:p><draw:image xlink:href="http://192.0.2.1/x.png"/>a</text:p>', {}, "active_content"),
        ("<text:p><draw:object/>a</text:p>", {}, "active_content"),
        ('<text:section><text:section-source xlink:href="other.odt"/></text:section>', {}, "active_content"),
        ("<text:p>a</text:p>", {"Basic/Standard/Module1.xml": "<a/>"}, "active_content"),
        ("<text:p>a</text:p>", {"META-INF/manifest.xml": "<a><encryption-data/></a>"}, "encrypted"),
        ("<text:p>a</text:p>", {"meta.xml": "<!DOCTYPE a><a/>"}, "dtd_forbidden"),
        ("<text:p/>", {}, "no_text_layer"),
    ],
)  # fmt: skip
def test_an_opendocument_with_tricks_or_unfinished_is_refused(body, more, code):
    """As a Word document would be."""
    assert refusal("g.odt", build.odt(body, more=more)) == code


def test_a_link_in_an_opendocument_is_no_active_content():
    """It fetches nothing until a person follows it."""
    body = '<text:p>1. See <text:a xlink:href="http://192.0.2.1/">there</text:a>.</text:p><text:p>2. Go.</text:p>'

    assert labels(read("g.odt", build.odt(body))) == ["1", "2"]


@pytest.mark.parametrize(
    "text", [HANDS_LO, ORDER_LO, GUIDELINE_EN], ids=["hands", "order", "guideline"]
)
def test_a_printed_text_has_its_outline_again(text):
    """Rows are joined to paragraphs; what a page adds (heads, numbers of pages) is set apart."""
    found = read("t.pdf", build.as_pdf(text, head="Ministry of Examples"))

    assert labels(found) == labels(understood(text))
    assert found.number == understood(text).number


def typeset(source):
    return bytes(typst.compile(source.encode(), font_paths=[build.FONTS]))


def test_lao_words_of_a_pdf_are_whole():
    """A PDF holds glyphs: spaces after raised marks, and syllables said twice, are mended by their places."""
    text = "ພ້ອມກັບການຈັດຕັ້ງ, ສະຫຼຸບບໍ່ເຂັ້ມ ດັ່ງນັ້ນ ຫຼາຍໆຄັ້ງ."
    page = (
        '#set text(font: "Noto Serif Lao", lang: "lo")\n'
        + f"#text({json.dumps(text, ensure_ascii=False)})"
    )

    assert read("t.pdf", typeset(page)).text == f"{text}\n"


def test_what_a_pdf_hides_or_adds_is_listed():
    """White letters, notes in small print, heads and numbers of pages, over two pages."""
    page = (
        '#set page(header: "Ministry", numbering: "1 / 1", height: 9cm)\n#set text(size: 11pt)\n'
        "1. Wash your hands.\\ #text(white)[Not for you]\\ 2. Dry them #footnote[With a towel.] well.\n\n"
        "#pagebreak()\n3. Report."
    )
    found = read("t.pdf", typeset(page))

    assert labels(found) == ["1", "2", "3"]
    assert ("other", "Not for you") in beside(found)
    assert any(kind == "header" and "Ministry" in text for kind, text in beside(found))
    assert any(kind == "footnote" and "With a towel." in text for kind, text in beside(found))


def test_white_letters_on_a_dark_ground_are_read():
    """A heading in a coloured bar is no secret."""
    page = "1. One\n\n#block(fill: navy, width: 100%)[#text(white)[2. Two]]\n\n3. Three"

    assert labels(read("t.pdf", typeset(page))) == ["1", "2", "3"]


PICTURE = "#rect(width: 5cm, height: 5cm, fill: red)"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(typeset(PICTURE), "no_text_layer", id="a picture"),
        pytest.param(typeset("1. a")[:400], "bad_archive", id="cut short"),
        pytest.param(b"%PDF-1.7\n" + b"\x00" * 500, "bad_archive", id="nothing in it"),
        pytest.param(
            typeset("1. a") + b"\n<</S /JavaScript /JS (x)>>", "active_content", id="a script"
        ),
        pytest.param(
            typeset("1. a") + b"\n<</S /Launch /F (x)>>", "active_content", id="a program"
        ),
    ],
)
def test_a_pdf_that_cannot_be_trusted_is_refused(data, code):
    """Scanned, cut or armed: a person gets a sentence that says what to do instead."""
    assert refusal("t.pdf", data) == code


def test_the_confined_process_calls_nobody():
    """Even a reader that was talked into it ends instead."""
    from suffuse.language.engine.confined import alone

    for event in ("socket.connect", "subprocess.Popen", "os.system"):
        with pytest.raises(PermissionError):
            alone(event, ())
    alone("open", ())


def cell(*lines):
    return "<w:tc>" + "".join(p(line) for line in lines) + "</w:tc>"


def test_a_decree_whose_articles_word_counts_and_whose_head_is_a_table_is_read_whole():
    """Vietnamese offices set head and signature side by side in tables, and let Word write "Điều 1."."""
    levels = (
        level(0, "decimal", "Điều %1.")
        + level(1, "decimal", "%2.")
        + level(2, "lowerLetter", "%3)")
    )
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    head = cell("CHÍNH PHỦ", "-------", "Số: 45/2023/NĐ-CP")
    head += cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nội, ngày 01 tháng 7 năm 2023")
    foot = cell("Nơi nhận:", "- Lưu: VT.") + cell(
        "TM. CHÍNH PHỦ", "THỦ TƯỚNG", "", "Nguyễn Văn Mẫu"
    )
    body = (
        f"<w:tbl><w:tr>{head}</w:tr></w:tbl>"
        + p("NGHỊ ĐỊNH")
        + p("QUY ĐỊNH VỀ VỆ SINH")
        + p("Chương I")
        + p("QUY ĐỊNH CHUNG")
        + listed("Phạm vi")
        + listed("Đối tượng")
        + listed("Trường;", level=1)
        + listed("Lớp:", level=1)
        + listed("một;", level=2)
        + listed("hai.", level=2)
        + p("Chương II")
        + p("HIỆU LỰC")
        + listed("Hiệu lực")
        + f"<w:tbl><w:tr>{foot}</w:tr></w:tbl>"
    )
    found = read("d.docx", docx(body, {"word/numbering.xml": numbering}))

    assert labels(found) == [
        *("Chương I", "Điều 1", "Điều 2", "Điều 2.1", "Điều 2.2", "Điều 2.2.a", "Điều 2.2.b"),
        *("Chương II", "Điều 3"),
    ]
    assert (found.number, found.issuer, found.place) == ("45/2023/NĐ-CP", "CHÍNH PHỦ", "Hà Nội")
    assert found.signatory == ("TM. CHÍNH PHỦ THỦ TƯỚNG", "Nguyễn Văn Mẫu")


def test_a_numbered_heading_of_a_page_heads_its_clause():
    """What is set as a heading is one, also where nothing stands below it but its own words."""
    page = "<h1>Guidance</h1><h2>1. Aim</h2><p>Clean.<h2>2. Way</h2><h3>2.1. Hands</h3><ol type=a><li>Soap<li>Water</ol>"
    found = read("p.html", page.encode())

    assert [(one.label, one.heading) for one in found.clauses] == [
        *(("1", "Aim"), ("2", "Way"), ("2.1", "Hands"), ("2.1.a", ""), ("2.1.b", "")),
    ]
    assert found.title == "Guidance"
