from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from suffuse.assessment import acts, reads
from suffuse.assessment.models import Finding, Indicator
from suffuse.organisation.rules import Scope
from suffuse.rollout.acts import NoDuty
from suffuse.rollout.models import Duty
from tests import world
from tests.assessment_world import action, assessed, finding

pytestmark = pytest.mark.django_db
DAY = world.MONDAY.date()


def read(of):
    return reads.assessment(unit_id=of.pk, rollout_id=world.rollout().pk, at=world.MONDAY)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "opinion"}, "unknown_kind"),
        ({"text": " "}, "empty"),
        ({"text": "x" * 1001}, "too_long"),
        ({"text": "a\x00b"}, "bad_character"),
        ({"clause_key": "IX"}, "unknown_clause"),
        ({"years": "x" * 21}, "too_long"),
    ],
)
def test_a_finding_hangs_on_a_clause_and_says_something(change, code):
    """What does not fit is refused by name, and nothing is kept."""
    world.rollout()
    with pytest.raises(acts.NotWritable) as refusal:
        finding(**({"kind": "weakness", "of": world.riverside()} | change))
    assert (refusal.value.code, Finding.objects.count()) == (code, 0)


def test_a_unit_without_a_duty_is_asked_nothing():
    """A rollout of Hilltop asks no assessment of Lowland."""
    unit = world.lowland()
    only_hilltop = world.rollout(top=world.hilltop())
    by = world.actor(of=unit)
    with pytest.raises(NoDuty):
        acts.complete_assessment(
            unit_id=unit.pk, rollout_id=only_hilltop.pk, by=by, at=world.MONDAY
        )


def test_completing_marks_the_duty_and_not_before():
    """A plan may follow only when the unit has looked at its own work."""
    unit = world.riverside()
    found = finding(of=unit)
    done = {"unit_id": unit.pk, "rollout_id": world.rollout().pk, "by": world.actor(of=unit)}
    with pytest.raises(acts.AssessmentLacks) as refusal:
        acts.complete_assessment(at=world.MONDAY, **done)
    assert refusal.value.missing == ("action",)
    assert Duty.objects.get(unit=unit).assessed_at is None
    action(found)
    acts.complete_assessment(at=world.MONDAY, **done)
    acts.complete_assessment(at=world.MONDAY + timedelta(days=3), **done)
    assert Duty.objects.get(unit=unit).assessed_at == world.MONDAY


def test_an_action_belongs_to_a_seat_of_the_unit():
    """Nobody is given work by a unit in which they have no seat."""
    found = finding(of=world.riverside())
    own, foreign = (
        world.seat("committee", of=world.riverside()),
        world.seat("committee", of=world.meadow()),
    )
    assert action(found, owner_seat_id=own.pk).owner == own
    with pytest.raises(acts.NotWritable) as refusal:
        action(found, owner_seat_id=foreign.pk)
    assert refusal.value.code == "foreign_seat"


def test_an_action_is_finished_once():
    """The first moment stands."""
    made = action(finding(of=world.riverside()))
    by = world.actor(of=world.riverside())
    due = {"scope": Scope(world.hilltop().path), "on": DAY}
    assert [one.id for one in reads.actions_due(**due)] == [made.pk]
    acts.finish_action(action_id=made.pk, by=by, at=world.MONDAY)
    with pytest.raises(acts.AlreadyDone):
        acts.finish_action(action_id=made.pk, by=by, at=world.MONDAY)
    assert reads.actions_due(**due) == ()


def test_actions_due_are_of_the_scope_and_of_the_day():
    """Tomorrow's work does not wait today; Lowland's does not wait for Hilltop."""
    action(finding(of=world.riverside()), due=DAY + timedelta(days=1))
    action(finding(of=world.meadow()))
    due = {"scope": Scope(world.hilltop().path)}
    assert reads.actions_due(on=DAY, **due) == ()
    assert len(reads.actions_due(on=DAY + timedelta(days=1), **due)) == 1


def test_a_figure_of_the_work_has_a_before_and_an_after():
    """What is given later does not wipe out what was given before; no number is no zero."""
    unit = world.riverside()
    world.rollout()
    where = {
        "unit_id": unit.pk,
        "rollout_id": world.rollout().pk,
        "clause_key": "I.1",
        "name": "Hand-washing seen",
        "measured_in": "of 100",
        "by": world.actor(of=unit),
        "at": world.MONDAY,
    }
    acts.set_indicator(before=Decimal("40"), **where)
    assert read(unit).indicators[0].change is None
    acts.set_indicator(after=Decimal("62.5"), **where)
    assert read(unit).indicators[0].change == Decimal("22.5")
    for wrong in ["NaN", "Infinity", "1e20"]:
        with pytest.raises(acts.NotWritable):
            acts.set_indicator(after=Decimal(wrong), **where)
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.create(
            unit=unit, rollout=world.rollout(), clause_key="I", name="Hand-washing seen"
        )


@pytest.mark.parametrize("count", [1, 3])
def test_an_assessment_costs_the_same_for_one_finding_and_for_three(
    count, django_assert_num_queries
):
    """The page does not grow with its rows."""
    unit = world.riverside()
    for _ in range(count):
        action(finding(of=unit))
    rollout = world.rollout()
    with django_assert_num_queries(8):
        found = reads.assessment(unit_id=unit.pk, rollout_id=rollout.pk, at=world.MONDAY)
    assert len(found.of("weakness")) == count


def test_findings_by_clause_are_numbers_without_words():
    """The door upward: how many of each kind, and not what they say."""
    finding(of=world.riverside())
    finding("strength", of=world.riverside(), clause_key="I.2")
    finding(of=world.meadow())
    told = reads.by_clause(scope=Scope(world.hilltop().path), rollout_id=world.rollout().pk)
    assert told == {"I.1": {"weakness": 1}, "I.2": {"strength": 1}}


def test_the_database_knows_three_kinds_of_finding():
    """No other way in brings a fourth."""
    made = finding(of=world.riverside())
    with pytest.raises(IntegrityError, match="finding_is_of_a_known_kind"), transaction.atomic():
        Finding.objects.filter(pk=made.pk).update(kind="opinion")


def test_the_builder_completes_an_assessment():
    """Other rooms' tests stand on it."""
    assessed(world.riverside())
    assert read(world.riverside()).completed_at == world.MONDAY
