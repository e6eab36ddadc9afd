import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from suffuse.attendance import acts, reads
from suffuse.attendance.models import Event, Held, Question, Showing
from suffuse.attendance.rules import BadEvent, State
from suffuse.audit.models import Entry
from suffuse.organisation.rules import Scope
from suffuse.rollout.models import Duty
from tests import world
from tests.attendance_world import during, held, recorded, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return world.session(of=world.riverside())


def outcomes(answers):
    return [answer.outcome for answer in answers]


def entries(act):
    return Entry.objects.filter(act=f"attendance.{act}").count()


def test_the_same_event_sent_three_times_is_stored_once(session):
    """A lost answer is safe to retry: the second and third sending change nothing at all."""
    event = sent(at=session, who=world.person(of=session.unit))
    told = [outcomes(recorded(session, event)) for _ in range(3)]
    assert told == [["stored"], ["duplicate"], ["duplicate"]]
    assert (Event.objects.count(), entries("record")) == (1, 1)


def test_the_same_id_with_another_person_is_refused_and_shown(session):
    """The first is kept, the organiser is told, and telling again tells nothing new."""
    noy, boun = world.person(of=session.unit), world.person(of=session.unit, name="Boun")
    first = sent(at=session, who=noy)
    recorded(session, first)
    for _ in range(2):
        assert outcomes(recorded(session, sent(at=session, who=boun, id=first.id))) == ["conflict"]
    assert Event.objects.get().person == noy
    assert [line.why for line in reads.held(session_id=session.pk)] == ["conflict"]


def test_what_may_not_be_counted_is_held_with_its_reason(session):
    """Unknown, closed and foreign sessions, people of no list: kept and shown, never counted."""
    stranger = world.person(of=world.meadow(), name="Keo of Meadow")
    other = world.session(of=world.riverside(), days=1)
    answers = recorded(
        session,
        sent(at=session, who=stranger),
        sent(at=other, tally=3),
        sent("void", at=session, voids=uuid.uuid4()),
    )
    assert [(a.outcome, a.why) for a in answers] == [
        ("held", "not_on_list"),
        ("held", "foreign_session"),
        ("held", "nothing_to_void"),
    ]
    assert Event.objects.count() == 0
    assert Showing.objects.count() == 0
    assert str(stranger.pk) not in str(Held.objects.get(why="not_on_list").sent["person"])


def test_a_void_that_arrives_before_its_event_waits_for_it(session):
    """Late and out-of-order work converges: the void counts as soon as its event is here."""
    event = sent(at=session, who=world.person(of=session.unit), sequence=1)
    undo = sent("void", at=session, voids=event.id, sequence=2)
    assert outcomes(recorded(session, undo)) == ["held"]
    recorded(session, event)
    assert (Event.objects.count(), Held.objects.count()) == (2, 0)
    assert Showing.objects.get().came == 0
    assert outcomes(recorded(session, undo)) == ["duplicate"]


def test_a_void_may_stand_before_its_event_in_one_sending(session):
    """Devices send what they have in any order."""
    event = sent(at=session, who=world.person(of=session.unit), sequence=1)
    undo = sent("void", at=session, voids=event.id, sequence=2)
    assert outcomes(recorded(session, undo, event)) == ["stored", "stored"]


def test_a_batch_with_one_impossible_event_stores_nothing(session):
    """All of a batch or nothing of it."""
    good = sent(at=session, tally=3)
    with pytest.raises(BadEvent):
        recorded(session, good, sent(at=session))
    assert Event.objects.count() == 0


def test_an_odd_clock_is_stored_and_flagged(session):
    """1970 at the door is no reason to lose a person, and no time to believe."""
    noy = world.person(of=session.unit)
    recorded(session, sent(at=session, who=noy, clock=session.starts.replace(year=1970)))
    assert Event.objects.get().time_unverified


def test_more_than_allowed_is_stored_and_flagged():
    """It happened, so it is kept; the flag goes up to the unit."""
    world.measure(people=20)
    session = world.session(of=world.riverside(), people=20)
    recorded(session, sent(at=session, tally=20))
    assert Showing.objects.get().rule_broken is False
    recorded(session, sent(at=session, tally=21, sequence=2))
    assert (Showing.objects.get().came, Showing.objects.get().rule_broken) == (21, True)


def test_contradiction_is_settled_at_the_desk_with_a_reason(session):
    """Shown as to be settled until a person says what is so; every statement stays in the record."""
    noy = world.person(of=session.unit)
    first = sent(at=session, who=noy)
    undo = sent("void", at=session, voids=first.id, device="phone-2")
    recorded(session, first, undo)
    assert reads.presence(session_id=session.pk).opening[noy.pk] is State.TO_SETTLE
    acts.settle(
        session_id=session.pk,
        person_id=noy.pk,
        kind="opening",
        present=True,
        event_id=uuid.uuid4(),
        reason="",
        by=world.actor("organiser", of=session.unit),
        at=during(session) + timedelta(minutes=1),
    )
    assert reads.presence(session_id=session.pk).opening[noy.pk] is State.PRESENT
    assert Event.objects.count() == 3


