"""Long work: begun once, taken by any worker, gone on with after a kill, and nothing done twice."""

from datetime import timedelta

import pytest
from django.urls import reverse

from suffuse.audit.models import Entry
from suffuse.audit.rules import HOUSE
from suffuse.measure.models import Measure
from suffuse.organisation.rules import Scope
from suffuse.planning import acts, jobs, reads
from suffuse.planning.acts.working import LEASE, MOST_TRIES, keep_steps, take_steps
from suffuse.planning.models import Plan, Session, Step, Work
from suffuse.planning.rules import Supposed
from suffuse.rollout.models import Duty
from tests import world
from tests.planning_world import SUNDAY, able, confirmed, large, proposed

pytestmark = pytest.mark.django_db
LATER = SUNDAY + timedelta(minutes=9)


@pytest.fixture
def unit():
    unit = world.riverside()
    able(unit)
    return unit


def begun(kind, *units, top=None, supposed=None):
    return acts.begin_work(
        kind=kind,
        top_id=(top or units[0]).pk,
        rollout_id=world.rollout().pk,
        unit_ids=[unit.pk for unit in units],
        by=HOUSE,
        at=SUNDAY,
        supposed=supposed,
    )


def done(work, at=SUNDAY):
    jobs.finish(work.pk, clock=lambda: at)
    return reads.work(work.pk, at=at)


def tightened(people=15):
    """Issue a lower cap a minute after Sunday's plans were checked."""
    measure = world.measure(people=people)
    Measure.objects.filter(pk=measure.pk).update(issued_at=SUNDAY + timedelta(minutes=1))


def test_a_measure_plans_again_what_it_breaks_and_leaves_the_rest(unit):
    """Two plans stand; the lower cap breaks one of them. The other keeps every seat."""
    meadow = world.meadow()
    able(meadow, staff=12)
    broken, whole = confirmed(unit), confirmed(meadow)
    tightened()

    assert jobs.recheck(LATER) == "2 plans checked again, 1 works begun"
    found = done(Work.objects.get(), at=LATER)

    assert (found.kind, found.of, found.done, found.planned) == ("again", 1, 1, 1)
    newest = Plan.objects.filter(unit=unit).latest("version")
    assert (newest.state, newest.version, newest.proposed_by) == ("proposed", 2, "house")
    assert newest.difference["moved"] == found.moved == 10
    broken.refresh_from_db()
    assert broken.state == "confirmed"
    assert list(Plan.objects.filter(unit=meadow)) == [whole]
    assert jobs.recheck(LATER) == ""


def test_what_was_held_does_not_move_when_a_measure_plans_again(unit):
    """Monday morning's session is history at noon, whatever the cap says afterwards."""
    plan = confirmed(unit)
    first = plan.sessions.get(number=1)
    tightened()
    at = world.MONDAY + timedelta(hours=4)
    jobs.recheck(at)
    done(Work.objects.get(), at=at)
    again = Plan.objects.latest("version")
    kept = again.sessions.get(starts=first.starts, venue=first.venue)
    assert (kept.people, kept.speaker) == (first.people, first.speaker)


def test_a_plan_that_a_person_typed_is_left_to_that_person(unit):
    """The planner does not write over somebody's work; the owner is told of the breach."""
    plan = proposed(unit)
    Plan.objects.filter(pk=plan.pk).update(by_hand=True)
    tightened()
    assert jobs.recheck(LATER) == "1 plans checked again"
    assert reads.waiting(Scope(unit.path))[0].breaches


def test_a_plan_made_lawful_meanwhile_is_not_planned_again(unit):
    """The committee was quicker than the worker."""
    confirmed(unit)
    tightened()
    jobs.recheck(LATER)
    acts.propose(unit_id=unit.pk, rollout_id=world.rollout().pk, by=world.actor(of=unit), at=LATER)
    done(Work.objects.get(), at=LATER)
    assert Plan.objects.count() == 2


def test_work_that_was_cut_short_goes_on_where_it_was(unit):
    """One of three steps was done, one was in the hands of a worker that died."""
    units = [unit, world.meadow(), world.hilltop()]
    for one in units[1:]:
        able(one)
    work = begun("suppose", *units, top=world.ministry(), supposed=Supposed(people=10))
    (first,), (second,) = take_steps(work_id=work.pk, most=2, at=SUNDAY)
    keep_steps(found={first.pk: {"lacks": "people"}}, at=SUNDAY)

    ((third,),) = take_steps(work_id=work.pk, most=9, at=SUNDAY)
    assert third.pk not in (first.pk, second.pk)
    assert not take_steps(work_id=work.pk, most=9, at=SUNDAY)
    late = SUNDAY + LEASE + timedelta(minutes=1)
    assert reads.unfinished(untouched_since=late) == [work.pk]
    found = done(work, at=late)

    assert (found.done, found.of) == (3, 3)
    assert Step.objects.get(pk=first.pk).found == {"lacks": "people"}
    assert reads.unfinished(untouched_since=late) == []


