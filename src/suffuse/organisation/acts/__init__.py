"""What is done to the tree, to the people in it, and to tables that are handed in."""

from suffuse.organisation.acts.intakes import (
    AlreadyDecided,
    DoubtsOpen,
    NoLongerFits,
    hand_in,
    hand_over,
    refuse,
    take,
)
from suffuse.organisation.acts.settling import Taken
from suffuse.organisation.acts.tree import (
    BeforeItsFirstRecord,
    HasOpenChildren,
    OutOfReach,
    UnitClosed,
    WouldBeTooDeep,
    WouldCircle,
    close_unit,
    count_heads,
    move_unit,
)

__all__ = [
    "AlreadyDecided",
    "BeforeItsFirstRecord",
    "DoubtsOpen",
    "HasOpenChildren",
    "NoLongerFits",
    "OutOfReach",
    "Taken",
    "UnitClosed",
    "WouldBeTooDeep",
    "WouldCircle",
    "close_unit",
    "count_heads",
    "hand_in",
    "hand_over",
    "move_unit",
    "refuse",
    "take",
]
