"""
Where people sit so that no two are nearer than the distance in force.

A rectangle is filled with rows. Rows `h` metres apart, every second one shifted by half a pitch,
keep the distance `d` when the pitch `p` is at least `d` and `(p/2)² + h² ≥ d²` and `2h ≥ d`. Rows
at `h = d` give the square grid (no shift needed), rows at `h = d·√3/2` the hexagonal one; rows
pressed closer, or stretched to the far wall, give everything between. All of these are tried,
along both walls, and the fullest is taken. Nothing here knows a clock, a disk or a framework.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor, hypot, sqrt

TOLERANCE_M = 1e-9
"""Two people are too near when they are nearer than the distance by more than this, in metres."""

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A pillar, a stage, a stove: a rectangle of floor where nobody sits, in metres."""

    x: float
    y: float
    width_m: float
    length_m: float

    def holds(self, point: Point) -> bool:
        """Tell whether the point lies inside (its edge is free)."""
        x, y = point
        return (
            self.x + TOLERANCE_M < x < self.x + self.width_m - TOLERANCE_M
            and self.y + TOLERANCE_M < y < self.y + self.length_m - TOLERANCE_M
        )


@dataclass(frozen=True, slots=True)
class Floor:
    """A rectangle of floor in metres, a strip along the walls kept free, and what stands in it."""

    width_m: float
    length_m: float
    distance_m: float
    margin_m: float = 0.0
    obstacles: tuple[Obstacle, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows `height` apart, `pitch` between neighbours in a row, every second row shifted or not."""

    count: int
    height: float
    pitch: float
    shifted: bool

    def in_row(self, row: int, width: float) -> int:
        """Return how many people sit in row number `row` of a floor `width` metres wide."""
        start = self.pitch / 2 if self.shifted and row % 2 else 0.0
        return max(0, floor((width - start) / self.pitch + TOLERANCE_M) + 1)

    def people(self, width: float) -> int:
        """Return how many people all rows hold."""
        odd = self.count // 2
        return (self.count - odd) * self.in_row(0, width) + odd * self.in_row(1, width)

    def points(self, width: float) -> Iterator[Point]:
        """Yield each place, row by row from the corner."""
        for row in range(self.count):
            start = self.pitch / 2 if self.shifted and row % 2 else 0.0
            for number in range(self.in_row(row, width)):
                yield min(start + number * self.pitch, width), row * self.height


def lattices(length: float, distance: float) -> Iterator[Rows]:
    """Yield every way to lay rows across `length` metres that keeps `distance` between people."""
    straight = floor(length / distance + TOLERANCE_M) + 1
    yield Rows(straight, distance, distance, shifted=False)
    closest = distance * sqrt(3) / 2
    hexagonal = floor(length / closest + TOLERANCE_M) + 1
    yield Rows(hexagonal, closest, distance, shifted=True)
    most = max(1, floor(length / (distance / 2) + TOLERANCE_M) + 1)
    for count in range(2, most + 1):
        height = length / (count - 1)
        if height < distance:
            pitch = max(distance, 2 * sqrt(distance * distance - height * height))
            yield Rows(count, height, pitch, shifted=True)


@lru_cache(maxsize=4096)
def seats_in(width_m: float, length_m: float, distance_m: float) -> int:
    """Return how many people an empty rectangle seats at the distance, walls allowed."""
    return max(
        rows.people(across)
        for across, along in ((width_m, length_m), (length_m, width_m))
        for rows in lattices(along, distance_m)
    )


def places(room: Floor) -> tuple[Point, ...]:
    """Return the places of the fullest lattice found for the floor, sorted by row and column."""
    width, length = room.width_m - 2 * room.margin_m, room.length_m - 2 * room.margin_m
    if width < 0 or length < 0:
        return ()
    best: tuple[Point, ...] = ()
    for turned in (False, True):
        across, along = (length, width) if turned else (width, length)
        for rows in sorted(lattices(along, room.distance_m), key=lambda rows: -rows.people(across)):
            if rows.people(across) <= len(best):
                break
            best = max(best, *_laid(rows, room, turned), key=len)
    return tuple(sorted(best, key=lambda point: (point[1], point[0])))


def _laid(rows: Rows, room: Floor, turned: bool) -> Iterator[tuple[Point, ...]]:
    """Yield the lattice laid from each of the four corners, without what the obstacles take."""
    width, length = room.width_m - 2 * room.margin_m, room.length_m - 2 * room.margin_m
    across, along = (length, width) if turned else (width, length)
    corners = ((False, False), (True, False), (False, True), (True, True))
    for mirrored, upended in corners if room.obstacles else corners[:1]:
        laid = []
        for x, y in rows.points(across):
            here = (across - x if mirrored else x), (along - y if upended else y)
            across_x, along_y = (here[1], here[0]) if turned else here
            point = across_x + room.margin_m, along_y + room.margin_m
            if not any(obstacle.holds(point) for obstacle in room.obstacles):
                laid.append(point)
        yield tuple(laid)


def most_people(width_m: float, length_m: float, distance_m: float) -> int:
    """
    Return a number that no seating of the rectangle can exceed, however clever.

    Oler's inequality (1961): points of a convex region of area A and perimeter P that are at least
    1 apart are at most 2A/√3 + P/2 + 1.
    """
    if width_m < 0 or length_m < 0:
        return 0
    wide, long = width_m / distance_m, length_m / distance_m
    return floor(2 / sqrt(3) * wide * long + wide + long + 1 + TOLERANCE_M)


def too_near(points: Sequence[Point], distance_m: float) -> tuple[tuple[int, int], ...]:
    """Return every pair of places (by number) that are nearer than the distance, exactly checked."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    near: list[tuple[int, int]] = []
    for number, (x, y) in enumerate(points):
        column, row = floor(x / distance_m), floor(y / distance_m)
        for other in _neighbours(cells, column, row):
            if hypot(x - points[other][0], y - points[other][1]) < distance_m - TOLERANCE_M:
                near.append((other, number))
        cells[column, row].append(number)
    return tuple(near)


def _neighbours(cells: dict[tuple[int, int], list[int]], column: int, row: int) -> Iterator[int]:
    for aside in (-1, 0, 1):
        for ahead in (-1, 0, 1):
            yield from cells.get((column + aside, row + ahead), ())


def outside(points: Sequence[Point], room: Floor) -> tuple[int, ...]:
    """Return the places (by number) that lie in the wall's strip, beyond it, or in an obstacle."""
    low, right = room.margin_m - TOLERANCE_M, room.width_m - room.margin_m + TOLERANCE_M
    top = room.length_m - room.margin_m + TOLERANCE_M
    return tuple(
        number
        for number, (x, y) in enumerate(points)
        if not (low <= x <= right and low <= y <= top)
        or any(obstacle.holds((x, y)) for obstacle in room.obstacles)
    )
