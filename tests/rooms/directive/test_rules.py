from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suffuse.directive.rules import Layer, as_json, from_json, outline
from suffuse.directive.rules.markers import roman
from tests import directive_texts as texts
from tests.directive_world import understood
from tests.world import shared


def labels(text):
    return [part.label for part in understood(text).clauses]


def doubts(text):
    return {part.label: part.doubt for part in understood(text).clauses if part.doubt}


def asides(text):
    return [one.kind for one in understood(text).outside]


def whole(found):
    return "".join(found.text[piece.start : piece.end] for piece in found.pieces())


def test_the_real_guidance_is_understood_whole():
    """The first real input; issue after issue stands on this reading."""
    text = shared("data/guidance-14.lo.txt").read_text(encoding="utf-8")
    found = understood(text)
    relations = {one.kind: one for one in found.relations}

    assert (found.number, found.kind, found.issued_on) == ("14/ຄອສພ", "guidance", date(2021, 6, 2))
    assert found.issuer == "ຄະນະໂຄສະນາອົບຮົມສູນກາງພັກ"
    assert (relations["implements"].number, relations["implements"].issued_on) == (
        "206/ກມສພ",
        date(2020, 12, 7),
    )
    assert relations["beside"].number == ""
    assert "ວັດທະນະທຳ" in text[relations["beside"].start : relations["beside"].end]
    assert [part.label for part in found.clauses] == [
        *("•", "•", "1", "2", "3", "4", "5"),
        *("I", "I.1", "I.2", "I.3", "II", "II.1", "II.2", "II.3", "III", "III.1", "III.2", "III.3"),
    ]
    assert [one.kind for one in found.outside] == [
        "preamble",
        "lead",
        "lead",
        "closing",
        "signature",
    ]
    assert found.outside[-1].text.strip() == "ທິດດີ"
    assert found.outside[-2].text.startswith("ທັງໝົດນັ້ນ")
    assert not any(part.doubt for part in found.clauses)
    assert whole(found) == text


def test_a_ministrys_guideline_is_read_part_chapter_article_number_and_letter():
    """Articles count on through the chapters, numbers start again in each article."""
    found = understood(texts.GUIDELINE_LO)

    assert [part.label for part in found.clauses] == [
        *("ພາກທີ I", "ໝວດທີ 1", "ຂໍ້ 1", "ຂໍ້ 2", "ຂໍ້ 2.1", "ຂໍ້ 2.2", "ຂໍ້ 2.2.ກ", "ຂໍ້ 2.2.ຂ", "ຂໍ້ 2.3"),
        *("ໝວດທີ 2", "ຂໍ້ 3", "ຂໍ້ 3 -", "ຂໍ້ 3 -", "ພາກທີ II", "ຂໍ້ 4", "ຂໍ້ 5"),
    ]
    assert (found.number, found.issuer) == ("1250/ສທ", "ກະຊວງສາທາລະນະສຸກ")
    assert found.issued_on == date(2022, 3, 15)
    assert found.title.startswith("ຄຳແນະນຳ ກ່ຽວກັບການລ້າງມື")
    assert [(one.kind, one.number) for one in found.relations] == [
        ("cites", "58/ສພຊ"),
        ("cites", "12/ລບ"),
        ("replaces", "900/ສທ"),
    ]
    assert asides(texts.GUIDELINE_LO)[-2:] == ["signature", "signature"]


def test_an_english_guideline_is_read_with_its_traps():
    """ "C. diff" is no clause C, "I would" no numeral, and "A. Example" is who signs."""
    found = understood(texts.GUIDELINE_EN)

    assert [part.label for part in found.clauses] == [
        *("Part I", "Article 1", "Article 2", "Article 2.a", "Article 2.b", "Article 2.b.i"),
        *("Article 2.b.ii", "Article 2.c", "Part II", "Article 3", "Article 3.1", "Article 3.2"),
        *("Article 4", "Article 5"),
    ]
    assert (found.number, found.kind, found.language) == ("45/MOH", "guidance", "en")
    assert [(one.kind, one.number) for one in found.relations] == [
        ("implements", "12/GOV"),
        ("beside", ""),
        ("replaces", "7/MOH"),
    ]
    assert asides(texts.GUIDELINE_EN)[-1] == "signature"


def test_the_texts_that_an_order_is_based_on_are_no_clauses_of_it():
    """They are a list with bullets, before the first thing that is ordered."""
    found = understood(texts.ORDER_LO)

    assert [part.label for part in found.clauses] == [
        *("I", "I.1", "I.1.ກ", "I.1.ຂ", "I.1.ຄ", "I.2", "2.1", "2.2", "I.3", "II", "II.1", "II.2"),
    ]
    assert (found.number, found.kind, found.issued_on) == ("07/ຄລຊ", "order", date(2021, 1, 20))
    assert [one.number for one in found.relations] == ["02/ສພຊ", "44/ພນ"]
    assert asides(texts.ORDER_LO)[-2:] == ["closing", "signature"]
    assert found.warnings == ("mixed_digits",)


