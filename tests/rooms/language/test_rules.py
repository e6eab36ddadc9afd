import doctest
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from suffuse.language.engine import sort_key
from suffuse.language.rules import (
    Words,
    composed,
    composed_places,
    digits,
    find_days,
    fold,
    in_words,
    lao_digits,
    match_key,
    read_day,
    read_number,
    roman,
    shortened,
    syllables,
    whole_number,
)
from suffuse.language.rules.numerals import MOST

LAO = st.text(alphabet=[chr(c) for c in range(0x0E81, 0x0EE0)] + list(" -1a\u200b"), max_size=40)
ANYTHING = st.one_of(st.text(max_size=60), LAO)


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        pytest.param("ນ້ຳ", "ນໍ້າ", id="am typed in one piece or two"),
        pytest.param("ນໍ້າ", "ນ້ໍາ", id="marks in another order"),
        pytest.param("ແກ້ວ", "ເເກ້ວ", id="ae typed as two e"),
        pytest.param("ໜອງ", "ຫນອງ", id="ho no"),
        pytest.param("ໝູ່ບ້ານ", "ຫມູ່ບ້ານ", id="ho mo"),
        pytest.param("ຫຼວງພະບາງ", "ຫລວງພະບາງ", id="ho lo"),
        pytest.param("ວຽງ\u200bຈັນ", "ວຽງຈັນ", id="an invisible space inside"),
        pytest.param("ເລກທີ ໑໔", "ເລກທີ 14", id="Lao digits"),
        pytest.param("Ministry  of\tHealth", "ministry of health", id="case and spaces"),
    ],
)
def test_two_spellings_of_one_word_fold_to_one(typed, also):
    """Unicode's own normal forms leave these apart, though on paper they are the same."""
    assert fold(typed) == fold(also)


@pytest.mark.parametrize(("one", "other"), [("ກາ", "ການ"), ("ກ້າ", "ກ໋າ"), ("ເກ", "ແກ"), ("ຂໍ", "ຂໍ້")])
def test_different_words_stay_different(one, other):
    """Folding too much would merge two villages into one."""
    assert match_key(one) != match_key(other)


def test_names_are_the_same_name_whatever_stands_between_their_letters():
    """A hyphen or an inner space does not make a second province."""
    assert match_key("ຫຼວງ-ພະ ບາງ") == match_key("ຫລວງພະບາງ")
    assert match_key("—") == "—"


@settings(deadline=None)
@example("A´")
@given(ANYTHING)
def test_folding_twice_changes_nothing_more(text):
    """What is stored folded must equal what is asked folded."""
    assert fold(fold(text)) == fold(text)
    assert match_key(match_key(text)) == match_key(text)


@settings(deadline=None)
@given(ANYTHING)
def test_every_text_can_be_cut_sorted_and_counted(text):
    """No letter that anyone may type stops the machine, and none is lost in the cutting."""
    kept = "".join(c for c in fold(text) if "\u0e80" <= c <= "\u0eff")
    assert "".join(c for c in "".join(syllables(text)) if "\u0e80" <= c <= "\u0eff") == kept
    assert len(digits(text)) == len(text)
    assert set(sort_key(text)) <= set("0123456789abcdef")
    find_days(text)


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("ບ້ານອອກ", "ບ້ານ ອອກ"),
        ("ການອນ", "ກາ ນອນ"),
        ("ນະຄອນຫຼວງວຽງຈັນ", "ນະ ຄອນ ຫຼວງ ວຽງ ຈັນ"),
        ("ຄະນະໂຄສະນາອົບຮົມສູນກາງພັກ", "ຄະ ນະ ໂຄ ສະ ນາ ອົບ ຮົມ ສູນ ກາງ ພັກ"),
        ("ເຊື່ອມຊຶມຢ່າງທົ່ວເຖິງ", "ເຊື່ອມ ຊຶມ ຢ່າງ ທົ່ວ ເຖິງ"),
        ("ສາທາລະນະລັດປະຊາທິປະໄຕ", "ສາ ທາ ລະ ນະ ລັດ ປະ ຊາ ທິ ປະ ໄຕ"),
        ("ໂຄວິດ-19", "ໂຄ ວິດ 19"),
        ("ໜ້າທີ່ຕົ້ນຕໍ", "ໜ້າ ທີ່ ຕົ້ນ ຕໍ"),
        ("ແຂວງເຫຼົ່ານີ້", "ແຂວງ ເຫຼົ່າ ນີ້"),
        ("Wash your hands, 2 m apart", "wash your hands 2 m apart"),
    ],
)
def test_words_are_cut_into_the_syllables_a_reader_hears(words, cut):
    """The search stands on this: a phrase of syllables finds a word inside a compound."""
    assert " ".join(syllables(words)) == cut


