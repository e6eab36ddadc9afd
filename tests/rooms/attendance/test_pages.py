import json
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from suffuse.attendance.models import Event, Question, Showing
from suffuse.attendance.rules import to_wire
from suffuse.directive import reads as directive
from suffuse.planning.models import Session
from suffuse.rollout.models import Duty
from tests import attendance_world, world
from tests.attendance_world import recorded, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return world.session(of=world.riverside())


@pytest.fixture
def organiser():
    return world.client_of("organiser", of=world.riverside())


def address(name, thing):
    return reverse(f"attendance:{name}", args=[thing.pk])


def posted(session, client, *events):
    body = json.dumps({"format": "suffuse-door/1", "events": [to_wire(one) for one in events]})
    return client.post(address("events", session), body, content_type="application/json")


@pytest.mark.parametrize("language", ["lo", "en"])
@pytest.mark.parametrize("name", ["session", "door", "sheet"])
def test_pages_of_a_session_open_in_both_languages(session, name, language):
    """Before and after somebody came, and after the close."""
    client = world.client_of("organiser", of=session.unit, language=language)
    noy = world.person(of=session.unit)
    assert client.get(address(name, session)).status_code == 200
    recorded(session, sent(at=session, who=noy))
    assert client.get(address(name, session)).status_code == 200
    attendance_world.held(session, came=12)
    assert client.get(address(name, session)).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_sessions_costs_the_same(organiser, count, django_assert_max_num_queries):
    """A page that grows with its rows is caught here, not on a slow line."""
    for day in range(count):
        world.session(of=world.riverside(), days=day)
    with django_assert_max_num_queries(12):
        page = organiser.get(address("sessions", world.riverside()))
    assert page.content.decode().count("counted, not closed") == 0
    assert page.content.decode().count('scope="row"') == count


def test_a_press_without_scripts_keeps_one_event(session, organiser):
    """The plain form is enough: a name, its event's number, and the way back."""
    noy = world.person(of=session.unit)
    given = {"id": str(uuid.uuid4()), "kind": "opening", "person": noy.pk}
    for said in ["Kept.", "nothing was counted twice"]:
        page = organiser.post(address("record", session), given, follow=True)
        assert said in page.content.decode()
    assert Event.objects.get().person == noy


def test_a_count_may_be_typed_in_lao_digits(session, organiser):
    """໑໒ is twelve."""
    given = {"id": str(uuid.uuid4()), "kind": "closing", "tally": "໑໒"}
    answer = organiser.post(address("record", session), given)
    assert Event.objects.get().tally == 12
    assert answer["Location"].endswith("?end=closing")


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"id": "x", "kind": "opening", "tally": "3"},
        {"id": str(uuid.uuid4()), "kind": "void", "tally": "3"},
        {"id": str(uuid.uuid4()), "kind": "opening", "tally": "1_0"},
        {"id": str(uuid.uuid4()), "kind": "opening", "tally": "9" * 5000},
        {"id": str(uuid.uuid4()), "kind": "opening", "person": "1", "tally": "1"},
    ],
)
def test_a_form_that_cannot_be_read_changes_nothing(session, organiser, given):
    """A clear sentence, never a 500."""
    page = organiser.post(address("record", session), given, follow=True)
    assert "Nothing was changed" in page.content.decode()
    assert Event.objects.count() == 0


def test_a_device_is_answered_event_by_event(session, organiser):
    """Stored, duplicate, conflict, held: each event has its own answer."""
    noy, boun = world.person(of=session.unit), world.person(of=session.unit, name="Boun")
    first = sent(at=session, who=noy)
    again = sent(at=session, who=boun, id=first.id)
    foreign = sent(at=world.session(of=session.unit, days=1), tally=3)
    posted(session, organiser, first)
    answer = posted(session, organiser, first, again, foreign, sent(at=session, who=boun)).json()
    outcomes = [one["outcome"] for one in answer["answers"]]
    assert outcomes == ["duplicate", "conflict", "held", "stored"]
    assert (answer["came"], answer["stayed"]) == (2, None)