def test_thai_and_vietnamese_offices_are_read_too():
    """Their words, digits, alphabets and years; "ลงวันที่ 5" is a day and no number."""
    thai, vietnamese = understood(texts.NOTICE_TH), understood(texts.DIRECTIVE_VI)

    assert [part.label for part in thai.clauses] == [
        *("หมวด ๑", "ข้อ ๑", "ข้อ ๒", "หมวด ๒", "ข้อ ๓", "ข้อ ๓.๑", "ข้อ ๓.๒"),
        *("ข้อ ๓.๒.ก", "ข้อ ๓.๒.ข", "ข้อ ๔"),
    ]
    assert (thai.number, thai.issued_on, thai.language) == ("12/2566", date(2023, 3, 5), "th")
    assert [part.label for part in vietnamese.clauses][:9] == [
        *("Chương I", "Điều 1", "Điều 1.1", "Điều 1.1.a", "Điều 1.1.b", "Điều 1.1.c"),
        *("Điều 1.1.d", "Điều 1.1.đ", "Điều 1.1.e"),
    ]
    assert (vietnamese.number, vietnamese.language) == ("15/CT-BYT", "vi")
    assert [(one.kind, one.issued_on) for one in vietnamese.relations] == [
        ("replaces", date(2020, 2, 1))
    ]


def test_a_number_at_the_head_of_a_wrapped_line_is_no_clause():
    """ "1.5 million voters" goes on with a sentence; brackets nest under plain numbers."""
    found = understood(texts.INSTRUCTION_EN)

    assert [part.label for part in found.clauses] == [
        *("1", "2", "2.1", "2.1 -", "2.1 -", "2.1 -", "2.2", "3", "3.1", "3.2", "3.2.a", "3.2.b"),
        *("3.2.b.i", "3.2.b.ii", "4"),
    ]
    assert not any(part.doubt for part in found.clauses)
    assert [(one.kind, one.number) for one in found.relations] == [
        ("amends", "3/REC"),
        ("cites", "77"),
    ]
    assert asides(texts.INSTRUCTION_EN)[-1] == "signature"


def test_decimal_numbers_find_their_parents():
    """2.1.1 stands under 2.1, which stands under a plain 2."""
    found = understood(texts.POLICY)
    parents = {part.id: part.label for part in found.clauses}

    assert labels(texts.POLICY) == [
        *(
            "1",
            "1.1",
            "1.2",
            "2",
            "2.1",
            "2.1.1",
            "2.1.2",
            "2.2",
            "2.2.a",
            "2.2.b",
            "2.2.c",
            "3",
            "3.1",
        ),
    ]
    assert {part.label: parents.get(part.parent) for part in found.clauses}["2.1.1"] == "2.1"
    assert (found.issuer, found.kind) == ("Riverside Works Ltd", "policy")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        pytest.param("1. a\n2. b\n4. d\n", {"4": "number_jump: 2., 4."}, id="a number is missing"),
        pytest.param(
            "1. a\n2. b\n2. c\n3. d\n", {"2": "number_twice: 2., 2."}, id="a number twice"
        ),
        pytest.param("3. c\n4. d\n5. e\n", {"3": "number_starts_at: 3."}, id="a late start"),
        pytest.param("໑. ກ\n໒. ຂ\n໔. ງ\n", {"໔": "number_jump: ໒., ໔."}, id="in Lao digits"),
        pytest.param("1. a\n2. b\n3. c\n", {}, id="nothing to doubt"),
    ],
)
def test_a_sequence_that_breaks_is_kept_as_issued_and_doubted(text, doubt):
    """An office does miscount; what it issued is what people hold in their hands."""
    assert doubts(text) == doubt


def test_what_an_i_is_is_decided_by_what_comes_after_it():
    """A lone I is a person; followed by II and III it is a numeral."""
    alone = "1. Wash.\n\nI went to see them.\n"
    numeral = "I Hands\n\nII Feet\n\nIII Face\n"
    letters = "g) one\nh) two\ni) three\nj) four\n"

    assert labels(alone) == ["1"]
    assert labels(numeral) == ["I", "II", "III"]
    assert labels(letters) == ["g", "h", "i", "j"]


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("I", 1),
        ("IV", 4),
        ("IX", 9),
        ("XIV", 14),
        ("XL", 40),
        ("XC", 90),
        ("CXI", 111),
        ("MCMXLIX", 1949),
        ("IIII", 0),
        ("VX", 0),
    ],
)
def test_a_roman_numeral_is_one_only_in_its_lawful_form(numeral, value):
    """IIII and VX are words to us."""
    assert roman(numeral) == value


