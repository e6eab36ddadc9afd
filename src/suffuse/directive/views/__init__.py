"""The pages of texts: the shelf, one text, the reading page, the search, the review."""

from suffuse.directive.views.editing import (
    approve,
    describe,
    join,
    lift,
    nest,
    relabel,
    split,
    take_in,
    take_out,
    undo,
)
from suffuse.directive.views.editions import changes, draft_changes, languages
from suffuse.directive.views.review import discard, hand_in, new, release, review
from suffuse.directive.views.shelf import explain, export, reading, shelf, source, text

__all__ = [
    "approve",
    "changes",
    "describe",
    "discard",
    "draft_changes",
    "explain",
    "export",
    "hand_in",
    "join",
    "languages",
    "lift",
    "nest",
    "new",
    "reading",
    "relabel",
    "release",
    "review",
    "shelf",
    "source",
    "split",
    "take_in",
    "take_out",
    "text",
    "undo",
]
