"""When a report counts as taken note of, and how far a direction has come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# The guidance sends the national report to two leading bodies.
BODIES = 2


class Stage(StrEnum):
    """Where one unit's answer to a direction stands."""

    WAITING = "waiting"
    RECEIVED = "received"
    DONE = "done"


def stage(*, received: bool, done: bool) -> Stage:
    """Return where an answer stands."""
    if done:
        return Stage.DONE
    return Stage.RECEIVED if received else Stage.WAITING


def noted(bodies: int) -> bool:
    """Tell whether enough leading bodies took note of a report for it to be accepted."""
    return bodies >= BODIES


@dataclass(frozen=True, slots=True)
class Progress:
    """How many units have received a direction and how many have done it; `of` is all of them."""

    of: int = 0
    received: int = 0
    done: int = 0

    def __add__(self, other: "Progress") -> "Progress":
        return Progress(self.of + other.of, self.received + other.received, self.done + other.done)

    @property
    def waiting(self) -> int:
        """Units that have not said that it reached them."""
        return self.of - self.received

    @property
    def open(self) -> int:
        """Units that have not done it."""
        return self.of - self.done

    @property
    def reached(self) -> float | None:
        """Share of the units that received it, 0..1."""
        return self.received / self.of if self.of else None

    @property
    def finished(self) -> float | None:
        """Share of the units that have done it, 0..1."""
        return self.done / self.of if self.of else None


def progress(stages: Iterable[Stage]) -> Progress:
    """Count the units of a group by stage; who has done it had received it."""
    count = Counter(stages)
    return Progress(
        of=count.total(),
        received=count[Stage.RECEIVED] + count[Stage.DONE],
        done=count[Stage.DONE],
    )


def late(*, due: date, on: date, done: bool) -> bool:
    """Tell whether a direction's day has passed without its being done."""
    return on > due and not done
