"""
The fewest pieces by blocks: every plan is a partition of groups and sessions into blocks.

The linear programme over all blocks is solved with few of them, and a knapsack over its prices looks
for a block that would make it cheaper (column generation, as Gilmore and Gomory packed rolls). Phase 1,
added up by level, stands beside it in fractions; who of a team is away when is forgotten. So its value
bounds every plan of so many sessions that ends so early.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import ceil

from ortools.linear_solver import pywraplp
from ortools.math_opt.python import mathopt

from suffuse.planning.engine.asked import Wishes
from suffuse.planning.engine.blocks import NOTHING, Block, Blocks, Prices
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.openings import Openings
from suffuse.planning.engine.setting import Level, Setting
from suffuse.planning.rules import Session

_EACH = 6
"""So many blocks of as many people and cuts, where there are too many."""
SURELY = 1e-4
"""What many prices may be off by together."""
_A_NUMBER, _A_ROUND = 6e-9, 1e-3
"""Seconds of counted work: for a number in a table of prices, and for a round."""


class Partition:
    """
    The linear programme of one question: `low` is what no plan can beat.

    `whole`: no block is left that would make it cheaper, so that its prices are those of all blocks.
    """

    def __init__(self, setting: Setting, wishes: Wishes, sessions: int) -> None:
        self.setting, self.sessions = setting, sessions
        self.spare = wishes.left_out or 0
        openings = Openings(setting, wishes, flows=False)
        self.sizes = sorted({setting.rooms[k].seats[p] for _, p, k in openings.rooms}, reverse=True)
        self.levels = {level: self._of(level) for level in setting.levels}
        self.programme = pywraplp.Solver.CreateSolver("CLP")
        self.programme.Objective().SetMinimization()
        self.endless = self.programme.infinity()
        self._rows(openings)
        self.known: dict[Block, pywraplp.Variable] = {}
        self.low, self.value = 0.0, float("inf")
        self.prices: dict[Level, Prices] = {}
        self.whole = False

    @property
    def work(self) -> int:
        """How many numbers one round of prices looks at."""
        return sum(blocks.work for blocks in self.levels.values())

    def _of(self, level: Level) -> Blocks:
        sizes = self.sizes
        others = sum(
            ceil(
                sum(self.setting.groups[group] for group in self.setting.of_level[other]) / sizes[0]
            )
            for other in self.setting.levels
            if other != level
        )
        most = self.sessions - (0 if self.spare else others)
        return Blocks(self.setting, level, sizes, max(1, most), bool(self.spare))

    def _rows(self, openings: Openings) -> None:
        """Put phase 1 into the programme in fractions, and tie it to the blocks by rooms of a size."""
        programme, endless = self.programme, self.endless
        rooms = _copied(openings.model, programme)
        low = -endless if self.spare else 1.0
        self.of_group = {
            (level, number): programme.Constraint(low, 1.0)
            for level, blocks in self.levels.items()
            for number in range(len(blocks.heads))
        }
        self.of_size = {
            (level, size): programme.Constraint(0.0, 0.0)
            for level in self.levels
            for size in self.sizes
        }
        self.seated = {level: programme.Constraint(0.0, endless) for level in self.levels}
        for (level, place, kind), room in openings.rooms.items():
            size = self.setting.rooms[kind].seats[place]
            self.of_size[level, size].SetCoefficient(rooms[room], -1.0)
        for (level, _), people in openings.seated.items():
            self.seated[level].SetCoefficient(rooms[people], -1.0)

    def add(self, block: Block) -> bool:
        """Take a block into the programme; tell whether it was new."""
        if block in self.known:
            return False
        used = self.programme.NumVar(0.0, self.endless, "")
        self.programme.Objective().SetCoefficient(used, float(block.pieces))
        for number, _ in block.groups:
            self.of_group[block.level, number].SetCoefficient(used, 1.0)
        for size, many in block.rooms:
            self.of_size[block.level, size].SetCoefficient(used, float(many))
        self.seated[block.level].SetCoefficient(used, float(block.people))
        self.known[block] = used
        return True

    def learn(self, sessions: Sequence[Session]) -> None:
        """Take the blocks of a plan, so that there is an answer from the beginning."""
        for level, blocks in self.levels.items():
            mine = [one for one in sessions if one.level == level and not one.held]
            for block in _hanging_together(self.setting, blocks, mine):
                self.add(block)

    def solve(self, effort: Effort, part: float, enough: int | None = None) -> None:
        """
        Find blocks until no other makes it cheaper.

        :param enough: stop once the value cannot come above this, or its next whole number is known
        """
        work = effort.share(part)
        while work > 0 and not effort.over() and self._solved():
            self.value = self.programme.Objective().Value()
            self.prices = {level: self._prices(level) for level in self.levels}
            low, found = self.value, list[Block]()
            for level, blocks in self.levels.items():
                priced = blocks.price(self.prices[level])
                low += min(0.0, priced.least) * min(len(blocks.heads), blocks.most)
                found += priced.cheapest()
                work -= blocks.work * _A_NUMBER
            work -= _A_ROUND
            self.low = max(self.low, low)
            new = [self.add(block) for block in found]
            self.whole = not found
            if not any(new) or (enough is not None and self._known_enough(enough)):
                break
        effort.charge(effort.share(part) - max(0.0, work))

    def _known_enough(self, enough: int) -> bool:
        most = ceil(self.value - NOTHING)
        return most <= enough or ceil(self.low - NOTHING) >= most

    def _solved(self) -> bool:
        """Solve with the blocks that are known; from the beginning where rounding led astray."""
        return bool(self.programme.Solve() == pywraplp.Solver.OPTIMAL)

    def within(self, gap: float, most: int, few: int) -> tuple[list[Block], bool]:
        """
        Return the blocks that a plan of `gap` more than the value may have, and whether these are all.

        :param most: so many of a level; where there are more, `few` that cost nothing more
        """
        found, complete = dict.fromkeys(self.known), self.whole
        for level, blocks in self.levels.items():
            priced = blocks.price(self.prices[level])
            near = list(islice(priced.below(gap + SURELY), most + 1))
            if len(near) > most:
                near, complete = list(islice(priced.below(SURELY, _EACH), few)), False
            found |= dict.fromkeys(near)
        return [one for one in found if self.levels[one.level].can_be(one)], complete

    def _prices(self, level: Level) -> Prices:
        groups = range(len(self.levels[level].heads))
        return Prices(
            [self.of_group[level, number].dual_value() for number in groups],
            {size: -self.of_size[level, size].dual_value() for size in self.sizes},
            self.seated[level].dual_value(),
        )


def _copied(
    model: mathopt.Model, programme: pywraplp.Solver
) -> dict[mathopt.Variable, pywraplp.Variable]:
    """Write a model down again, in fractions; return the new name of each variable."""
    names = {
        one: programme.NumVar(one.lower_bound, one.upper_bound, "") for one in model.variables()
    }
    for line in model.linear_constraints():
        row = programme.Constraint(line.lower_bound, line.upper_bound)
        for one in model.row_nonzeros(line):
            row.SetCoefficient(names[one], line.get_coefficient(one))
    return names


def _hanging_together(
    setting: Setting, blocks: Blocks, sessions: Sequence[Session]
) -> Iterator[Block]:
    number = {team: n for n, (team, _) in enumerate(setting.of_level[blocks.level])}
    parts = list[tuple[set[int], list[Session]]]()
    for one in sessions:
        groups, held = {number[part.team] for part in one.groups}, [one]
        apart = []
        for known, ones in parts:
            if known & groups:
                groups, held = groups | known, held + ones
            else:
                apart.append((known, ones))
        parts = [*apart, (groups, held)]
    for groups, ones in parts:
        yield blocks.block(*_counted(setting, blocks, groups, ones))


def _counted(
    setting: Setting, blocks: Blocks, groups: Iterable[int], sessions: Iterable[Session]
) -> tuple[list[tuple[int, int]], dict[int, int]]:
    seats, come = Counter[int](), defaultdict[str, int](int)
    for one in sessions:
        kind = setting.kind_of(one.venue)
        if kind is not None:
            seats[setting.rooms[kind].seats[setting.instance.place[one.slot]]] += 1
        for part in one.groups:
            come[part.team] += part.people
    teams = setting.of_level[blocks.level]
    taken = [(group, _whole(blocks, group, come[teams[group][0]])) for group in groups]
    return taken, dict(seats)


def _whole(blocks: Blocks, group: int, people: int) -> int:
    """Return the most people of the group who could come in as many pieces."""
    unit = blocks.units[group]
    return min(blocks.heads[group], ceil(people / unit) * unit)
