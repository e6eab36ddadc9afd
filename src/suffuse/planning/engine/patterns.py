"""
Bin packing by patterns: how often is each way to fill a room used?

Gilmore and Gomory (1961): the linear programme over all patterns is solved with few of them, and a
knapsack over its prices looks for a pattern that would make it cheaper. Its value, by Farley's rule,
bounds every packing from below. Then one dives: whole parts and the likeliest patterns are taken,
the rest is priced anew, until everybody is placed. Dives differ by chance.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import ceil
from random import Random

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from suffuse.planning.engine.effort import Effort

type Counts = NDArray[np.int64]
"""How many of each size."""
type Floats = NDArray[np.float64]
type Fill = Callable[[list[int]], list[list[int]]]

_FINEST = 2500
"""Rooms of more places are priced in coarser steps, sizes rounded up; then nothing is proven."""
_AT_ONCE = 6
_IN_A_DIVE = 10
_LIKELY, _PART = 0.5, 0.08
_LITTLE = 1e-6
_A_ROUND, _AN_ITEM, _A_PLACE = 2e-3, 1.2e-6, 1e-9
"""Seconds of counted work: for a round of prices, each size in it, and each place it is tried on."""


class Patterns:
    """The linear programme of one question, and the patterns that are known."""

    def __init__(self, sizes: Sequence[int], room: int, effort: Effort, part: float) -> None:
        many = Counter(sizes)
        self.sizes: Counts = np.array(sorted(many, reverse=True), dtype=np.int64)
        self.wanted: Counts = np.array([many[int(size)] for size in self.sizes], dtype=np.int64)
        self.room, self.effort, self.work = room, effort, effort.share(part)
        self.step = max(1, ceil(room / _FINEST))
        self.places, self.coarse = room // self.step, -(-self.sizes // self.step)
        self.programme = pywraplp.Solver.CreateSolver("GLOP")
        self.programme.Objective().SetMinimization()
        endless = self.programme.infinity()
        self.rows = [self.programme.Constraint(0.0, endless) for _ in self.sizes]
        self.known: dict[tuple[int, ...], pywraplp.Variable] = {}
        self.all: list[Counts] = []
        for one in np.eye(len(self.sizes), dtype=np.int64):
            self.add(one)

    def over(self) -> bool:
        """Tell whether the counted work, or the clock, is used up."""
        return self.work <= 0 or self.effort.over()

    def learn(self, bins: Sequence[Sequence[int]]) -> None:
        """Remember the patterns of a packing."""
        for one in bins:
            many = Counter(one)
            self.add(np.array([many[int(size)] for size in self.sizes], dtype=np.int64))

    def add(self, pattern: Counts) -> bool:
        """Remember a pattern; tell whether it was new."""
        key = tuple(pattern.tolist())
        if key in self.known:
            return False
        used = self.programme.NumVar(0.0, self.programme.infinity(), "")
        self.programme.Objective().SetCoefficient(used, 1.0)
        for place in np.flatnonzero(pattern):
            self.rows[place].SetCoefficient(used, float(pattern[place]))
        self.known[key] = used
        self.all.append(pattern)
        return True

    def priced(self, left: Counts, rounds: int) -> tuple[Floats, float]:
        """Return how often each known pattern is used for those left, and what no packing beats."""
        for row, many in zip(self.rows, left.tolist(), strict=True):
            row.SetLb(float(many))
        fits = (np.array(self.all) <= left).all(axis=1)
        for used, fit in zip(self.known.values(), fits, strict=True):
            used.SetUb(self.programme.infinity() if fit else 0.0)
        times, price, least, value = np.zeros(0), np.zeros(len(self.sizes)), 0.0, 0.0
        for _ in range(rounds):
            self.programme.Solve()
            times = np.array([used.solution_value() for used in self.known.values()])
            value = self.programme.Objective().Value()
            price = np.array([row.dual_value() for row in self.rows])
            if self.over():
                break
            found, dearest = self._worth_more(price, left)
            least = max(least, value / max(1.0, dearest)) if self.step == 1 else 0.0
            closed = self.step == 1 and ceil(least - _LITTLE) >= ceil(value - _LITTLE)
            if not any([self.add(one) for one in found]) or closed:
                break
        if self.step > 1 and rounds > _IN_A_DIVE:
            # The prices were found in coarse steps; what they are worth in true ones is a proof.
            _, dearest = self._knapsack(price, left, self.room, self.sizes)
            least = value / max(1.0, dearest)
        return times, least

    def _worth_more(self, price: Floats, left: Counts) -> tuple[list[Counts], float]:
        """Return patterns worth more than one room at these prices, and what the best is worth."""
        found: list[Counts] = []
        dearest = 0.0
        self.work -= _A_ROUND
        for number in range(_AT_ONCE):
            pattern, worth = self._knapsack(price, left, self.places, self.coarse)
            dearest = dearest if number else worth
            if worth <= 1 + _LITTLE / 10:
                break
            found.append(pattern)
            left = left - np.minimum(pattern, left)
        return found, dearest

    def _knapsack(
        self, price: Floats, left: Counts, places: int, sizes: Counts
    ) -> tuple[Counts, float]:
        """Return the dearest filling of a room, then filled up with whatever still fits."""
        worth = np.zeros(places + 1)
        steps = []
        for which, times in _doubled(price, left, places // sizes):
            wide = times * int(sizes[which])
            with_it = worth[:-wide] + times * price[which]
            taken = with_it > worth[wide:]
            np.maximum(worth[wide:], with_it, out=worth[wide:])
            steps.append((which, times, wide, taken))
        self.work -= len(steps) * (_AN_ITEM + _A_PLACE * places) * 2
        pattern, place = np.zeros(len(self.sizes), dtype=np.int64), places
        for which, times, wide, taken in reversed(steps):
            if place >= wide and taken[place - wide]:
                pattern[which] += times
                place -= wide
        spare = self.room - int((pattern * self.sizes).sum())
        for which in np.flatnonzero((self.sizes <= spare) & (pattern < left)).tolist():
            more = min(int(left[which] - pattern[which]), spare // int(self.sizes[which]))
            pattern[which] += more
            spare -= more * int(self.sizes[which])
        return pattern, float(worth[-1])


def _doubled(price: Floats, left: Counts, fit: Counts) -> Iterator[tuple[int, int]]:
    """Yield each size once, twice, four times … as often as it is left and fits."""
    for which in np.flatnonzero((price > _LITTLE / 1000) & (left > 0)).tolist():
        most, times = min(int(left[which]), int(fit[which])), 1
        while most > 0:
            yield which, min(times, most)
            most, times = most - times, 2 * times


def fewer_bins(
    bins: list[list[int]], patterns: Patterns, least: int, chance: Random, filled: Fill
) -> tuple[list[list[int]], int]:
    """
    Return a packing with no more bins than the one given, and a number that no packing beats.

    :param filled: packs at once those whom a dive that is cut short leaves
    """
    patterns.learn(bins)
    times, bound = patterns.priced(patterns.wanted, 10**6)
    least, dives = max(least, ceil(bound - _LITTLE)), 0
    while len(bins) > least and not patterns.over():
        found = _dive(patterns, times, chance if dives else None, filled)
        bins, dives = min(bins, found, key=len), dives + 1
    return bins, least


def _dive(
    patterns: Patterns, times: Floats, chance: Random | None, filled: Fill
) -> list[list[int]]:
    """Return a packing of all, taken step by step from what the prices favour."""
    left, taken = patterns.wanted.copy(), list[Counts]()
    while True:
        for pattern in _favoured(patterns, times, left, chance):
            taken.append(pattern)
            left = left - pattern
        if patterns.over() or not left.any():
            break
        for number in np.flatnonzero(times > _LITTLE):
            cut = np.minimum(patterns.all[number], left)
            if cut.any():
                patterns.add(cut)
        times, _ = patterns.priced(left, _IN_A_DIVE)
    rest = np.repeat(patterns.sizes, left).tolist()
    return [np.repeat(patterns.sizes, pattern).tolist() for pattern in taken] + filled(rest)


def _favoured(
    patterns: Patterns, times: Floats, left: Counts, chance: Random | None
) -> Iterator[Counts]:
    """Yield patterns to take at once: the whole parts, and the likeliest of the rest."""
    whole = np.floor(times + _LITTLE)
    for number in np.flatnonzero(whole).tolist():
        for _ in range(int(whole[number])):
            if (patterns.all[number] <= left).all():
                left = left - patterns.all[number]
                yield patterns.all[number]
    rest = times - whole
    shaken = rest if chance is None else rest * [chance.random() ** 0.5 for _ in rest]
    most, took = max(1, round(_PART * float(rest.sum()))), 0
    for number in np.argsort(-shaken, kind="stable").tolist():
        if rest[number] <= _LITTLE or (took and (took >= most or rest[number] < _LIKELY)):
            break
        if (patterns.all[number] <= left).all():
            left = left - patterns.all[number]
            took += 1
            yield patterns.all[number]
