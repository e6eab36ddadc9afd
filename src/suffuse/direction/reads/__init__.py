"""Questions about notes and directions."""

from suffuse.direction.reads.directions import (
    answered,
    direction,
    given,
    mine,
    notes,
    of_rollout,
    waiting,
    where_is_direction,
    where_is_receipt,
)
from suffuse.direction.reads.facts import (
    Answer,
    Branch,
    Brief,
    ClauseRef,
    Full,
    Mine,
    NoteLine,
    Waiting,
)

__all__ = [
    "Answer",
    "Branch",
    "Brief",
    "ClauseRef",
    "Full",
    "Mine",
    "NoteLine",
    "Waiting",
    "answered",
    "direction",
    "given",
    "mine",
    "notes",
    "of_rollout",
    "waiting",
    "where_is_direction",
    "where_is_receipt",
]
