"""Questions about items and what was understood. Numbers of batches, never of a person."""

from suffuse.comprehension.reads.figures import (
    ClauseShare,
    Total,
    by_clause,
    completed,
    totals,
)
from suffuse.comprehension.reads.items import (
    CountLine,
    ItemFacts,
    Sheet,
    check,
    items,
    sheet,
    where_is_session,
)

__all__ = [
    "ClauseShare",
    "CountLine",
    "ItemFacts",
    "Sheet",
    "Total",
    "by_clause",
    "check",
    "completed",
    "items",
    "sheet",
    "totals",
    "where_is_session",
]
