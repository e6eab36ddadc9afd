"""Tables of units: what they may say of the tree, and what becomes of it."""

import random

import pytest

from suffuse.organisation import reads
from suffuse.organisation.models import Unit
from suffuse.organisation.rules import UNIT_KINDS
from suffuse.web import wording
from tests import world
from tests.tables import UNITS, country, faults, hand_in, read, sheet, take

pytestmark = pytest.mark.django_db


def tree() -> dict[str, tuple[str, int]]:
    """Return (codes from the top, depth) of every unit, by code."""
    names = {str(unit.pk): unit.code for unit in Unit.objects.all()}
    return {
        unit.code: ("/".join(names[pk] for pk in unit.path.strip("/").split("/")), unit.depth)
        for unit in Unit.objects.all()
    }


def test_a_parent_may_stand_later_in_the_file():
    """People write lists in the order in which they think of things."""
    take("units", country(("D1", "P1"), ("P1", "M"), ("M", "")))

    assert tree() == {"M": ("M", 1), "P1": ("M/P1", 2), "D1": ("M/P1/D1", 3)}


def test_every_order_of_rows_makes_one_tree():
    rows = (
        [("M", "")]
        + [(f"P{n}", "M") for n in range(6)]
        + [(f"D{n}", f"P{n % 6}") for n in range(12)]
    )
    seen = set()
    for turn in range(8):
        Unit.objects.update(parent=None)
        Unit.objects.all().delete()
        mixed = random.Random(turn).sample(rows, len(rows))
        take("units", country(*mixed))
        seen.add(str(sorted(tree().items())))

    assert len(seen) == 1


def test_a_circle_is_refused_and_every_row_of_it_is_named():
    found = faults("units", country(("M", ""), ("A", "B"), ("B", "A"), ("C", "A")))

    assert found == [("cycle", 3, "parent"), ("cycle", 4, "parent")]


def test_a_circle_that_closes_through_a_unit_already_there_is_refused():
    take("units", country(("M", ""), ("A", "M"), ("B", "A")))

    assert faults("units", country(("A", "B"))) == [("cycle", 2, "parent")]


@pytest.mark.parametrize(
    ("rows", "rows_named"),
    [([("M", ""), ("N", "")], [2, 3]), ([("A", "M"), ("M", "A")], None)],
    ids=["two tops", "none"],
)
def test_a_country_has_one_top(rows, rows_named):
    found = [row for code, row, _ in faults("units", country(*rows)) if code == "root_count"]

    assert found == (rows_named or [None])


def test_a_second_top_beside_the_one_that_stands_is_refused():
    world.ministry()

    assert faults("units", country(("N", ""))) == [("root_count", 2, "parent")]


def test_twelve_levels_are_deep_enough():
    """Inside and outside of the limit, and no slower for a chain of two thousand."""
    chain = [("U1", ""), *((f"U{n}", f"U{n - 1}") for n in range(2, 2001))]

    assert faults("units", country(*chain[:12])) == []
    assert faults("units", country(*chain[:13])) == [("too_deep", 14, "parent")]
    assert len(faults("units", country(*chain))) == 1988


def test_a_unit_may_have_ever_so_many_children():
    rows = [("M", ""), *((f"U{n}", "M") for n in range(3000))]

    assert take("units", country(*rows)).made == 3001


def test_1_and_10_are_two_units():
    """`/1/1/` must never match `/1/10/`."""
    take("units", country(("1", ""), ("10", "1"), ("100", "10"), ("2", "1")))
    units = {unit.code: unit for unit in reads.units()}

    assert [unit.code for unit in reads.units(units["10"].scope)] == ["10", "100"]
    assert [unit.code for unit in reads.units(units["2"].scope)] == ["2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("ນ້ຳ", "ນໍ້າ"), ("ໜອງບົວ", "ຫນອງບົວ"), ("ນາແກ", "ນາ\u200bແກ"), ("ດອນແດງ", "ດອນເເດງ")],
)
def test_names_that_read_alike_are_settled_by_a_person(one, other):
    """A typing difference that nobody sees on paper makes one place into two."""
    rows = sheet(
        UNITS,
        ("M", "", "office", "M", ""),
        ("A", "M", "office", one, ""),
        ("B", "M", "office", other, ""),
    )

    assert faults("units", rows) == [("possible_duplicate", 4, "name_lo")]
    assert take("units", rows, settled=True).made == 3
    assert Unit.objects.get(code="B").name_lo == other  # kept as typed


def test_one_name_below_two_parents_is_no_doubt():
    """Half the country has a Phonsavan."""
    rows = sheet(
        UNITS,
        ("M", "", "office", "M", ""),
        ("A", "M", "office", "A", ""),
        ("B", "M", "office", "B", ""),
        ("A1", "A", "office", "ໂພນສະຫວັນ", ""),
        ("B1", "B", "office", "ໂພນສະຫວັນ", ""),
    )

    assert faults("units", rows) == []