def test_lao_words_sort_as_in_a_lao_dictionary():
    """A vowel written before its consonant does not send the word to another letter."""
    words = ["ໂຮງຮຽນ", "ເກາະ", "ຂະແໜງ", "ການ", "ແຂວງ", "ກະຊວງ"]

    assert sorted(words, key=sort_key) == ["ກະຊວງ", "ການ", "ເກາະ", "ຂະແໜງ", "ແຂວງ", "ໂຮງຮຽນ"]


SECOND_OF_JUNE = date(2021, 6, 2)


@pytest.mark.parametrize(
    "written",
    [
        "02 ມິຖຸນາ 2021",
        "ວັນທີ ໒ ເດືອນ ມິຖຸນາ ປີ ໒໐໒໑",
        "2 ເດືອນ 6 ປີ 2021",
        "2/6/2021",
        "02.06.2021",
        "2021-06-02",
        "2 June 2021",
        "June 2nd, 2021",
        "2 ມິຖຸນາ ພ.ສ. 2564",
        "วันที่ 2 มิถุนายน พ.ศ. ๒๕๖๔",
        "ngày 02 tháng 6 năm 2021",
    ],
)
def test_one_day_is_read_however_an_office_writes_it(written):
    """Lao, Thai, Vietnamese and English letters date themselves in their own ways."""
    (day,) = find_days(written)

    assert (day.on, day.doubt) == (SECOND_OF_JUNE, "")
    assert written[day.start : day.end] in written


def test_a_year_without_its_era_is_kept_and_asked_about():
    """2564 is a lawful year to Python and a Buddhist one to a reader; a person decides."""
    (day,) = find_days("ລົງວັນທີ 2564-06-02")

    assert (day.on, day.doubt, day.perhaps) == (date(2564, 6, 2), "buddhist_year", SECOND_OF_JUNE)


@pytest.mark.parametrize("written", ["31/02/2021", "14/2021", "1.2.3", "may 2021", "99 June 2021"])
def test_what_is_no_day_is_not_made_one(written):
    """A guessed date would be worse than none."""
    assert find_days(written) == ()


def test_a_cell_is_a_day_only_as_a_whole():
    """Two days in one cell are a fault, not the first of them."""
    assert read_day("2 June 2021 to 3 June 2021") is None
    found = read_day(" 2021-06-02 ")
    assert found is not None
    assert found.on == SECOND_OF_JUNE


def test_what_one_language_lacks_the_other_lends():
    """A sentence is never empty because one translation is."""
    assert Words("", "Hilltop").in_("lo") == "Hilltop"
    assert Words("ພູ", "Hilltop").in_("lo") == "ພູ"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("໑໔", 14),
        (" 7 ", 7),
        ("0007", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("9" * 5000, None),
        ("-1", None),
        ("1_000", None),
        ("1.5", None),
        ("²", None),
        ("", None),
    ],
)
def test_a_whole_number_is_digits_and_nothing_else(typed, number):
    """What is longer fits into no column, and Python itself refuses to read thousands of digits."""
    assert whole_number(typed) == number


@settings(deadline=None)
@given(ANYTHING)
def test_every_function_answers_for_every_text(text):
    """Total: no letter that anyone may type brings a function down, and each answers in its own kind."""
    assert isinstance(fold(text), str)
    assert isinstance(match_key(text), str)
    assert all(syllables(text))
    assert read_number(text) is None or read_number(text) >= 0
    assert read_day(text) is None or text.strip()
    assert digits(lao_digits(text)) == digits(text)


@settings(deadline=None)
@given(ANYTHING)
def test_what_is_done_once_is_done(text):
    """Idempotent: digits, folding, keys, and the syllables of syllables."""
    cut = " ".join(syllables(text))

    assert digits(digits(text)) == digits(text)
    assert lao_digits(lao_digits(text)) == lao_digits(text)
    assert "".join(syllables(cut)) == "".join(syllables(text))
    assert sort_key(fold(text)) == sort_key(text)
    assert composed(composed(text)) == composed(text)


PIECES = st.text(alphabet="ນຄaeêđ\u0301\u0302\u0ecd\u0ec9າนํ้าำ 1", max_size=30)