def test_a_unit_that_nobody_can_finish_stops_no_other(unit):
    """After three workers died over it, it is given up, and the page says so."""
    work = begun("suppose", unit, supposed=Supposed(people=10))
    at = SUNDAY
    for _ in range(MOST_TRIES):
        assert take_steps(work_id=work.pk, most=1, at=at)
        at += LEASE + timedelta(minutes=1)
    assert not take_steps(work_id=work.pk, most=1, at=at)
    found = reads.work(work.pk, at=at)
    assert (found.finished, found.given_up) == (True, 1)


def test_an_answer_that_came_twice_is_kept_once(unit):
    """A worker that was taken for dead comes back with its answer."""
    work = begun("suppose", unit, supposed=Supposed(people=10))
    ((step,),) = take_steps(work_id=work.pk, most=1, at=SUNDAY)
    keep_steps(found={step.pk: {"lacks": "venues"}}, at=SUNDAY)
    keep_steps(found={step.pk: {"lacks": "people"}}, at=LATER)
    step.refresh_from_db()
    assert (step.found, step.done_at) == ({"lacks": "venues"}, SUNDAY)


def test_a_longer_look_finds_what_would_help_and_says_when_it_has_ended(unit):
    """Two more under the cap: one session fewer. Tried by planning again."""
    plan = proposed(unit)
    Plan.objects.update(relaxations=[])
    work = begun("look", unit)
    assert begun("look", unit) == work
    assert reads.looking(unit_id=unit.pk, rollout_id=plan.rollout_id) == work.pk
    found = done(work)
    plan.refresh_from_db()
    assert found.plan_id == plan.pk
    assert plan.considered_at == SUNDAY
    assert {one["change"] for one in plan.relaxations} >= {"venue"} or plan.relaxations == []
    assert reads.looking(unit_id=unit.pk, rollout_id=plan.rollout_id) is None
    assert Entry.objects.filter(act="planning.consider").count() == 1


def test_a_longer_look_replaces_a_worse_proposal_but_never_one_that_was_typed(unit):
    """Six sessions typed where four are enough: the author keeps them; the planner's own go."""
    plan = proposed(unit)
    worse = {**plan.figures, "sessions": 6}
    Plan.objects.filter(pk=plan.pk).update(figures=worse, by_hand=True)
    done(begun("look", unit))
    assert Plan.objects.count() == 1

    Plan.objects.filter(pk=plan.pk).update(by_hand=False)
    found = done(begun("look", unit))
    better = Plan.objects.latest("version")
    assert (found.plan_id, better.version, better.figures["sessions"]) == (better.pk, 2, 4)


def test_supposing_stores_no_measure_and_no_plan(unit):
    """Half the cap for a unit and another: sessions, days, speakers, and who fails, as sums."""
    meadow = world.meadow()
    able(meadow, staff=20)
    plans = confirmed(unit), confirmed(meadow)
    measures = Measure.objects.count()

    work = begun("suppose", unit, meadow, top=world.ministry(), supposed=Supposed(people=10))
    found = done(work)

    assert (found.now.sessions, found.then.sessions) == (4 + 2, 6 + 3)
    assert found.now.moved == 0
    assert (found.then.left_out, found.fails) == (0, ())
    assert Measure.objects.count() == measures
    assert list(Plan.objects.order_by("pk")) == list(plans)
    assert Session.objects.count() == 6


def test_a_longer_window_and_a_looser_cap_can_be_supposed(unit):
    """What is supposed takes the place of what is in force, so it may be looser too."""
    rollout = world.rollout()
    rollout.closes_on = rollout.opens_on
    rollout.save()
    short = done(begun("suppose", unit, supposed=Supposed(people=30)))
    assert (short.now.left_out, short.then.left_out) == (16, 6)
    longer = done(begun("suppose", unit, supposed=Supposed(weeks=1)))
    assert longer.then.left_out == 0
    assert [one.unit.en for one in short.fails] == ["Riverside"]


def test_a_unit_that_cannot_be_planned_is_named_with_what_it_lacks(unit):
    """The ministry itself has nobody counted: it is no failure of the measure."""
    found = done(begun("suppose", unit, world.ministry(), supposed=Supposed(distance_m=1)))
    assert [(one.unit.en, one.lacks) for one in found.fails] == [("Ministry", "people")]


def test_nothing_supposed_is_refused(unit):
    """An empty question has no answer."""
    with pytest.raises(acts.NothingSupposed):
        begun("suppose", unit, supposed=Supposed())
    assert not Work.objects.exists()


