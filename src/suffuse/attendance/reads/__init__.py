"""Questions about who was there. Names stay in `door`; everything that goes up is a number."""

from suffuse.attendance.reads.again import Studied, held_since, studied
from suffuse.attendance.reads.door import (
    Door,
    HeldLine,
    Line,
    SessionLine,
    door,
    held,
    sessions,
    sheet_session,
    where_is_event,
    where_is_session,
)
from suffuse.attendance.reads.figures import (
    Total,
    limit_in,
    limit_of,
    presence,
    presence_of,
    totals,
)
from suffuse.attendance.reads.own import OwnLine, own
from suffuse.attendance.reads.talk import (
    AgendaLine,
    Asked,
    agenda,
    questions,
    waiting,
    where_is_question,
)

__all__ = [
    "AgendaLine",
    "Asked",
    "Door",
    "HeldLine",
    "Line",
    "OwnLine",
    "SessionLine",
    "Studied",
    "Total",
    "agenda",
    "door",
    "held",
    "held_since",
    "limit_in",
    "limit_of",
    "own",
    "presence",
    "presence_of",
    "questions",
    "sessions",
    "sheet_session",
    "studied",
    "totals",
    "waiting",
    "where_is_event",
    "where_is_question",
    "where_is_session",
]
