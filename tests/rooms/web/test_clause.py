"""The clause is the spine: its page gathers what every room knows of it, each as far as a seat may see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from suffuse.assessment.models import Finding
from suffuse.attendance.models import Question
from suffuse.direction.models import Direction, Receipt
from suffuse.media.models import Channel, Publication
from tests import world
from tests.attendance_world import held

pytestmark = pytest.mark.django_db


@pytest.fixture
def carried():
    """Return a rollout in whose units everything happened to clause I.1."""
    world.riverside()
    world.meadow()
    found = world.rollout()
    held(world.session(of=world.riverside()), came=11)
    for unit in (world.riverside(), world.meadow()):
        where = {"unit": unit, "rollout": found, "clause_key": "I.1"}
        Question.objects.create(text=f"asked in {unit.code}", asked_at=world.MONDAY, **where)
        Finding.objects.create(
            kind="weakness", text=f"found in {unit.code}", found_at=world.MONDAY, **where
        )
    return found


def page(role, unit, key="I.1", language="en"):
    client = world.client_of(role, of=unit, language=language)
    answer = client.get(reverse("clause", args=[world.directive().pk, key]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_unit_sees_its_own_and_nothing_of_its_neighbours(carried):
    """Exact inside the unit; the neighbour's question and finding are not there."""
    said = page("committee", world.riverside())

    assert "11 people came" in said
    assert "found in P1-D1" in said
    assert "asked in P1-D1" in said
    assert "P10-D1" not in said
    assert "11 people came" not in page("committee", world.hilltop())


def test_what_a_seat_may_not_see_is_not_there(carried):
    """A participant reads the clause; findings and open questions belong to those who answer for them."""
    said = page("participant", world.riverside())

    assert "Wash" in said
    assert "found in" not in said
    assert "asked in" not in said
    assert "What was found" not in said


def test_an_answer_is_seen_by_all_and_what_was_published_too(carried):
    """One answer serves every unit."""
    Question.objects.filter(unit=world.meadow()).update(
        answer="Twenty seconds.", answered_at=world.MONDAY, answered_by="1"
    )
    medium = Channel.objects.create(unit=world.meadow(), kind="radio", name="FM 100")
    piece = {"title": "Clean hands on air", "issuer": "M", "clause_keys": ["I.1"]}
    Publication.objects.create(
        channel=medium,
        unit=world.meadow(),
        rollout=carried,
        planned_on=world.MONDAY.date(),
        published_on=world.MONDAY.date(),
        evidence_note="tape",
        **piece,
    )
    said = page("participant", world.riverside())
    assert "Twenty seconds." in said
    assert "Clean hands on air" in said
    assert "Clean hands on air" not in page("participant", world.riverside(), key="I.2")


def test_a_direction_is_shown_where_it_arrived(carried):
    """And only at the clause that it speaks of."""
    given = Direction.objects.create(
        rollout=carried, giver=world.ministry(), top=world.hilltop(), number="9", body_lo="ຄະນະ",
        text_lo="ລ້າງມື", text_en="Wash more", clause_keys=["I.1"], due=world.MONDAY.date(),
        given_at=world.MONDAY, given_by="1",
    )  # fmt: skip
    Receipt.objects.create(direction=given, unit=world.riverside())

    assert "Wash more" in page("committee", world.riverside())
    assert "Wash more" not in page("committee", world.riverside(), key="I.2")
    assert "Wash more" not in page("committee", world.meadow())
    assert "Wash more" in page("board", world.ministry())


def test_the_clause_has_an_address_and_a_code_to_find_it_by(carried):
    """On paper it leads back to the page; in Lao as well."""
    said = page("participant", world.riverside(), language="lo")

    assert reverse("clause", args=[world.directive().pk, "I.1"]) in said
    assert 'class="qr"' in said
    assert "Who was reached" not in said


def test_no_clause_no_page_and_no_rollout_no_figures():
    """A text that nobody carries is still read clause by clause."""
    world.edition()
    client = world.client_of("participant", of=world.riverside())
    where = world.directive().pk
    assert client.get(reverse("clause", args=[where, "no-such"])).status_code == 404
    assert client.get(reverse("clause", args=[999_999, "I"])).status_code == 404
    assert "nothing hangs on the clause" in page("participant", world.riverside())


def test_the_page_asks_the_same_few_questions_for_one_unit_and_for_three(carried):
    """A country is no slower than a village."""
    client = world.client_of("board", of=world.ministry())

    def asked():
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("clause", args=[world.directive().pk, "I.1"]))
        return len(seen)

    asked()
    one = asked()
    held(world.session(of=world.meadow()), came=12)
    held(world.session(of=world.hilltop()), came=12)
    assert asked() == one
