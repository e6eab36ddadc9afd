"""A stack of typed-back sheets does to each session what one sheet does, in a few queries for all."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from suffuse.attendance import acts
from suffuse.attendance.acts import Sheet
from suffuse.attendance.models import Event, Showing
from suffuse.audit import reads as audit
from suffuse.planning.models import Session
from suffuse.rollout.models import Duty
from tests import world
from tests.attendance_world import held

pytestmark = pytest.mark.django_db

EVENING = world.MONDAY + timedelta(hours=9)


def sheet(session: Session, *, came: int = 10, stayed: int = 9, reason: str = "") -> Sheet:
    return Sheet(session.pk, came, stayed, world.actor("organiser", of=session.unit), reason)


def test_a_session_from_a_stack_is_like_one_that_was_counted_alone() -> None:
    """The same events, the same showing, the same certificate, the same mark on the duty."""
    alone = held(world.session(of=world.riverside()), came=10, stayed=9)
    (stacked,) = acts.take_in_sheets(sheets=[sheet(world.session(of=world.meadow()))], at=EVENING)
    stacked.refresh_from_db()
    assert stacked.certificate == alone.certificate
    assert stacked.held_at == EVENING
    one, other = (
        Showing.objects.filter(session=session).values(
            "came", "stayed", "unsettled", "voids", "rule_broken"
        )
        for session in (alone, stacked)
    )
    assert list(one) == list(other)
    tallies = Event.objects.filter(session=stacked).order_by("tally")
    assert list(tallies.values_list("kind", "tally", "source")) == [
        ("closing", 9, "paper"),
        ("opening", 10, "paper"),
    ]
    assert Duty.objects.get(unit=world.meadow()).studied_at == EVENING
    assert audit.verify()[1] is None


def test_three_sheets_take_no_more_queries_than_one() -> None:
    """A district's evening is one stack."""
    counts = []
    for days in (range(1), range(1, 4)):
        sessions = [world.session(of=world.riverside(), days=day) for day in days]
        sheets = [sheet(session) for session in sessions]
        with CaptureQueriesContext(connection) as queries:
            acts.take_in_sheets(sheets=sheets, at=EVENING + timedelta(days=5))
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_one_wrong_sheet_keeps_the_whole_stack_out() -> None:
    """All of it, or nothing of it."""
    first, second = (world.session(of=world.riverside(), days=day) for day in (0, 1))
    late = EVENING + timedelta(days=5)
    with pytest.raises(acts.MoreStayedThanCame):
        acts.take_in_sheets(sheets=[sheet(first), sheet(second, came=3, stayed=4)], at=late)
    with pytest.raises(acts.NotBegun):
        acts.take_in_sheets(sheets=[sheet(first), sheet(second)], at=EVENING)
    with pytest.raises(acts.ReasonNeeded):
        acts.take_in_sheets(sheets=[sheet(first), sheet(second, came=500)], at=late)
    assert not Event.objects.exists()
    assert not Session.objects.exclude(held_at=None).exists()


def test_a_session_at_whose_door_something_was_seen_is_not_typed_over() -> None:
    """It is settled on its own page, where both can be looked at."""
    seen = world.session(of=world.riverside())
    acts.record_tally(
        session_id=seen.pk,
        opening=5,
        closing=None,
        token="t",
        by=world.actor("organiser", of=seen.unit),
        at=seen.starts,
    )
    with pytest.raises(acts.AlreadyCounted) as refusal:
        acts.take_in_sheets(sheets=[sheet(seen)], at=EVENING)
    assert refusal.value.session_ids == (seen.pk,)