@settings(deadline=None)
@given(st.one_of(ANYTHING, PIECES))
def test_a_text_in_pieces_means_what_it_means_in_one(text):
    """Composing changes no word, and each letter knows where it stood."""
    whole, places = composed_places(text)

    assert match_key(composed(text)) == match_key(text)
    assert unicodedata.normalize("NFC", whole) == unicodedata.normalize("NFC", composed(text))
    assert len(places) == len(whole) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)


def test_the_examples_of_the_manual_are_true():
    """Who copies the module copies what its manual shows."""
    manual = Path(__file__).parents[3] / "docs" / "method" / "lao-text.md"
    said = doctest.testfile(str(manual), module_relative=False, encoding="utf-8")

    assert said.attempted >= 10
    assert said.failed == 0


@settings(deadline=None)
@given(ANYTHING, ANYTHING)
def test_one_key_means_one_place_in_the_dictionary(one, other):
    """Two spellings that fold alike are found alike, cut alike and sorted alike."""
    if fold(one) == fold(other):
        assert match_key(one) == match_key(other)
        assert syllables(one) == syllables(other)
        assert sort_key(one) == sort_key(other)


@settings(deadline=None)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_written_in_any_of_the_ways_is_that_day(on):
    """ISO, slashes, Lao with the era, Thai with its months; in Lao digits too."""
    for written in (
        on.isoformat(),
        f"{on.day}/{on.month}/{on.year}",
        lao_digits(f"{on.day} ເດືອນ {on.month} ປີ {on.year}"),
        f"ngày {on.day:02d} tháng {on.month} năm {on.year}",
        f"{on.day} {THAI_MONTHS[on.month - 1]} {on.year + 543}"
        if on.year > 1900
        else on.isoformat(),
    ):
        found = read_day(written)
        assert found is not None, written
        assert (found.on, found.doubt) == (on, "")


THAI_MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]


@settings(deadline=None)
@given(st.integers(0, MOST))
def test_a_number_in_lao_words_or_digits_is_read_back(number):
    """A cheque, a plan and a table say the same number."""
    assert read_number(in_words(number)) == number
    assert read_number(lao_digits(str(number))) == number
    assert read_number(f"{number:,}") == read_number(f"{number:,}".replace(",", ".")) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("ສາມຮ້ອຍຫ້າສິບພັນ", None),
        ("ສາມແສນຫ້າໝື່ນ", 350_000),
        ("ຊາວເອັດ", 21),
        ("ສິບເອັດ", 11),
        ("ສອງ ພັນ ຊາວ ເອັດ", 2021),
        ("ໜຶ່ງລ້ານ", 1_000_000),
        ("ຫນຶ່ງຮ້ອຍ", 100),
        ("XIV", 14),
        ("໑໔", 14),
        ("1.200.000", 1_200_000),
        ("1,200.000", None),
        ("1_000", None),
        ("1e5", None),
        ("-3", None),
        ("NaN", None),
        ("", None),
        ("²", None),
    ],
)
def test_a_number_is_read_only_where_it_is_one(written, number):
    """Python's own int() would take an underscore and a superscript; an office would not."""
    assert read_number(written) == number


@pytest.mark.parametrize("number", range(1, 4000, 37))
def test_roman_numerals_are_read_in_their_lawful_form_only(number):
    """Up to 3999, as the Romans' heirs agreed."""
    signs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"))
    signs += ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written, left = "", number
    for size, letters in signs:
        written += letters * (left // size)
        left %= size

    assert roman(written) == number
    assert roman(written + "IIII") == 0


LONG = "ການເຊື່ອມຊຶມເອກະສານໃຫ້ພະນັກງານທຸກຄົນ ຮັບຮູ້ແລະເຂົ້າໃຈຢ່າງເລິກເຊິ່ງ"


@pytest.mark.parametrize("most", range(4, len(LONG) + 2))
def test_a_shortened_text_ends_between_two_syllables(most):
    """A letter without its vowel is another sound; half a word is another word."""
    short = shortened(LONG, most)
    assert len(short) <= most
    if short == LONG:
        return
    assert short.endswith("…")
    whole, kept = syllables(LONG), syllables(short[:-1])
    assert kept == whole[: len(kept)]


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Wash your hands", 15, "Wash your hands"),
        ("Wash your hands often", 18, "Wash your hands…"),
        ("ຮັກສາສຸຂະພາບ ທຸກວັນ", 15, "ຮັກສາສຸຂະພາບ…"),
        ("a\n b\t c", 10, "a b c"),
        ("x" * 20, 5, "xxxx…"),
        ("", 5, ""),
    ],
)
def test_a_text_is_shortened_where_a_reader_pauses(text, most, short):
    """At a space where there is one nearby; a word longer than the line is cut all the same."""
    assert shortened(text, most) == short