def test_the_same_plans_come_from_one_core_and_from_two(unit):
    """Solving beside each other changes who computes, not what comes out."""
    able(world.meadow())
    units = [unit, world.meadow()]
    answers = []
    for cores in (1, 2):
        work = begun("suppose", *units, top=world.ministry(), supposed=Supposed(people=10))
        jobs.finish(work.pk, clock=lambda: SUNDAY, cores=cores)
        answers.append(list(work.steps.order_by("unit_id").values_list("found", flat=True)))
    assert answers[0] == answers[1]


def test_progress_costs_two_queries(unit, django_assert_num_queries):
    """However many units are worked on."""
    able(world.meadow())
    work = begun("suppose", unit, world.meadow(), supposed=Supposed(people=10))
    with django_assert_num_queries(2):
        assert not reads.work(work.pk, at=SUNDAY).finished


def page(role, of, name, *args, language="en", **data):
    client = world.client_of(role, of=of, language=language)
    where = reverse(f"planning:{name}", args=args)
    answer = client.post(where, data, follow=True) if data else client.get(where)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_board_asks_what_if_and_reads_the_answer_in_words(unit):
    """From the form to the comparison; who fails is said without a count."""
    rollout = world.rollout()
    rollout.closes_on = rollout.opens_on
    rollout.save()
    top = world.ministry()
    ask = "ask_what_if_below", top.pk, rollout.pk
    assert "without a change there is nothing to ask" in page("board", top, *ask, people="")
    assert "Ensure this value" in page("board", top, *ask, people="0")
    assert "Work it out" in page("board", top, "what_if_below", top.pk, rollout.pk)
    body = page("board", top, *ask, people="10")
    assert "Nothing is changed." in body
    assert "data-wait" in body
    work = Work.objects.get()
    jobs.finish(work.pk, clock=lambda: SUNDAY)
    body = page("board", top, "work", work.pk)
    assert "At most 10 people in one session." in body
    assert "Riverside: Not everybody would have a place." in body
    assert "data-wait" not in body
    assert "ຖ້າປ່ຽນ" in page("board", top, "work", work.pk, language="lo")


def test_a_committee_asks_what_if_for_its_own_unit_with_its_own_numbers(unit):
    """Inside the unit the exact number may be said."""
    rollout = world.rollout()
    rollout.closes_on = rollout.opens_on
    rollout.save()
    duty = Duty.objects.get(unit=unit).pk
    assert "Riverside would need under another limit" in page("committee", unit, "what_if", duty)
    page("committee", unit, "ask_what_if", duty, people="11")
    work = Work.objects.get()
    jobs.finish(work.pk, clock=lambda: SUNDAY)
    assert "34 people would have no place." in page("committee", unit, "work", work.pk)


def test_the_page_of_a_large_plan_says_what_binds_what_is_proven_and_what_would_help():
    """Six hundred people, eight teams, four rooms: proposed at once, looked at longer, confirmed."""
    unit = world.riverside()
    duty = large(unit)
    plan = acts.propose(
        unit_id=unit.pk,
        rollout_id=world.rollout().pk,
        by=world.actor(of=unit),
        at=SUNDAY,
        relax=False,
        seconds=0,
    )
    assert not plan.breaches
    work = begun("look", unit)
    assert "still looking" in page("committee", unit, "plan", plan.pk)
    step = Step.objects.get(work=work)
    keep_steps(found={step.pk: {"plan": plan.pk}}, at=SUNDAY)
    relaxed = {"change": "cap", "count": 2, "sessions": 30, "finish": 11, "left_out": 0}
    Plan.objects.filter(pk=plan.pk).update(relaxations=[relaxed], considered_at=SUNDAY)
    body = page("committee", unit, "plan", plan.pk)
    assert "32 sessions for 600 people" in body
    assert "No plan can do with fewer." in body
    assert "What binds: the cap of 20" in body
    assert "a cap higher by 2: 30 sessions" in body
    assert "Least possible" in body
    assert "still looking" not in body
    assert body.count('<svg class="seats"') >= 2
    assert page("committee", unit, "look", duty.pk, go="1").count("data-wait") == 1


def test_who_has_no_place_is_said_by_team_and_level_with_the_reason(unit):
    """One day for fifty-six people: forty have a place, and nobody could seat more."""
    rollout = world.rollout()
    rollout.closes_on = rollout.opens_on
    rollout.save()
    body = page("committee", unit, "plan", proposed(unit).pk)
    assert "16 people have no place." in body
    assert "No lawful plan seats more." in body
    assert "Who has no place" in body
    assert "What breaks a rule" not in body
    assert 'data-label="Without a place">10<' in body
