"""
Who sits where: an empty floor, seats that are screwed down, or the rows of a cinema.

Floors are filled with the fullest lattice found; seats and rows by a greedy choice that is always
lawful and says `proven` only when it meets a bound that nothing can exceed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import floor, hypot, sqrt

from suffuse.planning.engine import lazily
from suffuse.planning.engine.effort import Effort
from suffuse.planning.rules import TOLERANCE_M, Floor, Point, most_people, places

_TERMS_A_SECOND = 250_000
"""A solver is asked about a hall only where its question can be written down in the time there is."""

type Seating = tuple[int, int, int]
"""Where a group of a hall begins: row, first column, size."""


@dataclass(frozen=True, slots=True)
class FixedSeats:
    """Seats that cannot be moved: (id, x, y) in metres, and the distance to keep."""

    seats: tuple[tuple[str, float, float], ...]
    distance_m: float


@dataclass(frozen=True, slots=True)
class Hall:
    """
    Rows of a cinema (`1` a place, `0` none) and the groups that come.

    In a row `beside` places stay free between groups; with `next_row_clear` nobody sits beside,
    before or diagonally to another group in the next row.
    """

    rows: tuple[str, ...]
    groups: tuple[int, ...]
    beside: int = 2
    next_row_clear: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """One place that is taken; `group` counts the groups of a hall from 0."""

    x: float
    y: float
    id: str | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Seated:
    """How many people a room seats, and how many it could at the very most."""

    places: tuple[Place, ...]
    bound: int

    @property
    def people(self) -> int:
        return len(self.places)

    @property
    def proven(self) -> bool:
        """Tell whether it is proven that nobody could seat more."""
        return self.people == self.bound


def seat(
    room: Floor | FixedSeats | Hall, cap: int | None = None, effort: Effort | None = None
) -> Seated:
    """
    Return places for as many people as found, no more than `cap`.

    :param effort: improve what counting and lattices give, within this budget; None: at once
    """
    if isinstance(room, Floor):
        found, bound = _on_floor(room, cap, effort)
    elif isinstance(room, FixedSeats):
        found, bound = _on_seats(room, cap, effort)
    else:
        return _in_rows(room, cap, effort)
    if cap is not None:
        found, bound = found[:cap], min(bound, cap)
    return Seated(tuple(found), bound)


def _on_floor(room: Floor, cap: int | None, effort: Effort | None) -> tuple[list[Place], int]:
    points = places(room)
    width, length = room.width_m - 2 * room.margin_m, room.length_m - 2 * room.margin_m
    bound = most_people(width, length, room.distance_m)
    if effort and len(points) < min(bound, bound if cap is None else cap):
        points = lazily.loosened(room, points, effort)
    return [Place(x, y) for x, y in points], bound


def _on_seats(room: FixedSeats, cap: int | None, effort: Effort | None) -> tuple[list[Place], int]:
    near = _too_near(room)
    taken, bound = _apart(room, near), _cliques(room)
    if effort and len(taken) < min(bound, bound if cap is None else cap):
        taken, most = lazily.apart(near, taken, effort)
        bound = min(bound, most)
    return [Place(x, y, name) for name, x, y in (room.seats[number] for number in taken)], bound


def _in_rows(room: Hall, cap: int | None, effort: Effort | None) -> Seated:
    bound = min(sum(room.groups), sum(row.count("1") for row in room.rows))
    if cap is not None:
        bound = min(bound, cap)
    tries = (_whole_groups(_rows(room, order), bound) for order in _orders(room))
    begins = max(tries, key=_people)
    if effort and _people(begins) < bound and _terms(room) <= _TERMS_A_SECOND * effort.seconds:
        found, most = lazily.in_rows(room, cap, begins, effort)
        begins, bound = max(begins, found, key=_people), min(bound, most)
    return Seated(tuple(_placed(room, begins)), bound)


def _terms(room: Hall) -> int:
    """Return about how often a group that may begin somewhere stands in a line of the question."""
    places, longest = sum(row.count("1") for row in room.rows), max(map(len, room.rows))
    sizes = {size for size in room.groups if size <= longest}
    return places * sum(3 * size + room.beside + 2 for size in sizes)


def _whole_groups(begins: Sequence[Seating], most: int) -> list[Seating]:
    """Keep groups, in their order, while no more than `most` people come: none is cut by a cap."""
    kept, people = [], 0
    for begin in begins:
        if people + begin[2] <= most:
            kept.append(begin)
            people += begin[2]
    return kept


def _people(begins: Sequence[Seating]) -> int:
    return sum(size for _, _, size in begins)


def _placed(room: Hall, begins: Sequence[Seating]) -> Iterator[Place]:
    """Yield each place that is taken, with the number of the group that sits there."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, size in enumerate(room.groups):
        numbers[size].append(number)
    for row, start, size in sorted(begins):
        group = numbers[size].pop(0)
        yield from (Place(float(start + n), float(row), None, group) for n in range(size))