def test_a_void_needs_a_reason_and_an_event_of_this_session(session):
    """Deleting an unfriendly name leaves a trace, a reason, and a number that goes up."""
    by, at = world.actor("organiser", of=session.unit), during(session)
    event = sent(at=session, who=world.person(of=session.unit))
    recorded(session, event)
    where = {"session_id": session.pk, "void_id": uuid.uuid4(), "by": by, "at": at}
    with pytest.raises(BadEvent):
        acts.void(event_id=event.id, reason=" ", **where)
    with pytest.raises(acts.NothingToVoid):
        acts.void(event_id=uuid.uuid4(), reason="Wrong name.", **where)
    acts.void(event_id=event.id, reason="Wrong name.", **where)
    assert (Showing.objects.get().came, Showing.objects.get().voids) == (0, 1)


def test_a_sheet_typed_back_twice_is_one_sheet_and_corrected_is_the_newer_word(session):
    """The same typing is a duplicate; a corrected sheet replaces the figure and keeps both."""
    by, at = world.actor("organiser", of=session.unit), during(session)
    typed = {"session_id": session.pk, "by": by, "at": at}
    first = acts.record_tally(opening=12, closing=11, token="a", **typed)
    again = acts.record_tally(opening=12, closing=11, token="a", **typed)
    assert (outcomes(first), outcomes(again)) == (["stored"] * 2, ["duplicate"] * 2)
    acts.record_tally(opening=10, closing=9, token="b", **typed)
    showing = Showing.objects.get()
    assert (showing.came, showing.stayed, showing.unsettled) == (10, 9, 0)
    assert Event.objects.count() == 4
    with pytest.raises(acts.MoreStayedThanCame):
        acts.record_tally(opening=9, closing=10, token="c", **typed)


def test_closing_writes_the_certificate_and_moves_the_duty_on():
    """Limits in force, planned, actual, deviation: what was held can be proved."""
    world.measure(people=20, distance_m=2)
    first = world.session(of=world.riverside(), people=12)
    second = world.session(of=world.riverside(), people=12, days=1)
    closed = held(first, came=11, stayed=10)
    assert closed.certificate == {
        "limits": {
            "people": 20,
            "distance_m": 2.0,
            "in_person": True,
            "seats": 30,
            "sources": ["Task force notice 12"],
        },
        "planned": 12,
        "actual": 11,
        "stayed": 10,
        "unsettled": 0,
        "deviation": -1,
        "rules_broken": [],
        "reason": "",
    }
    duty = Duty.objects.get(unit=world.riverside())
    assert (duty.studying_since is None, duty.studied_at) == (False, None)
    held(second, came=12)
    duty.refresh_from_db()
    assert duty.studied_at is not None


def test_a_session_is_closed_once_after_it_began_by_someone_who_counted(session):
    """Every way in which a certificate would be worth nothing is refused by name."""
    by = world.actor("organiser", of=session.unit)
    with pytest.raises(acts.NotBegun):
        acts.close_session(session_id=session.pk, by=by, at=session.starts - timedelta(hours=1))
    with pytest.raises(acts.NobodyCounted):
        acts.close_session(session_id=session.pk, by=by, at=session.ends)
    held(session, came=12)
    with pytest.raises(acts.AlreadyClosed):
        acts.close_session(session_id=session.pk, by=by, at=session.ends)


def test_a_broken_rule_has_to_be_explained():
    """Nobody is stopped at the door, but the certificate says why."""
    world.measure(people=10)
    session = world.session(of=world.riverside(), people=10)
    with pytest.raises(acts.ReasonNeeded) as refusal:
        held(session, came=11)
    assert refusal.value.rules == ("more_than_the_cap", "more_than_planned")
    assert Event.objects.count() == 1
    by = world.actor("organiser", of=session.unit)
    with pytest.raises(acts.TooLong):
        acts.close_session(session_id=session.pk, reason="x" * 501, by=by, at=session.ends)
    closed = acts.close_session(
        session_id=session.pk, reason="A village came along.", by=by, at=session.ends
    )
    assert closed.certificate["rules_broken"] == ["more_than_the_cap", "more_than_planned"]


def test_what_reaches_a_closed_session_is_held(session):
    """Late offline work is neither lost nor counted behind a certificate's back."""
    held(session, came=12)
    assert recorded(session, sent(at=session, tally=14))[0].why == "closed_session"
    assert Showing.objects.get().came == 12


