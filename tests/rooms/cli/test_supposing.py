"""`suffuse what-if`: what another limit would cost, said in the terminal, and nothing stored."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from typer import Exit

from suffuse.cli.supposing import what_if
from suffuse.measure.models import Measure
from suffuse.planning.models import Plan, Work
from tests import world
from tests.planning_world import able

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    unit = world.riverside()
    rollout = able(unit).rollout
    rollout.opens_on = timezone.localdate() + timedelta(days=1)
    rollout.closes_on = rollout.opens_on + timedelta(weeks=4)
    rollout.report_due = rollout.closes_on + timedelta(weeks=1)
    rollout.save()
    Measure.objects.update(since=timezone.localdate() - timedelta(days=9))
    return unit


def test_a_tighter_cap_costs_sessions_and_nothing_is_stored(unit, capsys):
    """Twenty become ten: six sessions instead of four, the ministry has nobody counted."""
    what_if("M", cap=10, as_json=True, workers=1)
    said = json.loads(capsys.readouterr().out)
    assert said["figures"]["sessions"] == [4, 6]
    assert said["fails"] == {"M": "people", "P1": "people"}
    assert Measure.objects.count() == 1
    assert not Plan.objects.exists()
    assert not Work.objects.exists()


def test_one_unit_alone_is_asked_in_words(unit, capsys):
    """A table that a person reads, and no unit below."""
    what_if(unit.code, distance=1.0, alone=True, workers=1)
    said = capsys.readouterr().out
    assert "units: 1" in said
    assert "people without a place" in said


@pytest.mark.parametrize(
    ("code", "options", "why"),
    [
        ("M", {}, "without a change"),
        ("NOWHERE", {"cap": 5}, "There is no unit NOWHERE"),
        ("M", {"cap": 5, "rollout": 10**9}, "There is no rollout"),
    ],
)
def test_a_question_without_sense_is_refused(unit, capsys, code, options, why):
    """Status two and one sentence."""
    with pytest.raises(Exit) as ended:
        what_if(code, **options)
    assert (ended.value.exit_code, why in capsys.readouterr().err) == (2, True)
