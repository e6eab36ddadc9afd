"""Taking tables, moving and closing units: what is done, what is refused, what the log says."""

import json
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from suffuse.audit.acts import write
from suffuse.audit.models import Entry
from suffuse.audit.rules import HOUSE
from suffuse.organisation import acts, jobs, reads
from suffuse.organisation.models import HeadCount, Intake, Person, Unit
from suffuse.organisation.rules import columns_of, escaped
from tests import world
from tests.tables import HEADS, PEOPLE, country, hand_in, read, sheet, take, workbook
from tests.world import MONDAY

pytestmark = pytest.mark.django_db


def test_people_come_in_and_are_known_by_their_units_own_code():
    world.ministry()
    take(
        "people",
        sheet(PEOPLE, ("M", "1", "Noy", "clinic", "staff"), ("M", "2", "Noy", "clinic", "staff")),
    )

    done = take(
        "people",
        sheet(PEOPLE, ("M", "2", "Keo", "office", "managers"), ("M", "3", "Mai", "", "staff")),
    )

    assert (done.made, done.changed) == (1, 1)
    assert sorted((p.code, p.name, p.team) for p in Person.objects.all()) == [
        ("1", "Noy", "clinic"),
        ("2", "Keo", "office"),
        ("3", "Mai", ""),
    ]


def test_one_code_in_two_units_is_two_people():
    """A code is its unit's own; nobody is ever joined across units."""
    world.hilltop(), world.lowland()

    take("people", sheet(PEOPLE, ("P1", "1", "Noy", "", "staff"), ("P10", "1", "Noy", "", "staff")))

    assert Person.objects.count() == 2


def test_names_are_taken_for_the_one_unit_only():
    """A province does not keep the names of its districts, nor of its neighbour."""
    hilltop = world.hilltop()
    world.lowland(), world.riverside()
    scope = reads.unit(hilltop.pk).scope
    table = sheet(
        PEOPLE, *[(code, "1", "Noy", "", "staff") for code in ("P1", "P1-D1", "P10", "M")]
    )

    assert [fault.row for fault in read("people", table, scope=scope).faults] == [3, 4, 5]


def test_heads_may_be_counted_for_the_units_below():
    """A health centre without a computer is counted by its district."""
    hilltop = world.hilltop()
    world.lowland(), world.riverside()
    table = sheet(HEADS, *[(code, "", "staff", "7") for code in ("P1", "P1-D1", "P10")])

    assert [
        f.row for f in read("headcounts", table, scope=reads.unit(hilltop.pk).scope).faults
    ] == [4]


def test_a_later_count_takes_the_place_of_an_earlier_one():
    world.ministry()
    take("headcounts", sheet(HEADS, ("M", "clinic", "staff", "12")))

    done = take(
        "headcounts", sheet(HEADS, ("M", "clinic", "staff", "໑໔"), ("M", "office", "staff", "3"))
    )

    assert (done.made, done.changed) == (1, 1)
    assert sorted(HeadCount.objects.values_list("team", "people")) == [
        ("clinic", 14),
        ("office", 3),
    ]


def test_a_table_is_decided_once():
    world.ministry()
    intake = hand_in("headcounts", sheet(HEADS, ("M", "", "staff", "1")))
    acts.take(intake_id=intake.pk, by=HOUSE, at=MONDAY)

    for decide in (acts.take, acts.refuse):
        with pytest.raises(acts.AlreadyDecided):
            decide(intake_id=intake.pk, by=HOUSE, at=MONDAY)
    assert Intake.objects.get().rows == []


def test_a_refused_table_keeps_no_rows():
    world.ministry()
    intake = hand_in("people", sheet(PEOPLE, ("M", "1", "Noy", "", "staff")))

    acts.refuse(intake_id=intake.pk, by=HOUSE, at=MONDAY)

    intake.refresh_from_db()
    assert (intake.state, intake.rows, Person.objects.count()) == ("refused", [], 0)


def test_the_database_holds_no_rows_of_a_refused_table():
    with pytest.raises(IntegrityError), transaction.atomic():
        Intake.objects.create(
            kind="people", file_name="x", sha256="0" * 64, rows=[["a"]], state="refused",
            handed_in_by="1", handed_in_at=MONDAY,
        )  # fmt: skip


def test_what_changed_since_the_preview_is_noticed():
    """Between preview and taking, the unit of the table was given another code."""
    world.ministry()
    intake = hand_in("people", sheet(PEOPLE, ("M", "1", "Noy", "", "staff")))
    Unit.objects.update(code="MM")

    with pytest.raises(acts.NoLongerFits):
        acts.take(intake_id=intake.pk, by=HOUSE, at=MONDAY)
    assert Person.objects.count() == 0


