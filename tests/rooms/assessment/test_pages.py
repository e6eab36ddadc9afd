import pytest
from django.urls import reverse

from suffuse.assessment.models import Action, Finding, Indicator
from suffuse.rollout.models import Duty
from tests import world
from tests.assessment_world import action, finding

pytestmark = pytest.mark.django_db


def address(name, *given):
    return reverse(f"assessment:{name}", args=given)


@pytest.fixture
def place():
    world.riverside()
    world.rollout()
    return Duty.objects.get(unit=world.riverside(), rollout=world.rollout()).pk


@pytest.fixture
def committee():
    return world.client_of("committee", of=world.riverside())


@pytest.mark.parametrize("language", ["lo", "en"])
def test_the_page_opens_in_both_languages_empty_and_filled(place, language):
    """Strengths, weaknesses and lessons, whether there are any or not."""
    client = world.client_of("committee", of=world.riverside(), language=language)
    assert client.get(address("assessment", place)).status_code == 200
    action(finding(of=world.riverside()))
    finding("strength", of=world.riverside(), evidence="Register", years="2024-2026")
    assert client.get(address("assessment", place)).status_code == 200


def test_an_assessment_is_written_and_completed_on_the_page(place, committee):
    """The button says what is missing until nothing is."""
    seat = world.seat("committee", of=world.riverside())
    complete = address("complete", place)
    assert "at least one weakness" in committee.post(complete, follow=True).content.decode()
    given = {"clause_key": "I.1", "kind": "weakness", "text": "The tap is dry in April."}
    page = committee.post(address("add_finding", place), given, follow=True)
    assert "The finding is kept." in page.content.decode()
    assert "needs an action" in committee.post(complete, follow=True).content.decode()
    found = Finding.objects.get()
    given = {"text": "A tank", "owner_seat_id": seat.pk, "due": "2027-07-01"}
    page = committee.post(address("add_action", found.pk), given, follow=True)
    assert "The action is kept." in page.content.decode()
    assert "the plan may follow" in committee.post(complete, follow=True).content.decode()
    made = Action.objects.get()
    assert made.owner == seat
    for said in ["The action is done.", "was done before"]:
        page = committee.post(address("finish_action", made.pk), follow=True)
        assert said in page.content.decode()


def test_what_does_not_fit_is_told_and_not_kept(place, committee):
    """A clause of no text, another unit's seat, a day that is none, a number that is none."""
    found = finding(of=world.riverside())
    foreign = world.seat("committee", of=world.meadow())
    good = {"clause_key": "I.1", "kind": "weakness", "text": "The tap"}
    for wrong in [{"clause_key": "IX"}, {"kind": "opinion"}, {"text": ""}, {"text": "x" * 1001}]:
        page = committee.post(address("add_finding", place), good | wrong, follow=True)
        assert "Nothing was kept" in page.content.decode()
    good = {"text": "A tank", "due": "2027-07-01"}
    for wrong in [{"owner_seat_id": foreign.pk}, {"due": "soon"}, {"text": ""}]:
        page = committee.post(address("add_action", found.pk), good | wrong, follow=True)
        assert "Nothing was kept" in page.content.decode()
    good = {"clause_key": "I.1", "name": "Washing", "measured_in": "of 100", "before": "40"}
    for wrong in [{"before": "NaN"}, {"before": "1e400"}, {"name": ""}]:
        page = committee.post(address("set_indicator", place), good | wrong, follow=True)
        assert "Nothing was kept" in page.content.decode()
    assert (Finding.objects.count(), Action.objects.count(), Indicator.objects.count()) == (1, 0, 0)
    page = committee.post(address("set_indicator", place), good, follow=True)
    assert "The figure is kept." in page.content.decode()


def test_a_unit_judges_its_own_work_and_its_parent_reads_it(place):
    """Read one level up; written by nobody else; not there beside."""
    found = finding(of=world.riverside())
    above = world.client_of("committee", of=world.hilltop())
    assert above.get(address("assessment", place)).status_code == 200
    assert above.post(address("complete", place)).status_code == 404
    assert above.post(address("add_action", found.pk), {}).status_code == 404
    beside = world.client_of("committee", of=world.meadow())
    assert beside.get(address("assessment", place)).status_code == 404


def test_forms_are_offered_to_those_who_may_send_them(place, committee):
    """A speaker reads what the unit found; only the committee is asked to write."""
    found = finding(of=world.riverside())
    made = action(found)
    offered = [
        *(address(name, place) for name in ("complete", "add_finding", "set_indicator")),
        address("add_action", found.pk),
        address("finish_action", made.pk),
    ]
    page = committee.get(address("assessment", place)).content.decode()
    assert [one for one in offered if f'"{one}"' not in page] == []
    speaker = world.client_of("speaker", of=world.riverside())
    page = speaker.get(address("assessment", place)).content.decode()
    assert [one for one in offered if f'"{one}"' in page] == []
    assert found.text in page
