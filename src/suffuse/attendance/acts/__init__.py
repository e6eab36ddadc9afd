"""What is done at the door, when a session is closed, and what is asked and answered."""

from suffuse.attendance.acts.closing import (
    AlreadyClosed,
    NobodyCounted,
    NotBegun,
    ReasonNeeded,
    TooLong,
    close_session,
)
from suffuse.attendance.acts.door import (
    MoreStayedThanCame,
    NothingLate,
    NothingToVoid,
    WrongPerson,
    count_late,
    record,
    record_tally,
    settle,
    void,
)
from suffuse.attendance.acts.stack import AlreadyCounted, Sheet, take_in_sheets
from suffuse.attendance.acts.talk import (
    AlreadyAnswered,
    Empty,
    NoSuchClause,
    Planned,
    answer,
    ask,
    set_agenda,
)

__all__ = [
    "AlreadyAnswered",
    "AlreadyClosed",
    "AlreadyCounted",
    "Empty",
    "MoreStayedThanCame",
    "NoSuchClause",
    "NobodyCounted",
    "NotBegun",
    "NothingLate",
    "NothingToVoid",
    "Planned",
    "ReasonNeeded",
    "Sheet",
    "TooLong",
    "WrongPerson",
    "answer",
    "ask",
    "close_session",
    "count_late",
    "record",
    "record_tally",
    "set_agenda",
    "settle",
    "take_in_sheets",
    "void",
]