GOOD = '{"format": "suffuse-door/1", "events": [%s]}'


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "not_json"),
        ("[" * 200_000, "not_json"),
        ('{"format": "suffuse-door/1"', "not_json"),
        ("5" * 5000, "not_json"),
        ("[]", "upgrade_needed"),
        ('{"format": "suffuse-door/2", "events": []}', "upgrade_needed"),
        ('{"format": "suffuse-door/1", "events": [], "seat": 1}', "upgrade_needed"),
        (GOOD % "", "too_many_events"),
        ('{"format": "suffuse-door/1", "events": {}}', "not_a_list"),
        ('{"format": "suffuse-door/1", "format": "x", "events": []}', "field_twice"),
        (GOOD % '{"id": NaN}', "not_a_number"),
        (GOOD % '{"id": "1"}', "bad_id"),
        (GOOD % "7", "not_an_event"),
    ],
)
def test_a_body_that_is_not_the_format_is_refused(session, organiser, body, code):
    """400 with a code; nothing is stored, and the device keeps its queue."""
    answer = organiser.post(address("events", session), body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert Event.objects.count() == 0


def test_a_body_cut_at_any_byte_stores_nothing_or_everything(session, organiser):
    """Ten of ten or none of ten, never three."""
    events = [sent(at=session, tally=n, device=f"d{n}") for n in range(10)]
    whole = json.dumps({"format": "suffuse-door/1", "events": [to_wire(one) for one in events]})
    for cut in range(0, len(whole), 97):
        answer = organiser.post(
            address("events", session), whole[:cut], content_type="application/json"
        )
        assert answer.status_code == 400
    assert Event.objects.count() == 0
    organiser.post(address("events", session), whole, content_type="application/json")
    assert Event.objects.count() == 10


def test_contradictions_are_shown_and_settled_on_the_page(session, organiser):
    """Two phones disagree; a person says what is so, with a reason when it is taken back."""
    noy = world.person(of=session.unit)
    first = sent(at=session, who=noy)
    undo = sent("void", at=session, voids=first.id, device="phone-2")
    recorded(session, first, undo)
    assert "to be settled" in organiser.get(address("door", session)).content.decode()
    given = {"id": str(uuid.uuid4()), "kind": "opening", "person": noy.pk, "present": "no"}
    page = organiser.post(address("settle", session), given, follow=True).content.decode()
    assert "needs a reason" in page
    organiser.post(address("settle", session), given | {"reason": "Was at work."})
    assert Showing.objects.get().came == 0
    for wrong in [{"person": "x"}, {"id": "x"}, {"person": "99999"}, {"person": "9" * 30}]:
        page = organiser.post(address("settle", session), given | wrong, follow=True)
        assert "nothing here to take back" in page.content.decode()


def test_closing_says_what_is_missing_and_then_shows_the_certificate(organiser):
    """Every named refusal has its sentence."""
    world.measure(people=10)
    early = world.session(of=world.riverside(), days=20_000)
    done = world.session(of=world.riverside(), people=10, days=-400)
    page = organiser.post(address("close", early), follow=True).content.decode()
    assert "has not begun" in page
    page = organiser.post(address("close", done), follow=True).content.decode()
    assert "Nobody was counted" in page
    recorded(done, sent(at=done, tally=11))
    page = organiser.post(address("close", done), follow=True).content.decode()
    assert "A rule was broken: More people came than were planned." in page
    for said in ["certificate is written", "its certificate stands"]:
        given = {"reason": "A village came along."}
        page = organiser.post(address("close", done), given, follow=True).content.decode()
        assert said in page
    assert "A village came along." in page


def test_a_sheet_is_found_by_its_code_and_typed_back(session, organiser):
    """The code from the paper, the two numbers, in Lao digits if one likes."""
    Session.objects.filter(pk=session.pk).update(code="K7F-M4Q")
    find = address("sheets", session.unit)
    page = organiser.get(find, {"code": "k7fm4q"})
    token = page.context["page"].form.initial["token"]
    given = {"token": str(token), "opening": "໑໒", "closing": "11"}
    page = organiser.post(address("type_sheet", session), given, follow=True)
    assert "Kept." in page.content.decode()
    assert (Showing.objects.get().came, Showing.objects.get().stayed) == (12, 11)
    assert "No session of this unit" in organiser.get(find, {"code": "XXX"}).content.decode()
    swapped = given | {"token": str(uuid.uuid4()), "closing": "13"}
    page = organiser.post(address("type_sheet", session), swapped, follow=True)
    assert "one of the two is a slip" in page.content.decode()
    for opening in ["", "-1", "1e3", "twelve", "1_2", "NaN"]:
        wrong = given | {"token": str(uuid.uuid4()), "opening": opening}
        page = organiser.post(address("type_sheet", session), wrong, follow=True)
        assert "Type at least" in page.content.decode()


def test_a_speaker_sees_numbers_and_no_name(session):
    """First put a name there that could leak."""
    recorded(session, sent(at=session, who=world.person(of=session.unit, name="KANARI")))
    speaker = world.client_of("speaker", of=session.unit)
    page = speaker.get(address("session", session))
    assert page.status_code == 200
    assert b"KANARI" not in page.content
    for name in ["door", "sheet", "record"]:
        assert speaker.get(address(name, session)).status_code == 404


@pytest.mark.parametrize("role", ["committee", "organiser"])
def test_another_units_door_is_not_there(session, role):
    """Hilltop above, Lowland beside: neither sees Riverside's list."""
    recorded(session, sent(at=session, who=world.person(of=session.unit, name="KANARI")))
    for unit in (world.hilltop(), world.lowland(), world.meadow()):
        client = world.client_of(role, of=unit)
        for name in ["session", "door", "sheet"]:
            assert client.get(address(name, session)).status_code == 404


def test_a_question_goes_up_and_its_answer_is_read_below(session, organiser):
    """Asked in Riverside, answered by the committee of Hilltop."""
    given = {"clause": "I.1", "text": "How often?"}
    page = organiser.post(address("ask", session), given, follow=True)
    assert "Who asked is written nowhere" in page.content.decode()
    for wrong in [{"text": " "}, {"text": "x" * 501}, {"clause": "IX"}]:
        organiser.post(address("ask", session), given | wrong)
    asked = Question.objects.get()
    committee = world.client_of("committee", of=world.hilltop())
    page = committee.get(address("questions", world.hilltop()))
    assert "How often?" in page.content.decode()
    for said in ["every unit can read it", "has its answer already"]:
        page = committee.post(address("answer", asked), {"text": "Always."}, follow=True)
        assert said in page.content.decode()
    assert "Always." in organiser.get(address("session", session)).content.decode()
    outside = world.client_of("committee", of=world.lowland())
    assert outside.post(address("answer", asked), {"text": "No."}).status_code == 404


def test_the_agenda_is_set_on_its_page(session):
    """Minutes in any digits; an empty field leaves the clause out."""
    duty = Duty.objects.get(unit=session.unit, rollout=session.rollout)
    committee = world.client_of("committee", of=session.unit)
    given = {"minutes-I.1": "໖໐", "minutes-I.2": "", "note-I.1": "Our tap"}
    page = committee.post(address("set_agenda", duty), given, follow=True).content.decode()
    assert "in 60 minutes" in page
    for wrong in ["0", "601", "soon", "1e2", "-5"]:
        page = committee.post(address("set_agenda", duty), {"minutes-I": wrong}, follow=True)
        assert "whole numbers from 1 to 600" in page.content.decode()
    page = committee.post(address("set_agenda", duty), {"minutes-IX": "5"}, follow=True)
    assert "not in the text" in page.content.decode()


def test_a_participant_sees_their_own_entries_and_nobody_elses(session):
    """Also that one of them was taken back; and without a name in the roster, nothing."""
    noy, boun = world.person(of=session.unit), world.person(of=session.unit, name="KANARI")
    first = sent(at=session, who=noy)
    undo = sent("void", at=session, voids=first.id, sequence=2)
    recorded(session, first, undo, sent(at=session, who=boun, sequence=3))
    world.seat("participant", of=session.unit, name="noy", who=noy)
    client = Client()
    client.force_login(
        world.account("noy"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    client.cookies["django_language"] = "en"
    page = client.get(reverse("attendance:own")).content.decode()
    assert session.code in page
    assert "an entry was taken back" in page
    assert "KANARI" not in page
    nobody = world.client_of("participant", of=session.unit)
    assert session.code not in nobody.get(reverse("attendance:own")).content.decode()
    organiser = world.client_of("organiser", of=session.unit)
    assert organiser.get(reverse("attendance:own")).status_code == 404


def test_what_came_late_is_counted_by_a_button(organiser):
    """The button stands only where something waits for it."""
    session = world.session(of=world.riverside(), days=-400)
    attendance_world.held(session, came=1)
    page = organiser.post(address("count_late", session), follow=True).content.decode()
    assert "Nothing was held back" in page
    recorded(session, sent(at=session, who=world.person(of=session.unit)))
    page = organiser.get(address("session", session)).content.decode()
    assert "Count what came late" in page
    page = organiser.post(address("count_late", session), follow=True).content.decode()
    assert "1 events that came late are counted now" in page


def test_the_agenda_is_a_form_for_those_who_may_set_it_and_a_table_for_others(session):
    """Nobody fills in minutes for an hour and is then told that there is no such page."""
    duty = Duty.objects.get(unit=session.unit, rollout=session.plan.rollout)
    for role, asked in [("committee", True), ("speaker", False)]:
        page = world.client_of(role, of=session.unit).get(address("agenda", duty)).content.decode()
        assert ("<textarea" in page or 'name="minutes-I.1"' in page) is asked
        assert "I.1" in page
    page = world.client_of("speaker", of=session.unit).get(address("session", session))
    assert "Close and write the certificate" not in page.content.decode()


def test_the_agenda_of_a_session_says_what_each_clause_is_about(session, organiser):
    """ "I.1, 10 minutes" tells a speaker nothing; a clause without a heading lends its first words."""
    duty = Duty.objects.get(unit=session.unit, rollout=session.plan.rollout)
    world.client_of("committee", of=session.unit).post(
        address("set_agenda", duty), {"minutes-I.1": "10"}
    )
    page = organiser.get(address("session", session)).content.decode()
    listed = page.split("<h2>Agenda</h2>", 1)[1].split("</section>", 1)[0]
    said = directive.clause(directive_id=world.directive().pk, key="I.1")
    assert said.short.in_("en") in listed
