"""What a committee sees of its plan, and what its buttons do."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from suffuse.measure.models import Measure
from suffuse.planning.models import Plan, Speaker, Venue
from suffuse.rollout.models import Duty
from tests import world
from tests.planning_world import able, confirmed, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return world.riverside()


@pytest.fixture
def duty(unit):
    return able(unit)


def visit(unit, name, *args, role="committee", language="en"):
    page = world.client_of(role, of=unit, language=language).get(
        reverse(f"planning:{name}", args=args)
    )
    assert page.status_code == 200, page
    return page.content.decode()


def press(unit, button, *args, **data):
    client = world.client_of("committee", of=unit)
    return client.post(reverse(f"planning:{button}", args=args), data, follow=True)


def soon(duty):
    """Move the rollout's window to the days to come, for pages read the real clock."""
    rollout = duty.rollout
    rollout.opens_on = timezone.localdate() + timedelta(days=1)
    rollout.closes_on = rollout.opens_on + timedelta(weeks=4)
    rollout.report_due = rollout.closes_on + timedelta(weeks=1)
    rollout.save()
    Measure.objects.update(since=timezone.localdate() - timedelta(days=9))


def test_the_plan_opens_with_its_one_sentence(unit, duty):
    """How many, for whom, when; whether fewer would do; what binds."""
    page = visit(unit, "plan", proposed(unit).pk)
    assert "4 sessions for 56 people" in page
    assert "No plan can do with fewer." in page
    assert "the cap of 20" in page
    assert page.count('class="event ') >= 4


def test_the_plan_is_said_in_lao_too(unit, duty):
    """The same sentence in the other language."""
    page = visit(unit, "plan", proposed(unit).pk, language="lo")
    assert "ມາດຕະການໃຫ້ເຕົ້າໂຮມບໍ່ເກີນ 20 ຄົນ" in page
    assert "No plan can do with fewer" not in page


def test_a_breach_stands_on_top_of_the_plan_and_on_its_session(unit, duty):
    """The cap fell after the plan was confirmed; the page says which sessions are too large."""
    plan = confirmed(unit)
    plan.breaches = [{"rule": "no_large_gathering", "session": 2, "found": 20, "allowed": 15}]
    plan.save()
    page = visit(unit, "plan", plan.pk)
    code = plan.sessions.get(number=2).code
    assert f"Session {code}: Too many people: 20, but the measure allows 15." in page
    assert "It breaks rules as they stand now" in page
    assert "No plan can do with fewer" not in page


def test_proposing_and_confirming_by_two_buttons(unit, duty):
    """From nothing to a plan in force."""
    soon(duty)
    assert "Propose a plan" in visit(unit, "current", duty.pk)
    page = press(unit, "propose", duty.pk).content.decode()
    assert "A plan was proposed." in page
    plan = Plan.objects.get()
    page = press(unit, "confirm", plan.pk).content.decode()
    plan.refresh_from_db()
    assert (plan.state, "The plan is in force." in page) == ("confirmed", True)


def test_a_plan_without_assessment_says_why_it_cannot_be_confirmed(unit, duty):
    """And keeps the plan."""
    soon(duty)
    press(unit, "propose", duty.pk)
    Duty.objects.update(assessed_at=None)
    page = press(unit, "confirm", Plan.objects.get().pk).content.decode()
    assert "strengths, weaknesses and lessons" in page
    assert Plan.objects.get().state == "proposed"


def test_a_plan_whose_duty_is_gone_is_left_alone(unit, duty):
    """A unit that left the rollout between proposal and confirmation: a sentence, no error page."""
    plan = proposed(unit)
    Duty.objects.all().delete()
    page = press(unit, "confirm", plan.pk).content.decode()
    assert "asks nothing of this unit" in page


def test_a_proposal_whose_time_has_passed_is_checked_again_and_says_so(unit, duty):
    """Its window lies in June 2027 or in the past: either way the page tells the truth."""
    plan = proposed(unit)
    world.measure(people=10)
    page = press(unit, "confirm", plan.pk).content.decode()
    assert "The plan breaks rules as they stand now." in page
    assert "What breaks a rule" in page


@pytest.mark.parametrize("lacks", ["venue", "speaker", "person"])
def test_what_is_missing_is_named(unit, duty, lacks):
    """A named refusal becomes a sentence, not an error page."""
    soon(duty)
    {"venue": Venue, "speaker": Speaker, "person": type(unit.headcounts.first())}[
        lacks
    ].objects.all().delete()
    page = press(unit, "propose", duty.pk)
    assert page.status_code == 200
    said = {
        "venue": "no venue yet",
        "speaker": "no speaker yet",
        "person": "Nobody has been counted",
    }
    assert said[lacks] in page.content.decode()


def rows(*filled):
    data = {"form-TOTAL_FORMS": str(len(filled)), "form-INITIAL_FORMS": "0"}
    for number, row in enumerate(filled):
        data |= {f"form-{number}-{name}": str(value) for name, value in row.items()}
    return data


def typed(unit, **changes):
    day = timezone.localdate() + timedelta(days=2)
    while day.isoweekday() > 5:
        day += timedelta(days=1)
    row = {
        "day": day,
        "time": "08:30",
        "venue": f"v{world.venue(of=unit).pk}",
        "level": "staff",
        "speaker": f"s{world.speaker(of=unit).pk}",
        "team": "clinic",
        "people": 20,
    }
    return row | changes


