"""Comprehension's pages: one button, one address."""

from suffuse.comprehension.views.items import check, items, review, waiting, write
from suffuse.comprehension.views.results import results
from suffuse.comprehension.views.sheets import (
    completed,
    completion,
    count_sheet,
    counts,
    keep_counts,
    release,
)

__all__ = [
    "check",
    "completed",
    "completion",
    "count_sheet",
    "counts",
    "items",
    "keep_counts",
    "release",
    "results",
    "review",
    "waiting",
    "write",
]
