import uuid
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suffuse.attendance.rules import (
    BadEvent,
    Event,
    Limit,
    Seen,
    Sent,
    State,
    Totals,
    broken,
    deviation,
    fingerprint,
    from_wire,
    presence,
    roster_open,
    time_unverified,
    to_wire,
)

MONDAY = datetime(2027, 6, 14, 2, 0, tzinfo=UTC)
NOY, BOUN = 1, 2


def ids(count):
    return [uuid.UUID(int=n + 1) for n in range(count)]


def opening(id, order, *, device="a", who=NOY, sequence=None, kind="opening", source="phone"):
    return Event(id, kind, order, person=who, device=device, sequence=sequence, source=source)


def void(id, target, order, *, device="a", sequence=None, source="phone"):
    return Event(id, "void", order, voids=target, device=device, sequence=sequence, source=source)


def tally(id, count, order, *, kind="opening", device="a", sequence=None):
    return Event(id, kind, order, tally=count, device=device, sequence=sequence)


def test_nobody_looked_is_not_nobody_came():
    """Without an event at an end of the session its figure is not known, never zero."""
    assert (presence([]).came, presence([]).stayed) == (None, None)
    one, *_ = ids(1)
    assert presence([tally(one, 0, 1)]).came == Seen(0)


def test_a_person_seen_by_two_devices_came_once():
    """Two phones at one door make one person, not two."""
    one, two = ids(2)
    seen = presence([opening(one, 1), opening(two, 2, device="b")])
    assert seen.came == Seen(1)


def test_who_was_seen_at_both_ends_stayed():
    """Stayed is a part of came; who is seen at the close alone is late, and not of those who came."""
    one, two, three, four = ids(4)
    seen = presence(
        [
            opening(one, 1),
            opening(two, 2, who=BOUN),
            opening(three, 3, kind="closing"),
            opening(four, 4, kind="closing", who=3),
        ]
    )
    assert (seen.came, seen.stayed, seen.late) == (Seen(2), Seen(1), 1)


def test_a_device_may_take_back_what_it_said_and_say_it_again():
    """A device's last word about a person counts, by its own order."""
    one, two, three = ids(3)
    said = [opening(one, 1, sequence=1), void(two, one, 2, sequence=2)]
    assert presence(said).opening[NOY] is State.NOT_SEEN
    assert presence([*said, opening(three, 3, sequence=3)]).opening[NOY] is State.PRESENT


def test_present_on_one_device_and_void_on_another_is_to_be_settled():
    """A contradiction is shown and counted on neither side; nothing is chosen silently."""
    one, two, three = ids(3)
    seen = presence([opening(one, 1), opening(two, 2, device="b"), void(three, two, 3, device="b")])
    assert seen.opening[NOY] is State.TO_SETTLE
    assert seen.came == Seen(0, 1)


@pytest.mark.parametrize("present", [True, False])
def test_the_desk_settles_what_devices_contradict(present):
    """A person at the desk has the last word over what had arrived by then."""
    one, two, three = ids(3)
    said = [opening(one, 1), void(two, one, 2, device="b")]
    word = (
        opening(three, 3, source="desk", device="")
        if present
        else void(three, one, 3, source="desk", device="")
    )
    state = presence([*said, word]).opening[NOY]
    assert state is (State.PRESENT if present else State.NOT_SEEN)


def test_what_arrives_after_the_desk_has_spoken_opens_the_question_again():
    """A late phone that says otherwise is heard, not overruled in silence."""
    one, two, three = ids(3)
    said = [
        opening(one, 1),
        void(two, one, 2, source="desk", device=""),
        opening(three, 3, device="b"),
    ]
    assert presence(said).opening[NOY] is State.TO_SETTLE


def test_the_order_of_arrival_changes_nothing_between_devices():
    """Offline devices deliver in any order; every order gives the same answer."""
    one, two, three, four = ids(4)
    said = [
        opening(one, 1, sequence=1),
        void(two, one, 1, sequence=2),
        opening(three, 1, device="b", sequence=1),
        opening(four, 1, device="b", sequence=2, who=BOUN),
    ]
    found = {
        tuple(
            presence(Event(**{**row(e), "order": n}) for n, e in enumerate(order)).opening.items()
        )
        for order in permutations(said)
    }
    assert {frozenset(one) for one in found} == {
        frozenset({(NOY, State.TO_SETTLE), (BOUN, State.PRESENT)})
    }


def row(event):
    return {name: getattr(event, name) for name in Event.__slots__}


def test_two_counters_who_differ_are_to_be_settled():
    """The lower count is sure; what lies between is shown as open."""
    one, two = ids(2)
    seen = presence([tally(one, 12, 1), tally(two, 14, 2, device="b")])
    assert seen.came == Seen(12, 2)


def test_a_head_count_includes_those_who_were_named():
    """Names and a head count are one room: nobody counts twice."""
    one, two, three = ids(3)
    named = [opening(one, 1), opening(two, 2, who=BOUN)]
    assert presence([*named, tally(three, 12, 3, device="b")]).came == Seen(12)
    assert presence([*named, tally(three, 1, 3, device="b")]).came == Seen(1, 1)


