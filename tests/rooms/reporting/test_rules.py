"""What can be decided about reports without a database: sums, disclosure, words, stops."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suffuse.reporting.rules import (
    SECTIONS,
    BadNumber,
    Cell,
    Node,
    Reach,
    Shown,
    Sibling,
    State,
    add_up,
    after,
    came_so_far,
    difference,
    disagreements,
    doubts,
    locked,
    personal,
    pool,
    read_people,
    roll_up,
    show,
    show_answers,
    stops,
)

people = st.none() | st.integers(0, 500)


@st.composite
def cells(draw):
    of = draw(people)
    basis = "unknown" if of is None else draw(st.sampled_from(["counted", "estimated"]))
    return Cell(basis, of, draw(people), draw(people), draw(people))


def test_counted_estimated_and_unknown_stay_apart():
    """A sum that mixes them says more than anybody knows."""
    total = roll_up([Cell("counted", 40), Cell("estimated", 60), Cell("unknown", None)])
    assert (total.counted, total.estimated, total.unknown) == (40, 60, 1)
    assert total.of == 100


def test_missing_is_unknown_and_never_nought():
    """A silent unit must not look like a unit where nobody came."""
    silent = roll_up([Cell("counted", 40)])
    assert silent.wide is None
    assert silent.reached is None
    assert silent.silent == 40
    nobody = roll_up([Cell("counted", 40, came=0)])
    assert nobody.wide == 0
    assert nobody.silent == 0


def test_the_silent_stay_in_the_whole():
    """Saying nothing must never make the share larger."""
    total = roll_up([Cell("counted", 50, came=50), Cell("counted", 50)])
    assert total.wide == 0.5


def test_nothing_is_known_of_nothing():
    """An empty subtree has no share at all."""
    assert roll_up([]).of is None
    assert roll_up([]).wide is None
    assert roll_up([]).deep is None


@given(st.lists(cells(), max_size=12), st.integers(0, 12))
def test_a_parent_is_its_children_however_they_are_grouped(lines, cut):
    """Totals add up: in one go, in parts, and in any order."""
    assert add_up([roll_up(lines[:cut]), roll_up(lines[cut:])]) == roll_up(reversed(lines))


def test_a_ledger_line_knows_nought_only_where_nothing_was_due():
    """Sessions that passed in silence are not sessions to which nobody came."""
    assert came_so_far(planned=20, due=0, said=None) == 0
    assert came_so_far(planned=20, due=1, said=None) is None
    assert came_so_far(planned=None, due=0, said=None) is None
    assert came_so_far(planned=None, due=0, said=7) == 7


@pytest.mark.parametrize(
    ("reached", "of", "seen"),
    [
        (3, 4, Shown("withheld")),
        (9, 9, Shown("withheld", of=10)),
        (5, 10, Shown("rounded", 5, 10, 50)),
        (18, 20, Shown("above", of=20, percent=75)),
        (4, 20, Shown("below", of=20, percent=25)),
        (200, 200, Shown("above", of=200, percent=95)),
        (0, 200, Shown("below", of=200, percent=5)),
        (123, 400, Shown("rounded", 125, 400, 31)),
        (None, 400, Shown("unknown", of=400)),
        (None, None, Shown("unknown")),
        (None, 3, Shown("unknown")),
    ],
)
def test_above_the_unit_neither_a_group_nor_its_complement_points_at_anybody(reached, of, seen):
    """Under five, all and none become bands or nothing; the rest is rounded to five."""
    assert show(reached, of) == seen


def test_inside_the_unit_figures_are_exact():
    """Those who counted know what they counted."""
    assert show(3, 4, exact=True) == Shown("exact", 3, 4, 75)


def test_a_low_band_does_not_pass_silence_off_as_absence():
    """Where many have not said, "< 5 %" would be a guess."""
    assert show(20, 1000, silent=True).kind == "rounded"
    assert show(20, 1000).kind == "below"


@given(st.integers(0, 400), st.integers(1, 400), st.integers(5, 9))
def test_no_shown_number_lets_fewer_than_k_be_counted(reached, of, k):
    """For every figure shown, many truths are possible: no cell can be solved by itself."""
    seen = show(min(reached, of), of, k=k)
    if seen.kind == "rounded":
        assert seen.reached >= 5
        assert k <= min(reached, of) <= of - k


def test_answers_are_shown_from_ten_sheets_on():
    """Nine sheets in a unit are nine people who could be guessed at."""
    assert show_answers(80, 90, checked=9).withheld
    assert show_answers(80, 100, checked=10).percent == 80
    assert show_answers(99, 100, checked=10) == Shown("above", percent=95)
    assert show_answers(0, 0, checked=0).kind == "unknown"


def test_small_siblings_are_pooled_and_one_alone_is_joined():
    """A single hidden unit is the total less its siblings: another one has to hide with it."""
    found = pool([Sibling(1, 4, 4), Sibling(2, 15, 30), Sibling(3, 200, 400)])
    assert found.pooled == (1, 2)
    assert found.shown[1] == found.shown[2] == Shown("withheld")
    assert found.shown[3].reached == 200
    assert found.together == show(19, 34)


def test_a_pool_too_small_for_a_figure_shows_none():
    """Two tiny units and nobody else: there are figures, and none is shown."""
    found = pool([Sibling(1, 2, 3), Sibling(2, 1, 4)])
    assert found.together.withheld
    assert pool([Sibling(1, 20, 40)]).pooled == ()


def test_an_accepted_report_has_no_way_on():
    """Accepted is the end of the road, whichever way somebody comes in."""
    assert locked("accepted")
    assert all(
        after(State.ACCEPTED, verb) is None for verb in ("edit", "submit", "return", "accept")
    )
    assert not any(locked(state) for state in ("draft", "submitted", "returned"))
    assert after("submitted", "edit") is None
    assert after("draft", "submit") is State.SUBMITTED
    assert len(SECTIONS) == 5


@pytest.mark.parametrize(
    ("typed", "number"),
    [("120", 120), ("໑໒໐", 120), ("1,250", 1250), ("1 250", 1250), ("", None), ("0", 0)],
)
def test_numbers_are_read_as_people_write_them(typed, number):
    """Lao digits are digits; an empty field is not known."""
    assert read_people(typed) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("NaN", "not_a_whole_number"),
        ("inf", "not_a_whole_number"),
        ("1e400", "not_a_whole_number"),
        ("1_000", "not_a_whole_number"),
        ("12.5", "not_a_whole_number"),
        ("١٢", "not_a_whole_number"),
        ("-5", "negative"),
        ("9" * 5000, "too_large"),
    ],
)
def test_what_is_no_number_of_people_is_refused_with_a_code(typed, code):
    """Python would take several of these."""
    with pytest.raises(BadNumber) as refusal:
        read_people(typed)
    assert refusal.value.code == code


def test_120_of_100_cannot_be():
    """A part is never larger than its whole; what is not known contradicts nothing."""
    assert list(disagreements({"of": 100, "came": 120, "stayed": 121})) == [
        ("came", "exceeds_population"),
        ("stayed", "stayed_exceeds_came"),
    ]
    assert list(disagreements({"of": None, "came": 120, "stayed": 100})) == []


@pytest.mark.parametrize(
    "text",
    [
        "ໂທ 020 55 123 456",
        "ໂທ ໐໒໐ ໕໕໑໒໓໔໕໖",
        "+856 20 5512 3456",
        "021-412345",
        "(020) 99887766",
        "ທ່ານ ສົມພອນ ໄດ້ນຳສະເໜີ",
        "ໂດຍທ່ານ ບຸນມີ",
        "ທ້າວ ຄຳສິງ ບໍ່ເຂົ້າຮ່ວມ",
        "ນາງ ວັນນາ",
        "ສະຫາຍ ພອນໄຊ",
        "Mr Somphone spoke",
        "Dr. Khamla",
    ],
)
def test_names_and_telephones_in_the_words_are_found(text):
    """They would travel up inside a sentence, past every table."""
    assert any(personal(doubt) for doubt in doubts("situation", text))


@pytest.mark.parametrize(
    "text",
    [
        "ມີຜູ້ເຂົ້າຮ່ວມ 36 ທ່ານ ຈາກທຸກພະແນກ",
        "ທ່ານຫົວໜ້າພະແນກ ໄດ້ເປີດກອງປະຊຸມ",
        "ວັນທີ 14/06/2027 ຫາ 2027-06-18",
        "Directive 27/2027 was studied in 12 sessions",
        "ຕາມມະຕິ 206/ກມສພ",
        "Reached 221,480 people",
    ],
)
def test_offices_days_and_counts_are_nobody(text):
    """A warning that always rings is not heard."""
    assert not any(personal(doubt) for doubt in doubts("situation", text))


def test_a_figure_in_the_words_that_is_not_in_the_table_is_pointed_at():
    """Words and table must not tell two stories."""
    text = "ເຂົ້າຮ່ວມ 120 ຄົນ ແລະ 63 %"
    assert not list(doubts("reach", text, people={120}, percents={63}))
    assert [d.found for d in doubts("reach", text, people={118}, percents={63})] == ["120 ຄົນ"]


TODAY = date(2027, 8, 1)


def node(key, path, *, reached=None, signs=None, state="no_plan", people=True):
    day = TODAY - timedelta(days=reached) if reached is not None else None
    sign = TODAY - timedelta(days=signs) if signs is not None else None
    return Node(key, path, day, sign, state, people)


def test_the_cascade_stopped_where_the_parent_was_reached_and_the_child_is_silent():
    """Twenty days are patience; twenty-one are a stop."""
    assert stops([node(1, "/1/", reached=20), node(2, "/1/2/")], on=TODAY) == ()
    (stop,) = stops([node(1, "/1/", reached=21), node(2, "/1/2/")], on=TODAY)
    assert (stop.key, stop.above, stop.days, stop.behind) == (2, 1, 21, 0)


def test_only_the_topmost_silent_unit_is_a_stop():
    """Those below it wait behind it: one letter is enough."""
    nodes = [
        node(1, "/1/", reached=40),
        node(2, "/1/2/"),
        node(3, "/1/2/3/"),
        node(4, "/1/10/", reached=3),
    ]
    (stop,) = stops(nodes, on=TODAY)
    assert (stop.key, stop.behind) == (2, 1)


def test_a_sign_of_life_starts_the_count_anew():
    """A unit that confirmed its plan last week is not silent."""
    assert stops([node(1, "/1/", reached=40), node(2, "/1/2/", signs=5)], on=TODAY) == ()


def test_a_unit_without_people_hands_on_what_it_hears():
    """An office that exists only on paper stops nothing."""
    nodes = [node(1, "/1/", reached=40), node(2, "/1/2/", people=False), node(3, "/1/2/3/")]
    assert [(stop.key, stop.above) for stop in stops(nodes, on=TODAY)] == [(3, 1)]


@given(st.text("ກຂ \n", max_size=40), st.text("ກຂ \n", max_size=40))
def test_a_difference_gives_back_both_texts(old, new):
    """What is shown as changed is all that changed."""
    pieces = difference(old, new)
    assert "".join(p.text for p in pieces if p.kind != "ins") == old
    assert "".join(p.text for p in pieces if p.kind != "del") == new


def test_an_empty_reach_is_the_zero_of_addition():
    """Adding nothing changes nothing."""
    one = roll_up([Cell("counted", 7, came=3)])
    assert one + Reach() == one
