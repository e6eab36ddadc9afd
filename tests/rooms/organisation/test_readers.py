"""Files as people really send them: every trap is answered with a row, a column and a sentence."""

import io
import zipfile

import pytest

from suffuse.language.engine import Limits, ask
from suffuse.organisation.engine import read_xlsx
from suffuse.organisation.readers import tables
from suffuse.organisation.rules import escaped, unescaped
from tests import world
from tests.tables import HEADS, PEOPLE, faults, read, repacked, sheet, workbook

pytestmark = pytest.mark.django_db
DYING = "tests.rooms.organisation.dying"
NOY = ("M", "1", "ນ້ອຍ", "clinic", "staff")
GOOD = sheet(PEOPLE, NOY)


@pytest.fixture(autouse=True)
def _ministry(db):
    world.ministry()


def code_of(data: bytes, **how: object) -> list[tuple[str, int | None, str]]:
    return faults("people", data, **how)


def row_with(name: str) -> bytes:
    return sheet(PEOPLE, NOY, ("M", "2", name, "clinic", "staff"))


def test_a_good_file_has_no_fault():
    assert read("people", GOOD).rows == (NOY,)
    assert code_of(GOOD) == []


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_marks_that_programs_put_before_a_text_are_no_letters(coding):
    text = GOOD.decode()
    mark = "" if coding in {"utf-8-sig", "utf-16"} else "\ufeff"

    assert read("people", (mark + text).encode(coding)).rows == (NOY,)


def test_letters_read_in_the_wrong_alphabet_are_never_kept():
    """ນ້ອຍ opened as Western European and saved again looks like àºàº."""
    broken = sheet(PEOPLE, ("M", "1", "ນ້ອຍ".encode().decode("cp1252", "replace"), "", "staff"))

    assert code_of(broken) == [("wrong_encoding", 2, "name")]
    assert code_of(
        "unit,code,name,team,level\nM,1,Nguyễn,,staff".encode("cp1258", "replace") + b"\xe9"
    ) == [("wrong_encoding", None, "")]


@pytest.mark.parametrize("sign", [";", "\t"])
def test_another_separator_is_asked_for_and_not_guessed(sign):
    data = GOOD.replace(b",", sign.encode())

    assert code_of(data) == [("wrong_delimiter", 1, "")]
    assert code_of(data, delimiter=sign) == []


def test_a_quotation_mark_that_is_not_closed_says_where_it_began():
    """Python's own reader would swallow the rest of the file into one cell."""
    data = GOOD + b'M,2,"Noy,clinic,staff\nM,3,Keo,clinic,staff\n'

    assert code_of(data) == [("bad_quote", 3, "")]
    # Where it is the very first row, the table is not called empty as well.
    assert code_of(sheet(PEOPLE) + b'M,2,"Noy,clinic,staff\n') == [("bad_quote", 2, "")]


def test_a_heading_stands_there_once():
    header = (*PEOPLE, "name")

    assert code_of(sheet(header, (*NOY, "other"))) == [("header_twice", 1, "name")]


def test_a_missing_column_is_named():
    assert code_of(sheet(PEOPLE[:4], NOY[:4])) == [("column_missing", 1, "level")]


@pytest.mark.parametrize("cells", [NOY[:4], (*NOY, "more")])
def test_every_row_is_as_wide_as_its_heading(cells):
    assert code_of(sheet(PEOPLE, NOY, cells)) == [("row_width", 3, "")]


@pytest.mark.parametrize("column", ["ethnicity", "party rank", "score", "religion", ""])
def test_a_column_that_nobody_asked_for_refuses_the_file(column):
    """Ignoring it would keep it in the store of uploads."""
    found = code_of(sheet((*PEOPLE, column), (*NOY, "x")))

    assert found == [("column_not_allowed", 1, column)]


def test_columns_may_stand_in_any_order():
    header, row = tuple(reversed(PEOPLE)), tuple(reversed(NOY))

    assert read("people", sheet(header, row)).rows == (NOY,)