def test_what_came_late_is_counted_when_a_person_says_so(session):
    """A phone finds its network a day later: counted then, and the certificate is not rewritten."""
    noy, boun = world.person(of=session.unit), world.person(of=session.unit, name="Boun")
    recorded(session, sent(at=session, who=noy))
    closed = held(session, came=1)
    late = sent(at=session, who=boun, device="phone-2")
    slip = sent(at=session, who=noy, device="phone-2", sequence=2)
    undo = sent("void", at=session, voids=slip.id, device="phone-2", sequence=3)
    outcomes(recorded(session, undo, late, slip))
    by, at = world.actor("organiser", of=session.unit), session.ends + timedelta(days=1)
    assert acts.count_late(session_id=session.pk, by=by, at=at) == 3
    assert (Showing.objects.get().came, Showing.objects.get().unsettled) == (1, 1)
    assert type(session).objects.get(pk=session.pk).certificate == closed.certificate
    assert Held.objects.count() == 0
    with pytest.raises(acts.NothingLate):
        acts.count_late(session_id=session.pk, by=by, at=at)
    assert outcomes(recorded(session, late)) == ["duplicate"]


def test_a_question_hangs_on_a_clause_and_nobody_stands_behind_it(session):
    """Whoever asks is written nowhere: no field, no audit fact."""
    by = world.actor("organiser", of=session.unit)
    asked = acts.ask(
        session_id=session.pk, clause_key="I.1", text="How often?", by=by, at=session.ends
    )
    fields = {field.name for field in Question._meta.get_fields()}
    assert not fields & {"person", "asker", "asked_by", "by", "user", "seat"}
    assert reads.waiting(scope=Scope(world.hilltop().path))[0].text == "How often?"
    assert reads.waiting(scope=Scope(world.lowland().path)) == ()
    acts.answer(question_id=asked.pk, text="Always.", by=by, at=session.ends)
    with pytest.raises(acts.AlreadyAnswered):
        acts.answer(question_id=asked.pk, text="Never.", by=by, at=session.ends)
    assert reads.questions(rollout_id=session.rollout_id)[0].answer == "Always."
    for clause, text, refusal in [
        ("IX", "Why?", acts.NoSuchClause),
        ("I", " ", acts.Empty),
        ("I", "x" * 501, acts.TooLong),
    ]:
        with pytest.raises(refusal):
            acts.ask(session_id=session.pk, clause_key=clause, text=text, by=by, at=session.ends)


def test_an_agenda_is_of_the_directives_clauses(session):
    """It is replaced as a whole, and read in the order of the text."""
    by, at = world.actor(of=session.unit), session.starts
    where = {"unit_id": session.unit_id, "rollout_id": session.rollout_id, "by": by, "at": at}
    acts.set_agenda(items=[acts.Planned("I.2", 30), acts.Planned("I.1", 60, "Our tap")], **where)
    lines = reads.agenda(unit_id=session.unit_id, rollout_id=session.rollout_id)
    assert [(line.clause_key, line.minutes, line.note) for line in lines] == [
        ("I.1", 60, "Our tap"),
        ("I.2", 30, ""),
    ]
    with pytest.raises(acts.NoSuchClause):
        acts.set_agenda(items=[acts.Planned("IX", 5)], **where)
    assert len(reads.agenda(unit_id=session.unit_id, rollout_id=session.rollout_id)) == 2


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("event_of_a_known_kind", {"kind": "absent"}),
        ("void_names_what_and_why", {"kind": "void"}),
        ("event_is_a_person_or_a_tally", {"tally": 3}),
    ],
)
def test_the_database_refuses_events_that_say_nothing_sound(session, name, change):
    """What every act checks, no other way in can pass either."""
    event = sent(at=session, who=world.person(of=session.unit))
    recorded(session, event)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Event.objects.filter(pk=event.id).update(**change)


def test_the_database_refuses_more_stayed_than_came_and_holding_without_a_reason(session):
    """Sums and reasons are kept by constraints as well."""
    with pytest.raises(IntegrityError, match="showing_stayed_within_came"), transaction.atomic():
        Showing.objects.create(session=session, came=3, stayed=4)
    row = {"unit": session.unit, "session": session, "fingerprint": "x", "sent": {}, "by": "1"}
    with pytest.raises(IntegrityError, match="held_says_why"), transaction.atomic():
        Held.objects.create(event=uuid.uuid4(), why="", at=session.starts, **row)
    same = {"event": uuid.uuid4(), "why": "conflict", "at": session.starts}
    Held.objects.create(**same, **row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Held.objects.create(**same, **row)
