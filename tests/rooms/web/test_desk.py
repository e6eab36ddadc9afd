"""The desk: what waits for whoever sits there, oldest first, each with its one button."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from suffuse.access import acts as grants
from suffuse.access import reads as access
from suffuse.access.rules import TABLE
from suffuse.planning.models import Plan
from suffuse.rollout.models import Duty
from suffuse.web import desk, soaking
from suffuse.web.desk import doors
from suffuse.web.navigation import DOORS, rooms
from tests import reporting_world, world

AT = world.MONDAY + timedelta(days=20, hours=3)


def desk_of(role, unit, *, at=AT):
    held = world.seat(role, of=unit)
    seats = access.seats_of(user_id=held.user_id, at=at)
    return desk.desk(seat=next(seat for seat in seats if seat.id == held.pk), at=at)


def told(role, unit, *, at=AT) -> list[str]:
    return [waiting.task.what for waiting in desk_of(role, unit, at=at).tasks]


def test_every_door_of_the_desk_and_of_the_rooms_is_in_the_gate_s_table():
    """A door that is spelt wrongly would silently hide work from the people who wait for it."""
    named = {value for name, value in vars(doors).items() if name.isupper()}
    named |= {door for choices, _ in DOORS.values() for door in choices}
    assert sorted(named - set(TABLE)) == []


@pytest.mark.django_db
def test_a_unit_first_writes_down_how_it_stands(english):
    world.rollout()
    assert told("committee", world.riverside()) == []
    world.hilltop(), world.riverside()
    Duty.objects.get_or_create(rollout=world.rollout(), unit=world.riverside())
    assert told("committee", world.riverside()) == [
        "Write down how your unit stands on “Clean hands”."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ({"assessed_at": world.MONDAY}, "“Clean hands” has no plan yet."),
        (
            {"assessed_at": world.MONDAY, "planned_at": world.MONDAY, "studied_at": world.MONDAY},
            "The study of “Clean hands” is over; the report comes next.",
        ),
        ({"returned_at": world.MONDAY}, "Your report on “Clean hands” came back."),
    ],
)
def test_the_next_step_of_the_road_waits(english, marks, said):
    world.riverside()
    Duty.objects.filter(rollout=world.rollout(), unit=world.riverside()).update(**marks)
    assert told("committee", world.riverside()) == [said]


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["reported_at", "accepted_at"])
def test_what_is_handed_up_waits_for_nobody_here(english, state):
    world.riverside()
    Duty.objects.filter(rollout=world.rollout(), unit=world.riverside()).update(**{state: AT})
    assert told("committee", world.riverside()) == []


@pytest.mark.django_db
def test_the_oldest_stands_first(english):
    world.riverside()
    world.rollout()
    plan = world.plan(of=world.riverside(), state="proposed")
    Plan.objects.filter(pk=plan.pk).update(proposed_at=world.MONDAY - timedelta(days=40))
    Duty.objects.update(assessed_at=world.MONDAY)
    assert told("committee", world.riverside()) == [
        "A plan for “Clean hands” waits for you.",
        "“Clean hands” has no plan yet.",
    ]


@pytest.mark.django_db
def test_a_plan_that_a_measure_broke_is_said_to_its_owner_alone(english):
    world.riverside(), world.meadow()
    world.rollout()
    plan = world.plan(of=world.riverside())
    Plan.objects.filter(pk=plan.pk).update(breaches=[{"rule": "no_large_gathering"}])
    Duty.objects.update(accepted_at=AT)
    found = desk_of("committee", world.riverside()).tasks
    assert [(one.task.what, one.task.kind) for one in found] == [
        ("The plan for “Clean hands” no longer holds.", "bad")
    ]
    assert told("committee", world.meadow()) == []
    assert told("committee", world.hilltop()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "begins"),
    [
        (world.MONDAY - timedelta(days=8), None),
        (world.MONDAY - timedelta(days=6), "Session "),
        (world.MONDAY + timedelta(days=2), "is over and not closed"),
    ],
)
def test_a_session_waits_from_a_week_before_until_it_is_closed(english, at, begins):
    world.riverside()
    world.rollout()
    world.session(of=world.riverside())
    found = told("organiser", world.riverside(), at=at)
    assert len(found) == (begins is not None)
    assert all(begins in one for one in found)


@pytest.mark.django_db
def test_a_closed_session_waits_no_more(english):
    world.riverside()
    world.rollout()
    reporting_world.held(of=world.riverside())
    assert told("organiser", world.riverside()) == []


@pytest.mark.django_db
def test_whoever_may_not_plan_is_not_asked_to(english):
    """A desk shows nobody a button that the gate would refuse."""
    world.riverside()
    Duty.objects.filter(rollout=world.rollout()).update(assessed_at=world.MONDAY)
    for role in ("organiser", "speaker", "media", "participant", "leadership", "administrator"):
        assert told(role, world.riverside()) == [], role


@pytest.mark.django_db
def test_a_report_waits_for_the_unit_above_and_for_no_other(english):
    world.riverside(), world.meadow()
    world.rollout()
    reporting_world.submitted(of=world.riverside())
    assert "Riverside sent its report." in told("committee", world.hilltop())
    for unit in (world.lowland(), world.ministry()):
        assert "Riverside sent its report." not in told("committee", unit)


@pytest.mark.django_db
def test_an_account_without_a_seat_is_told_so():
    world.account("nobody")
    page = Client()
    page.force_login(
        world.account("nobody"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    page.cookies["django_language"] = "en"
    assert "You have no seat yet" in page.get("/").text


@pytest.mark.django_db
def test_the_desk_leads_with_how_many_things_wait():
    world.riverside()
    world.rollout()
    answer = world.client_of("committee", of=world.riverside()).get("/")
    assert "1 thing waits for you" in answer.text
    assert "Write the assessment" in answer.text
    empty = world.client_of("participant", of=world.riverside()).get("/")
    assert "Nothing waits for you" in empty.text


@pytest.mark.django_db
def test_the_desk_costs_the_same_with_one_session_and_with_three():
    world.riverside()
    world.rollout()
    client = world.client_of("committee", of=world.riverside())

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/")
        return len(asked)

    world.session(of=world.riverside())
    one = cost()
    world.session(of=world.riverside(), days=1)
    world.session(of=world.riverside(), days=2)
    assert cost() == one


@pytest.mark.django_db
def test_the_rooms_of_the_page_are_those_the_seat_may_enter(rf):
    """A participant reads and sees how far it has come, and is shown no door that would not open."""
    labels = {}
    for role in ("committee", "participant"):
        held = world.seat(role, of=world.riverside())
        request = rf.get("/")
        request.resolver_match = None
        request.seat = access.seats_of(user_id=held.user_id, at=AT)[0]
        labels[role] = [room.url for room in rooms(request)]
    assert len(labels["committee"]) > len(labels["participant"]) >= 2


@pytest.fixture
def english():
    with translation.override("en"):
        yield


@pytest.mark.django_db
def test_the_top_report_lies_before_the_leading_bodies_of_the_top_alone(english):
    world.riverside()
    world.rollout()
    reporting_world.submitted(of=world.ministry())
    reporting_world.submitted(of=world.hilltop())
    said = "The report on “Clean hands” lies before your body."
    assert said in told("leadership", world.ministry())
    assert said not in told("leadership", world.hilltop())


@pytest.mark.django_db
def test_a_leading_body_is_not_handed_the_reports_that_the_board_decides_on(english):
    world.riverside()
    world.rollout()
    reporting_world.submitted(of=world.hilltop())
    assert "Hilltop sent its report." in told("board", world.ministry())
    assert "Hilltop sent its report." not in told("leadership", world.ministry())


@pytest.mark.django_db
def test_a_unit_is_told_for_two_weeks_who_came_to_see_its_names(english):
    """Whoever gave the seat, and whoever agreed: the unit itself learns of it, and nobody else."""
    hilltop = world.hilltop()
    told("committee", hilltop)
    user = world.account("keo")
    board = world.actor("board", of=world.ministry())
    by = world.actor("administrator", of=world.ministry())
    for unit, role in (
        (hilltop, "organiser"),
        (hilltop, "media"),
        (world.riverside(), "organiser"),
    ):
        seat = grants.grant_seat(user_id=user.pk, unit_id=unit.pk, role=role, by=by, at=AT)
        if seat.needs_second:
            grants.second_grant(seat_id=seat.pk, by=board, at=AT)

    sentence = "New here, and sees your people's names: Organiser, account keo."
    assert told("committee", hilltop) == [sentence]
    assert told("committee", hilltop, at=AT + timedelta(days=15)) == []
    assert sentence not in told("organiser", hilltop) + told("board", world.ministry())


@pytest.mark.django_db
def test_the_desk_and_the_overview_show_a_unit_one_and_the_same_figure():
    """One said "more than 75 %", the other "95 %", of the same people to the same committee."""
    riverside = world.riverside()
    world.headcount(of=riverside, people=21)
    reporting_world.held(of=riverside, people=21, came=20)
    reporting_world.snapshot()
    seat = next(
        one for one in access.seats_of(user_id=world.seat("committee", of=riverside).user_id, at=AT)
    )
    carried = desk_of("committee", riverside).duties[0]
    whole = soaking.overview(duty_id=carried.duty.id, seat=seat, on=AT.date())

    assert carried.seen.total == whole.seen.total
    assert carried.seen.total.wide.kind == "exact"