@pytest.mark.parametrize(
    "name",
    ["a\x00b", "a\x07b", "\u202eyoN", "a\u2066b", "a\nb", "ກ" + "່" * 5000, "ກ່້໊", "x\ufeffy"],
    ids=[
        "NUL",
        "bell",
        "right to left",
        "isolate",
        "line break",
        "5,000 tone marks",
        "three tones",
        "BOM inside",
    ],
)
def test_letters_that_cannot_stand_in_a_name(name):
    found = code_of(row_with(name))

    assert found[0][1:] == (3, "name")
    assert found[0][0] in {"bad_character", "too_long"}


def test_half_a_letter_is_refused_by_its_cell():
    """A lone surrogate is stored by one database and refused by the other."""
    assert code_of(GOOD + b"M,2,a\xed\xa0\x80b,,staff\n") == [("bad_character", 3, "name")]
    utf16 = GOOD.decode().encode("utf-16") + "M,2,a\ud800b,,staff\n".encode(
        "utf-16-le", "surrogatepass"
    )
    assert code_of(utf16) == [("bad_character", 3, "name")]


@pytest.mark.parametrize("name", ["ກ່ຽວ", "ນ້ຳ", "ເຊື່ອມ\u200bຊຶມ", "ຊີ້ນຳ", "Nguyễn", "นี่", "àlex"])
def test_letters_that_people_really_have(name):
    """Just inside the rules above: tone over vowel, the Lao word break, Vietnamese and Thai marks."""
    assert code_of(row_with(name)) == []


@pytest.mark.parametrize(("length", "wrong"), [(120, []), (121, [("too_long", 3, "name")])])
def test_a_name_has_a_length(length, wrong):
    assert code_of(row_with("ກ" * length)) == wrong


def test_a_cell_of_two_hundred_thousand_letters_is_too_long():
    assert code_of(row_with("x" * 200_000)) == [("too_long", 3, "")]


@pytest.mark.parametrize(
    "name", ["=cmd|'/c calc'!A1", "+8562055512345", "-Noy", "@Noy", "\tNoy", "'=quoted", "''=twice"]
)
def test_what_looks_like_a_formula_is_text_and_comes_back_as_it_was(name):
    """Kept as typed; written to a table with a mark that only the reader takes away."""
    assert unescaped(escaped(name)) == name
    assert not escaped(name).startswith(("=", "+", "-", "@", "\t"))
    assert read("people", row_with(escaped(name))).rows[1][2] == name


def test_an_apostrophe_of_ones_own_stays():
    assert read("people", row_with("'Aloha")).rows[1][2] == "'Aloha"


def test_the_same_name_twice_is_two_people():
    """Common in Lao; people are one only by their unit's own code."""
    assert code_of(sheet(PEOPLE, NOY, ("M", "2", *NOY[2:]))) == []
    assert code_of(sheet(PEOPLE, NOY, NOY)) == [("code_twice", 3, "code")]


@pytest.mark.parametrize("code", [" 7", "7 ", "a\u00a0b", "a\u200bb", "a\u2009b", "a\tb"])
def test_a_code_shows_every_sign_it_is_made_of(code):
    """Nobody who types it again would hit the same one."""
    assert code_of(sheet(PEOPLE, ("M", code, "Noy", "", "staff"))) == [("code_unclean", 2, "code")]
    assert code_of(sheet(PEOPLE, ("M", "ກ 7-a", "Noy", "", "staff"))) == []


def test_a_level_and_a_unit_must_be_known():
    found = code_of(sheet(PEOPLE, ("X", "1", "Noy", "", "boss")))

    assert found == [("unknown_unit", 2, "unit"), ("unknown_level", 2, "level")]


@pytest.mark.parametrize("people", ["12", "໑໒", "0"])
def test_heads_are_counted_in_any_digits(people):
    assert faults("headcounts", sheet(HEADS, ("M", "clinic", "staff", people))) == []