def test_a_doubt_waits_for_a_person():
    intake = hand_in("units", country(("M", ""), ("A", "M")))
    acts.take(intake_id=intake.pk, by=HOUSE, at=MONDAY)
    Unit.objects.filter(code="A").update(name_lo="ໜ່ວຍ B")
    doubtful = hand_in("units", country(("B", "M")))

    with pytest.raises(acts.DoubtsOpen):
        acts.take(intake_id=doubtful.pk, by=HOUSE, at=MONDAY)
    acts.take(intake_id=doubtful.pk, by=HOUSE, at=MONDAY, doubts_settled=True)

    assert Unit.objects.filter(name_lo="ໜ່ວຍ B").count() == 2


def test_the_log_tells_of_a_table_without_a_single_name():
    world.ministry()
    take("people", sheet(PEOPLE, ("M", "1", "KANARI", "", "staff")))
    hand_in("people", sheet(PEOPLE, ("M", "1", "KANARI\u202e", "", "staff")))

    said = json.dumps([[entry.act, entry.thing, entry.facts] for entry in Entry.objects.all()])
    assert "organisation.take" in said
    assert "KANARI" not in said
    assert "KANARI" not in json.dumps([intake.faults for intake in Intake.objects.all()])


def test_halls_are_handed_over_to_the_room_that_keeps_them():
    world.ministry()
    halls = sheet(
        columns_of("venues"), ("M", "A", "Hall", "30", "", ""), ("M", "B", "Yard", "", "12", "9.5")
    )
    intake = hand_in("venues", halls)

    rows = acts.hand_over(intake_id=intake.pk, kind="venues", by=HOUSE, at=MONDAY)

    assert [row[1] for row in rows] == ["A", "B"]
    with pytest.raises(acts.AlreadyDecided):
        acts.hand_over(intake_id=intake.pk, kind="venues", by=HOUSE, at=MONDAY)


@pytest.mark.parametrize("kind", ["units", "people", "headcounts"])
def test_out_in_and_out_again_is_the_same_to_the_byte(kind):
    """Also for names that look like formulas, phone numbers, and codes with zeros in front."""
    take("units", country(("M", ""), ("007", "M"), ("1E5", "M")))
    take(
        "people",
        sheet(
            PEOPLE,
            *[
                ("007", f"0{n}", escaped(name), "", "staff")
                for n, name in enumerate(
                    ["=1+1", "+85620", "-", "@x", "\tz", "'=q", "ນ້ອຍ", 'a "b", c']
                )
            ],
        ),
    )
    take("headcounts", sheet(HEADS, ("007", "", "staff", "9"), ("M", "=team", "leaders", "0")))

    def out() -> list[tuple[str, ...]]:
        return [tuple(map(escaped, row)) for row in reads.table_rows(kind=kind, scope=None)]

    first = sheet(columns_of(kind), *out())
    done = take(kind, first, settled=True)

    assert (done.made, done.changed) == (0, 0)
    assert sheet(columns_of(kind), *out()) == first
    assert read(
        kind, workbook(columns_of(kind), *reads.table_rows(kind=kind, scope=None))
    ).rows == tuple(reads.table_rows(kind=kind, scope=None))


def test_a_table_that_nobody_decides_is_put_away_after_a_week():
    """A preview holds names; forgotten, it would hold them for ever."""
    world.ministry()
    intake = hand_in("people", sheet(PEOPLE, ("M", "1", "Noy", "", "staff")))

    assert jobs.put_away_tables(MONDAY + timedelta(days=7)) == ""
    assert jobs.put_away_tables(MONDAY + timedelta(days=8)) == "1 tables put away"
    assert jobs.put_away_tables(MONDAY + timedelta(days=8)) == ""

    intake.refresh_from_db()
    assert (intake.state, intake.rows) == ("refused", [])


# The tree


def test_a_unit_moves_with_all_below_it():
    riverside, lowland = world.riverside(), world.lowland()
    deep = world.unit("X", above=riverside)

    acts.move_unit(unit_id=riverside.pk, to_id=lowland.pk, by=HOUSE, at=MONDAY)

    deep.refresh_from_db()
    assert deep.path == f"{lowland.path}{riverside.pk}/{deep.pk}/"
    assert deep.depth == 4
    assert Entry.objects.latest("sequence").facts == {"from": world.hilltop().pk, "to": lowland.pk}


@pytest.mark.parametrize("seat_at", ["hilltop", "lowland"])
def test_a_move_needs_a_right_at_both_ends(seat_at):
    riverside, meadow = world.riverside(), world.meadow()
    by = world.actor("administrator", of=getattr(world, seat_at)())

    with pytest.raises(acts.OutOfReach):
        acts.move_unit(unit_id=riverside.pk, to_id=meadow.pk, by=by, at=MONDAY)
    acts.move_unit(
        unit_id=riverside.pk,
        to_id=meadow.pk,
        by=world.actor("administrator", of=world.ministry()),
        at=MONDAY,
    )


