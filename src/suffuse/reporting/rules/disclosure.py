"""
What may be seen of a figure above the unit it is about.

A group is only shown where both it and its complement are at least `k` people: with 19 of 20, it is the
one who is missing that a figure would point at. Above the unit numbers are rounded to 5; nearly all
and hardly any become bands; units too small to be shown are pooled with their siblings. See
`docs/method/disclosure.md` for the drawing and a worked example.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

LEAST_CELL = 5
LEAST_CHECKED = 10
STEP = 5
# Shares beyond these are bands whatever the size of the group.
LOW, HIGH = 0.05, 0.95

EXACT, ROUNDED, ABOVE, BELOW, WITHHELD, UNKNOWN = (
    "exact",
    "rounded",
    "above",
    "below",
    "withheld",
    "unknown",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """
    What is left of "so many of so many" when nobody can be pointed at any more.

    `percent` is the share; with kind "above" or "below" it is the edge of a band ("> 95 %", "< 5 %").
    "withheld": there is a figure, and it is not shown; "unknown": nobody has said.
    """

    kind: str
    reached: int | None = None
    of: int | None = None
    percent: int | None = None

    @property
    def share(self) -> float | None:
        """The share for a picture, 0..1; a band is drawn at its edge. None: nothing may be drawn."""
        return None if self.percent is None else self.percent / 100

    @property
    def withheld(self) -> bool:
        """Tell whether there is a figure that is not shown."""
        return self.kind == WITHHELD


def rounded(people: int, step: int = STEP) -> int:
    """Round to the nearest step; halves go up."""
    return (people + step // 2) // step * step


def show(
    reached: int | None,
    of: int | None,
    *,
    k: int = LEAST_CELL,
    exact: bool = False,
    silent: bool = False,
) -> Shown:
    """
    Return what may be shown of `reached` out of `of`; `k` is the least group, and least complement.

    Inside the unit whose own people these are all is `exact`: nothing is hidden from who counted. Where
    some of the whole are `silent`, a low band would pass silence off as absence.
    """
    if of is None or reached is None:
        small = of is None or (of < k and not exact)
        return Shown(UNKNOWN, of=None if small or of is None else of if exact else rounded(of))
    if exact:
        return Shown(EXACT, reached, of, min(100, round(100 * reached / of)) if of else None)
    if of < 2 * k:
        # Whatever the figure, it or its complement is under k.
        return Shown(WITHHELD, of=rounded(of) if of >= k else None)
    low = max(LOW, k / of)
    high = min(HIGH, 1 - k / of)
    if (share := min(1, reached / of)) > high:
        return Shown(ABOVE, of=rounded(of), percent=math.floor(round(high * 100, 6)))
    if share < low and (reached < k or not silent):
        return Shown(BELOW, of=rounded(of), percent=math.ceil(round(low * 100, 6)))
    few, whole = rounded(reached), rounded(of)
    return Shown(ROUNDED, few, whole, round(100 * few / whole))


def show_answers(
    right: int, answers: int, *, checked: int, least: int = LEAST_CHECKED, exact: bool = False
) -> Shown:
    """Return what may be shown of right answers: nothing under `least` sheets, bands at the ends."""
    if not answers:
        return Shown(UNKNOWN)
    if checked < least:
        return Shown(WITHHELD)
    share = right / answers
    if exact:
        return Shown(EXACT, right, answers, round(100 * share))
    if share > HIGH:
        return Shown(ABOVE, percent=round(HIGH * 100))
    if share < LOW:
        return Shown(BELOW, percent=round(LOW * 100))
    return Shown(ROUNDED, percent=round(100 * share))


@dataclass(frozen=True, slots=True)
class Sibling:
    """A unit in a table beside its siblings: its people, and how many of them came."""

    key: int
    reached: int | None
    of: int | None


@dataclass(frozen=True, slots=True)
class Pool:
    """Siblings as they may be shown: each by its key, and the small ones together."""

    shown: dict[int, Shown]
    pooled: tuple[int, ...] = ()
    together: Shown | None = None


def pool(siblings: Iterable[Sibling], *, k: int = LEAST_CELL) -> Pool:
    """
    Show siblings beside each other so that none under `k` can be worked out, not even from the sum.

    A small one alone in its pool would be the total less its siblings; the next smallest therefore
    joins it. A pool that is still too small shows that there are figures, and no figure.
    """
    known = sorted((s for s in siblings if s.of is not None), key=lambda s: (s.of or 0, s.key))
    every = {s.key: show(s.reached, s.of, k=k) for s in siblings}
    small = [s for s in known if s.of and s.of < 2 * k]
    if not small:
        return Pool(every)
    rest = [s for s in known if s.of and s.of >= 2 * k]
    while rest and (len(small) == 1 or sum(s.of or 0 for s in small) < 2 * k):
        small.append(rest.pop(0))
    said = [s.reached for s in small if s.reached is not None]
    whole = sum(s.of or 0 for s in small)
    together = show(sum(said) if said else None, whole, k=k, silent=len(said) < len(small))
    for sibling in small:
        every[sibling.key] = Shown(WITHHELD)
    return Pool(every, tuple(s.key for s in small), together)
