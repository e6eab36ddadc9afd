"""Giving seats from a page: new accounts, second hands, and ends."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from suffuse.access.models import Seat, User
from tests import world

pytestmark = pytest.mark.django_db


def give(client, unit, account: str, role: str):
    return client.post(
        reverse("access:grant", args=[unit.pk]), {"account": account, "role": role}, follow=True
    )


@pytest.mark.parametrize("language", ["lo", "en"])
def test_a_new_name_gets_an_account_whose_password_is_shown_once(language):
    hilltop = world.hilltop()
    client = world.client_of("administrator", of=world.ministry(), language=language)

    page = give(client, hilltop, "noy.new", "media")

    password = re.search(r'<code class="big wrap">([^<]+)</code>', page.content.decode())[1]
    assert "no-store" in page["Cache-Control"]
    assert User.objects.get(username="noy.new").check_password(password)
    assert password.encode() not in client.get(reverse("access:seats", args=[hilltop.pk])).content
    visitor = Client()
    visitor.post(reverse("account_login"), {"login": "noy.new", "password": password})
    assert visitor.get(reverse("organisation:unit", args=[hilltop.pk])).status_code == 200


def test_a_known_name_gets_one_more_seat():
    world.account("keo")
    client = world.client_of("administrator", of=world.ministry())

    page = give(client, world.hilltop(), "KEO", "speaker")

    assert b"holds from now" in page.content
    assert User.objects.filter(username__iexact="keo").count() == 1
    assert b"this seat already" in give(client, world.hilltop(), "keo", "speaker").content


@pytest.mark.parametrize(
    ("account", "role"), [("", "board"), ("a b<script>", "board"), ("keo", "emperor")]
)
def test_what_is_typed_wrongly_gives_no_seat(account, role):
    client = world.client_of("administrator", of=world.ministry())

    page = give(client, world.hilltop(), account, role)

    assert b'class="wrong"' in page.content
    assert not Seat.objects.filter(unit=world.hilltop()).exists()


def test_the_second_hand_is_another_persons():
    ministry, hilltop = world.ministry(), world.hilltop()
    world.account("keo")
    first = world.client_of("administrator", of=ministry)
    give(first, hilltop, "keo", "administrator")
    seat = Seat.objects.get(user__username="keo")
    agree = reverse("access:agree", args=[seat.pk])

    assert b"must be another person" in first.post(agree, follow=True).content
    second = world.client_of("board", of=ministry)
    assert (
        str(seat.pk) in second.get(reverse("access:waiting", args=[ministry.pk])).content.decode()
    )
    second.post(agree)

    seat.refresh_from_db()
    assert seat.second_by == str(world.seat("board", of=ministry).pk)


@pytest.mark.parametrize("role", ["committee", "organiser"])
def test_one_administrator_alone_reads_no_roster(role):
    """Neither by sitting down where names are, nor by seating an account of their own making there."""
    hilltop = world.hilltop()
    world.person(of=hilltop, name="Kanari")
    names = reverse("organisation:people", args=[hilltop.pk])
    keeper = world.client_of("administrator", of=world.ministry())

    assert b"to themselves" in give(keeper, hilltop, "administrator-m", role).content
    assert not Seat.objects.filter(unit=hilltop).exists()
    page = give(keeper, hilltop, "puppet", role)
    password = re.search(r'<code class="big wrap">([^<]+)</code>', page.content.decode())[1]
    puppet = Client()
    puppet.post(reverse("account_login"), {"login": "puppet", "password": password})
    assert puppet.get(names).status_code == 404

    seat = Seat.objects.get(user__username="puppet")
    world.client_of("board", of=world.ministry()).post(reverse("access:agree", args=[seat.pk]))
    assert b"Kanari" in puppet.get(names).content


def test_a_committee_is_the_second_hand_for_its_own_units_work_and_sees_only_that():
    ministry, hilltop = world.ministry(), world.hilltop()
    keeper = world.client_of("administrator", of=ministry)
    seats = {}
    for unit, role in (
        (hilltop, "organiser"),
        (hilltop, "administrator"),
        (world.riverside(), "organiser"),
    ):
        give(keeper, unit, f"{role}.{unit.pk}", role)
        seats[unit.pk, role] = Seat.objects.get(user__username=f"{role}.{unit.pk}")
    committee = world.client_of("committee", of=hilltop)

    page = committee.get(reverse("access:waiting", args=[hilltop.pk])).content.decode()
    agreed = [reverse("access:agree", args=[seat.pk]) for seat in seats.values()]
    assert [address in page for address in agreed] == [True, False, False]
    answers = [committee.post(address, follow=True) for address in agreed]

    assert [answer.status_code for answer in answers] == [200, 200, 404]
    assert b"committees and organisers of its own unit" in answers[1].content
    for seat in seats.values():
        seat.refresh_from_db()
    assert [bool(seat.second_by) for seat in seats.values()] == [True, False, False]


def test_a_seat_is_not_ended_by_one_click_and_the_last_administrator_s_not_at_all():
    ministry = world.ministry()
    keeper = world.client_of("administrator", of=ministry)
    own = world.seat("administrator", of=ministry)
    leave = reverse("access:leave", args=[own.pk])

    page = keeper.get(reverse("access:seats", args=[ministry.pk])).content.decode()
    assert page.index("<summary>End the seat of") < page.index(f'action="{leave}"')
    assert b"the last seat of its role" in keeper.post(leave, follow=True).content
    own.refresh_from_db()
    assert own.until is None


def test_an_ended_seat_finds_nothing_with_its_next_request():
    hilltop = world.hilltop()
    visitor = world.client_of("committee", of=hilltop)
    address = reverse("organisation:unit", args=[hilltop.pk])
    assert visitor.get(address).status_code == 200

    keeper = world.client_of("administrator", of=world.ministry())
    keeper.post(reverse("access:leave", args=[world.seat("committee", of=hilltop).pk]))

    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_seats_asks_no_more_when_there_are_more(count, django_assert_max_num_queries):
    hilltop = world.hilltop()
    for n in range(count):
        world.seat("speaker", of=hilltop, name=f"speaker {n}")
    client = world.client_of("administrator", of=world.ministry())

    with django_assert_max_num_queries(8):
        page = client.get(reverse("access:seats", args=[hilltop.pk])).content.decode()

    assert page.count("speaker ") >= count
