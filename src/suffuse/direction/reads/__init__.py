"""Questions about notes and directions."""

from suffuse.direction.reads.directions import (
    answered,
    clauses,
    direction,
    given,
    mine,
    notes,
    of_rollout,
    unit,
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
    Giver,
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
    "Giver",
    "Mine",
    "NoteLine",
    "Waiting",
    "answered",
    "clauses",
    "direction",
    "given",
    "mine",
    "notes",
    "of_rollout",
    "unit",
    "waiting",
    "where_is_direction",
    "where_is_receipt",
]
