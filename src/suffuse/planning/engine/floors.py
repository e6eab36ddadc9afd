"""
One more person on the floor: lattices are nearly best, and loosening them finds the rest.

A number of points one above the best known is laid down, too close, and pushed apart: the sum of
squares by which pairs are too near (and points too deep in obstacles) is brought to zero by L-BFGS-B
within the walls. What comes out counts only if every distance, checked again one by one, is kept.
"""

from collections.abc import Iterator
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.spatial import cKDTree

from suffuse.planning.engine.effort import Effort
from suffuse.planning.rules import Floor, Point, most_people, outside, too_near

type Points = NDArray[np.float64]

_SPARE = 1e-7
"""How much farther apart than asked points are pushed, as a part of the distance."""
_STEPS_A_SECOND = 6500
"""Looks at a hundred and fifty points, or at fewer, for a second of counted work."""
_MOST = 1500
_FEW = 60
"""Below so many people pure chance is worth a try."""
_NOTHING = 1e-20
_LITTLE = 0.4
"""Less than this part must remain after a turn, or the push is given up."""


def improved(room: Floor, first: tuple[Point, ...], effort: Effort, seed: int) -> tuple[Point, ...]:
    """Return at least as many places as `first`, all lawful."""
    wide, long = room.width_m - 2 * room.margin_m, room.length_m - 2 * room.margin_m
    if not first or min(wide, long) <= 0 or len(first) > _MOST:
        return first
    return _Loosening(room, effort, seed).run(first)


class _Loosening:
    """The search for one floor."""

    def __init__(self, room: Floor, effort: Effort, seed: int) -> None:
        self.room, self.effort = room, effort
        self.chance = np.random.default_rng(seed)
        self.low = np.array([room.margin_m, room.margin_m])
        self.high = np.array([room.width_m - room.margin_m, room.length_m - room.margin_m])
        self.far = room.distance_m * (1 + _SPARE)
        self.work = _STEPS_A_SECOND * effort.seconds

    def run(self, first: tuple[Point, ...]) -> tuple[Point, ...]:
        best = first
        span = self.high - self.low
        most = most_people(float(span[0]), float(span[1]), self.room.distance_m)
        while len(best) < most:
            more = self._one_more(best)
            if more is None:
                break
            best = more
        return best

    def _one_more(self, best: tuple[Point, ...]) -> tuple[Point, ...] | None:
        people = len(best) + 1
        lattices = sorted(self._squeezed(people), key=self._strain)
        together = 8
        for turn in range(1000):
            if self.work <= 0 or self.effort.over():
                return None
            first = lattices[turn * together // 2 : (turn + 1) * together // 2]
            starts = [*first, *self._shaken(np.array(best), lattices, together - len(first))]
            for start in starts:
                found = self._push(np.clip(start, self.low, self.high), 12)[1]
                points = tuple((float(x), float(y)) for x, y in found)
                if not too_near(points, self.room.distance_m) and not outside(points, self.room):
                    return tuple(sorted(points, key=lambda point: (point[1], point[0])))
        return None

    def _shaken(self, best: Points, lattices: list[Points], many: int) -> Iterator[Points]:
        """Yield the best with one more point, good lattices, and pure chance, all shaken."""
        for number in range(many):
            if number % 4 == 3 and len(best) < _FEW:  # noqa: PLR2004 - every fourth
                yield self.chance.uniform(self.low, self.high, size=(len(best) + 1, 2))
                continue
            if number % 2 and lattices:
                start = lattices[int(len(lattices) * self.chance.random() ** 2)]
            else:
                extra = self.chance.uniform(self.low, self.high, size=(1, 2))
                start = np.concatenate([best, extra])
            size = self.chance.choice([0.05, 0.15, 0.4]) * self.room.distance_m
            yield np.clip(start + self.chance.normal(0, size, start.shape), self.low, self.high)

    def _squeezed(self, people: int) -> Iterator[Points]:
        """Yield lattices of rows, shifted or not, with so many points or a few more, squeezed in."""
        span = self.high - self.low
        for across in (0, 1):
            wide, long = span[across], span[1 - across]
            likely = long / (self.room.distance_m * sqrt(3) / 2) + 1
            for rows in range(max(1, int(likely * 0.7)), ceil(likely * 1.25) + 1):
                for shorter in (-1, 0, 1):
                    if self.effort.over():
                        return
                    laid = _rows(rows, shorter, people, float(wide), float(long))
                    if laid is None:
                        continue
                    while len(laid) > people:
                        laid = np.delete(laid, self._nearest(laid), axis=0)
                    yield (laid[:, ::-1] if across else laid) + self.low

    def _nearest(self, points: Points) -> int:
        """Return the point that is closest to its two nearest neighbours."""
        near, _ = cKDTree(points).query(points, k=min(4, len(points)))
        return int(np.argmin(near[:, 1:].sum(axis=1) + self.chance.random(len(points)) * 1e-3))

    def _strain(self, points: Points) -> float:
        value, _ = self._energy(points.ravel(), self._pairs(points, 1.0))
        return value

    def _pairs(self, points: Points, reach: float) -> NDArray[np.intp]:
        found: NDArray[np.intp] = cKDTree(points).query_pairs(
            reach * self.far, output_type="ndarray"
        )
        return found

    def _push(self, points: Points, turns: int) -> tuple[float, Points]:
        """Push the points apart; neighbours are found anew after every few dozen steps."""
        bounds = np.tile(np.stack([self.low, self.high], axis=1), (len(points), 1))
        before = float("inf")
        for _ in range(turns):
            if self.work <= 0 or self.effort.over():
                break
            pairs = self._pairs(points, 1.5)
            found = minimize(
                self._energy, points.ravel(), (pairs,), "L-BFGS-B", jac=True, bounds=bounds,
                options={"maxiter": 60, "ftol": 0.0, "gtol": 1e-13, "maxcor": 12},
            )  # fmt: skip
            self.work -= found.nfev * (1 + len(points) / 150)
            points, strain = found.x.reshape(-1, 2), float(found.fun)
            if strain < _NOTHING * self.far**4 or strain > _LITTLE * before:
                return strain, points
            before = strain
        return before, points

    def _energy(self, flat: Points, pairs: NDArray[np.intp]) -> tuple[float, Points]:
        """Return the squares by which distances fall short, and how they change."""
        points = flat.reshape(-1, 2)
        slope = np.zeros_like(points)
        apart = points[pairs[:, 0]] - points[pairs[:, 1]]
        short = np.maximum(0.0, self.far**2 - (apart**2).sum(axis=1))
        push = -4.0 * short[:, None] * apart
        for axis in (0, 1):
            slope[:, axis] += np.bincount(pairs[:, 0], push[:, axis], len(points))
            slope[:, axis] -= np.bincount(pairs[:, 1], push[:, axis], len(points))
        value = float((short**2).sum())
        for one in self.room.obstacles:
            corner = np.array([one.x, one.y])
            depth = np.concatenate(
                [points - corner, corner + np.array([one.width_m, one.length_m]) - points], axis=1
            )
            inside = (depth > 0).all(axis=1)
            side = depth.argmin(axis=1)
            deep = np.where(inside, depth[np.arange(len(points)), side], 0.0)
            value += float((deep**2).sum())
            sign = np.where(side < 2, 1.0, -1.0)  # noqa: PLR2004 - the first two sides are low ones
            np.add.at(slope, (np.arange(len(points)), side % 2), 2 * deep * sign)
        return value, slope.ravel()


def _rows(rows: int, shorter: int, people: int, wide: float, long: float) -> Points | None:
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
