"""Questions about rollouts and the duties they give."""

from suffuse.rollout.reads.again import AgainFacts, again
from suffuse.rollout.reads.duties import (
    DutyFacts,
    DutyLine,
    duties,
    duties_of_unit,
    duty,
    is_alone,
    progress,
    where_is_duty,
)
from suffuse.rollout.reads.rollouts import (
    LevelTurn,
    RolloutFacts,
    load,
    rollout,
    rollouts_for,
    where_is_rollout,
)

__all__ = [
    "AgainFacts",
    "DutyFacts",
    "DutyLine",
    "LevelTurn",
    "RolloutFacts",
    "again",
    "duties",
    "duties_of_unit",
    "duty",
    "is_alone",
    "load",
    "progress",
    "rollout",
    "rollouts_for",
    "where_is_duty",
    "where_is_rollout",
]
