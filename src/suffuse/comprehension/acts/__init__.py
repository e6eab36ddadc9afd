"""What is done about items, count sheets and completion."""

from suffuse.comprehension.acts.items import (
    AlreadyReviewed,
    NotLawful,
    OwnWork,
    PositionTaken,
    review_item,
    write_item,
)
from suffuse.comprehension.acts.sheets import (
    AlreadyReleased,
    NothingToRelease,
    NotPublic,
    SheetWrong,
    TooFew,
    complete,
    complete_many,
    record_counts,
    release,
)

__all__ = [
    "AlreadyReleased",
    "AlreadyReviewed",
    "NotLawful",
    "NotPublic",
    "NothingToRelease",
    "OwnWork",
    "PositionTaken",
    "SheetWrong",
    "TooFew",
    "complete",
    "complete_many",
    "record_counts",
    "release",
    "review_item",
    "write_item",
]
