"""What is decided on while a device's events are stored, event by event."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from suffuse.attendance import reads
from suffuse.attendance.models import Event, Held, Showing
from suffuse.attendance.rules import (
    Answer,
    Limit,
    Sent,
    Totals,
    broken,
    fingerprint,
    from_wire,
    time_unverified,
    to_wire,
    unheld,
)
from suffuse.audit.rules import Actor
from suffuse.organisation.models import Person
from suffuse.planning.models import Session


@dataclass(slots=True)
class Desk:
    """Everything that is decided on while a batch of events is stored."""

    session: Session
    listed: frozenset[int]
    known: dict[UUID, Event]
    prints: dict[UUID, str]
    clocks: dict[str, list[tuple[int, datetime]]]
    waiting: list[Held]
    by: Actor
    at: datetime
    new: list[Event] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)


def open_desk(session_id: int, events: Sequence[Sent], by: Actor, at: datetime) -> Desk:
    """Lock a session and look up everything that its new events are held against."""
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
    waiting = list(Held.objects.filter(session=session))
    named = any(sent.person is not None for sent in events) or waiting
    listed = _listed(session) if named else frozenset()
    return Desk(session, listed, known, prints, clocks, waiting, by, at)


def _listed(session: Session) -> frozenset[int]:
    people = Person.objects.filter(unit_id=session.unit_id, level=session.level.key)
    return frozenset(people.values_list("pk", flat=True))


def take(desk: Desk, sent: Sent) -> Answer:
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


def _store(desk: Desk, sent: Sent, said: str) -> None:
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


def _odd(desk: Desk, sent: Sent) -> bool:
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


def _hold(desk: Desk, sent: Sent, said: str, why: str) -> None:
    """Keep back an event with its reason, once."""
    if any((row.event, row.fingerprint) == (sent.id, said) for row in desk.waiting):
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


def let_in_what_waited(desk: Desk) -> None:
    """A void may arrive before what it voids; now that this is here, the void counts."""
    here = {event.pk for event in desk.new}
    for row in desk.waiting if here else ():
        sent = from_wire(row.sent) if row.why == "nothing_to_void" else None
        if sent and sent.voids in here and sent.id not in desk.prints:
            _store(desk, sent, row.fingerprint)
            here.add(sent.id)
    _forget_what_counts(desk)


def let_in_what_was_late(desk: Desk) -> None:
    """Store what was held because the session was closed; voids after what they void."""
    late = [(from_wire(row.sent), row) for row in desk.waiting if row.why == "closed_session"]
    for sent, row in sorted(late, key=lambda one: one[0].kind == "void"):
        known = sent.voids is None or sent.voids in desk.known
        if sent.id not in desk.prints and known:
            _store(desk, sent, row.fingerprint)
    _forget_what_counts(desk)


def _forget_what_counts(desk: Desk) -> None:
    """What is counted now is held back no more; conflicts stay on show."""
    here = {event.pk for event in desk.new}
    done = [row.pk for row in desk.waiting if row.event in here and row.why != "conflict"]
    if done:
        Held.objects.filter(pk__in=done).delete()


def figures(desk: Desk, limit: Limit) -> dict[str, Any]:
    """Return what the session's events now add up to, as its showing keeps it."""
    seen = reads.presence_of(desk.known.values())
    totals = Totals(
        planned=desk.session.people,
        came=seen.came.sure if seen.came else None,
        stayed=seen.stayed.sure if seen.stayed else None,
        unsettled=seen.unsettled,
    )
    return {
        "came": totals.came,
        "stayed": totals.stayed,
        "unsettled": totals.unsettled,
        "voids": seen.voids,
        "rule_broken": any(broken(totals, limit)),
    }


def add_up(desk: Desk) -> None:
    """Write what the session's events now add up to."""
    shown = figures(desk, reads.limit_of(desk.session))
    # The session is locked, so nobody else can make its row between these two.
    if not Showing.objects.filter(session=desk.session).update(**shown):
        Showing.objects.create(session=desk.session, **shown)
