"""What is done to texts: handed in, put right by hand, released by a second person, superseded."""

from suffuse.directive.acts.explaining import NoWord, explain
from suffuse.directive.acts.finding import let_all_find, let_find
from suffuse.directive.acts.handing_in import AlreadyHere, DraftWaiting, TooLong, discard, hand_in
from suffuse.directive.acts.releasing import Altered, Doubtful, NoClauses, OwnWork, release
from suffuse.directive.acts.reviewing import (
    AlreadyReleased,
    NoSuchEdition,
    NothingToUndo,
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

__all__ = [
    "AlreadyHere",
    "AlreadyReleased",
    "Altered",
    "Doubtful",
    "DraftWaiting",
    "NoClauses",
    "NoSuchEdition",
    "NoWord",
    "NothingToUndo",
    "OwnWork",
    "TooLong",
    "approve",
    "describe",
    "discard",
    "explain",
    "hand_in",
    "join",
    "let_all_find",
    "let_find",
    "lift",
    "nest",
    "relabel",
    "release",
    "split",
    "take_in",
    "take_out",
    "undo",
]
