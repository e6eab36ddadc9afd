"""
What a device may hand in, and what it is told about each event.

A device is answered event by event: stored, duplicate (the same was here already), conflict (the
same id with another content: the first is kept) or held (kept and shown, never counted).
"""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

KINDS = ("opening", "closing", "void")
DESK = "desk"
SOURCES = (DESK, "phone", "paper", "sheet")
MOST_AT_A_DOOR = 100_000
LONGEST_REASON = 200
# People gather before and tidy up after; what lies further away is a wrong clock.
AROUND = timedelta(hours=6)
# Two good clocks may still differ by this much.
SLACK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Sent:
    """
    One event as a device sends it.

    `id` is made on the device. `session` is the number of the session that the device believes to
    stand at; `sequence` counts the device's own events from 1.
    """

    id: UUID
    session: int
    kind: str
    person: int | None = None
    tally: int | None = None
    voids: UUID | None = None
    reason: str = ""
    source: str = "phone"
    device: str = ""
    sequence: int | None = None
    device_time: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one event: `outcome` is stored, duplicate, conflict or held."""

    id: UUID
    outcome: str
    why: str = ""


class BadEvent(Exception):
    """An event that cannot have come from a sound device; `code` says what is wrong with it."""

    def __init__(self, code: str, event: UUID | None = None) -> None:
        super().__init__(code)
        self.code, self.event = code, event


def well_formed(sent: Sent) -> Iterator[str]:
    """Yield what is wrong with the shape of an event: an event is a person, a tally or a void."""
    if sent.kind not in KINDS:
        yield "unknown_kind"
    if sent.source not in SOURCES:
        yield "unknown_source"
    if (sent.kind == "void") != (sent.voids is not None):
        yield "void_without_target" if sent.kind == "void" else "target_without_void"
    if sent.kind == "void" and not sent.reason.strip():
        yield "void_without_reason"
    if len(sent.reason) > LONGEST_REASON or "\x00" in sent.reason or "\x00" in sent.device:
        yield "bad_text"
    named = [sent.person is not None, sent.tally is not None]
    if sum(named) != (0 if sent.kind == "void" else 1):
        yield "person_or_tally"
    if sent.tally is not None and not 0 <= sent.tally <= MOST_AT_A_DOOR:
        yield "tally_out_of_range"


def fingerprint(sent: Sent) -> str:
    """Return the sha-256 (hex) of what an event says; the same id must always say the same."""
    said = [
        sent.session,
        sent.kind,
        sent.person,
        sent.tally,
        str(sent.voids) if sent.voids else None,
        sent.reason,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def time_unverified(
    sent: Sent,
    *,
    starts: datetime,
    ends: datetime,
    received: datetime,
    last: datetime | None,
) -> bool:
    """
    Tell whether a device's clock cannot be believed: 1970, 2564, tomorrow, or running backwards.

    :param received: when the event reached the server
    :param last: the time of the event that the same device made before this one
    """
    when = sent.device_time
    if when is None:
        return False
    in_place = starts - AROUND <= when <= ends + AROUND
    return not in_place or when > received + SLACK or (last is not None and when < last)


def unheld(
    sent: Sent,
    *,
    session: int,
    closed: bool,
    listed: Collection[int],
    known: Collection[UUID],
) -> str:
    """
    Return why an event must be held back, or "" if it may be counted.

    :param listed: the people who may be counted in this session
    :param known: the events of this session that a void may point at
    """
    if sent.session != session:
        return "foreign_session"
    if sent.person is not None and sent.person not in listed:
        return "not_on_list"
    if closed:
        return "closed_session"
    if sent.voids is not None and sent.voids not in known:
        return "nothing_to_void"
    return ""
