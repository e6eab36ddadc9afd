"""Carrying a directive through the tree: what is opened, what is asked, and how far a unit has come."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from suffuse.audit.models import Entry
from suffuse.audit.rules import HOUSE
from suffuse.language.rules import Words
from suffuse.organisation.models import Unit
from suffuse.organisation.rules import Scope
from suffuse.rollout import acts, reads, rules
from suffuse.rollout.models import Duty, Rollout
from suffuse.rollout.rules import Asked, Gate, Mark, Marks, Opening, Readiness, State, Turn
from tests import world
from tests.world import MONDAY

TODAY = MONDAY.date()
ROAD = [Mark.ASSESSED, Mark.PLANNED, Mark.STUDYING, Mark.STUDIED, Mark.REPORTED, Mark.ACCEPTED]


def hour(n: int):
    return MONDAY + timedelta(hours=n)


# Rules


@pytest.mark.parametrize(
    ("marks", "state"),
    [
        (Marks(), State.NO_ASSESSMENT),
        (Marks(assessed_at=hour(1)), State.NO_PLAN),
        (Marks(planned_at=hour(1)), State.NO_ASSESSMENT),
        (Marks(assessed_at=hour(1), planned_at=hour(2)), State.PLANNED),
        (Marks(studying_since=hour(3)), State.STUDYING),
        (Marks(assessed_at=hour(1), planned_at=hour(2), studying_since=hour(3)), State.STUDYING),
        (Marks(studying_since=hour(3), studied_at=hour(4)), State.STUDIED),
        (Marks(studied_at=hour(4), reported_at=hour(5)), State.REPORTED),
        (Marks(reported_at=hour(5), returned_at=hour(6)), State.RETURNED),
        (Marks(reported_at=hour(7), returned_at=hour(6)), State.REPORTED),
        (Marks(reported_at=hour(7), returned_at=hour(6), accepted_at=hour(8)), State.ACCEPTED),
        (Marks(reported_at=hour(9), accepted_at=hour(8)), State.ACCEPTED),
        (Marks(reported_at=hour(7), accepted_at=hour(8), returned_at=hour(9)), State.RETURNED),
    ],
)
def test_the_state_follows_from_what_was_done(marks, state):
    """Nobody can say that a unit is further than its deeds."""
    assert rules.state(marks) is state


@pytest.mark.parametrize(
    ("state", "days", "late"),
    [
        (State.PLANNED, 56, False),
        (State.PLANNED, 57, True),
        (State.STUDIED, 57, False),
        (State.STUDIED, 63, False),
        (State.STUDIED, 64, True),
        (State.RETURNED, 64, True),
        (State.REPORTED, 64, False),
        (State.ACCEPTED, 400, False),
    ],
)
def test_a_duty_is_late_the_day_after_its_last_day(state, days, late):
    found = rules.is_late(
        state,
        on=TODAY + timedelta(days=days),
        closes_on=TODAY + timedelta(days=56),
        report_due=TODAY + timedelta(days=63),
    )
    assert found is late


def test_a_unit_starts_when_its_parents_speakers_are_ready_and_its_leaders_came_first():
    def gates(parent, turn=1, still=()):
        return list(rules.closed_gates(parent, round_of_level=turn, open_rounds=still))

    assert gates(None) == []
    assert gates(Readiness(speakers=3, ready=0)) == [Gate.SPEAKERS]
    assert gates(Readiness(speakers=3, ready=1)) == []
    assert gates(Readiness(speakers=3, ready=2, needed=3)) == [Gate.SPEAKERS]
    assert gates(Readiness(speakers=0, ready=0)) == [Gate.SPEAKERS]
    assert gates(None, turn=2, still=[1, 2]) == [Gate.LEADERS]
    assert gates(None, turn=2, still=[2]) == []


def test_the_load_of_several_rollouts_is_added_up():
    asked = [
        Asked(1, "staff", 180, TODAY, TODAY + timedelta(days=10)),
        Asked(2, "staff", 90, TODAY, TODAY + timedelta(days=5)),
        Asked(2, "leaders", 60, TODAY, TODAY + timedelta(days=5)),
    ]

    found = {load.level: (load.hours, load.rollouts) for load in rules.load(asked, on=TODAY)}
    later = {load.level: load.hours for load in rules.load(asked, on=TODAY + timedelta(days=6))}

    assert found == {"staff": (4.5, 2), "leaders": (1.0, 1)}
    assert later == {"staff": 3.0}


# Acts

pytestmark = pytest.mark.django_db


def opening(**given: object) -> Opening:
    world.riverside(), world.meadow()
    world.edition()
    facts: dict[str, object] = {
        "directive_id": world.directive().pk,
        "top_id": world.ministry().pk,
        "title": Words("ມືສະອາດ", "Clean hands"),
        "opens_on": TODAY,
        "closes_on": TODAY + timedelta(weeks=8),
        "report_due": TODAY + timedelta(weeks=9),
        "levels": (Turn("leaders"), Turn("staff", round=2, minutes=120)),
    }
    return Opening(**{**facts, **given})  # type: ignore[arg-type]  # built from loose words


def opened(**given: object) -> Rollout:
    return acts.open_rollout(opening=opening(**given), by=HOUSE, at=MONDAY)


def test_every_unit_below_gets_its_duty():
    rollout = opened(top_id=world.hilltop().pk)

    assert {duty.unit.code for duty in Duty.objects.filter(rollout=rollout)} == {"P1", "P1-D1"}
    facts = reads.rollout(rollout.pk)
    assert facts.rounds == (("leaders",), ("staff",))
    assert [turn.minutes for turn in facts.levels] == [180, 120]
    assert Entry.objects.get().facts["units"] == 2


def test_a_unit_that_has_ended_gets_no_duty():
    Unit.objects.filter(pk=world.riverside().pk).update(valid_until=TODAY - timedelta(days=1))

    assert not Duty.objects.filter(rollout=opened(), unit=world.riverside()).exists()


def test_the_next_phase_is_for_the_unfinished():
    first = opened()
    second = opened(follows_id=first.pk, only=frozenset({world.riverside().pk}))

    assert (second.phase, second.follows_id) == (2, first.pk)
    assert [duty.unit.code for duty in second.duties.all()] == ["P1-D1"]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"levels": ()}, acts.NoLevels),
        ({"closes_on": TODAY - timedelta(days=1)}, acts.WindowBackwards),
        ({"report_due": TODAY - timedelta(days=1)}, acts.WindowBackwards),
        ({"least_cell": 4}, acts.ThresholdTooLow),
        ({"least_checked": 9}, acts.ThresholdTooLow),
    ],
)
def test_what_cannot_be_carried_is_refused(wrong, refusal):
    with pytest.raises(refusal):
        opened(**wrong)
    assert (Rollout.objects.count(), Entry.objects.count()) == (0, 0)


def test_a_draft_is_not_carried_to_anyone():
    text = world.directive("99/x")
    world.edition(of=text, released=False)

    with pytest.raises(acts.NotReleased):
        opened(directive_id=text.pk)


def test_a_rollout_starts_within_reach():
    by = world.actor("board", of=world.hilltop())

    acts.open_rollout(opening=opening(top_id=world.hilltop().pk), by=by, at=MONDAY)
    for foreign in (world.lowland(), world.ministry()):
        with pytest.raises(acts.OutOfReach):
            acts.open_rollout(opening=opening(top_id=foreign.pk), by=by, at=MONDAY)


def test_thresholds_may_only_rise():
    """A threshold that falls would publish what people were promised would stay unpublished."""
    rollout = opened(least_cell=6)

    acts.raise_thresholds(
        rollout_id=rollout.pk, least_cell=8, least_checked=12, by=HOUSE, at=MONDAY
    )
    for lower in ({"least_cell": 7, "least_checked": 12}, {"least_cell": 8, "least_checked": 11}):
        with pytest.raises(acts.Lowered):
            acts.raise_thresholds(rollout_id=rollout.pk, **lower, by=HOUSE, at=MONDAY)
    facts = reads.rollout(rollout.pk)
    assert (facts.least_cell, facts.least_checked) == (8, 12)


def test_a_rollout_is_closed_once():
    rollout = opened()

    acts.close(rollout_id=rollout.pk, by=HOUSE, at=MONDAY)
    with pytest.raises(acts.AlreadyClosed):
        acts.close(rollout_id=rollout.pk, by=HOUSE, at=MONDAY)
    with pytest.raises(acts.AlreadyClosed):
        acts.raise_thresholds(
            rollout_id=rollout.pk, least_cell=9, least_checked=19, by=HOUSE, at=MONDAY
        )
    assert reads.rollout(rollout.pk).closed


def test_a_duty_goes_the_whole_road():
    rollout, unit = opened(), world.riverside()
    states = []
    for n, what in enumerate(ROAD):
        acts.mark(rollout_id=rollout.pk, unit_id=unit.pk, what=what, at=hour(n))
        states.append(reads.duty(rollout.pk, unit.pk, on=TODAY).state)

    assert states == [
        State.NO_PLAN,
        State.PLANNED,
        State.STUDYING,
        State.STUDIED,
        State.REPORTED,
        State.ACCEPTED,
    ]


def test_the_first_plan_and_the_last_report_are_what_counts():
    rollout, unit = opened(), world.riverside()
    for what in (Mark.PLANNED, Mark.REPORTED):
        for n in (1, 5):
            acts.mark(rollout_id=rollout.pk, unit_id=unit.pk, what=what, at=hour(n))

    duty = Duty.objects.get(rollout=rollout, unit=unit)
    assert (duty.planned_at, duty.reported_at) == (hour(1), hour(5))


def test_nothing_is_marked_where_nothing_is_asked():
    rollout = opened(top_id=world.hilltop().pk)

    with pytest.raises(acts.NoDuty) as refused:
        acts.mark_many(
            rollout_id=rollout.pk,
            unit_ids=[world.hilltop().pk, world.lowland().pk],
            what="planned",
            at=MONDAY,
        )
    assert refused.value.unit_ids == (world.lowland().pk,)
    assert not Duty.objects.filter(planned_at__isnull=False).exists()


def test_a_unit_that_came_later_gets_its_part():
    rollout = opened()
    new = world.unit("P1-D9", above=world.hilltop())

    for _ in range(2):
        acts.give_duty(rollout_id=rollout.pk, unit_id=new.pk, by=HOUSE, at=MONDAY)

    assert reads.duty(rollout.pk, new.pk, on=TODAY).state is State.NO_ASSESSMENT
    assert Entry.objects.filter(act="rollout.give_duty").count() == 1


# Reads


@pytest.mark.parametrize("count", [1, 3])
def test_the_duties_of_a_scope_are_one_question(count, django_assert_num_queries):
    for n in range(count):
        world.unit(f"P1-D{n + 1}", above=world.hilltop())
    rollout = opened()
    scope = Scope(world.hilltop().path)

    with django_assert_num_queries(1):
        lines = reads.duties(rollout.pk, scope, on=TODAY)
    with django_assert_num_queries(1):
        counts = reads.progress(rollout.pk, scope)

    assert lines[0].code == "P1"
    assert len(lines) == 1 + max(count, 1)
    assert counts[State.NO_ASSESSMENT] == len(lines)


@pytest.mark.parametrize("count", [1, 3])
def test_the_rollouts_that_reach_a_unit_are_two_questions(count, django_assert_num_queries):
    for _ in range(count):
        opened()
    unit = world.riverside()
    path = unit.path

    with django_assert_num_queries(2):
        found = reads.rollouts_for(path)
    with django_assert_num_queries(2):
        load = reads.load(path, on=TODAY)
    with django_assert_num_queries(1):
        duties = reads.duties_of_unit(unit.pk, on=TODAY)

    assert len(found) == len(duties) == count
    assert {one.level: one.hours for one in load} == {"leaders": 3.0 * count, "staff": 2.0 * count}


def test_a_rollout_of_one_province_does_not_reach_its_neighbour():
    rollout = opened(top_id=world.hilltop().pk)

    assert [one.id for one in reads.rollouts_for(world.riverside().path)] == [rollout.pk]
    assert reads.rollouts_for(world.meadow().path) == ()
    assert reads.rollouts_for(world.ministry().path) == ()
    assert [one.id for one in reads.rollouts_for(world.ministry().path, below=True)] == [rollout.pk]


def test_where_rollouts_and_duties_are():
    rollout = opened(top_id=world.hilltop().pk)
    duty = Duty.objects.get(rollout=rollout, unit=world.riverside())

    assert reads.where_is_rollout(rollout.pk) == world.hilltop().path
    assert reads.where_is_duty(duty.pk) == world.riverside().path
    assert reads.where_is_rollout(0) is None
    assert reads.where_is_duty(0) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"closes_on": date(2000, 1, 1)},
        {"report_due": date(2000, 1, 1)},
        {"least_cell": 4},
        {"least_checked": 9},
    ],
)
def test_the_database_refuses_what_cannot_be_carried(wrong):
    rollout = opened(team_share=Decimal("0.34"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Rollout.objects.filter(pk=rollout.pk).update(**wrong)


def test_the_database_refuses_a_second_duty():
    duty = Duty.objects.filter(rollout=opened()).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.create(rollout=duty.rollout, unit=duty.unit)
