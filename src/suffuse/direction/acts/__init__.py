"""What leading bodies and units do about a report, and about what comes back down."""

from suffuse.direction.acts.answering import close, finish, receive
from suffuse.direction.acts.giving import give_direction
from suffuse.direction.acts.noting import take_note
from suffuse.direction.acts.refusals import (
    AlreadyDone,
    AlreadyNoted,
    AlreadyReceived,
    Closed,
    DayOfNote,
    DueTooEarly,
    EnoughNoted,
    Incomplete,
    NoSuchClause,
    NotForNote,
    NotReceived,
    OutOfReach,
    StillOpen,
    TooLong,
)

__all__ = [
    "AlreadyDone",
    "AlreadyNoted",
    "AlreadyReceived",
    "Closed",
    "DayOfNote",
    "DueTooEarly",
    "EnoughNoted",
    "Incomplete",
    "NoSuchClause",
    "NotForNote",
    "NotReceived",
    "OutOfReach",
    "StillOpen",
    "TooLong",
    "close",
    "finish",
    "give_direction",
    "receive",
    "take_note",
]
