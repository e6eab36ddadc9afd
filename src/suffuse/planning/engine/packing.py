"""
Teams that are never split, in rooms of one size: bin packing.

Bins are filled one after another around the largest team that waits, as full as sums of head counts
allow. What that leaves open is asked of patterns and their prices (`patterns.py`). Where a room takes three teams at most and no place may be wasted, the
fillings that waste nothing are few, and a solver finds a set of them that uses every team once.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import ceil
from random import Random

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.patterns import Patterns, fewer_bins
from suffuse.planning.engine.solvers import CP_SAT, SCIP, Impossible, solved, total

_STEPS_A_SECOND = 1500
"""Steps of the search in neighbourhoods for a second of counted work."""
_IN_ONE_SOLVE = 150
"""Teams that a solver is asked to place at once; those before are placed by chance."""
_ROUNDS = 6


def fewest_bins(sizes: Sequence[int], room: int) -> int:
    """
    Return a number of bins that no packing can beat.

    Martello and Toth's L2: teams too large to share a bin with a size k, and what is left of them.
    """
    least = ceil(sum(sizes) / room)
    if max(sizes, default=0) > room:
        return least
    for small in sorted({0, *(size for size in sizes if 2 * size <= room)}):
        large = [size for size in sizes if size > room - small]
        middle = [size for size in sizes if room / 2 < size <= room - small]
        rest = sum(size for size in sizes if small <= size <= room / 2)
        over = rest - (len(middle) * room - sum(middle))
        least = max(least, len(large) + len(middle) + max(0, ceil(over / room)))
    return least


def packed(
    sizes: Sequence[int], room: int, effort: Effort, part: float, seed: int
) -> list[list[int]]:
    """Return bins of sizes, as few as were found."""
    return packed_and_least(sizes, room, effort, part, seed)[0]


def packed_and_least(
    sizes: Sequence[int], room: int, effort: Effort, part: float, seed: int
) -> tuple[list[list[int]], int]:
    """Return bins of sizes, as few as were found, and a number of bins that no packing beats."""
    least = fewest_bins(sizes, room)
    chance = Random(seed)  # noqa: S311 - seeded, no secret
    best = _filled(sizes, room, None)
    exact = sum(sizes) == least * room and len(sizes) == 3 * least
    if len(best) > least and exact:
        best = _exactly(sizes, room, effort, 0.6 * part, chance) or best
    if len(best) > least and not exact:
        best = _repacked(best, room, least, effort, 0.05 * part, chance)
    if len(best) > least and (not exact or len(sizes) < _IN_ONE_SOLVE * 2):
        patterns = Patterns(sizes, room, effort, 0.8 * part)
        best, least = fewer_bins(
            best, patterns, least, chance, lambda rest: _filled(rest, room, None)
        )
    return _repacked(best, room, least, effort, part, chance), least


def _repacked(  # noqa: PLR0917 - each is one fact of the question
    bins: list[list[int]], room: int, least: int, effort: Effort, part: float, chance: Random
) -> list[list[int]]:
    """Empty a few bins, the emptiest among them, and fill them again; gather the waste in one."""
    for number in range(int(_STEPS_A_SECOND * effort.seconds * part)):
        if len(bins) <= least or (number % 16 == 0 and effort.over()):
            break
        bins.sort(key=sum, reverse=True)
        many = min(len(bins), chance.randint(3, 12))
        chosen = {len(bins) - 1 - int(len(bins) * chance.random() ** 3) for _ in range(many)}
        chosen.add(len(bins) - 1)
        before = [bins[one] for one in chosen]
        after = _filled([size for one in before for size in one], room, chance)
        if len(after) < len(before) or (
            len(after) == len(before) and _gathered(after) >= _gathered(before)
        ):
            bins = [one for place, one in enumerate(bins) if place not in chosen] + after
    return bins


def _gathered(bins: Sequence[Sequence[int]]) -> int:
    return sum(sum(one) ** 2 for one in bins)


def _filled(sizes: Sequence[int], room: int, chance: Random | None) -> list[list[int]]:
    waiting = Counter(sizes)
    bins = []
    while waiting:
        first = max(waiting)
        _take(waiting, [first])
        rest = _fullest(waiting, room - first, chance)
        _take(waiting, rest)
        bins.append([first, *rest])
    return bins


def _take(waiting: Counter[int], sizes: Sequence[int]) -> None:
    for size in sizes:
        waiting[size] -= 1
        if not waiting[size]:
            del waiting[size]


def _fullest(waiting: Counter[int], room: int, chance: Random | None) -> list[int]:
    """Return sizes that fill the room as full as can be, the large ones first."""
    order = sorted(size for size in waiting if size <= room)
    if chance is not None:
        order.sort(key=lambda size: size * chance.uniform(0.7, 1.0))
    sums, steps = [1], []
    mask = (1 << (room + 1)) - 1
    for size in order:
        for _ in range(min(waiting[size], room // size)):
            sums.append((sums[-1] | sums[-1] << size) & mask)
            steps.append(size)
    full, found = sums[-1].bit_length() - 1, []
    for size, before in zip(reversed(steps), reversed(sums[:-1]), strict=True):
        if full >= size and before >> (full - size) & 1:
            found.append(size)
            full -= size
    return found


def _exactly(
    sizes: Sequence[int], room: int, effort: Effort, part: float, chance: Random
) -> list[list[int]] | None:
    """Return bins without one place wasted, at most three teams each, or None."""
    for number in range(_ROUNDS):
        if effort.over():
            return None
        waiting = Counter(sizes)
        bins = _some(waiting, room, chance)
        rest = _cover(waiting, room, effort, part / _ROUNDS, SCIP if number % 2 else CP_SAT)
        if rest is not None:
            return bins + rest
    return None


def _some(waiting: Counter[int], room: int, chance: Random) -> list[list[int]]:
    """Fill bins without waste until few enough teams wait for a solver."""
    bins = []
    while sum(waiting.values()) > _IN_ONE_SOLVE:
        first = max(waiting)
        pairs = [
            (one, room - first - one)
            for one in waiting
            if one <= room - first - one and _there(waiting, first, one, room - first - one)
        ]
        if not pairs:
            break
        three = [first, *chance.choice(pairs)]
        _take(waiting, three)
        bins.append(three)
    return bins


def _there(waiting: Counter[int], *sizes: int) -> bool:
    asked = Counter(sizes)
    return all(waiting.get(size, 0) >= many for size, many in asked.items())


def _cover(
    waiting: Counter[int], room: int, effort: Effort, part: float, by: str
) -> list[list[int]] | None:
    """Use every team once in fillings that waste nothing: a solver's yes or no."""
    model = mathopt.Model()
    uses = defaultdict[int, list[mathopt.LinearTypes]](list)
    fillings: list[tuple[mathopt.Variable, list[int]]] = []
    order = sorted(waiting)
    for number, one in enumerate(order):
        for two in order[number:]:
            three = room - one - two
            if three < two:
                break
            if _there(waiting, one, two, three):
                used = model.add_integer_variable(lb=0, ub=waiting[one])
                fillings.append((used, [one, two, three]))
                for size, many in Counter((one, two, three)).items():
                    uses[size].append(many * used)
    for size, many in waiting.items():
        model.add_linear_constraint(total(uses[size]) == many)
    model.minimize(0.0)
    try:
        answer = solved(model, effort, part, by=by)
    except Impossible:
        return None
    if answer is None:
        return None
    return [sizes for used, sizes in fillings for _ in range(round(answer.of[used]))]
