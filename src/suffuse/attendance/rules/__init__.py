"""What the door saw, and what may be said of it: who came, who stayed, what is to be settled."""

from suffuse.attendance.rules.door import (
    DESK,
    KINDS,
    SOURCES,
    Answer,
    BadEvent,
    Sent,
    fingerprint,
    time_unverified,
    unheld,
    well_formed,
)
from suffuse.attendance.rules.held import Limit, Totals, broken, deviation
from suffuse.attendance.rules.presence import (
    Event,
    Presence,
    Seen,
    State,
    Statement,
    presence,
)
from suffuse.attendance.rules.wire import from_wire, to_wire
from suffuse.planning.rules.roster import ROSTER_DAYS, roster_open

__all__ = [
    "DESK",
    "KINDS",
    "ROSTER_DAYS",
    "SOURCES",
    "Answer",
    "BadEvent",
    "Event",
    "Limit",
    "Presence",
    "Seen",
    "Sent",
    "State",
    "Statement",
    "Totals",
    "broken",
    "deviation",
    "fingerprint",
    "from_wire",
    "presence",
    "roster_open",
    "time_unverified",
    "to_wire",
    "unheld",
    "well_formed",
]
