"""
Promises 1, 2, 4, 5 and 12, in the small: what doors send again, altered, late, contradicting, or by a wrong clock.

Seen red: with fingerprints that do not look at the person, altered resends pass as duplicates; with
the newest word winning over all devices, contradictions disappear; without the look-up of known ids,
the second sending fails.
"""

import random
import uuid
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from suffuse.attendance import acts, reads
from suffuse.attendance.models import Event, Held
from suffuse.attendance.rules import State
from suffuse.audit import reads as audit
from tests import world
from tests.attendance_world import during, sent

pytestmark = pytest.mark.django_db
DEVICES, CHECK_INS, ALTERED, PAIRS = 50, 2000, 200, 100


@pytest.fixture
def sessions():
    unit = world.riverside()
    return [world.session(of=unit, days=day) for day in range(10)]


@pytest.fixture
def people():
    return [world.person(of=world.riverside(), name=f"P{n}") for n in range(200)]


def delivered(session, events):
    by = world.actor("organiser", of=session.unit)
    told = Counter()
    for start in range(0, len(events), 40):
        batch = events[start : start + 40]
        answers = acts.record(session_id=session.pk, events=batch, by=by, at=during(session))
        told.update(answer.outcome for answer in answers)
    return told


def test_check_ins_sent_again_and_shuffled_are_stored_once(sessions, people):
    """2,000 check-ins of 50 devices, three in ten sent twice, in any order: 2,000 rows, the chain whole."""
    chance, told = random.Random(1), Counter()
    for session in sessions:
        made = [
            sent(
                at=session, who=who, device=f"d{n % DEVICES}", sequence=n + 1, clock=session.starts
            )
            for n, who in enumerate(people)
        ]
        again = made + chance.sample(made, len(made) * 3 // 10)
        chance.shuffle(again)
        told += delivered(session, again)
    assert Event.objects.count() == CHECK_INS == told["stored"]
    assert told["duplicate"] == CHECK_INS * 3 // 10
    assert audit.verify()[1] is None


def test_altered_resends_are_conflicts_and_voided_ids_stay_voided(sessions, people):
    """200 ids with another person: 200 conflicts, the first kept; a voided id sent again stays voided."""
    session = sessions[0]
    first = [sent(at=session, who=who, device=f"d{n}", sequence=1) for n, who in enumerate(people)]
    voids = [
        sent("void", at=session, voids=one.id, device=one.device, sequence=2) for one in first[:40]
    ]
    delivered(session, [*first, *voids])
    altered = [replace(one, person=people[n - 1].pk) for n, one in enumerate(first)]
    assert delivered(session, altered) == {"conflict": ALTERED}
    assert delivered(session, first) == {"duplicate": ALTERED}
    assert Held.objects.filter(why="conflict").count() == ALTERED
    seen = reads.presence(session_id=session.pk)
    assert Counter(seen.opening.values()) == {State.PRESENT: 160, State.NOT_SEEN: 40}


def test_contradictions_are_shown_whichever_comes_first(sessions, people):
    """100 pairs, present on one device and void on another, in any order: 100 to be settled."""
    session, chance = sessions[0], random.Random(2)
    events = []
    for who in people[:PAIRS]:
        here = sent(at=session, who=who, device="a", sequence=len(events) + 1)
        events += [
            here,
            sent("void", at=session, voids=here.id, device="b", sequence=len(events) + 1),
        ]
    chance.shuffle(events)
    told = delivered(session, events)
    assert told["stored"] + told["held"] == 2 * PAIRS
    seen = reads.presence(session_id=session.pk)
    assert Counter(seen.opening.values()) == {State.TO_SETTLE: PAIRS}
    assert (seen.came.sure, seen.came.unsettled) == (0, PAIRS)
    assert not Held.objects.exists()


def test_wrong_clocks_lose_nobody(sessions, people):
    """Half of the devices think it is 1970 or 2570: all stored, half of them flagged."""
    session = sessions[0]
    clocks = [session.starts, session.starts.replace(year=1970), session.starts]
    clocks.append(session.starts.replace(year=2570))
    events = [
        sent(at=session, who=who, device=f"d{n}", clock=clocks[n % 4] + timedelta(seconds=n))
        for n, who in enumerate(people)
    ]
    delivered(session, events)
    assert reads.presence(session_id=session.pk).came.sure == len(people)
    assert Event.objects.filter(time_unverified=True).count() == len(people) // 2


def test_every_order_of_delivery_ends_in_the_same_figures(sessions, people):
    """Five devices, openings, closings and voids, ten orders of arrival: one answer."""
    chance = random.Random(3)
    plan = []
    for device in range(5):
        for sequence, who in enumerate(chance.sample(range(30), 20), start=1):
            kind = chance.choice(["opening", "closing"])
            plan.append((device, sequence * 2, kind, who, chance.random() < 0.2))
    found = set()
    for session in sessions:
        events = []
        for device, sequence, kind, who, undone in plan:
            one = sent(kind, at=session, who=people[who], device=f"d{device}", sequence=sequence)
            events.append(one)
            if undone:
                undo = {"voids": one.id, "device": one.device, "sequence": sequence + 1}
                events.append(sent("void", at=session, id=uuid.uuid4(), **undo))
        chance.shuffle(events)
        delivered(session, events)
        seen = reads.presence(session_id=session.pk)
        found.add((seen.came, seen.stayed, seen.late, seen.voids))
    assert len(found) == 1
