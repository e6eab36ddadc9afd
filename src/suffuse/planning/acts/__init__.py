"""What is done in planning: venues and speakers, proposing, confirming, checking again."""

from suffuse.planning.acts.considering import consider
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
    Budget,
    NothingToPlanWith,
    NotWritable,
    propose,
    propose_by_hand,
    propose_many,
)
from suffuse.planning.acts.working import NothingSupposed, begin_work
from suffuse.planning.acts.writing import Proposed, RolloutClosed

__all__ = [
    "Budget",
    "CodeTaken",
    "Confirmed",
    "InUse",
    "NoSize",
    "NotAssessed",
    "NotProposed",
    "NotWritable",
    "NothingSupposed",
    "NothingToPlanWith",
    "Proposed",
    "RolloutClosed",
    "UnknownLevel",
    "Unlawful",
    "add_speaker",
    "add_venue",
    "begin_work",
    "confirm",
    "confirm_many",
    "consider",
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
