"""
Many crowds on one floor, pushed apart side by side.

A crowd is a number of points on a floor. Its strain is the sum, over pairs nearer than the distance
`d`, of `(d² - distance²)²`, and of how far points stand beyond a wall or in an obstacle, squared. A
crowd without strain is a lawful seating. Strain is brought down by L-BFGS (Nocedal 1980), all crowds
in the same arrays: a step of sixteen costs little more than a step of one.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from suffuse.planning.engine.effort import Effort
from suffuse.planning.rules import Floor

type Points = NDArray[np.float64]
"""One crowd is (people, 2) in metres; several are (crowds, people, 2)."""
type Pairs = NDArray[np.intp]

NOTHING = 1e-18
"""Strain below which, as a part of the distance to the fourth, distances are worth checking."""
_SPARE = 1e-7
"""How much farther apart than asked points are pushed, as a part of the distance."""
_POINTS_A_SECOND = 6_000_000
"""Points looked at for a second of counted work; a look costs as much as so many at the least:"""
_A_LOOK = 1500
_MEMORY = 6
_REACH, _OLD = 1.6, 0.29
"""Pairs so near are listed; once a point has moved so far they are listed anew (parts of d)."""
_LONGEST = 0.25
_SHY, _LESS, _ENOUGH = 0.1, 0.4, 1e-4
"""The first step against the slope, how a step that failed is cut, and Armijo's part."""


