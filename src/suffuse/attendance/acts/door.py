"""Storing what was seen at the door: once each, nothing dropped, nothing chosen silently."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from suffuse.attendance.acts.desk import (
    add_up,
    let_in_what_waited,
    let_in_what_was_late,
    open_desk,
    take,
)
from suffuse.attendance.models import Event, Held
from suffuse.attendance.rules import (
    DESK,
    Answer,
    BadEvent,
    Sent,
    well_formed,
)
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor

PAPER = "paper"
# The ids of a typed-back sheet follow from the sheet, so that sending it twice stores it once.
SHEETS = UUID("6d1f5c0e-9b1a-4f0e-8a41-5f3c2f7a9d10")


class MoreStayedThanCame(Exception):
    """A typed-back sheet says that more people stayed than came: a slip of the pen or the key."""

    def __init__(self, came: int, stayed: int) -> None:
        super().__init__(came, stayed)
        self.came, self.stayed = came, stayed


class NothingToVoid(Exception):
    """The event to be voided does not stand in this session."""


class NothingLate(Exception):
    """Nothing was held back for coming after the close."""


class WrongPerson(Exception):
    """The person to be settled was not seen in this session."""


def record(
    *, session_id: int, events: Sequence[Sent], by: Actor, at: datetime
) -> tuple[Answer, ...]:
    """
    Store what a device saw, and answer event by event: stored, duplicate, conflict or held.

    All of a batch is stored, or nothing of it. Sending it again changes nothing.

    :raises BadEvent: for an event whose shape no sound device makes; nothing is stored
    """
    for sent in events:
        for code in well_formed(sent):
            raise BadEvent(code, sent.id)
    try:
        return _record(session_id=session_id, events=events, by=by, at=at)
    except IntegrityError:
        # Another request stored one of these ids in another session meanwhile: it is seen now.
        return _record(session_id=session_id, events=events, by=by, at=at)


@transaction.atomic
def _record(
    *, session_id: int, events: Sequence[Sent], by: Actor, at: datetime
) -> tuple[Answer, ...]:
    desk = open_desk(session_id, events, by, at)
    # What is voided may stand behind its void in the same sending.
    turns = sorted(range(len(events)), key=lambda turn: events[turn].kind == "void")
    taken = {turn: take(desk, events[turn]) for turn in turns}
    answers = tuple(taken[turn] for turn in range(len(events)))
    let_in_what_waited(desk)
    if desk.held:
        Held.objects.bulk_create(desk.held, ignore_conflicts=True)
    if desk.new:
        Event.objects.bulk_create(desk.new)
        add_up(desk)
    told = Counter(answer.outcome for answer in answers if answer.outcome != "duplicate")
    if desk.new or desk.held:
        audit.write(
            act="attendance.record", thing=f"session {session_id}", by=by, at=at, facts=dict(told)
        )
    return answers


@transaction.atomic
def count_late(*, session_id: int, by: Actor, at: datetime) -> int:
    """
    Count what reached a session after it was closed: a phone that found its network a day later.

    The certificate stays as it was written; the figures of the session move on, and the audit says
    by how many events.

    :returns: how many events are counted now
    :raises NothingLate: nothing was held back for coming late
    """
    desk = open_desk(session_id, (), by, at)
    let_in_what_was_late(desk)
    if not desk.new:
        raise NothingLate
    Event.objects.bulk_create(desk.new)
    add_up(desk)
    facts = {"counted": len(desk.new)}
    thing = f"session {session_id}"
    audit.write(act="attendance.count_late", thing=thing, by=by, at=at, facts=facts)
    return len(desk.new)


def record_tally(
    *,
    session_id: int,
    opening: int | None,
    closing: int | None,
    token: str,
    by: Actor,
    at: datetime,
) -> tuple[Answer, ...]:
    """
    Store the two head counts of a printed sheet; a corrected sheet is the newer word of the two.

    :param token: names this typing of the sheet, so that a repeated sending is a duplicate
    :raises MoreStayedThanCame: the two counts cannot both be right
    """
    if opening is not None and closing is not None and closing > opening:
        raise MoreStayedThanCame(opening, closing)
    typed = Event.objects.filter(session_id=session_id, source=PAPER).count()
    sheet = Sent(
        id=SHEETS, session=session_id, kind="", source=PAPER, device=PAPER, sequence=typed + 1
    )
    events = [
        replace(sheet, id=uuid5(SHEETS, f"{session_id} {kind} {token}"), kind=kind, tally=tally)
        for kind, tally in (("opening", opening), ("closing", closing))
        if tally is not None
    ]
    return record(session_id=session_id, events=events, by=by, at=at)


@transaction.atomic
def void(
    *, session_id: int, event_id: UUID, void_id: UUID, reason: str, by: Actor, at: datetime
) -> Answer:
    """
    Take back an event, with a reason. Both stay in the record.

    :raises NothingToVoid: the event does not stand in this session
    :raises BadEvent: without a reason
    """
    if not Event.objects.filter(pk=event_id, session_id=session_id).exclude(kind="void").exists():
        raise NothingToVoid
    sent = Sent(
        id=void_id, session=session_id, kind="void", voids=event_id, reason=reason, source=DESK
    )
    return record(session_id=session_id, events=[sent], by=by, at=at)[0]


@transaction.atomic
def settle(
    *,
    session_id: int,
    person_id: int,
    kind: str,
    present: bool,
    event_id: UUID,
    reason: str,
    by: Actor,
    at: datetime,
) -> Answer:
    """
    Say at the desk what is so where devices contradict each other.

    :param kind: "opening" or "closing"
    :raises WrongPerson: nobody has said anything about this person at that end
    """
    said = Event.objects.filter(session_id=session_id, person_id=person_id, kind=kind).first()
    if said is None:
        raise WrongPerson
    if not present:
        return void(
            session_id=session_id, event_id=said.pk, void_id=event_id, reason=reason, by=by, at=at
        )
    sent = Sent(id=event_id, session=session_id, kind=kind, person=person_id, source=DESK)
    return record(session_id=session_id, events=[sent], by=by, at=at)[0]
