"""
How long to try: work that is counted, so that answers repeat, and a clock that may cut it short.

The engine owns no clock. Whoever calls hands one in, or None: then only counted work ends a search.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

ENDLESS = 1e9
_TIMES = 3.0
"""How much more work than `seconds` may be counted before it ends without a clock: most ends early."""


def never() -> bool:
    """Say that nobody has had enough."""
    return False


@dataclass(slots=True)
class Effort:
    """
    A budget for one question: `seconds` of the clock, and whether the person has had enough.

    Solvers are given counted work (deterministic seconds) first; the clock ends them only on a
    machine that is much slower than the one the counts were set on. `spent` are seconds of the
    clock that are gone before the work begins.
    """

    seconds: float = 10.0
    clock: Callable[[], float] | None = None
    stopped: Callable[[], bool] = never
    spent: float = 0.0
    began: float = field(init=False)
    worked: float = 0.0

    def __post_init__(self) -> None:
        self.began = self.clock() - self.spent if self.clock else 0.0

    def left(self) -> float:
        """Return the seconds that are left; without a clock what was worked is all that ends them."""
        if self.stopped():
            return 0.0
        if self.clock is None:
            return ENDLESS if self.worked < _TIMES * self.seconds else 0.0
        return max(0.0, self.seconds - (self.clock() - self.began))

    def over(self) -> bool:
        """Tell whether to hand back the best found so far."""
        return self.left() <= 0.0

    def charge(self, seconds: float) -> None:
        """Count work that was done, so that many steps together have an end as each of them has."""
        self.worked += seconds

    def share(self, part: float) -> float:
        """Return counted work for one step that may cost this part of the whole budget."""
        return self.seconds * part
