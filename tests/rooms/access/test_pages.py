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

    page = give(client, hilltop, "noy.new", "committee")

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

    page = give(client, world.hilltop(), "KEO", "organiser")

    assert b"holds from now" in page.content
    assert User.objects.filter(username__iexact="keo").count() == 1
    assert b"this seat already" in give(client, world.hilltop(), "keo", "organiser").content


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
