from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from suffuse.media.models import Channel, Publication
from suffuse.rollout.models import Duty
from tests import world
from tests.media_world import channel, piece, published

pytestmark = pytest.mark.django_db


def address(name, *given):
    return reverse(f"media:{name}", args=given)


def duty(of=None):
    of = of or world.riverside()
    world.rollout()
    return Duty.objects.get(unit=of, rollout=world.rollout()).pk


@pytest.fixture
def officer():
    return world.client_of("media", of=world.riverside())


@pytest.mark.parametrize("language", ["lo", "en"])
def test_pages_open_in_both_languages_empty_and_filled(language):
    """An empty calendar says what to do next."""
    client = world.client_of("media", of=world.riverside(), language=language)
    place = duty()
    for _ in range(2):
        for name in ["calendar", "gaps"]:
            assert client.get(address(name, place)).status_code == 200
        made = piece(of=world.riverside())
        assert client.get(address("publication", made.pk)).status_code == 200
        published(made, reach=10, reach_method="Counted")
        assert client.get(address("publication", made.pk)).status_code == 200


def test_a_medium_and_a_piece_are_added_on_the_page(officer):
    """Each refusal has its sentence, and what was typed stays in the form."""
    place = duty()
    given = {"kind": "radio", "name": "Radio Riverside"}
    for said in ["The medium is added.", "has this medium already"]:
        page = officer.post(address("add_channel", place), given, follow=True)
        assert said in page.content.decode()
    assert officer.post(address("add_channel", place), {"kind": "rumour"}).status_code == 200
    medium = Channel.objects.get()
    day = timezone.localdate() - timedelta(days=1)
    given = {
        "channel": medium.pk,
        "title": "Clean hands",
        "issuer": "Riverside",
        "clauses": ["I.1", "I.2"],
        "planned_on": day.isoformat(),
    }
    page = officer.post(address("plan", place), given, follow=True).content.decode()
    assert "The piece is planned." in page
    assert "planned, day has passed" in page
    foreign = channel(of=world.meadow())
    for wrong in [{"channel": foreign.pk}, {"clauses": ["IX"]}, {"title": ""}, {"planned_on": "x"}]:
        page = officer.post(address("plan", place), given | wrong)
        assert "look at the form again" in page.content.decode()
    assert Publication.objects.count() == 1


def test_published_means_proved_on_the_page_too(officer):
    """No evidence, no publication; the second evidence does not replace the first."""
    made = piece(of=world.riverside())
    given = {"published_on": "2027-06-14", "evidence_note": "Recording 12"}
    for change, said in [
        ({"evidence_note": ""}, "Give the address of a page"),
        ({"evidence_url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"reach": "100"}, "how it was made"),
        ({}, "its evidence is kept"),
        ({}, "the first evidence stands"),
    ]:
        page = officer.post(address("publish", made.pk), given | change, follow=True)
        assert said in page.content.decode()


def test_everybody_may_see_what_was_published_and_not_what_is_planned(client):
    """Without an account."""
    piece(of=world.riverside(), title="Still a plan")
    published(piece(of=world.riverside(), title="On the air"))
    page = client.get(address("published", world.rollout().pk)).content.decode()
    assert "On the air" in page
    assert "Still a plan" not in page
    assert client.get(address("published", 999)).status_code == 404


def test_another_units_plan_is_not_there():
    """Beside, and two levels above."""
    made, place = piece(of=world.riverside()), duty()
    for unit in (world.meadow(), world.lowland(), world.ministry()):
        client = world.client_of("committee", of=unit)
        assert client.get(address("calendar", place)).status_code == 404
        assert client.get(address("publication", made.pk)).status_code == 404


def test_forms_and_pieces_are_offered_to_those_who_may(officer):
    """The unit above looks on: it gets no form that would answer "no such page" when it is sent."""
    place, made = duty(), piece(of=world.riverside())
    offered = [address(name, place) for name in ("plan", "add_channel")]
    offered.append(address("publication", made.pk))
    page = officer.get(address("calendar", place)).content.decode()
    assert [one for one in offered if f'"{one}"' not in page] == []
    above = world.client_of("committee", of=world.hilltop())
    page = above.get(address("calendar", place)).content.decode()
    assert [one for one in offered if f'"{one}"' in page] == []
    assert made.title in page


def test_each_gap_names_its_level_beside_it(officer):
    """On a telephone a row becomes a card: without the name of its level a gap says nothing."""
    page = officer.get(address("gaps", duty())).content.decode()
    assert 'data-label="Staff"' in page or 'data-label="staff"' in page