class Ground:
    """A floor, what strain is on it, and how much counted work is left."""

    def __init__(self, room: Floor, effort: Effort) -> None:
        self.room, self.effort = room, effort
        self.low = np.array([room.margin_m, room.margin_m])
        self.high = np.array([room.width_m, room.length_m]) - room.margin_m
        self.far = room.distance_m * (1 + _SPARE)
        self.work = _POINTS_A_SECOND * effort.seconds

    def over(self) -> bool:
        """Tell whether the counted work, or the clock, is used up."""
        return self.work <= 0 or self.effort.over()

    def pairs(self, crowds: Points, reach: float = _REACH) -> Pairs:
        """Return the numbers of points of one crowd that are near each other, counted through."""
        wide = self.room.width_m + 8 * self.far
        aside = np.arange(len(crowds))[:, None, None] * np.array([wide, 0.0])
        tree = cKDTree((crowds + aside).reshape(-1, 2), balanced_tree=False, compact_nodes=False)
        found: Pairs = tree.query_pairs(reach * self.far, output_type="ndarray")
        return np.asfortranarray(found)

    def strain(self, crowds: Points, pairs: Pairs) -> tuple[Points, Points]:
        """Return the strain of each crowd and its slope, (crowds,) and (crowds, 2 · people)."""
        many, people, _ = crowds.shape
        self.work -= _A_LOOK + many * people
        flat = crowds.reshape(-1, 2)
        one, two, short, *apart = self._short(flat, pairs)
        slope = np.empty_like(flat)
        for axis in (0, 1):
            push = -4.0 * short * apart[axis]
            slope[:, axis] = np.bincount(one, push, len(flat)) - np.bincount(two, push, len(flat))
        value = np.bincount(one // people, short * short, many).astype(np.float64)
        deep = self._deep(flat)
        value += 4 * self.far**2 * (deep * deep).reshape(many, -1).sum(axis=1)
        slope += 8 * self.far**2 * deep
        return value, slope.reshape(many, -1)

    def each(self, crowds: Points) -> Points:
        """Return how strained each point is by its neighbours, (crowds, people)."""
        many, people, _ = crowds.shape
        one, two, short, *_ = self._short(crowds.reshape(-1, 2), self.pairs(crowds, 1.0))
        squares, every = short * short, many * people
        felt = np.bincount(one, squares, every) + np.bincount(two, squares, every)
        return felt.reshape(many, people)

    def _short(self, flat: Points, pairs: Pairs) -> tuple[Pairs, Pairs, Points, Points, Points]:
        """Return which pairs are too near, by how much (squares), and how they lie along each wall."""
        one, two = pairs[:, 0], pairs[:, 1]
        x, y = np.ascontiguousarray(flat.T)
        across, along = x[one] - x[two], y[one] - y[two]
        short = self.far**2 - across * across - along * along
        near = np.flatnonzero(short > 0)
        return one[near], two[near], short[near], across[near], along[near]

    def _deep(self, flat: Points) -> Points:
        """Return how far each point is beyond a wall, or in an obstacle along its shortest way out."""
        deep: Points = np.minimum(flat - self.low, 0) + np.maximum(flat - self.high, 0)
        for thing in self.room.obstacles:
            corner = np.array([thing.x, thing.y])
            inner = np.concatenate(
                [flat - corner, corner + np.array([thing.width_m, thing.length_m]) - flat], axis=1
            )
            inside = np.flatnonzero((inner > 0).all(axis=1))
            side = inner[inside].argmin(axis=1)
            sign = np.where(side < 2, 1.0, -1.0)  # noqa: PLR2004 - the first two sides are low ones
            deep[inside, side % 2] += sign * inner[inside, side]
        return deep


def pushed(ground: Ground, crowds: Points, steps: int) -> tuple[Points, Points]:
    """Return the strain of each crowd, and the crowds, after so many steps or until one is free."""
    descent = _Descent(ground, crowds)
    for _ in range(steps):
        if ground.over() or descent.strain.min() < NOTHING * ground.far**4:
            break
        descent.step()
    return descent.strain, descent.at.reshape(crowds.shape)


class _Descent:
    """L-BFGS of several crowds: each has its own curvature and step, all move in one turn."""

    def __init__(self, ground: Ground, crowds: Points) -> None:
        self.ground, self.shape = ground, crowds.shape
        many = len(crowds)
        self.at = crowds.reshape(many, -1).copy()
        self.listed, self.pairs = self.at, ground.pairs(crowds)
        self.strain, self.slope = ground.strain(crowds, self.pairs)
        self.moves = np.zeros((_MEMORY, *self.at.shape))
        self.turns = np.zeros_like(self.moves)
        self.inverse = np.zeros((_MEMORY, many))
        self.length, self.count = np.ones(many), 0

    def step(self) -> None:
        """Move each crowd downhill; one that would be more strained stays, and tries less next."""
        way = self._way()
        fall = _dot(way, self.slope)
        wrong = fall >= 0
        way[wrong] = -_SHY / self.ground.far**2 * self.slope[wrong]
        fall = np.where(wrong, _dot(way, self.slope), fall)
        widest = np.maximum(np.abs(way).max(axis=1), 1e-300)
        part = np.minimum(1.0, _LONGEST * self.ground.far / widest) * self.length
        move = way * part[:, None]
        there = self.at + move
        if np.abs(there - self.listed).max() > _OLD * self.ground.far:
            self.listed, self.pairs = there, self.ground.pairs(there.reshape(self.shape))
        strain, slope = self.ground.strain(there.reshape(self.shape), self.pairs)
        down = strain <= self.strain + _ENOUGH * part * fall
        self._learn(move, slope - self.slope, down)
        self.at = np.where(down[:, None], there, self.at)
        self.slope = np.where(down[:, None], slope, self.slope)
        self.strain = np.where(down, strain, self.strain)
        self.length = np.where(down, 1.0, self.length * _LESS)

    def _learn(self, move: Points, turn: Points, down: NDArray[np.bool_]) -> None:
        bend, slot = _dot(move, turn), self.count % _MEMORY
        good = down & (bend > 1e-30)  # noqa: PLR2004 - anything above nothing
        self.moves[slot] = np.where(good[:, None], move, 0.0)
        self.turns[slot] = np.where(good[:, None], turn, 0.0)
        self.inverse[slot] = np.where(good, 1 / np.where(good, bend, 1.0), 0.0)
        self.count += 1

    def _way(self) -> Points:
        """Return where to go: the two loops of L-BFGS."""
        way = -self.slope
        slots = [(self.count - 1 - age) % _MEMORY for age in range(min(self.count, _MEMORY))]
        kept = {}
        for slot in slots:
            kept[slot] = self.inverse[slot] * _dot(self.moves[slot], way)
            way = way - kept[slot][:, None] * self.turns[slot]
        way = way * self._scale(slots)[:, None]
        for slot in reversed(slots):
            again = self.inverse[slot] * _dot(self.turns[slot], way)
            way = way + (kept[slot] - again)[:, None] * self.moves[slot]
        return way

    def _scale(self, slots: list[int]) -> Points:
        shy = np.full(len(self.at), _SHY / self.ground.far**2)
        if not slots:
            return shy
        turn = self.turns[slots[0]]
        grown = self.inverse[slots[0]] * _dot(turn, turn)
        return np.where(grown > 0, 1 / np.where(grown > 0, grown, 1.0), shy)


def _dot(one: Points, two: Points) -> Points:
    found: Points = np.einsum("bn,bn->b", one, two)
    return found
