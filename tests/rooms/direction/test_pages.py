"""The pages of directions: noted, given, received, done, closed, by their buttons."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from suffuse.direction.models import Direction, Note, Receipt
from suffuse.reporting.models import Revision
from tests import direction_world as down
from tests import world
from tests.reporting_world import LATER

pytestmark = pytest.mark.django_db


def url(name, thing):
    return reverse(f"direction:{name}", args=[thing if isinstance(thing, int) else thing.pk])


def said(answer):
    return answer.content.decode()


def leadership():
    return world.client_of("leadership", of=world.ministry())


def test_two_bodies_take_note_and_the_report_is_locked():
    """The page says how many there are, and how many are needed."""
    report = down.national()
    today = timezone.now()
    Revision.objects.filter(report=report).update(submitted_at=today)
    client = leadership()
    assert "0 of 2 bodies" in said(client.get(url("note", report)))
    typed = {"body_lo": "ຄະນະໜຶ່ງ", "body_en": "", "on": timezone.localdate(), "reference": "1"}
    page = client.post(url("note", report), {**typed, "on": "1999-01-01"}, follow=True)
    assert "between the day the report was handed up and today" in said(page)
    client.post(url("note", report), typed)
    assert "taken note before" in said(client.post(url("note", report), typed, follow=True))
    client.post(url("note", report), {**typed, "body_lo": "ຄະນະສອງ"})
    assert Note.objects.count() == 2
    page = said(client.get(url("note", report)))
    assert "accepted and locked" in page
    assert 'name="reference"' not in page, "no form that could only be refused"
    third = client.post(url("note", report), {**typed, "body_lo": "ຄະນະສາມ"}, follow=True)
    assert "Nothing was recorded" in said(third)
    assert client.post(url("note", report), {**typed, "on": "tomorrow"}).status_code == 422


def typed(top, **more):
    soon = (LATER + timedelta(days=365 * 5)).date().isoformat()
    return {
        "number": "30",
        "body_lo": "ຄະນະ",
        "text_lo": "ສອນຄືນ",
        "due": soon,
        "top": top.pk,
        "clauses": ["I.2"],
        **more,
    }


def test_a_direction_is_written_and_sent():
    """To a province and all below it; a unit that is not below is not offered, nor taken."""
    world.riverside(), world.meadow()
    world.rollout()
    client = leadership()
    assert "Hilltop" in said(client.get(url("give", world.ministry())))
    answer = client.post(url("give", world.ministry()), typed(world.hilltop()), follow=True)
    assert "2 units" in said(answer)
    assert Receipt.objects.count() == 2
    assert client.post(url("give", world.ministry()), typed(world.riverside())).status_code == 422
    assert (
        client.post(
            url("give", world.ministry()), typed(world.hilltop(), clauses=["X"])
        ).status_code
        == 422
    )
    past = client.post(
        url("give", world.ministry()), typed(world.hilltop(), due="2020-01-01"), follow=True
    )
    assert "passed already" in said(past)
    assert Direction.objects.count() == 1


def test_a_unit_receives_it_adds_and_says_that_it_is_done():
    """The unit below reads what the unit above added; the giver reads the evidence."""
    world.riverside(), world.meadow()
    given = down.direction()
    hill, river = down.receipt(given, world.hilltop()), down.receipt(given, world.riverside())
    client = world.client_of("committee", of=world.hilltop())
    assert "Read and receive it" in said(client.get(url("directions", world.hilltop())))
    client.post(url("receive", hill), {"added": "ກ່ອນເດືອນເກົ້າ"})
    below = world.client_of("committee", of=world.riverside())
    assert "ກ່ອນເດືອນເກົ້າ" in said(below.get(url("receipt", river)))
    assert client.post(url("finish", hill), {"evidence": ""}).status_code == 422
    client.post(url("finish", hill), {"evidence": "ບົດບັນທຶກ 7"})
    assert "ບົດບັນທຶກ 7" in said(leadership().get(url("direction", given)))


def test_a_child_is_read_by_its_parent_and_answered_by_itself_alone():
    """The parent sees how far it is; the button is the child's."""
    world.riverside(), world.meadow()
    given = down.direction()
    river = down.receipt(given, world.riverside())
    parent = world.client_of("committee", of=world.hilltop())
    page = said(parent.get(url("receipt", river)))
    assert "Receive the direction" not in page
    assert parent.post(url("receive", river)).status_code == 404
    assert (
        world.client_of("committee", of=world.meadow()).get(url("receipt", river)).status_code
        == 404
    )


def test_closing_asks_to_name_the_open_ones():
    """The first press says how many are open; the second, with the box ticked, closes."""
    world.riverside(), world.meadow()
    given = down.direction()
    client = leadership()
    assert "4 units have not done it" in said(client.post(url("close", given), follow=True))
    assert "is closed" in said(client.post(url("close", given), {"with_open": "on"}, follow=True))
