"""What is done to rollouts, and what is marked on duties by the rooms above."""

from suffuse.rollout.acts.again import NothingChanged, OtherText, study_again
from suffuse.rollout.acts.marking import NoDuty, give_duty, mark, mark_many
from suffuse.rollout.acts.opening import (
    AlreadyClosed,
    Lowered,
    NoLevels,
    NotReleased,
    OutOfReach,
    ThresholdTooLow,
    WindowBackwards,
    close,
    open_rollout,
    raise_thresholds,
)

__all__ = [
    "AlreadyClosed",
    "Lowered",
    "NoDuty",
    "NoLevels",
    "NotReleased",
    "NothingChanged",
    "OtherText",
    "OutOfReach",
    "ThresholdTooLow",
    "WindowBackwards",
    "close",
    "give_duty",
    "mark",
    "mark_many",
    "open_rollout",
    "raise_thresholds",
    "study_again",
]
