"""A plan is proposed, checked, confirmed; what was held stays; what a measure changes is said."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from suffuse.audience.models import Estimate
from suffuse.audit.models import Entry
from suffuse.audit.rules import HOUSE
from suffuse.measure import acts as measure
from suffuse.planning import acts, jobs, reads
from suffuse.planning.models import Group, Plan, Session, Speaker, Venue
from suffuse.planning.rules import Part, is_batch_code
from suffuse.planning.rules import Session as Sitting
from suffuse.rollout.acts import NoDuty
from suffuse.rollout.models import Duty
from tests import planning_world, world
from tests.planning_world import FRIDAY, SUNDAY, able, confirmed, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    unit = world.riverside()
    able(unit)
    return unit


def shapes(plan):
    rows = plan.sessions.order_by("number")
    return [(planning_world.local(row.starts), row.level.key, row.people) for row in rows]


def test_a_proposed_plan_seats_everybody_lawfully_and_is_written_down(unit):
    """Six leaders first, then fifty others by twenty: four sessions, and no plan has fewer."""
    plan = proposed(unit)

    assert (plan.state, plan.status, plan.version, plan.breaches) == ("proposed", "optimal", 1, [])
    assert shapes(plan) == [
        ("2027-06-14T08:30", "leaders", 6),
        ("2027-06-14T13:30", "staff", 20),
        ("2027-06-15T08:30", "staff", 20),
        ("2027-06-15T13:30", "staff", 10),
    ]
    assert plan.figures["sessions"] == plan.bounds["sessions"] == 4
    entry = Entry.objects.latest("sequence")
    assert (entry.act, entry.facts["sessions"]) == ("planning.propose", 4)


def test_a_plan_in_force_has_batch_codes_and_moves_the_duty_on(unit):
    """Codes are given when the plan is confirmed, so that nobody prints one that changes."""
    plan = proposed(unit)
    assert not any(is_batch_code(one.code) for one in plan.sessions.all())
    assert all(one.code == "" for one in reads.plan(plan.pk).sessions)

    acts.confirm(plan_id=plan.pk, by=world.actor(of=unit), at=SUNDAY)

    codes = [one.code for one in reads.plan(plan.pk).sessions]
    assert len(set(codes)) == 4
    assert all(is_batch_code(code) for code in codes)
    assert reads.session_of_code(codes[0]) == plan.sessions.order_by("number")[0].pk
    duty = Duty.objects.get(unit=unit, rollout=plan.rollout)
    assert duty.planned_at == SUNDAY


def test_no_plan_is_confirmed_before_the_unit_looked_at_its_own_work(unit):
    """A plan without its assessment is not complete."""
    plan = proposed(unit)
    Duty.objects.update(assessed_at=None)

    with pytest.raises(acts.NotAssessed):
        acts.confirm(plan_id=plan.pk, by=world.actor(of=unit), at=SUNDAY)

    plan.refresh_from_db()
    assert plan.state == "proposed"


def test_a_plan_is_confirmed_once(unit):
    """The second time is refused and says in which state the plan is."""
    plan = confirmed(unit)
    with pytest.raises(acts.NotProposed) as refusal:
        acts.confirm(plan_id=plan.pk, by=world.actor(of=unit), at=SUNDAY)
    assert refusal.value.state == "confirmed"
    assert Entry.objects.filter(act="planning.confirm").count() == 1


def test_a_plan_that_became_unlawful_is_not_confirmed(unit):
    """Between proposal and confirmation the cap fell."""
    plan = proposed(unit)
    world.measure(people=15)
    with pytest.raises(acts.Unlawful) as refusal:
        acts.confirm(plan_id=plan.pk, by=world.actor(of=unit), at=SUNDAY)
    assert {one.rule for one in refusal.value.breaches} == {"no_large_gathering"}


def test_a_proposal_too_late_to_be_held_is_not_confirmed(unit):
    """On Friday nobody can be called to Monday."""
    plan = proposed(unit)
    with pytest.raises(acts.Unlawful):
        acts.confirm(plan_id=plan.pk, by=world.actor(of=unit), at=FRIDAY)


@pytest.mark.parametrize("lacks", ["people", "venues", "speakers", "slots"])
def test_what_is_missing_for_a_plan_is_named(unit, lacks):
    """No empty plan, and no guess."""
    {
        "people": lambda: unit.headcounts.all().delete(),
        "venues": lambda: Venue.objects.all().delete(),
        "speakers": lambda: Speaker.objects.all().delete(),
        "slots": lambda: None,
    }[lacks]()
    at = SUNDAY + timedelta(weeks=9) if lacks == "slots" else SUNDAY
    with pytest.raises(acts.NothingToPlanWith) as refusal:
        acts.propose(unit_id=unit.pk, rollout_id=world.rollout().pk, by=world.actor(of=unit), at=at)
    assert refusal.value.lacks == lacks


def test_no_plan_without_a_duty_and_none_after_the_rollout_was_closed(unit):
    """Nobody plans what nobody asked for."""
    rollout = world.rollout()
    rollout.closed_at = SUNDAY
    rollout.save()
    ask = {"unit_id": unit.pk, "rollout_id": rollout.pk, "by": world.actor(of=unit), "at": SUNDAY}
    with pytest.raises(acts.RolloutClosed):
        acts.propose(**ask)
    Duty.objects.all().delete()
    with pytest.raises(NoDuty):
        acts.propose(**ask)


def test_an_estimate_is_planned_for_where_nobody_counted(unit):
    """Estimated people need chairs too; a level that a counting unit did not list is empty."""
    unit.headcounts.filter(level="staff").delete()
    Estimate.objects.create(
        unit=unit, level=world.level("staff"), people=12, method="last year", as_of=SUNDAY.date()
    )
    question = reads.asked(unit_id=unit.pk, rollout_id=world.rollout().pk, at=SUNDAY)
    people = {level: count for level, count in question.instance.levels.items() if count}
    assert (people, question.unknown_levels) == ({"leaders": 6, "staff": 12}, ())


def test_a_unit_that_counted_nobody_is_unknown_and_never_nobody(unit):
    """Missing is not known; only what was estimated can be planned for."""
    unit.headcounts.all().delete()
    Estimate.objects.create(
        unit=unit, level=world.level("staff"), people=12, method="last year", as_of=SUNDAY.date()
    )
    unknown = reads.unknown_levels(unit_id=unit.pk, rollout_id=world.rollout().pk)
    expected = [world.level(key).name_en for key in ("leaders", "managers", "members")]
    assert [one.en for one in unknown] == expected


def test_a_venue_lent_to_another_rollout_is_not_used_twice(unit):
    """Two texts at once, one hall: the second plans around the first."""
    confirmed(unit)
    other = world.directive("28/ກຊສ")
    second = world.rollout(of=other)
    Duty.objects.filter(unit=unit, rollout=second).update(assessed_at=SUNDAY)

    plan = acts.propose(unit_id=unit.pk, rollout_id=second.pk, by=world.actor(of=unit), at=SUNDAY)

    taken = set(Session.objects.filter(plan__state="confirmed").values_list("starts", flat=True))
    assert not taken & set(plan.sessions.values_list("starts", flat=True))


def test_a_changed_measure_rechecks_open_plans_and_tells_their_owners(unit):
    """The cap falls from twenty to fifteen: two sessions are too large, and the desk says so."""
    plan = confirmed(unit)
    ministry = world.ministry()
    assert (jobs.recheck_open_plans(at=SUNDAY), reads.waiting(_scope(unit))) == (0, ())

    at = SUNDAY + timedelta(hours=1)
    measure.issue(
        zone_id=ministry.pk, since=SUNDAY.date(), people=15, source="Notice 14", by=HOUSE, at=at
    )
    assert jobs.recheck_open_plans(at=at + timedelta(minutes=1)) == 1
    assert jobs.recheck_open_plans(at=at + timedelta(minutes=2)) == 0

    plan.refresh_from_db()
    assert [one["rule"] for one in plan.breaches] == ["no_large_gathering"] * 2
    (told,) = reads.waiting(_scope(unit))
    assert (told.plan_id, told.breaches, told.state) == (plan.pk, 2, "confirmed")
    assert Entry.objects.filter(act="planning.recheck").count() == 1


def test_a_measure_elsewhere_leaves_a_plan_alone(unit):
    """Lowland's limits are not Hilltop's."""
    plan = confirmed(unit)
    at = SUNDAY + timedelta(hours=1)
    measure.issue(
        zone_id=world.lowland().pk, since=SUNDAY.date(), people=5, source="x", by=HOUSE, at=at
    )
    assert jobs.recheck_open_plans(at=at) == 0
    plan.refresh_from_db()
    assert plan.checked_at == SUNDAY


def _scope(unit):
    from suffuse.organisation.rules import Scope

    return Scope(unit.path)


def test_a_new_plan_keeps_what_was_held_and_what_still_fits(unit):
    """Held sessions keep row, code and time; the others keep theirs where they are still lawful."""
    first = confirmed(unit)
    codes = {row.number: (row.pk, row.code) for row in first.sessions.all()}
    held = first.sessions.get(number=2)
    held.held_at, held.certificate = world.MONDAY + timedelta(hours=8), {"actual": 20}
    held.save()
    world.measure(people=15)
    tuesday = world.MONDAY + timedelta(hours=10)

    second = acts.propose(
        unit_id=unit.pk, rollout_id=first.rollout_id, by=world.actor(of=unit), at=tuesday
    )

    assert second.figures["moved"] == second.bounds["moved"] == 5
    assert (second.difference["moved"], second.difference["stayed"]) == (5, 2)
    acts.confirm(plan_id=second.pk, by=world.actor(of=unit), at=tuesday)
    first.refresh_from_db()
    assert first.state == "superseded"
    now = {row.pk: row for row in second.sessions.all()}
    for number in (1, 2):
        assert now[codes[number][0]].code == codes[number][1]
    assert now[held.pk].certificate == {"actual": 20}
    assert [row.number for row in second.sessions.order_by("number")] == list(
        range(1, len(now) + 1)
    )
    assert sum(row.people for row in now.values()) == 56
    assert reads.plan(second.pk).breaches == ()


def test_a_plan_typed_by_hand_is_judged_by_the_same_rules(unit):
    """Thirty where twenty may gather: written down, shown, and not confirmed."""
    question = reads.asked(unit_id=unit.pk, rollout_id=world.rollout().pk, at=SUNDAY)
    venue, speaker = question.instance.venues[0].id, question.instance.speakers[0].id
    typed = [
        Sitting("2027-06-14T08:30", venue, "leaders", speaker, (Part("office", 6),)),
        Sitting("2027-06-14T13:30", venue, "staff", speaker, (Part("clinic", 30),)),
        Sitting("2027-06-15T08:30", venue, "staff", speaker, (Part("clinic", 20),)),
    ]
    ask = {
        "unit_id": unit.pk,
        "rollout_id": world.rollout().pk,
        "by": world.actor(of=unit),
        "at": SUNDAY,
    }

    plan = acts.propose_by_hand(sessions=typed, **ask)

    assert (plan.by_hand, [one["rule"] for one in plan.breaches]) == (True, ["no_large_gathering"])
    with pytest.raises(acts.Unlawful):
        acts.confirm(plan_id=plan.pk, by=world.actor(of=unit), at=SUNDAY)
    typed[1] = replace(typed[1], groups=(Part("clinic", 20),))
    typed.append(replace(typed[1], slot="2027-06-15T13:30", groups=(Part("clinic", 10),)))
    lawful = acts.propose_by_hand(sessions=typed, **ask)
    acts.confirm(plan_id=lawful.pk, by=world.actor(of=unit), at=SUNDAY)
    assert lawful.version == 2
    assert Plan.objects.get(pk=plan.pk).state == "superseded"


def test_a_typed_plan_that_contradicts_itself_is_not_written(unit):
    """Two sessions in one hall at once, or a hall that does not exist: refused with the breaches."""
    question = reads.asked(unit_id=unit.pk, rollout_id=world.rollout().pk, at=SUNDAY)
    venue, speaker = question.instance.venues[0].id, question.instance.speakers[0].id
    one = Sitting("2027-06-14T08:30", venue, "staff", speaker, (Part("clinic", 5),))
    for typed in ([one, one], [replace(one, venue="v0")], [replace(one, slot="tomorrow")]):
        with pytest.raises(acts.NotWritable):
            acts.propose_by_hand(
                unit_id=unit.pk,
                rollout_id=world.rollout().pk,
                sessions=typed,
                by=world.actor(of=unit),
                at=SUNDAY,
            )
    assert not Plan.objects.exists()


def test_venues_and_speakers_are_added_once_and_removed_only_while_unused(unit):
    """What sessions stand on stays on record."""
    ask = {"unit_id": unit.pk, "by": world.actor(of=unit), "at": SUNDAY}
    hall = acts.add_venue(code="C", name="Hall C", width_m=8, length_m=6, **ask)
    guest = acts.add_speaker(code="S9", levels=["leaders"], **ask)
    with pytest.raises(acts.CodeTaken):
        acts.add_venue(code="C", name="Hall C", seats=5, **ask)
    with pytest.raises(acts.CodeTaken):
        acts.add_speaker(code="S9", **ask)
    with pytest.raises(acts.UnknownLevel):
        acts.add_speaker(code="S10", levels=["chiefs"], **ask)
    acts.remove_venue(venue_id=hall.pk, by=ask["by"], at=SUNDAY)
    acts.remove_speaker(speaker_id=guest.pk, by=ask["by"], at=SUNDAY)
    plan = confirmed(unit)
    used = plan.sessions.first()
    with pytest.raises(acts.InUse):
        acts.remove_venue(venue_id=used.venue_id, by=ask["by"], at=SUNDAY)
    with pytest.raises(acts.InUse):
        acts.remove_speaker(speaker_id=used.speaker_id, by=ask["by"], at=SUNDAY)


@pytest.mark.parametrize(
    "size",
    [{}, {"seats": 0}, {"width_m": 5}, {"seats": 5, "width_m": 5, "length_m": 5}, {"seats": -1},
     {"width_m": 0, "length_m": 5}, {"width_m": 5000, "length_m": 5}],
)  # fmt: skip
def test_a_venue_has_one_clear_size(unit, size):
    """Seats, or width and length; neither, both or nothing is no size."""
    with pytest.raises(acts.NoSize):
        acts.add_venue(
            unit_id=unit.pk, code="Z", name="Z", by=world.actor(of=unit), at=SUNDAY, **size
        )


def test_a_speaker_is_ready_from_the_first_time_it_is_said(unit):
    """Children may wait for this: the day does not move when it is said again."""
    one = world.speaker(of=unit)
    acts.mark_ready(speaker_id=one.pk, by=world.actor(of=unit), at=SUNDAY)
    acts.mark_ready(speaker_id=one.pk, by=world.actor(of=unit), at=FRIDAY)
    one.refresh_from_db()
    assert one.ready_at == SUNDAY


@pytest.mark.parametrize(
    ("constraint", "breaks"),
    [
        ("venue_has_seats_or_a_size", lambda s: Venue.objects.filter(pk=s.venue_id).update(seats=None)),
        ("speaker_speaks_at_all", lambda s: Speaker.objects.filter(pk=s.speaker_id).update(most_a_day=0)),
        ("session_ends_after_start", lambda s: Session.objects.filter(pk=s.pk).update(ends=s.starts)),
        ("session_is_not_empty", lambda s: Session.objects.filter(pk=s.pk).update(people=0)),
        ("held_session_carries_its_certificate", lambda s: Session.objects.filter(pk=s.pk).update(held_at=SUNDAY)),
        ("group_is_not_empty", lambda s: Group.objects.filter(session=s).update(people=0)),
        ("plan_is_in_a_known_state", lambda s: Plan.objects.filter(pk=s.plan_id).update(state="draft")),
        ("plan_confirmed_by_someone_at_some_time", lambda s: Plan.objects.filter(pk=s.plan_id).update(confirmed_by="")),
    ],
)  # fmt: skip
def test_the_database_keeps_its_promises(unit, constraint, breaks):
    """Each constraint is tried; coverage cannot see one."""
    session = confirmed(unit).sessions.first()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        breaks(session)


def test_nothing_of_a_plan_can_stand_there_twice(unit):
    """One venue, one speaker, one version, one plan in force."""
    plan = confirmed(unit)
    first, second = plan.sessions.order_by("number")[:2]
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=second.pk).update(starts=first.starts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=second.pk).update(code=first.code)
    with pytest.raises(IntegrityError), transaction.atomic():
        Venue.objects.create(unit=unit, code="A", name="again", seats=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Speaker.objects.create(unit=unit, code="S1")
    world.plan(of=unit, state="proposed")
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(state="proposed").update(
            state="confirmed", confirmed_at=SUNDAY, confirmed_by="1"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Group.objects.create(session=first, team=first.groups.first().team, people=1)
    assert timezone.is_aware(first.starts)


def test_many_units_are_planned_and_confirmed_at_once_as_one_would_be(unit):
    """What one lacks is no reason to leave the others without a plan."""
    meadow, empty = world.meadow(), world.lowland()
    able(meadow, staff=25)
    units = {one.pk: world.actor(of=one) for one in (unit, meadow, empty)}

    done = acts.propose_many(rollout_id=world.rollout().pk, by=units, at=SUNDAY)

    assert set(done.plans) == {unit.pk, meadow.pk}
    assert isinstance(done.refused[empty.pk], acts.NothingToPlanWith)
    assert shapes(done.plans[unit.pk]) == shapes(proposed(unit))
    Duty.objects.filter(unit=meadow).update(assessed_at=None)
    latest = Plan.objects.filter(state="proposed")
    decided = acts.confirm_many(by={one.pk: units[one.unit_id] for one in latest}, at=SUNDAY)
    assert [one.unit_id for one in decided.plans.values()] == [unit.pk]
    assert [type(one) for one in decided.refused.values()] == [acts.NotAssessed]
    assert Entry.objects.filter(act="planning.confirm").count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_planning_many_units_costs_the_same_queries(django_assert_max_num_queries, count):
    """A country is planned by the hundred; queries do not grow with it."""
    units = [world.riverside(), world.meadow(), world.hilltop()][:count]
    for one in units:
        able(one)
    by, rollout = {one.pk: world.actor(of=one) for one in units}, world.rollout()
    with django_assert_max_num_queries(29):
        done = acts.propose_many(rollout_id=rollout.pk, by=by, at=SUNDAY)
    with django_assert_max_num_queries(35):
        acts.confirm_many(by={one.pk: HOUSE for one in done.plans.values()}, at=SUNDAY)
    assert Plan.objects.filter(state="confirmed").count() == count
