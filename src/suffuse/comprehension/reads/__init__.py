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
    Handed,
    ItemFacts,
    Sheet,
    check,
    items,
    not_completed,
    sheet,
    text_of_item,
    where_is_session,
)

__all__ = [
    "ClauseShare",
    "CountLine",
    "Handed",
    "ItemFacts",
    "Sheet",
    "Total",
    "by_clause",
    "check",
    "completed",
    "items",
    "not_completed",
    "sheet",
    "text_of_item",
    "totals",
    "where_is_session",
]
