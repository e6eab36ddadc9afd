"""
One more person on the floor: lattices are nearly best, and loosening them finds the rest.

A number of points above the best known is laid down, too close, in many ways (rows of every kind,
lattices turned by every angle, the best so far with people put into its widest gaps, pure chance),
and all are pushed apart side by side (`crowd.py`). The least strained go on: who is pressed most is
put into a gap elsewhere, and what grew no worse is kept. What comes out counts only if every
distance, checked again one by one, is kept.
"""

from collections.abc import Iterator
from math import ceil, sqrt

import numpy as np
from scipy.spatial import cKDTree

from suffuse.planning.engine.crowd import Ground, Points, pushed
from suffuse.planning.engine.effort import Effort
from suffuse.planning.rules import Floor, Point, most_people, outside, too_near

_MOST = 1500
_TOGETHER, _POINTS_TOGETHER = (4, 16), 2400
_AT_ONCE = 2
"""So many more people are tried at first; what fails with them begins the search with one fewer."""
_FIRST, _THEN, _FINISH = 25, 110, 250
"""Steps for every start, for the least strained of them, and for one that is nearly free."""
_NEARLY = 1e-5
_TURNS = 12
"""Lattices are turned by so many parts of sixty degrees, twice each."""
_GAPS = 400
_PRESSED = 8


def improved(room: Floor, first: tuple[Point, ...], effort: Effort, seed: int) -> tuple[Point, ...]:
    """Return at least as many places as `first`, all lawful."""
    wide, long = room.width_m - 2 * room.margin_m, room.length_m - 2 * room.margin_m
    if not first or min(wide, long) <= 0 or len(first) > _MOST:
        return first
    return _Search(room, effort, seed).run(first)