def test_a_buddhist_year_is_kept_and_asked_about():
    """The day in the outline is the day as issued; a person says which year is meant."""
    found = understood("ແຈ້ງການ\nເລກທີ 5/ຫກ ລົງວັນທີ 12 ພຶດສະພາ 2564\nກ່ຽວກັບການພັກວຽກ\n\n1. ຢຸດ.\n2. ພັກ.\n")

    assert found.issued_on == date(2564, 5, 12)
    assert found.warnings == ("buddhist_year: 2564-05-12, 2021-05-12",)
    assert found.title == "ແຈ້ງການ ກ່ຽວກັບການພັກວຽກ"


def test_a_cited_clause_that_does_not_exist_is_warned_of():
    """Article 9 of a text with three articles is a slip that readers should hear of."""
    found = understood("Article 1. Aim\nSee Article 9.\n\nArticle 2. Scope\nAll, by Article 1.\n")

    assert found.warnings == ("cites_missing: Article 1, Article 9",)


def test_a_text_without_any_clause_is_all_outside():
    """Nothing is made up, and nothing is lost."""
    found = understood("Only words.\n\nAnd more words.\n")

    assert found.clauses == ()
    assert whole(found) == found.text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_machine_are_kept(line_end):
    """The text layer is the file's own, so its sha-256 can be checked with any tool."""
    text = line_end.join(["1. a", "2. b", "", "End", ""])

    assert labels(text)[:2] == ["1", "2"]
    assert whole(understood(text)) == text


DOCUMENTS = [
    texts.GUIDELINE_LO,
    texts.GUIDELINE_EN,
    texts.POLICY,
    texts.HANDS_LO,
    texts.ORDER_LO,
    texts.NOTICE_TH,
    texts.DIRECTIVE_VI,
    texts.INSTRUCTION_EN,
]


@st.composite
def mutated(draw):
    """A document after an accident: lines lost, doubled, swapped, cut, or with strangers among them."""
    lines = draw(st.sampled_from(DOCUMENTS)).splitlines(keepends=True)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(lines) - 1)) if lines else 0
        accident = draw(st.sampled_from(["lose", "double", "swap", "cut", "stranger", "blank"]))
        if accident == "lose" and lines:
            lines.pop(at)
        elif accident == "double" and lines:
            lines.insert(at, lines[at])
        elif accident == "swap" and len(lines) > 1:
            lines[at], lines[at - 1] = lines[at - 1], lines[at]
        elif accident == "cut" and lines:
            lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
        else:
            lines.insert(at, "\n" if accident == "blank" else draw(st.text(max_size=30)))
    return "".join(lines)


@settings(max_examples=150, deadline=None)
@given(mutated())
def test_no_accident_to_a_document_loses_a_character(text):
    """Clauses and asides, sorted by start, give back every character, once."""
    found = understood(text)
    ids = [part.id for part in found.clauses]

    assert whole(found) == text
    assert len(set(ids)) == len(ids)
    assert all(part.parent is None or part.parent in ids for part in found.clauses)
    assert all(0 <= part.confidence <= 1 for part in found.clauses)


def test_an_id_survives_renumbering():
    """A new first clause shifts every number and no id."""
    before = {part.body: part.id for part in understood("1. Wash.\n2. Dry.\n").clauses}
    after = {part.body: part.id for part in understood("1. Look.\n2. Wash.\n3. Dry.\n").clauses}

    assert before.items() <= after.items()


def test_the_file_format_carries_the_whole_outline():
    """What the confined process says is what its parent hears."""
    found = understood(texts.GUIDELINE_EN)
    said = as_json(found)

    again = from_json(said, text=found.text, warnings=found.warnings)
    assert again.with_titles([one.title for one in found.relations]) == found


def test_a_statute_of_seven_hundred_articles_is_read_whole():
    """A statute is long; the beam keeps the work linear."""
    text = "".join(f"Article {n}. Duty\n1. one\n2. two\n" for n in range(1, 700))

    assert len(outline(Layer(text), b"").clauses) == 699 * 3


def test_a_heading_above_its_number_heads_it():
    """British instruments print headings above the numbers; a list of short lines has none."""
    text = (
        "PART 1\nGeneral\nName\n1. These are the Rules.\nMeaning\n2. Here “hall” means a room.\n"
        "PART 2\nHalls\nKeys\n3. A hall has a key.\nLamps\n4. A hall has a lamp.\n"
    )
    lists = "1. Purpose\nOf the rule\n2. Scope\nAll staff\n3. Dates\nEvery year\n4. End\n"

    assert [(one.label, one.heading) for one in outline(Layer(text), b"").clauses] == [
        *(("PART 1", "General"), ("1", "Name"), ("2", "Meaning")),
        *(("PART 2", "Halls"), ("3", "Keys"), ("4", "Lamps")),
    ]
    assert "All staff" in outline(Layer(lists), b"").clauses[1].body
