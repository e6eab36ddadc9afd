"""How many people there are: counted, estimated and unknown are three things and stay three."""

import pytest
from django.db import IntegrityError, transaction

from suffuse.audience import acts, reads
from suffuse.audience.models import Estimate, Level
from suffuse.audience.rules import (
    UNKNOWN,
    Basis,
    Figure,
    Sum,
    Tally,
    add_up,
    figure,
    total,
)
from suffuse.audit.models import Entry
from suffuse.audit.rules import HOUSE
from suffuse.organisation.rules import LEVELS, Scope
from tests import world
from tests.world import MONDAY

# Rules


def test_a_tally_never_loses_its_whole():
    assert Tally(3, 10) + Tally(2, 5) == Tally(5, 15)
    assert total([]) == Tally(0, 0)


def test_an_unknown_whole_makes_the_whole_of_both_unknown():
    """Adding nothing for what nobody knows would make the share look better than it is."""
    assert Tally(3, 10) + Tally(2, None) == Tally(5, None)


@pytest.mark.parametrize(
    ("tally", "share"),
    [(Tally(5, 10), 0.5), (Tally(0, 10), 0.0), (Tally(0, 0), None), (Tally(3, None), None)],
)
def test_a_share_of_nothing_is_not_known(tally, share):
    assert tally.share == share


def test_a_count_comes_before_an_estimate_and_an_estimate_before_nothing():
    assert figure(counted=0, estimated=9) == Figure(Basis.COUNTED, 0)
    assert figure(counted=None, estimated=9) == Figure(Basis.ESTIMATED, 9)
    assert figure(counted=None, estimated=None) == UNKNOWN


@pytest.mark.parametrize(("basis", "people"), [(Basis.UNKNOWN, 0), (Basis.COUNTED, None)])
def test_unknown_is_never_a_number_and_a_number_never_unknown(basis, people):
    with pytest.raises(ValueError, match="Figure"):
        Figure(basis, people)


def test_what_is_counted_is_never_mixed_with_what_is_not():
    found = add_up(
        [Figure(Basis.COUNTED, 5), Figure(Basis.COUNTED, 2), Figure(Basis.ESTIMATED, 100), UNKNOWN]
    )

    assert found == Sum(counted=7, estimated=100, unknown_units=1)
    assert found.of is None
    assert Sum(counted=7).of == 7


# Reads and acts

pytestmark = pytest.mark.django_db


def estimate(unit, level: str = "staff", people: int = 100):
    return acts.estimate(
        unit_id=unit.pk,
        level=level,
        people=people,
        method="census",
        as_of=MONDAY.date(),
        by=HOUSE,
        at=MONDAY,
    )


def test_the_levels_that_a_table_may_name_are_the_levels_there_are():
    """The lower room knows the words, this room what they mean; they must not drift apart."""
    assert tuple(level.key for level in reads.levels()) == LEVELS


def test_names_and_heads_of_one_team_are_one_figure():
    """Those named are among those counted: the larger of both, team by team, then the sum."""
    ministry = world.ministry()
    world.headcount(of=ministry, people=5, team="clinic")
    for n in range(2):
        world.person(of=ministry, code=f"c{n}", team="clinic")
    world.headcount(of=ministry, people=1, team="office")
    for n in range(3):
        world.person(of=ministry, code=f"o{n}", team="office")
    scope = Scope(ministry.path)

    assert reads.figure_of(reads.per_unit(scope), ministry.pk, "staff") == Figure(Basis.COUNTED, 8)
    line = {line.level.key: line for line in reads.of_unit(ministry.pk)}["staff"]
    assert (line.figure.people, line.named) == (8, 5)