class _Search:
    """The search for one floor."""

    def __init__(self, room: Floor, effort: Effort, seed: int) -> None:
        self.room, self.ground = room, Ground(room, effort)
        self.chance = np.random.default_rng(seed)
        self.found: tuple[Point, ...] = ()
        self.hints: dict[int, list[Points]] = {}

    def run(self, first: tuple[Point, ...]) -> tuple[Point, ...]:
        """Return the best: two people more while that works, then one, then no more."""
        span, self.found = self.ground.high - self.ground.low, first
        most = most_people(float(span[0]), float(span[1]), self.room.distance_m)
        more = _AT_ONCE
        while len(self.found) < most and not self.ground.over():
            more = min(more, most - len(self.found))
            people = len(self.found) + more
            crowds = self._tried(people, 0 if more > 1 else 20 + 4 * people)
            if len(self.found) == people:
                continue
            if more == 1:
                break
            self.hints[people - 1] = list(self._one_fewer(crowds))
            more -= 1
        return self.found

    def _tried(self, people: int, rounds: int) -> Points:
        """Look for a seating of so many people; it is kept in `found`. Return the last crowds."""
        strain, crowds = pushed(self.ground, np.array(list(self._starts(people))), _FIRST)
        few, many = _TOGETHER
        kept = np.argsort(strain)[: min(many, max(few, _POINTS_TOGETHER // people))]
        strain, crowds = pushed(self.ground, crowds[kept], _THEN)
        seen = set[float]()
        for number in range(rounds + 1):
            if self._free(strain, crowds, seen) or self.ground.over() or number == rounds:
                break
            less, others = pushed(self.ground, self._moved(crowds), _THEN)
            better = less < strain
            strain = np.where(better, less, strain)
            crowds = np.where(better[:, None, None], others, crowds)
            if number % 6 == 5:  # noqa: PLR2004 - now and then the worst begin anew from the best
                order, part = np.argsort(strain), max(1, len(strain) // 4)
                crowds[order[-part:]], strain[order[-part:]] = (
                    crowds[order[:part]],
                    strain[order[:part]],
                )
        return crowds

    def _free(self, strain: Points, crowds: Points, seen: set[float]) -> bool:
        """Tell whether the least strained crowd, pushed to the end, keeps every distance."""
        best = int(strain.argmin())
        if strain[best] > _NEARLY * self.ground.far**4 or float(strain[best]) in seen:
            return False
        seen.add(float(strain[best]))
        _, ended = pushed(self.ground, crowds[best : best + 1], _FINISH)
        placed = np.clip(ended[0], self.ground.low, self.ground.high)
        points = tuple((float(x), float(y)) for x, y in placed)
        if too_near(points, self.room.distance_m) or outside(points, self.room):
            return False
        self.found = tuple(sorted(points, key=lambda point: (point[1], point[0])))
        return True

    def _moved(self, crowds: Points) -> Points:
        """Put one or two who are pressed most into gaps elsewhere; shake some crowds."""
        felt, after = self.ground.each(crowds), crowds.copy()
        for number, pressed in enumerate(felt):
            crowd = after[number]
            worst = np.argsort(-pressed)[:_PRESSED]
            for _ in range(1 + int(self.chance.random() < 0.3)):  # noqa: PLR2004 - seldom two
                who = worst[int(len(worst) * self.chance.random() ** 1.5)]
                gaps = self._gaps(np.delete(crowd, who, axis=0))
                crowd[who] = gaps[int(min(12, len(gaps)) * self.chance.random() ** 2)]
            if self.chance.random() < 0.3:  # noqa: PLR2004 - and some are shaken
                after[number] += self.chance.normal(0, 0.08 * self.ground.far, crowd.shape)
        return np.clip(after, self.ground.low, self.ground.high)

    def _gaps(self, crowd: Points) -> Points:
        """Return places on the floor, the farthest from everybody first."""
        places = self.chance.uniform(self.ground.low, self.ground.high, (_GAPS, 2))
        free = self._outside_obstacles(places)
        places = places[free] if free.any() else places
        away, _ = cKDTree(crowd).query(places)
        return places[np.argsort(-away)]

    def _outside_obstacles(self, points: Points) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        free = np.ones(len(points), dtype=np.bool_)
        for thing in self.room.obstacles:
            inside = (points > [thing.x, thing.y]) & (
                points < [thing.x + thing.width_m, thing.y + thing.length_m]
            )
            free &= ~inside.all(axis=1)
        return free

    def _one_fewer(self, crowds: Points) -> Iterator[Points]:
        for crowd, pressed in zip(crowds, self.ground.each(crowds), strict=True):
            yield np.delete(crowd, int(pressed.argmax()), axis=0)

    def _starts(self, people: int) -> Iterator[Points]:
        """Yield crowds of so many people, within the walls."""
        low, high = self.ground.low, self.ground.high
        yield from self.hints.get(people, [])
        for laid in (*self._rows(people), *self._turned(people)):
            yield np.clip(self._fitted(laid, people), low, high)
        for _ in range(6):
            crowd = self._fitted(np.array(self.found), people)
            shake = self.chance.normal(0, 0.02 * self.ground.far, crowd.shape)
            yield np.clip(crowd + shake, low, high)
        for _ in range(8):
            yield self.chance.uniform(low, high, size=(people, 2))

    def _fitted(self, laid: Points, people: int) -> Points:
        """Take away whom an obstacle or the neighbours press most, or fill gaps, until it fits."""
        crowd = laid[self._outside_obstacles(laid)]
        while len(crowd) > people:
            crowd = self._thinned(crowd, len(crowd) - people)
        while len(crowd) < people:
            gap = (
                self._gaps(crowd)[int(6 * self.chance.random())] if len(crowd) else self.ground.low
            )
            crowd = np.concatenate([crowd, [gap]])
        return crowd

    def _thinned(self, crowd: Points, many: int) -> Points:
        """Take away at most so many who are pressed most, no two of them neighbours."""
        near, who = cKDTree(crowd).query(crowd, k=min(4, len(crowd)))
        room = near[:, 1:].sum(axis=1) + self.chance.random(len(crowd)) * 0.3 * self.ground.far
        gone, spared = list[int](), set[int]()
        for one in np.argsort(room):
            if len(gone) == many:
                break
            if one not in spared:
                gone.append(int(one))
                spared.update(who[one].tolist())
        return np.delete(crowd, gone, axis=0)

    def _crowded(self, people: int) -> int:
        """Return how many people a floor without its obstacles would hold as densely."""
        span = self.ground.high - self.ground.low
        taken = sum(thing.width_m * thing.length_m for thing in self.room.obstacles)
        return ceil(people / max(0.2, 1 - taken / float(span.prod())))

    def _rows(self, people: int) -> Iterator[Points]:
        """Yield rows, shifted or not, along both walls, with so many points or a few more."""
        span, crowded = self.ground.high - self.ground.low, self._crowded(people)
        for across in (0, 1):
            wide, long = float(span[across]), float(span[1 - across])
            likely = long / (self.room.distance_m * sqrt(3) / 2) + 1
            for rows in range(max(1, int(likely * 0.7)), ceil(likely * 1.25) + 1):
                for shorter in (-1, 0, 1):
                    laid = laid_in_rows(rows, shorter, crowded, wide, long)
                    if laid is not None:
                        yield (laid[:, ::-1] if across else laid) + self.ground.low

    def _turned(self, people: int) -> Iterator[Points]:
        """Yield hexagonal lattices turned by several angles: those points that lie nearest."""
        span, crowded = self.ground.high - self.ground.low, self._crowded(people)
        area = float((span + self.room.distance_m).prod()) / crowded * 0.97
        step = sqrt(area * 2 / sqrt(3))
        reach = int(float(span.sum()) / step) + 3
        one, two = np.meshgrid(np.arange(-reach, reach + 1), np.arange(-reach, reach + 1))
        lattice = np.stack([one + two / 2, two * sqrt(3) / 2], axis=-1).reshape(-1, 2) * step
        for number in range(2 * _TURNS):
            angle = np.pi / 3 * (number // 2) / _TURNS
            cosine, sine = np.cos(angle), np.sin(angle)
            turned = lattice @ np.array([[cosine, -sine], [sine, cosine]])
            turned += self.ground.low + span / 2 + self.chance.uniform(0, step, 2)
            beyond = np.maximum(self.ground.low - turned, turned - self.ground.high).max(axis=1)
            yield turned[np.argsort(beyond)[:crowded]]


def laid_in_rows(rows: int, shorter: int, people: int, wide: float, long: float) -> Points | None:
    """
    Return rows of points that fill the floor: every second row one shorter, equal, or none shifted.

    None if no length of row gives `people` points or up to a tenth more.
    """
    odd, even = rows // 2, rows - rows // 2
    each = ceil((people + (odd if shorter == -1 else 0)) / rows)
    count = each * even + (each - 1 if shorter == -1 else each) * odd
    if each < 2 or not people <= count <= people * 1.1 + 2:  # noqa: PLR2004 - two make a row
        return None
    laid = []
    for row in range(rows):
        y = long * row / max(1, rows - 1)
        if shorter == -1:
            step, many = wide / (each - 1), each - row % 2
            start = step / 2 * (row % 2)
        elif shorter == 0:
            step, many = wide / (each - 0.5), each
            start = step / 2 * (row % 2)
        else:
            step, many, start = wide / (each - 1), each, 0.0
        laid += [(start + step * number, y) for number in range(many)]
    return np.array(laid)