def test_a_code_stands_once():
    assert faults("units", country(("M", ""), ("A", "M"), ("A", "M")))[:1] == [
        ("code_twice", 4, "code")
    ]


def test_a_parent_that_is_nowhere_is_named():
    assert faults("units", country(("M", ""), ("A", "X"))) == [("unknown_unit", 3, "parent")]


def test_a_province_speaks_of_its_own_units_only():
    """An import is no way around the reach of a seat: rights are needed at both ends of a move."""
    hilltop, lowland = world.hilltop(), world.lowland()
    world.riverside(), world.meadow()
    scope = reads.unit(hilltop.pk).scope

    assert faults("units", country(("NEW", "P1")), scope=scope) == []
    assert faults("units", country(("NEW", "P10")), scope=scope) == [
        ("unit_out_of_reach", 2, "parent")
    ]
    assert faults("units", country(("P10-D1", "P1")), scope=scope) == [
        ("unit_out_of_reach", 2, "code")
    ]
    assert faults("units", country(("P1-D1", "P10")), scope=scope) == [
        ("unit_out_of_reach", 2, "parent")
    ]
    assert lowland.path != hilltop.path


def test_a_second_table_renames_and_moves_what_is_there():
    take("units", country(("M", ""), ("A", "M"), ("B", "M"), ("A1", "A"), ("A2", "A1")))
    before = {unit.code: unit.pk for unit in Unit.objects.all()}

    done = take(
        "units", sheet(UNITS, ("A1", "B", "hospital", "ໃໝ່", "New"), ("C", "A2", "office", "C", ""))
    )

    assert (done.made, done.changed) == (1, 1)
    assert tree()["C"] == ("M/B/A1/A2/C", 5)
    assert {code: pk for code, pk in before.items() if Unit.objects.get(code=code).pk != pk} == {}
    assert Unit.objects.get(code="A1").name_en == "New"


def test_two_units_may_change_places_in_one_table():
    take("units", country(("M", ""), ("A", "M"), ("B", "A")))

    take("units", country(("B", "M"), ("A", "B")))

    assert tree() == {"M": ("M", 1), "B": ("M/B", 2), "A": ("M/B/A", 3)}


def test_a_faulty_table_leaves_nothing_behind():
    intake = hand_in("units", country(("M", ""), ("A", "B"), ("B", "A")))

    assert (intake.state, intake.rows, Unit.objects.count()) == ("refused", [], 0)


def test_every_fault_is_said_in_both_languages_with_its_place():
    fault = read("units", country(("M", ""), ("A", "X")), name="tree.csv").faults[0]

    assert (fault.file, fault.row, fault.column) == ("tree.csv", 3, "parent")
    assert "X" in fault.say.lo
    assert "X" in fault.say.en


def test_five_hundred_faults_are_five_hundred_sentences():
    """All at once, so that a file is corrected once; and nothing of it is written."""
    bad = {n * 100 for n in range(1, 501)}
    rows = [("M", "")] + [(f"U{n}", "NOBODY" if n in bad else "M") for n in range(1, 50_001)]

    intake = hand_in("units", country(*rows))

    assert {fault["row"] for fault in intake.faults} == {n + 2 for n in bad}
    assert (len(intake.faults), Unit.objects.count()) == (500, 0)


@pytest.mark.parametrize("other", ["zz1", "Zz1", "ZZ໑", "ＺＺ1"])
def test_codes_that_look_alike_are_a_doubt(other):
    """Two such units are mistaken for each other in every list; only a person knows whether they are two."""
    take("units", country(("M", ""), ("P", "M"), ("ZZ1", "M")))

    assert faults("units", country((other, "P"))) == [("codes_alike", 2, "code")]
    assert faults("units", country(("A", "M"), ("a", "P"))) == [("codes_alike", 3, "code")]
    take("units", country((other, "P")), settled=True)
    assert faults("units", country((other, "P"), ("ZZ1", "M"), ("ZZ-2", "M"))) == []


def test_a_kind_that_no_unit_has_is_a_doubt_and_said_once():
    take("units", country(("M", "")))
    rows = [(f"T{n}", "M", "tent", f"ເຕັນ {n}", "") for n in range(3)]
    table = sheet(UNITS, *rows)

    assert faults("units", table) == [("unknown_kind", 2, "kind")]
    take("units", table, settled=True)
    assert faults("units", sheet(UNITS, ("T9", "M", "tent", "ເຕັນ 9", ""))) == []


def test_every_known_kind_has_a_word_on_the_pages():
    assert set(UNIT_KINDS) == set(wording.UNIT_KINDS)