def test_an_estimate_stands_where_nobody_counted_and_only_there():
    ministry = world.ministry()
    world.headcount(of=ministry, people=5)
    estimate(ministry, "staff", 500)
    estimate(ministry, "public", 9000)
    lines = {line.level.key: line for line in reads.of_unit(ministry.pk)}

    assert lines["staff"].figure == Figure(Basis.COUNTED, 5)
    assert lines["staff"].method == ""
    assert (lines["public"].figure.basis, lines["public"].method) == (Basis.ESTIMATED, "census")
    assert lines["leaders"].figure == Figure(Basis.COUNTED, 0)
    assert {line.figure for line in reads.of_unit(world.hilltop().pk)} == {UNKNOWN}
    assert reads.per_unit(Scope(ministry.path))[ministry.pk]["staff"].basis is Basis.COUNTED


def test_a_unit_that_counted_nobody_is_unknown_and_not_nought():
    hilltop = world.hilltop()
    world.headcount(of=hilltop, people=5)
    world.riverside()  # has counted nobody
    estimate(world.unit("P1-D2", above=hilltop), "staff", 40)
    sums = reads.denominators(Scope(hilltop.path))

    assert sums["staff"] == Sum(counted=5, estimated=40, unknown_units=1)
    assert sums["leaders"] == Sum(unknown_units=2)
    assert sums["public"] == Sum()


def test_a_neighbour_is_not_counted():
    world.headcount(of=world.hilltop(), people=5)
    world.headcount(of=world.lowland(), people=7)

    assert reads.denominators(Scope(world.hilltop().path))["staff"].of == 5
    assert world.lowland().pk not in reads.per_unit(Scope(world.hilltop().path))


@pytest.mark.parametrize("count", [1, 3])
def test_the_people_of_a_scope_are_five_questions(count, django_assert_num_queries):
    hilltop = world.hilltop()
    for n in range(count):
        district = world.unit(f"P1-D{n}", above=hilltop)
        world.headcount(of=district, people=5)
        world.person(of=district)
        estimate(district, "public")

    with django_assert_num_queries(3):
        known = reads.per_unit(Scope(hilltop.path))
    with django_assert_num_queries(5):
        sums = reads.denominators(Scope(hilltop.path))

    assert len(known) == count
    assert (sums["staff"].counted, sums["public"].estimated) == (5 * count, 100 * count)


@pytest.mark.parametrize("count", [1, 3])
def test_the_people_of_a_unit_are_four_questions(count, django_assert_num_queries):
    hilltop = world.hilltop()
    for n in range(count):
        world.headcount(of=hilltop, people=5, team=f"team {n}")
    with django_assert_num_queries(4):
        lines = reads.of_unit(hilltop.pk)

    assert [line.level.key for line in lines] == list(LEVELS)


def test_an_estimate_says_how_and_is_logged():
    ministry = world.ministry()
    with pytest.raises(acts.NoMethod):
        acts.estimate(
            unit_id=ministry.pk,
            level="public",
            people=9,
            method=" ",
            as_of=MONDAY.date(),
            by=HOUSE,
            at=MONDAY,
        )
    estimate(ministry, "public", 9)
    estimate(ministry, "public", 12)

    assert Estimate.objects.get().people == 12
    assert [entry.facts["people"] for entry in Entry.objects.order_by("sequence")] == [9, 12]


def test_an_estimate_is_for_ones_own_units():
    by = world.actor("committee", of=world.hilltop())
    given = {
        "level": "public",
        "people": 9,
        "method": "census",
        "as_of": MONDAY.date(),
        "by": by,
        "at": MONDAY,
    }

    acts.estimate(unit_id=world.riverside().pk, **given)
    with pytest.raises(acts.OutOfReach):
        acts.estimate(unit_id=world.lowland().pk, **given)


def test_the_database_refuses_an_estimate_without_a_method_and_a_second_one():
    made = estimate(world.ministry())
    with pytest.raises(IntegrityError), transaction.atomic():
        Estimate.objects.filter(pk=made.pk).update(method="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Estimate.objects.create(
            unit=made.unit, level=made.level, people=1, method="again", as_of=MONDAY.date()
        )


def test_the_database_refuses_a_second_level_of_one_key():
    with pytest.raises(IntegrityError), transaction.atomic():
        Level.objects.create(key="staff", name_lo="x", name_en="x", position=9)
