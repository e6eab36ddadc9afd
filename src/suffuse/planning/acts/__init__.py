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
from suffuse.planning.acts.lending import (
    BadHours,
    NoSuchUnit,
    StillUsed,
    lend_speaker,
    lend_venue,
    set_hours,
)
from suffuse.planning.acts.places import (
    WALL_M,
    CodeTaken,
    InUse,
    NoRoom,
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
from suffuse.planning.acts.seating import keep_seating
from suffuse.planning.acts.working import NothingSupposed, begin_work
from suffuse.planning.acts.writing import Proposed, RolloutClosed

__all__ = [
    "WALL_M",
    "BadHours",
    "Budget",
    "CodeTaken",
    "Confirmed",
    "InUse",
    "NoRoom",
    "NoSize",
    "NoSuchUnit",
    "NotAssessed",
    "NotProposed",
    "NotWritable",
    "NothingSupposed",
    "NothingToPlanWith",
    "Proposed",
    "RolloutClosed",
    "StillUsed",
    "UnknownLevel",
    "Unlawful",
    "add_speaker",
    "add_venue",
    "begin_work",
    "confirm",
    "confirm_many",
    "consider",
    "keep_seating",
    "lend_speaker",
    "lend_venue",
    "mark_ready",
    "propose",
    "propose_by_hand",
    "propose_many",
    "recheck",
    "recheck_many",
    "remove_speaker",
    "remove_venue",
    "set_hours",
    "take_venues",
]
