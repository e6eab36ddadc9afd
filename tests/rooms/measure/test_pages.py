"""What limits a unit, said in words and numbers; issuing and withdrawing from a page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from suffuse.measure.models import Measure
from tests import world

pytestmark = pytest.mark.django_db


def form(**given: str) -> dict[str, str]:
    today = timezone.localdate()
    return {
        "people": "18",
        "distance_m": "2",
        "in_person": "on",
        "since": today.isoformat(),
        "source": "Task force notice 12",
        **given,
    }


def issue(client, unit, **given: str):
    return client.post(reverse("measure:issue", args=[unit.pk]), form(**given), follow=True)


@pytest.mark.parametrize("language", ["lo", "en"])
def test_the_arithmetic_is_said_in_words(language):
    ministry = world.ministry()
    client = world.client_of("board", of=ministry, language=language)

    page = issue(client, ministry).content.decode()

    assert "Task force notice 12" in page
    if language == "en":
        assert "At most 18 people may meet today" in page
        assert "at 2 m has 6 rows of 4: 24 places. The cap lets 18 in." in " ".join(page.split())


def test_without_a_measure_nothing_is_claimed():
    page = world.client_of("committee", of=world.hilltop()).get(
        reverse("measure:unit", args=[world.hilltop().pk])
    )

    assert b"Nothing limits gatherings today" in page.content


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"people": "", "distance_m": ""}, b"Limit something"),
        ({"source": "   "}, b'class="wrong"'),
        ({"until": "2000-01-01"}, b"The last day lies before the first"),
        ({"distance_m": "NaN"}, b'class="wrong"'),
        ({"people": "1e9"}, b'class="wrong"'),
        ({"since": "2564-99-99"}, b'class="wrong"'),
    ],
)
def test_what_is_typed_wrongly_is_said_and_not_kept(given, said):
    ministry = world.ministry()

    page = issue(world.client_of("board", of=ministry), ministry, **given)

    assert (page.status_code, said in page.content, Measure.objects.count()) == (200, True, 0)


def test_a_measure_is_withdrawn_by_the_one_who_issued_it_and_not_by_whom_it_binds():
    ministry, hilltop = world.ministry(), world.hilltop()
    issue(world.client_of("board", of=ministry), hilltop)
    address = reverse("measure:withdraw", args=[Measure.objects.get().pk])

    below = world.client_of("committee", of=hilltop)
    assert below.post(address).status_code == 404
    assert address.encode() not in below.get(reverse("measure:unit", args=[hilltop.pk])).content
    world.client_of("board", of=ministry).post(address)

    assert Measure.objects.get().withdrawn_at is not None


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_no_more_when_there_are_more(count, django_assert_max_num_queries):
    hilltop = world.hilltop()
    for n in range(count):
        world.measure(zone=hilltop, people=20 + n)
    client = world.client_of("committee", of=hilltop)

    with django_assert_max_num_queries(8):
        client.get(reverse("measure:unit", args=[hilltop.pk]))


def test_weeks_with_different_limits_are_said_one_after_the_other():
    hilltop, today = world.hilltop(), timezone.localdate()
    client = world.client_of("board", of=hilltop)
    issue(client, hilltop, people="50", until=(today + timedelta(days=9)).isoformat())
    issue(client, hilltop, people="20", since=(today + timedelta(days=5)).isoformat())

    page = client.get(reverse("measure:unit", args=[hilltop.pk])).content.decode()

    assert page.index("At most 50 people in") < page.index("At most 20 people in")