def _apart(room: FixedSeats, near: Sequence[Sequence[int]]) -> list[int]:
    """Take the seat with the fewest free seats too near to it, strike those out, and so on."""
    waiting = {number: len(others) for number, others in enumerate(near)}
    queue = [(degree, *_corner(room, number), number) for number, degree in waiting.items()]
    heapify(queue)
    taken = []
    while queue:
        degree, *_, number = heappop(queue)
        if waiting.get(number) != degree:
            continue
        taken.append(number)
        del waiting[number]
        for struck in [other for other in near[number] if other in waiting]:
            del waiting[struck]
            for other in near[struck]:
                if other in waiting:
                    waiting[other] -= 1
                    heappush(queue, (waiting[other], *_corner(room, other), other))
    return sorted(taken)


def _corner(room: FixedSeats, number: int) -> Point:
    _, x, y = room.seats[number]
    return y, x


def _too_near(room: FixedSeats) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in room.seats]
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (_, x, y) in enumerate(room.seats):
        cells[floor(x / room.distance_m), floor(y / room.distance_m)].append(number)
    for (column, row), numbers in cells.items():
        around = [
            other
            for aside in (-1, 0, 1)
            for ahead in (-1, 0, 1)
            for other in cells.get((column + aside, row + ahead), ())
        ]
        for number in numbers:
            _, x, y = room.seats[number]
            near[number] = [
                other
                for other in around
                if other != number
                and hypot(x - room.seats[other][1], y - room.seats[other][2])
                < room.distance_m - TOLERANCE_M
            ]
    return near


def _cliques(room: FixedSeats) -> int:
    """Return how many squares, each too small for two people, it takes to cover the seats."""
    side = (room.distance_m - 2 * TOLERANCE_M) / sqrt(2)
    shifts = [(across / 4, along / 4) for across in range(4) for along in range(4)]
    return min(
        len({(floor(x / side + across), floor(y / side + along)) for _, x, y in room.seats})
        for across, along in shifts
    )


def _orders(room: Hall) -> Iterator[Sequence[int]]:
    """Yield the orders in which rows are filled; every second row first leaves the others clear."""
    rows = range(len(room.rows))
    yield rows
    yield [*rows[::2], *rows[1::2]]
    yield [*rows[1::2], *rows[::2]]


def _rows(room: Hall, order: Sequence[int]) -> list[Seating]:
    """Return where groups begin, rows filled in this order, the largest group first."""
    waiting = Counter(room.groups)
    taken: dict[int, set[int]] = defaultdict(set)
    begins = []
    for row in order:
        for start, size in _in_row(room, row, taken, waiting):
            taken[row].update(range(start, start + size))
            begins.append((row, start, size))
    return begins


def _in_row(
    room: Hall, row: int, taken: dict[int, set[int]], waiting: Counter[int]
) -> Iterator[tuple[int, int]]:
    """Yield (first column, size) of the groups that fit into a row, from left to right."""
    blocked = {
        column + aside
        for other in (row - 1, row + 1)
        for column in taken[other]
        for aside in (-1, 0, 1)
        if room.next_row_clear
    }
    free = [mark == "1" and n not in blocked for n, mark in enumerate(room.rows[row])]
    column = 0
    while column < len(free):
        stretch = 0
        while column + stretch < len(free) and free[column + stretch]:
            stretch += 1
        size = max((size for size, left in waiting.items() if left and size <= stretch), default=0)
        if not size:
            column += stretch + 1
            continue
        waiting[size] -= 1
        yield column, size
        column += size + room.beside