@pytest.mark.parametrize("people", ["-1", "1_000", "1e3", "NaN", "inf", "12.5", "999999999", "²"])
def test_what_is_no_number_of_people(people):
    found = faults("headcounts", sheet(HEADS, ("M", "clinic", "staff", people)))

    assert found == [("not_a_number", 2, "people")]


def test_a_file_without_rows_says_so():
    assert code_of(b"") == [("no_rows", None, "")]
    assert code_of(sheet(PEOPLE)) == [("no_rows", None, "")]


# Spreadsheets


def test_a_spreadsheet_is_read_like_a_text():
    assert read("people", workbook(PEOPLE, NOY)).rows == (NOY,)
    counts = workbook(HEADS, ("M", "clinic", "staff", 12))
    assert read("headcounts", counts).rows == (("M", "clinic", "staff", "12"),)


def test_a_code_that_became_a_number_shows_what_may_be_lost():
    """00123 typed into a cell is kept as 123; nobody may guess it back."""
    reading = read("people", workbook(PEOPLE, ("M", 123, "Noy", "", "staff")))

    assert [(f.code, f.row, f.column) for f in reading.faults] == [("code_not_text", 2, "code")]
    assert "123" in reading.faults[0].say.en


def test_a_code_that_a_spreadsheet_wrote_as_a_power_of_ten():
    assert code_of(sheet(PEOPLE, ("M", "1.00E+05", "Noy", "", "staff"))) == [
        ("code_not_text", 2, "code")
    ]
    assert code_of(sheet(PEOPLE, ("M", "1E5", "Noy", "", "staff"))) == []


def test_a_cell_that_is_computed_is_refused():
    found = code_of(workbook(PEOPLE, ("M", "1", '=CELL:"No"&"y"', "", "staff")))

    assert ("formula", 2, "name") in found


def computed(cell: str) -> bytes:
    """Return a spreadsheet into whose second row a cell is written by hand."""
    return changed(lambda part: part.replace(b'<c r="C2"', cell.encode() + b'<c r="C9"', 1))


def changed(how, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    book = workbook(PEOPLE, NOY)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return repacked(book, change={name: how(parts.read(name))})


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C2" t="str"><f>1+1</f><v>x</v></c>',
        '<c t="str" r="C2"><f>1+1</f><v>x</v></c>',
        '<c t="str"><f>1+1</f><v>x</v></c>',
        "<c t=\"str\" r='C2' ><v>x</v><f\n>1+1</f></c>",
        '<c t="str" r="C2"><!-- --><f/><v>x</v></c>',
        '<y:c xmlns:y="urn:y" r="C2" t="str"><y:f>1+1</y:f><y:v>x</y:v></y:c>',
    ],
    ids=["usual", "turned round", "no place", "quotes", "comment", "prefix"],
)
def test_a_computed_cell_is_found_however_it_is_written(cell):
    """The order of attributes, quotes, comments and prefixes mean nothing to whoever reads XML."""
    assert ("formula", 2, "name") in code_of(computed(cell))


def test_what_is_computed_beside_the_cells_is_no_computed_cell():
    """Lists to choose from are kept as formulas at the end of a sheet; templates are full of them."""
    beside = (
        b'<extLst><ext><x:formula1 xmlns:x="urn:x"><x:f>A1:A5</x:f></x:formula1></ext></extLst>'
    )
    book = changed(lambda part: part.replace(b"</worksheet>", beside + b"</worksheet>"))

    assert code_of(book) == []


