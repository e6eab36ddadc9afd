"""What is done in planning: venues and speakers, proposing, confirming, checking again."""

from suffuse.planning.acts.deciding import NotAssessed, NotProposed, Unlawful, confirm, recheck
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
    RolloutClosed,
    propose,
    propose_by_hand,
)

__all__ = [
    "CodeTaken",
    "InUse",
    "NoSize",
    "NotAssessed",
    "NotProposed",
    "NotWritable",
    "NothingToPlanWith",
    "RolloutClosed",
    "UnknownLevel",
    "Unlawful",
    "add_speaker",
    "add_venue",
    "confirm",
    "mark_ready",
    "propose",
    "propose_by_hand",
    "recheck",
    "remove_speaker",
    "remove_venue",
    "take_venues",
]