@pytest.mark.parametrize("to", ["hilltop", "riverside"])
def test_a_unit_never_hangs_below_itself(to):
    hilltop = world.hilltop()
    below = {"hilltop": hilltop, "riverside": world.riverside()}[to]

    with pytest.raises(acts.WouldCircle):
        acts.move_unit(unit_id=hilltop.pk, to_id=below.pk, by=HOUSE, at=MONDAY)


@pytest.mark.parametrize(("deep", "fits"), [(10, True), (11, False)])
def test_a_move_keeps_the_tree_twelve_deep(deep, fits):
    riverside = world.riverside()  # moves with one unit below it: two levels
    world.unit("X", above=riverside)
    last = world.lowland()
    for n in range(3, deep + 1):
        last = world.unit(f"L{n}", above=last)

    if fits:
        acts.move_unit(unit_id=riverside.pk, to_id=last.pk, by=HOUSE, at=MONDAY)
        assert Unit.objects.get(code="X").depth == 12
    else:
        with pytest.raises(acts.WouldBeTooDeep):
            acts.move_unit(unit_id=riverside.pk, to_id=last.pk, by=HOUSE, at=MONDAY)


def test_a_unit_ends_after_those_below_it():
    hilltop, riverside = world.hilltop(), world.riverside()
    on = date(2027, 6, 30)

    with pytest.raises(acts.HasOpenChildren):
        acts.close_unit(unit_id=hilltop.pk, on=on, by=HOUSE, at=MONDAY)
    for unit in (riverside, hilltop):
        acts.close_unit(unit_id=unit.pk, on=on, by=HOUSE, at=MONDAY)

    with pytest.raises(acts.UnitClosed):
        acts.close_unit(unit_id=hilltop.pk, on=on, by=HOUSE, at=MONDAY)
    with pytest.raises(acts.UnitClosed):
        acts.move_unit(
            unit_id=world.meadow().pk, to_id=hilltop.pk, by=HOUSE, at=MONDAY + timedelta(days=60)
        )
    assert reads.unit(hilltop.pk).stands(on)
    assert not reads.unit(hilltop.pk).stands(on + timedelta(days=1))


def test_a_unit_does_not_end_before_anything_was_known_of_it():
    """Else what it did, and what it was asked to do, would lie after its end."""
    riverside, first = world.riverside(), MONDAY.date()
    by = world.actor("committee", of=riverside)
    write(act="test.act", thing="house", by=HOUSE, at=MONDAY - timedelta(days=9))
    lowland = world.lowland()
    for on in (date(1, 1, 1), first - timedelta(days=10)):
        with pytest.raises(acts.BeforeItsFirstRecord):
            acts.close_unit(unit_id=lowland.pk, on=on, by=HOUSE, at=MONDAY)
    acts.count_heads(unit_id=riverside.pk, team="", level="staff", people=9, by=by, at=MONDAY)

    client = world.client_of("administrator", of=world.ministry())
    close = reverse("organisation:close", args=[riverside.pk])
    said = client.post(close, {"on": f"{first - timedelta(days=1)}"}, follow=True).content
    assert b"14/06/2027; it cannot have ended before" in said
    client.post(close, {"on": f"{first}"})
    assert reads.unit(riverside.pk).valid_until == first


def test_heads_are_counted_only_within_reach():
    riverside, meadow = world.riverside(), world.meadow()
    by = world.actor("committee", of=world.hilltop())

    acts.count_heads(unit_id=riverside.pk, team="", level="staff", people=9, by=by, at=MONDAY)
    with pytest.raises(acts.OutOfReach):
        acts.count_heads(unit_id=meadow.pk, team="", level="staff", people=9, by=by, at=MONDAY)
    with pytest.raises(ValueError, match="boss"):
        acts.count_heads(unit_id=riverside.pk, team="", level="boss", people=9, by=by, at=MONDAY)


# What the database holds by itself


@pytest.mark.parametrize(
    "wrong",
    [
        {"depth": 13},
        {"depth": 0},
        {"path": "1/2"},
        {"valid_from": date(2027, 2, 1), "valid_until": date(2027, 1, 1)},
    ],
)
def test_the_database_refuses_a_unit_that_cannot_be(wrong):
    unit = world.ministry()
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=unit.pk).update(**wrong)


def test_the_database_refuses_a_unit_above_itself():
    unit = world.ministry()
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=unit.pk).update(parent=unit)


def test_the_database_refuses_a_code_twice_in_one_unit():
    unit = world.ministry()
    world.person(of=unit, code="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        world.person(of=unit, code="1")


def test_the_database_refuses_two_counts_of_one_team_and_level():
    unit = world.ministry()
    world.headcount(of=unit, people=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        world.headcount(of=unit, people=2)