def test_a_part_that_is_not_utf_8_is_refused():
    """Every search for what must not be there would look for the wrong bytes."""
    book = changed(lambda part: part.decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    assert code_of(book) == [("wrong_encoding", None, "")]
    latin = changed(lambda part: part.replace(b"UTF-8", b"ISO-8859-1"))
    assert code_of(latin) == [("wrong_encoding", None, "")]
    doctype = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'
    hidden = repacked(workbook(PEOPLE, NOY), add={"xl/evil.xml": doctype.encode("utf-16")})
    assert code_of(hidden) == [("dtd_forbidden", None, "")]


def test_a_sheet_under_another_ending_is_not_read_unseen():
    sheet_as = {"xl/worksheets/sheet1.png": b"<worksheet/>"}
    book = changed(
        lambda part: part.replace(b"sheet1.xml", b"sheet1.png"), "xl/_rels/workbook.xml.rels"
    )

    assert code_of(repacked(book, add=sheet_as)) == [("bad_archive", None, "")]


FAR = b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'


def test_a_cell_far_from_all_others_is_too_complex():
    """Its rectangle would be held in memory: 549 GB, which ends the process that asks for it."""
    book = changed(lambda part: part.replace(b"</sheetData>", FAR))

    assert code_of(book) == [("too_complex", None, "")]


def test_a_column_that_is_only_formatted_to_its_end_is_no_fault():
    """Whoever formats a whole column as text leaves an empty cell at its end."""
    far = FAR.replace(b"<v>x</v>", b"")
    size = b'<dimension ref="A1:XFD1048576"/>'
    book = changed(
        lambda part: part.replace(b"</sheetData>", far).replace(b'<dimension ref="A1:E2"/>', size)
    )

    assert read("people", book).rows == (NOY,)


def test_what_ends_the_process_that_reads_ends_only_that(monkeypatch):
    """The bound on far cells is the first line; when it misses, a child dies, and the house stands."""
    limits = Limits(memory=2**28, seconds=8)
    assert ask(tables._CHILD, data=workbook(PEOPLE, NOY), limits=limits)
    assert ask(DYING, data=workbook(PEOPLE, NOY), limits=limits) is None
    monkeypatch.setattr(tables, "_CHILD", DYING)
    assert code_of(workbook(PEOPLE, NOY)) == [("too_complex", None, "")]


def test_a_text_that_begins_like_a_formula_is_text_in_a_spreadsheet_too():
    assert read("people", workbook(PEOPLE, ("M", "1", "=1+1", "", "staff"))).rows[0][2] == "=1+1"


def test_cells_beside_the_heading_are_a_fault():
    assert code_of(workbook(PEOPLE, (*NOY, "secret"))) == [("row_width", 2, "")]


@pytest.mark.parametrize(
    ("add", "code"),
    [
        ({"xl/vbaProject.bin": b"x"}, "active_content"),
        ({"xl/externalLinks/externalLink1.xml": b"<x/>"}, "active_content"),
        ({"../outside.xml": b"<x/>"}, "bad_archive"),
        ({"xl/bomb.xml": b" " * 60_000_000}, "bad_archive"),
        ({"xl/evil.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}, "dtd_forbidden"),
        ({f"xl/{n}.xml": b"<x/>" for n in range(2100)}, "bad_archive"),
    ],
    ids=["macro", "outside link", "climbs out", "bomb", "DOCTYPE", "thousands of parts"],
)
def test_a_spreadsheet_that_wants_more_than_to_be_read(add, code):
    assert code_of(repacked(workbook(PEOPLE, NOY), add=add)) == [(code, None, "")]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"PK\x03\x04" + b"\x00" * 500], ids=["cut", "zeros"]
)
def test_a_broken_archive_is_no_error_of_ours(data):
    assert code_of(data) == [("bad_archive", None, "")]


def test_every_cut_of_a_spreadsheet_is_answered():
    """Asked of the reader itself: a process for each of a hundred cuts tells no more."""
    whole = workbook(PEOPLE, NOY)
    for end in range(4, len(whole) - 1, 97):
        lines, flaws = read_xlsx(whole[:end], numbers=frozenset())
        assert (lines, [flaw.code for flaw in flaws]) == ([], ["bad_archive"])
    assert code_of(whole[:900]) == [("bad_archive", None, "")]


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0old office", b"%PDF-1.7"])
def test_what_is_no_table_is_told_so(data):
    assert code_of(data) == [("not_a_table", None, "")]
