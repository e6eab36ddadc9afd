"""Seats: who gives them, who must agree, and how they end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from suffuse.access import acts, reads
from suffuse.access.models import Seat
from suffuse.access.rules import (
    ANY,
    BELOW,
    CHILD,
    NEEDS_TWO,
    OWN,
    TABLE,
    UP,
    Role,
    as_markdown,
    permits,
    public,
    row,
    signed_in,
)
from suffuse.audit.models import Entry
from suffuse.audit.rules import HOUSE
from suffuse.organisation.rules import Scope
from tests import world
from tests.world import MONDAY

# Rules


@pytest.mark.parametrize(
    ("reach", "reached"),
    [
        (OWN, {"own"}),
        (CHILD, {"own", "child"}),
        (BELOW, {"own", "child", "grandchild"}),
        (UP, {"own", "parent"}),
        (ANY, {"own", "child", "grandchild", "parent", "sibling", "prefix_sibling", "nothing"}),
    ],
)
def test_how_far_a_seat_reaches(reach, reached):
    places = {
        "own": "/1/1/",
        "child": "/1/1/5/",
        "grandchild": "/1/1/5/6/",
        "parent": "/1/",
        "sibling": "/1/2/",
        "prefix_sibling": "/1/10/",
        "nothing": None,
    }
    given = row("do it", committee=reach)

    assert {
        name
        for name, thing in places.items()
        if permits(given, role="committee", seat="/1/1/", thing=thing)
    } == reached


def test_a_role_that_a_row_does_not_name_may_not():
    given = row("do it", committee=ANY)

    assert not permits(given, role="organiser", seat="/1/", thing="/1/")
    assert not permits(given, role="nobody", seat="/1/", thing="/1/")
    assert permits(signed_in("do it"), role="organiser", seat="/1/", thing=None)
    assert permits(public("do it"), role="organiser", seat="/1/", thing=None)


def test_on_paper_every_route_is_a_line():
    paper = as_markdown(TABLE)

    assert [line for line in TABLE if f"`{line}`" not in paper] == []
    assert as_markdown({"a:b": row("do it", board=BELOW)}).splitlines()[2] == (
        "| `a:b` | do it | below |  |  |  |  |  |  |  |"
    )


# Acts

pytestmark = pytest.mark.django_db


def grant(role: str = "media", *, by=None, of=None, name: str = "keo", **given: object) -> Seat:
    of = of or world.hilltop()
    return acts.grant_seat(
        user_id=world.account(name).pk,
        unit_id=of.pk,
        role=role,
        by=by or world.actor("administrator", of=world.ministry()),
        at=MONDAY,
        **given,
    )


def held(seat: Seat, *, at=MONDAY) -> bool:
    return any(one.id == seat.pk for one in reads.seats_of(user_id=seat.user_id, at=at))


@pytest.mark.parametrize("role", [role for role in Role if role not in NEEDS_TWO])
def test_most_seats_hold_at_once(role):
    assert held(grant(role))


@pytest.mark.parametrize("role", sorted(NEEDS_TWO))
def test_the_strongest_seats_need_two_hands(role):
    seat = grant(role)
    assert not held(seat)
    assert [one.seat_id for one in reads.waiting(Scope(world.ministry().path))] == [seat.pk]

    other = world.actor("board", of=world.ministry())
    acts.second_grant(seat_id=seat.pk, by=other, at=MONDAY)

    assert held(seat)
    assert reads.waiting(Scope(world.ministry().path)) == ()


def test_nobody_agrees_with_themselves():
    """Neither the seat that granted, nor another seat of the same account, nor the one it is for."""
    first = world.actor("administrator", of=world.ministry())
    seat = grant("administrator", by=first)
    same = world.seat("board", of=world.ministry(), name="administrator-m")
    own = world.seat("board", of=world.ministry(), name="keo")

    for by in (first, *(one.actor for one in reads.seats_of(user_id=same.user_id, at=MONDAY))):
        with pytest.raises(acts.SameHand):
            acts.second_grant(seat_id=seat.pk, by=by, at=MONDAY)
    mine = next(one.actor for one in reads.seats_of(user_id=own.user_id, at=MONDAY))
    with pytest.raises(acts.SameHand):
        acts.second_grant(seat_id=seat.pk, by=mine, at=MONDAY)
    assert not held(seat)


def test_a_seat_is_given_to_another_account_than_ones_own():
    by = world.actor("administrator", of=world.ministry())

    for role in Role:
        with pytest.raises(acts.OwnAccount):
            grant(role, by=by, name="administrator-m")
    assert held(grant("media", by=by))


def test_a_seat_is_held_since_the_second_hand():
    """The first may have given it long before; the unit is told from the day it sees names."""
    seat = grant("organiser")
    later = MONDAY + timedelta(days=30)
    by = world.actor("board", of=world.ministry())
    assert reads.new_eyes(seat.unit_id, since=MONDAY) == ()

    acts.second_grant(seat_id=seat.pk, by=by, at=later)

    assert [one.id for one in reads.new_eyes(seat.unit_id, since=later)] == [seat.pk]
    assert reads.new_eyes(seat.unit_id, since=later + timedelta(seconds=1)) == ()


def test_consent_is_asked_only_where_it_is_needed_and_once():
    by = world.actor("board", of=world.ministry())
    plain, strong = grant("media"), grant("board")
    acts.second_grant(seat_id=strong.pk, by=by, at=MONDAY)

    for seat in (plain, strong):
        with pytest.raises(acts.NotWaiting):
            acts.second_grant(seat_id=seat.pk, by=by, at=MONDAY)


def test_a_seat_is_given_within_reach_only():
    by = world.actor("administrator", of=world.hilltop())

    grant(by=by, of=world.riverside())
    for foreign in (world.lowland(), world.ministry()):
        with pytest.raises(acts.OutOfReach):
            grant(by=by, of=foreign)
    waiting = grant("board", of=world.lowland())
    with pytest.raises(acts.OutOfReach):
        acts.second_grant(seat_id=waiting.pk, by=by, at=MONDAY)


def test_a_seat_is_held_once():
    grant()
    with pytest.raises(acts.AlreadyHeld):
        grant()


def test_a_participant_is_somebody_of_the_units_own_roster():
    own = world.person(of=world.hilltop())
    foreign = world.person(of=world.lowland())

    with pytest.raises(acts.StrangePerson):
        grant("participant", person_id=foreign.pk)
    with pytest.raises(acts.StrangePerson):
        grant("media", person_id=own.pk)
    assert grant("participant", person_id=own.pk).person == own


def test_a_left_seat_is_held_no_more_at_the_very_moment():
    seat = grant()
    acts.leave_seat(
        seat_id=seat.pk, by=world.actor("administrator", of=world.ministry()), at=MONDAY
    )

    assert not held(seat)
    with pytest.raises(acts.AlreadyLeft):
        acts.leave_seat(seat_id=seat.pk, by=HOUSE, at=MONDAY)


@pytest.mark.parametrize("role", ["administrator", "board"])
def test_the_last_who_rules_stays_until_another_does(role):
    """One click would leave a house that nobody can mend. A seat below, or one that waits, is no other."""
    ministry = world.ministry()
    last = world.seat(role, of=ministry)
    world.seat(role, of=world.hilltop())
    waiting = grant(role, of=ministry)

    with pytest.raises(acts.LastOfItsRole):
        acts.leave_seat(seat_id=last.pk, by=HOUSE, at=MONDAY)
    below = world.seat(role, of=world.hilltop())
    acts.leave_seat(seat_id=below.pk, by=HOUSE, at=MONDAY)
    other = world.actor("board" if role == "administrator" else "administrator", of=ministry)
    agreeing = world.seat(other.role, of=ministry, name="third")
    third = next(one.actor for one in reads.seats_of(user_id=agreeing.user_id, at=MONDAY))
    acts.second_grant(seat_id=waiting.pk, by=third, at=MONDAY)
    acts.leave_seat(seat_id=last.pk, by=HOUSE, at=MONDAY)

    with pytest.raises(acts.LastOfItsRole):
        acts.leave_seat(seat_id=waiting.pk, by=HOUSE, at=MONDAY)


def test_one_may_leave_ones_own_seat_and_nobody_elses():
    seat = grant(of=world.hilltop())
    mine = next(one.actor for one in reads.seats_of(user_id=seat.user_id, at=MONDAY))
    stranger = world.actor("administrator", of=world.lowland())

    with pytest.raises(acts.OutOfReach):
        acts.leave_seat(seat_id=seat.pk, by=stranger, at=MONDAY)
    acts.leave_seat(seat_id=seat.pk, by=mine, at=MONDAY)
    assert not held(seat)


def test_one_sits_down_only_in_a_seat_of_ones_own():
    own = world.actor("committee", of=world.hilltop())
    second = grant(name="committee-p1")
    foreign = grant(name="somebody")
    waiting = grant("board", name="committee-p1")

    acts.choose_seat(seat_id=second.pk, by=own, at=MONDAY)
    for seat in (foreign, waiting):
        with pytest.raises(acts.NotYours):
            acts.choose_seat(seat_id=seat.pk, by=own, at=MONDAY)
    acts.leave_seat(seat_id=second.pk, by=own, at=MONDAY)
    with pytest.raises(acts.NotYours):
        acts.choose_seat(seat_id=second.pk, by=own, at=MONDAY + timedelta(seconds=1))


def test_an_account_has_a_name_of_its_own_and_a_password_that_holds():
    made = acts.open_account(username="mai", password="a long enough phrase", by=HOUSE, at=MONDAY)

    assert made.check_password("a long enough phrase")
    assert reads.account_id("MAI") == made.pk
    with pytest.raises(acts.NameTaken):
        acts.open_account(username="Mai", password="a long enough phrase", by=HOUSE, at=MONDAY)
    with pytest.raises(acts.WeakPassword):
        acts.open_account(username="keo", password="password", by=HOUSE, at=MONDAY)
    assert "mai" not in str([entry.facts for entry in Entry.objects.all()])


@pytest.mark.parametrize("count", [1, 3])
def test_the_seats_of_a_unit_are_one_question(count, django_assert_num_queries):
    for n in range(count):
        grant(name=f"somebody {n}")
        grant("board", name=f"somebody {n}")
    unit, scope = world.hilltop(), Scope(world.ministry().path)

    with django_assert_num_queries(1):
        lines = reads.seats_in(unit.pk)
    with django_assert_num_queries(1):
        waiting = reads.waiting(scope)

    assert len(lines) == 2 * count
    assert len(waiting) == sum(line.waits for line in lines) == count


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "emperor"},
        {"until": MONDAY - timedelta(days=9999)},
        {"granted_by": "7", "second_by": "7"},
    ],
)
def test_the_database_refuses_a_seat_that_cannot_be(wrong):
    seat = world.seat("committee", of=world.hilltop())
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(pk=seat.pk).update(**wrong)


def test_the_database_refuses_the_same_seat_twice():
    seat = world.seat("committee", of=world.hilltop())
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(
            user=seat.user, unit=seat.unit, role="committee", since=MONDAY, granted_by="house"
        )
