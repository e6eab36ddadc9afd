"""
How sure one may be of a share, what was gained, and which clauses to teach again.

The interval is Wilson's (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
Inference", Journal of the American Statistical Association 22, 1927, 209–212): unlike the usual
one it never leaves 0…1 and holds for few answers and for shares near the ends.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

# The normal quantile of 97.5 %: nineteen intervals of twenty hold the true share.
Z = 1.959963984540054
ENOUGH = 0.7
"""A clause counts as understood when seven of ten answers to it are right."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true share lies, nineteen times of twenty."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many answers; without answers there is no share, not a share of 0."""

    right: int
    of: int

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """Return the share from 0 to 1, or None where nobody answered."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> Interval | None:
        """Return Wilson's interval, or None where nobody answered."""
        return wilson(self.right, self.of) if self.of else None


def wilson(right: int, of: int) -> Interval:
    """
    Return Wilson's 95 % interval of a share: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).

    :raises ValueError: unless 0 ≤ right ≤ of and of > 0
    """
    if not 0 <= right <= of or of == 0:
        raise ValueError(right, of)
    p, z2 = right / of, Z * Z
    middle = p + z2 / (2 * of)
    half = Z * sqrt(p * (1 - p) / of + z2 / (4 * of * of))
    whole = 1 + z2 / of
    low, high = (middle - half) / whole, (middle + half) / whole
    # Rounding must not push a bound past the ends that the formula itself never passes.
    return Interval(0.0 if right == 0 else max(low, 0.0), 1.0 if right == of else min(high, 1.0))


class Verdict(StrEnum):
    """What to do with a clause."""

    TEACH_AGAIN = "teach again"
    LOOK_AGAIN = "look again"
    UNDERSTOOD = "understood"
    NOT_KNOWN = "not known"


def verdict(share: Share) -> Verdict:
    """
    Say what to do with a clause: teach it again when it is surely below the mark.

    Where the interval holds the mark, too few have answered to say.
    """
    interval = share.interval
    if interval is None:
        return Verdict.NOT_KNOWN
    if interval.high < ENOUGH:
        return Verdict.TEACH_AGAIN
    return Verdict.UNDERSTOOD if interval.low >= ENOUGH else Verdict.LOOK_AGAIN


@dataclass(frozen=True, slots=True)
class Gain:
    """By how much the share rose from before to after; `sure` when the interval leaves out 0."""

    points: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Tell whether it surely rose, or surely fell."""
        return self.low > 0 or self.high < 0


def gain(before: Share, after: Share) -> Gain | None:
    """
    Return the gain between two shares, or None where one of them is not known.

    The interval of a difference is Newcombe's from two Wilson intervals (R. G. Newcombe, "Interval
    estimation for the difference between independent proportions", Statistics in Medicine 17,
    1998, method 10).
    """
    first, second = before.interval, after.interval
    was, now = before.value, after.value
    if first is None or second is None or was is None or now is None:
        return None
    low = (now - was) - sqrt((now - second.low) ** 2 + (first.high - was) ** 2)
    high = (now - was) + sqrt((second.high - now) ** 2 + (was - first.low) ** 2)
    return Gain(now - was, low, high)
