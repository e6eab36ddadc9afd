"""Storing what was seen at the door: once each, nothing dropped, nothing chosen silently."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from suffuse.attendance import reads
from suffuse.attendance.models import Event, Held, Showing
from suffuse.attendance.rules import (
    DESK,
    Answer,
    BadEvent,
    Sent,
    Totals,
    broken,
    fingerprint,
    from_wire,
    time_unverified,
    to_wire,
    unheld,
    well_formed,
)
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.organisation.models import Person
from suffuse.planning.models import Session

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


class WrongPerson(Exception):
    """The person to be settled was not seen in this session."""


@dataclass(slots=True)
class _Desk:
    """Everything that is decided on while a batch of events is stored."""

    session: Session
    listed: frozenset[int]
    known: dict[UUID, Event]
    prints: dict[UUID, str]
    clocks: dict[str, list[tuple[int, datetime]]]
    kept_back: frozenset[tuple[UUID, str]]
    by: Actor
    at: datetime
    new: list[Event] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)


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
    desk = _open_desk(session_id, events, by, at)
    # What is voided may stand behind its void in the same sending.
    taken = {
        sent: _take(desk, sent) for sent in sorted(events, key=lambda sent: sent.kind == "void")
    }
    answers = tuple(taken[sent] for sent in events)
    _let_in_what_waited(desk)
    Event.objects.bulk_create(desk.new)
    Held.objects.bulk_create(desk.held, ignore_conflicts=True)
    if desk.new:
        _add_up(desk)
    told = Counter(answer.outcome for answer in answers if answer.outcome != "duplicate")
    if desk.new or desk.held:
        audit.write(
            act="attendance.record", thing=f"session {session_id}", by=by, at=at, facts=dict(told)
        )
    return answers


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
    sheet = [
        Sent(
            id=uuid5(SHEETS, f"{session_id} {kind} {token}"),
            session=session_id,
            kind=kind,
            tally=tally,
            source=PAPER,
            device=PAPER,
            sequence=typed + 1,
        )
        for kind, tally in (("opening", opening), ("closing", closing))
        if tally is not None
    ]
    return record(session_id=session_id, events=sheet, by=by, at=at)


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


def _open_desk(session_id: int, events: Sequence[Sent], by: Actor, at: datetime) -> _Desk:
    session = (
        Session.objects.select_for_update(of=("self",))
        .select_related("unit", "level", "venue")
        .get(pk=session_id)
    )
    known = {event.pk: event for event in Event.objects.filter(session=session)}
    prints = {key: event.fingerprint for key, event in known.items()}
    elsewhere = [sent.id for sent in events if sent.id not in prints]
    prints |= dict(Event.objects.filter(pk__in=elsewhere).values_list("pk", "fingerprint"))
    clocks: dict[str, list[tuple[int, datetime]]] = {}
    for event in known.values():
        if event.device_time is not None and event.device_sequence is not None:
            clocks.setdefault(event.device, []).append((event.device_sequence, event.device_time))
    people = Person.objects.filter(unit_id=session.unit_id, level=session.level.key)
    listed = frozenset(people.values_list("pk", flat=True))
    ids = [sent.id for sent in events]
    kept_back = Held.objects.filter(event__in=ids).values_list("event", "fingerprint")
    return _Desk(session, listed, known, prints, clocks, frozenset(kept_back), by, at)


def _take(desk: _Desk, sent: Sent) -> Answer:
    """Decide on one event: the same again, another with its id, to be held, or new."""
    said = fingerprint(sent)
    if sent.id in desk.prints:
        same = desk.prints[sent.id] == said
        if not same:
            _hold(desk, sent, said, "conflict")
        return Answer(sent.id, "duplicate" if same else "conflict")
    targets = {key for key, event in desk.known.items() if event.kind != "void"}
    why = unheld(
        sent,
        session=desk.session.pk,
        closed=desk.session.held_at is not None,
        listed=desk.listed,
        known=targets,
    )
    if why:
        _hold(desk, sent, said, why)
        return Answer(sent.id, "held", why)
    _store(desk, sent, said)
    return Answer(sent.id, "stored")


def _store(desk: _Desk, sent: Sent, said: str) -> None:
    event = Event(
        id=sent.id,
        session=desk.session,
        kind=sent.kind,
        person_id=sent.person,
        tally=sent.tally,
        voids_id=sent.voids,
        reason=sent.reason,
        source=sent.source,
        device=sent.device,
        device_sequence=sent.sequence,
        device_time=sent.device_time,
        time_unverified=_odd(desk, sent),
        by=desk.by.account,
        at=desk.at,
        fingerprint=said,
    )
    desk.new.append(event)
    desk.known[sent.id], desk.prints[sent.id] = event, said
    if sent.device_time is not None and sent.sequence is not None:
        desk.clocks.setdefault(sent.device, []).append((sent.sequence, sent.device_time))


def _odd(desk: _Desk, sent: Sent) -> bool:
    earlier = [
        (sequence, when)
        for sequence, when in desk.clocks.get(sent.device, ())
        if sent.sequence is not None and sequence < sent.sequence
    ]
    return time_unverified(
        sent,
        starts=desk.session.starts,
        ends=desk.session.ends,
        received=desk.at,
        last=max(earlier)[1] if earlier else None,
    )


def _hold(desk: _Desk, sent: Sent, said: str, why: str) -> None:
    """Keep back an event with its reason, once."""
    if (sent.id, said) in desk.kept_back:
        return
    wire = to_wire(sent)
    if sent.person is not None and sent.person not in desk.listed:
        # Whoever is not of this list may be of another unit, whose people are not kept here.
        wire["person"] = None
    desk.held.append(
        Held(
            unit=desk.session.unit,
            session=desk.session,
            event=sent.id,
            fingerprint=said,
            why=why,
            sent=wire,
            by=desk.by.account,
            at=desk.at,
        )
    )


def _let_in_what_waited(desk: _Desk) -> None:
    """A void may arrive before what it voids; now that this is here, the void counts."""
    here = {event.pk for event in desk.new}
    if not here:
        return
    for row in Held.objects.filter(session=desk.session, why="nothing_to_void"):
        sent = from_wire(row.sent)
        if sent.voids in here and sent.id not in desk.prints:
            _store(desk, sent, row.fingerprint)
            here.add(sent.id)
    Held.objects.filter(event__in=here).exclude(why="conflict").delete()


def _add_up(desk: _Desk) -> None:
    """Write what the session's events now add up to."""
    seen = reads.presence_of(desk.known.values())
    totals = Totals(
        planned=desk.session.people,
        came=seen.came.sure if seen.came else None,
        stayed=seen.stayed.sure if seen.stayed else None,
        unsettled=seen.unsettled,
    )
    limit = reads.limit_of(desk.session)
    Showing.objects.update_or_create(
        session=desk.session,
        defaults={
            "came": totals.came,
            "stayed": totals.stayed,
            "unsettled": totals.unsettled,
            "voids": seen.voids,
            "rule_broken": any(broken(totals, limit)),
        },
    )
