"""Files handed out: no name in any byte, after names were put where they could leak."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from suffuse.exchange import reads
from suffuse.media.models import Channel, Publication
from suffuse.planning.models import Group
from tests import reporting_world as paper
from tests import world
from tests.rooms.exchange.schema import misfits

pytestmark = pytest.mark.django_db
CANARY = "KANARI"


def url(name, thing):
    return reverse(f"exchange:{name}", args=[thing.pk])


def country():
    """Two provinces; the hilltop's district has people by name, who came to a session."""
    for of in (world.riverside(), world.meadow()):
        for number in range(30):
            world.person(
                of=of, code=f"{CANARY}-{number}", name=f"{CANARY} {number}", team=f"{CANARY} team"
            )
    rollout = world.rollout()
    session = paper.held(of=world.riverside(), people=30, came=20)
    Group.objects.filter(session=session).update(team=f"{CANARY} team")
    paper.snapshot()
    return rollout


def board():
    return world.client_of("board", of=world.ministry())


def test_the_reach_fits_its_schema_and_has_no_name_in_it():
    """Thirty names were in the unit; none is in the file."""
    country()
    for name in ("reach_json", "reach_csv"):
        answer = board().get(url(name, world.ministry()))
        assert answer.status_code == 200
        assert CANARY.encode() not in answer.content
    document = json.loads(board().get(url("reach_json", world.ministry())).content)
    assert list(misfits(document)) == []
    total = document["rows"][0]
    assert (total["people"], total["came"], total["silent"]) == (
        60,
        {"kind": "rounded", "people": 20, "percent": 33},
        30,
    )


def test_the_table_has_no_formula_and_one_line_a_row():
    """A unit named like a formula stays text."""
    country()
    world.unit("P9", above=world.ministry(), name="=1+1")
    world.rollout()
    sent = board().get(url("reach_csv", world.ministry())).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sent)))
    assert {row[0] for row in rows[1:]} == {"total", "level", "unit"}
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
    assert any(cell == "'=1+1" for row in rows for cell in row)


def test_a_small_unit_is_there_without_a_figure():
    """Four people: that the unit exists, and nothing about them."""
    world.headcount(of=world.riverside(), people=4)
    world.headcount(of=world.meadow(), people=50)
    world.headcount(of=world.unit("P3", above=world.ministry()), people=400)
    world.rollout()
    paper.held(of=world.riverside(), people=4, came=3)
    paper.snapshot()
    document = json.loads(board().get(url("reach_json", world.ministry())).content)
    small = next(row for row in document["rows"] if row["key"] == "P1")
    assert small["people"] is None
    assert {small[part]["kind"] for part in ("planned", "came", "stayed", "understood")} == {
        "withheld"
    }
    assert any(row["kind"] == "pool" for row in document["rows"])


def test_the_calendar_has_sessions_and_nobodys_name():
    """Level, place, time, batch code; in UTC, whoever reads it."""
    country()
    client = world.client_of("organiser", of=world.riverside())
    answer = client.get(url("calendar", world.riverside()))
    assert CANARY.encode() not in answer.content
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["dtstart"].dt == world.MONDAY
    assert "staff" in event["summary"]
    assert (
        world.client_of("organiser", of=world.meadow())
        .get(url("calendar", world.riverside()))
        .status_code
        == 404
    )


def test_what_was_published_can_be_followed_by_everybody():
    """No account; only what is out, with its issuer; no address that is not one."""
    rollout = country()
    radio = Channel.objects.create(unit=world.riverside(), kind="radio", name="FM 97")
    said = {
        "unit": world.riverside(),
        "rollout": rollout,
        "channel": radio,
        "issuer": "District office",
    }
    day = world.MONDAY.date()
    Publication.objects.create(
        title="Out", planned_on=day, published_on=day, evidence_note="tape 3", **said
    )
    Publication.objects.create(title="Planned", planned_on=day + timedelta(days=9), **said)
    answer = Client().get(url("publications", rollout))
    sent = answer.content.decode()
    assert answer.status_code == 200
    assert "Out" in sent
    assert "District office" in sent
    assert "Planned" not in sent
    assert CANARY not in sent
    assert Client().get(reverse("exchange:publications", args=[0])).status_code == 404


def test_a_reach_costs_the_same_with_three_units_as_with_one():
    """An export of a country does not ask once for every unit."""
    rollout = country()

    def cost():
        with CaptureQueriesContext(connection) as caught:
            reads.reach(rollout_id=rollout.pk, unit_id=world.ministry().pk)
        return len(caught)

    one = cost()
    for number in range(3):
        world.headcount(of=world.unit(f"N{number}", above=world.ministry()), people=40)
    world.rollout()
    paper.snapshot()
    assert cost() == one


def test_a_rollout_that_asks_nothing_of_the_unit_gives_nothing():
    """Neither a number that is none, nor another unit's."""
    country()
    for asked in ("999999", "x", "1e3"):
        assert (
            board().get(url("reach_json", world.ministry()), {"rollout": asked}).status_code == 404
        )
