"""What is done in planning: venues and speakers, proposing, confirming, checking again."""

from suffuse.planning.acts.deciding import (
    Confirmed,
    NotAssessed,
    NotProposed,
    Unlawful,
    confirm,
    confirm_many,
    recheck,
    recheck_many,
)
from suffuse.planning.acts.halls import take_venues
from suffuse.planning.acts.places import (
    CodeTaken,
    InUse,
    NoSize,
    UnknownLevel,
    add_speaker,
    add_venue,
    mark_ready,
    remove_speaker,
    remove_venue,
)
from suffuse.planning.acts.proposing import (
    NothingToPlanWith,
    NotWritable,
    propose,
    propose_by_hand,
    propose_many,
)
from suffuse.planning.acts.writing import Proposed, RolloutClosed

__all__ = [
    "CodeTaken",
    "Confirmed",
    "InUse",
    "NoSize",
    "NotAssessed",
    "NotProposed",
    "NotWritable",
    "NothingToPlanWith",
    "Proposed",
    "RolloutClosed",
    "UnknownLevel",
    "Unlawful",
    "add_speaker",
    "add_venue",
    "confirm",
    "confirm_many",
    "mark_ready",
    "propose",
    "propose_by_hand",
    "propose_many",
    "recheck",
    "recheck_many",
    "remove_speaker",
    "remove_venue",
    "take_venues",
]
