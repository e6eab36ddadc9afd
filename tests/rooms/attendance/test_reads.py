from datetime import timedelta

import pytest

from suffuse.attendance import reads
from suffuse.organisation.rules import Scope
from suffuse.planning.models import Plan
from tests import world
from tests.attendance_world import during, held, recorded, sent

pytestmark = pytest.mark.django_db


def totals(of):
    return reads.totals(scope=Scope(of.path), rollout_id=world.rollout().pk)


@pytest.mark.parametrize("count", [1, 3])
def test_totals_cost_three_queries_however_many(count, django_assert_num_queries):
    """The door upward must not grow with the country."""
    for number in range(count):
        held(world.session(of=world.riverside(), days=number), came=10)
        held(world.session(of=world.meadow(), days=number), came=11)
    scope, rollout = Scope(world.ministry().path), world.rollout()
    with django_assert_num_queries(3):
        found = reads.totals(scope=scope, rollout_id=rollout.pk)
    assert [(one.sessions, one.came) for one in found] == [(count, 10 * count), (count, 11 * count)]


def test_totals_are_numbers_even_though_there_was_a_name_to_tell():
    """First put something there that could leak."""
    session = world.session(of=world.riverside())
    noy = world.person(of=session.unit, name="Noy of Fern")
    recorded(session, sent(at=session, who=noy))
    told = totals(world.ministry())
    assert told[0].came == 1
    assert "Noy" not in repr(told)


def test_totals_stay_inside_the_scope():
    """Lowland's path may begin as Hilltop's does; its figures do not mix."""
    held(world.session(of=world.riverside()), came=10)
    held(world.session(of=world.meadow()), came=11)
    assert [one.came for one in totals(world.hilltop())] == [10]


def test_somebody_who_came_to_two_sessions_is_counted_once():
    """A catch-up batch adds nobody twice."""
    first = world.session(of=world.riverside())
    second = world.session(of=world.riverside(), days=1)
    noy, boun = world.person(of=first.unit), world.person(of=first.unit, name="Boun")
    recorded(first, sent(at=first, who=noy), sent("closing", at=first, who=noy, sequence=2))
    recorded(first, sent(at=first, who=boun))
    recorded(second, sent(at=second, who=noy), sent("closing", at=second, who=noy, sequence=2))
    (total,) = totals(world.hilltop())
    assert (total.came, total.stayed) == (2, 1)


def test_sessions_of_a_superseded_plan_count_only_if_they_were_held():
    """What was replanned and never held is nobody's plan any more."""
    kept, dropped = world.session(of=world.riverside()), world.session(of=world.riverside(), days=1)
    held(kept, came=10)
    Plan.objects.update(state="superseded")
    (total,) = totals(world.hilltop())
    assert (total.sessions, total.planned, total.came) == (1, kept.people, 10)
    assert dropped.held_at is None


def test_a_door_that_nobody_watched_is_not_known():
    """Missing is never zero."""
    world.session(of=world.riverside())
    (total,) = totals(world.hilltop())
    assert (total.came, total.stayed, total.counted) == (None, None, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_the_door_costs_the_same_for_one_name_and_for_three(count, django_assert_num_queries):
    """The page that a cheap phone loads must not grow with the list."""
    session = world.session(of=world.riverside())
    for number in range(count):
        recorded(session, sent(at=session, who=world.person(of=session.unit), sequence=number + 1))
    with django_assert_num_queries(8):
        door = reads.door(session_id=session.pk, at=during(session))
    assert len(door.lines) == count


def test_the_door_lists_its_batchs_teams_and_nobody_who_studied_elsewhere():
    """Who has been in another batch is not waited for; who came from another team is shown."""
    session = world.session(of=world.riverside())
    other = world.session(of=world.riverside(), days=1)
    noy, boun = world.person(of=session.unit), world.person(of=session.unit, name="Boun")
    guest = world.person(of=session.unit, name="Keo", team="kitchen")
    world.person(of=session.unit, name="Som", team="kitchen")
    world.person(of=session.unit, name="Lek", level="leaders")
    recorded(other, sent(at=other, who=boun))
    recorded(session, sent(at=session, who=guest))
    lines = reads.door(session_id=session.pk, at=during(session)).lines
    assert {line.name for line in lines} == {noy.name, guest.name}


def test_names_are_gone_a_fortnight_after_the_close():
    """The numbers stay."""
    session = world.session(of=world.riverside())
    recorded(session, sent(at=session, who=world.person(of=session.unit)))
    closed = held(session, came=1)
    late = closed.held_at + timedelta(days=15)
    door = reads.door(session_id=session.pk, at=late)
    assert (door.lines, door.names_open, door.seen.came.sure) == ((), False, 1)


def test_a_batch_is_found_by_its_code_however_it_is_typed():
    """Small letters and a forgotten hyphen are no reason to turn a sheet away; another unit is."""
    session = world.session(of=world.riverside())
    type(session).objects.filter(pk=session.pk).update(code="K7F-M4Q")
    assert reads.sheet_session(unit_id=session.unit_id, code=" k7fm4q ") == session.pk
    assert reads.sheet_session(unit_id=world.meadow().pk, code="K7F-M4Q") is None