def test_no_more_stay_than_came():
    """A closing count above the opening one cannot make the stayed-rate pass one hundred."""
    one, two = ids(2)
    seen = presence([tally(one, 10, 1), tally(two, 12, 2, kind="closing")])
    assert seen.stayed == Seen(10)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["opening", "closing"]),
            st.one_of(st.none(), st.integers(1, 4)),
            st.integers(0, 20),
            st.sampled_from(["a", "b", "desk"]),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_whatever_the_door_says_the_figures_hold_together(said):
    """Stayed within came, nothing negative, for every jumble of names, counts and voids."""
    events, order = [], 0
    for kind, who, count, device, taken_back in said:
        order += 1
        first = Event(
            uuid.UUID(int=order),
            kind,
            order,
            person=who,
            tally=None if who else count,
            device=device,
            source="desk" if device == "desk" else "phone",
        )
        events.append(first)
        if taken_back:
            order += 1
            events.append(void(uuid.UUID(int=order), first.id, order, device=device))
    seen = presence(events)
    for figure in (seen.came, seen.stayed):
        assert figure is None or (figure.sure >= 0 and figure.unsettled >= 0)
    if seen.came and seen.stayed:
        assert seen.stayed.sure <= seen.came.sure


@pytest.mark.parametrize(
    ("clock", "odd"),
    [
        pytest.param(MONDAY + timedelta(minutes=5), False, id="at the door"),
        pytest.param(None, False, id="the desk has no device clock"),
        pytest.param(MONDAY.replace(year=1970), True, id="1970"),
        pytest.param(MONDAY.replace(year=2570), True, id="Buddhist year"),
        pytest.param(MONDAY + timedelta(days=7), True, id="next week"),
        pytest.param(MONDAY + timedelta(minutes=16), True, id="after the server had it"),
        pytest.param(MONDAY - timedelta(minutes=1), True, id="before the event before it"),
    ],
)
def test_an_odd_clock_is_noticed(clock, odd):
    """It is stored all the same, and its time is not believed."""
    event = Sent(uuid.uuid4(), 1, "opening", person=NOY, device_time=clock)
    found = time_unverified(
        event,
        starts=MONDAY,
        ends=MONDAY + timedelta(hours=3),
        received=MONDAY + timedelta(minutes=10),
        last=MONDAY,
    )
    assert found is odd


@pytest.mark.parametrize(
    ("came", "limit", "rules"),
    [
        pytest.param(20, Limit(people=20, seats=20), [], id="as many as allowed"),
        pytest.param(21, Limit(people=20, seats=30), ["more_than_the_cap"], id="one over the cap"),
        pytest.param(20, Limit(seats=19), ["more_than_the_seats"], id="one over the seats"),
        pytest.param(25, Limit(), ["more_than_planned"], id="one over the plan"),
        pytest.param(1, Limit(in_person=False), ["no_gathering_allowed"], id="no gathering"),
    ],
)
def test_a_broken_rule_is_named(came, limit, rules):
    """It happened, so it is kept; the unit is told which rule it broke."""
    assert list(broken(Totals(24, came, None), limit)) == rules


def test_a_deviation_needs_a_count():
    """Nobody counted is no deviation of minus everybody."""
    assert (deviation(Totals(12, None, None)), deviation(Totals(12, 10, None))) == (None, -2)


def test_names_close_a_fortnight_after_the_session():
    """Organisers see rosters of their sessions until 14 days after the close, and not longer."""
    assert roster_open(held_at=None, at=MONDAY)
    assert roster_open(held_at=MONDAY, at=MONDAY + timedelta(days=14))
    assert not roster_open(held_at=MONDAY, at=MONDAY + timedelta(days=14, seconds=1))


def test_an_event_survives_the_wire():
    """What is sent, held back and let in later is the same event, with the same fingerprint."""
    event = Sent(uuid.uuid4(), 7, "void", voids=uuid.uuid4(), reason="ກົດຜິດ", device_time=MONDAY)
    assert from_wire(to_wire(event)) == event
    assert fingerprint(from_wire(to_wire(event))) == fingerprint(event)


GOOD = to_wire(Sent(uuid.UUID(int=1), 7, "opening", person=NOY))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"id": "1"}, "bad_id"),
        ({"id": None}, "no_id"),
        ({"id": 5}, "bad_id"),
        ({"session": None}, "no_session"),
        ({"session": 2**63}, "bad_session"),
        ({"person": True}, "bad_person"),
        ({"person": -1}, "bad_person"),
        ({"tally": 3}, "person_or_tally"),
        ({"person": None}, "person_or_tally"),
        ({"kind": "absent"}, "unknown_kind"),
        ({"kind": "void"}, "void_without_target"),
        ({"voids": str(uuid.UUID(int=2))}, "target_without_void"),
        ({"reason": "x" * 201}, "bad_reason"),
        ({"device": "a\x00b"}, "bad_device"),
        ({"device_time": "yesterday"}, "bad_device_time"),
        ({"device_time": "2027-06-14T09:00"}, "bad_device_time"),
        ({"ethnicity": "any"}, "unknown_field"),
    ],
)
def test_an_event_that_no_sound_device_sends_is_refused_by_name(change, code):
    """The answer says which field is wrong; nothing is guessed."""
    with pytest.raises(BadEvent) as refusal:
        from_wire(GOOD | change)
    assert refusal.value.code == code


@pytest.mark.parametrize("given", [None, [], "x", 5])
def test_what_is_not_an_event_is_refused(given):
    """Any JSON may arrive; only an object is an event."""
    with pytest.raises(BadEvent):
        from_wire(given)