def test_a_typed_plan_is_kept_with_what_it_breaks(unit, duty):
    """Twenty-five where twenty may gather, and half of the unit forgotten: kept, and said."""
    soon(duty)
    page = press(unit, "check_by_hand", duty.pk, **rows(typed(unit, people=25)))
    body = page.content.decode()
    assert "Too many people: 25, but the measure allows 20." in body
    assert Plan.objects.get().by_hand
    assert 'value="25"' in visit(unit, "by_hand", duty.pk)


def test_a_typed_plan_that_contradicts_itself_comes_back_as_it_was_typed(unit, duty):
    """Two levels in one hall at once: nothing kept, nothing lost."""
    soon(duty)
    twice = rows(typed(unit), typed(unit, level="leaders", team="office", people=6))
    body = press(unit, "check_by_hand", duty.pk, **twice).content.decode()
    assert "holds 2 sessions at once" in body
    assert 'value="6"' in body
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    "change",
    [{"people": "-3"}, {"people": "1e9"}, {"venue": "v0"}, {"day": "someday"}, {"people": ""},
     {"team": "nobody"}, {"time": "03:00"}],
)  # fmt: skip
def test_a_row_that_makes_no_sense_is_refused_in_its_place(unit, duty, change):
    """Forged choices, half rows and strange numbers: a page with the reason, never an error."""
    soon(duty)
    page = press(unit, "check_by_hand", duty.pk, **rows(typed(unit, **change)))
    assert page.status_code == 200
    assert not Plan.objects.exists()


def test_a_hall_of_another_unit_cannot_be_typed_in(unit, duty):
    """Ids from a form are looked up within the unit, whoever's they are."""
    soon(duty)
    foreign = world.venue(of=world.lowland(), code="X")
    press(unit, "check_by_hand", duty.pk, **rows(typed(unit, venue=f"v{foreign.pk}")))
    assert not Plan.objects.exists()


def test_venues_and_speakers_are_added_and_removed_on_one_page(unit, duty):
    """With what they seat today."""
    page = press(unit, "add_venue", unit.pk, code="B", name="Big hall", width_m="11", length_m="7")
    assert "Big hall" in page.content.decode()
    page = press(unit, "add_venue", unit.pk, code="B", name="Again", seats="5")
    assert "already used" in page.content.decode()
    page = press(unit, "add_venue", unit.pk, code="C", name="No size")
    assert "a width and a length above zero" in page.content.decode()
    page = press(unit, "add_venue", unit.pk, code="D", name="D", seats="5", closed_on="soon")
    assert "Write days as" in page.content.decode()
    press(
        unit,
        "add_speaker",
        unit.pk,
        code="S7",
        levels=["staff"],
        most_a_day="1",
        closed_on="2027-06-15",
    )
    speaker = Speaker.objects.get(code="S7")
    assert (speaker.levels, speaker.closed_on) == (["staff"], ["2027-06-15"])
    press(unit, "mark_ready", speaker.pk)
    speaker.refresh_from_db()
    assert speaker.ready_at is not None
    press(unit, "remove_speaker", speaker.pk)
    press(unit, "remove_venue", Venue.objects.get(code="B").pk)
    assert not Speaker.objects.filter(code="S7").exists()
    assert not Venue.objects.filter(code="B").exists()


def test_the_seat_plan_and_the_door_sign_draw_every_seat(unit, duty):
    """Thirty seats, of which twenty are taken."""
    hall = world.venue(of=unit)
    hall.seats, hall.width_m, hall.length_m = None, 10, 8
    hall.save()
    plan = confirmed(unit)
    one = plan.sessions.order_by("-people").first()
    for name in ("seats", "door_sign"):
        page = visit(unit, name, one.pk)
        assert page.count("<circle") >= 20
        assert one.code in page
        assert "style=" not in page


def test_the_difference_to_the_plan_in_force_is_shown_before_it_is_confirmed(unit, duty):
    """What goes, what comes, how many people move."""
    confirmed(unit)
    world.measure(people=15)
    plan = proposed(unit)
    page = visit(unit, "plan", plan.pk)
    assert "What changes" in page
    assert "10 people move" in page


def test_plans_are_listed_by_rollout(unit, duty):
    """One line for each text that has to be studied, and an empty state without any."""
    assert "no plan" in visit(unit, "plans", unit.pk)
    confirmed(unit)
    assert "in force" in visit(unit, "plans", unit.pk)
    other = world.unit("Z9", above=world.ministry())
    assert "Nothing to plan yet" in visit(other, "plans", other.pk)


@pytest.mark.parametrize("role", ["organiser", "speaker"])
def test_those_who_hold_sessions_see_the_plan_but_not_its_buttons(unit, duty, role):
    """Only the committee decides."""
    page = visit(unit, "plan", proposed(unit).pk, role=role)
    assert "Put this plan in force" not in page


def test_a_version_that_was_superseded_says_so_and_leads_to_the_newest(unit, duty):
    """Its sessions that went on unchanged stand in the later one."""
    first = confirmed(unit)
    world.measure(people=15)
    proposed(unit)
    press(unit, "confirm", Plan.objects.get(state="proposed").pk)
    Plan.objects.filter(pk=first.pk).update(state="superseded")
    assert "A later version took the place of this one." in visit(unit, "plan", first.pk)


def test_a_field_instead_of_a_hall_is_not_drawn_seat_by_seat(unit, duty):
    """Two hundred by two hundred metres: the page stays small."""
    hall = world.venue(of=unit)
    hall.seats, hall.width_m, hall.length_m = None, 200, 200
    hall.save()
    page = visit(unit, "seats", confirmed(unit).sessions.first().pk)
    assert page.count("<circle") <= 600
