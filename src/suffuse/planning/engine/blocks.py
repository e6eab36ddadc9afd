"""
Blocks: teams and sessions that hang together, priced by dynamic programming.

Draw a line from each group to each session in which some of it sit. What hangs together is a block.
A block of `h` groups and `b` sessions has at least `h + b - 1` pieces, as a tree has lines, and at
least `⌈p/u⌉` for each of its groups. So few pieces means many blocks, and a block is a set of groups
with rooms that hold them: which one is worth most, at given prices, is a knapsack.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil, inf

import numpy as np
from numpy.typing import NDArray

from suffuse.planning.engine.setting import Level, Setting

type Floats = NDArray[np.float64]

NOTHING = 1e-6
"""What a price may be off by."""
_SPREAD = 8
"""Blocks that are offered at once."""


@dataclass(frozen=True, slots=True)
class Block:
    """Groups of one level by number, each with the most that come of it; sessions by seats."""

    level: Level
    groups: tuple[tuple[int, int], ...]
    rooms: tuple[tuple[int, int], ...]
    people: int
    pieces: int

    @property
    def sessions(self) -> int:
        """How many sessions it has."""
        return sum(many for _, many in self.rooms)


@dataclass(frozen=True, slots=True)
class Prices:
    """What a group is worth, what a session of so many seats costs, what one more person brings."""

    groups: Sequence[float]
    rooms: Mapping[int, float]
    person: float = 0.0


class Blocks:
    """
    The blocks of one level.

    :param most: sessions that the level can have at the very most
    :param spare: somebody is left out, so groups may come in part or not at all
    """

    def __init__(
        self, setting: Setting, level: Level, sizes: Sequence[int], most: int, spare: bool
    ) -> None:
        self.level, self.sizes, self.spare = level, sizes, spare
        self.heads = [setting.groups[group] for group in setting.of_level[level]]
        self.units = [setting.unit(group) for group in setting.of_level[level]]
        self.people = sum(self.heads)
        self.most = most
        self.extra = min(self.most, sum(self._cuts(g, p) for g, p in enumerate(self.heads)))
        self.ways = [tuple(self._ways(group)) for group in range(len(self.heads))]

    def _cuts(self, group: int, people: int) -> int:
        """Return how often so many people of the group must be cut in any case."""
        return ceil(people / self.units[group]) - 1

    def _ways(self, group: int) -> Iterator[tuple[int, int]]:
        """Yield (people, cuts) for all of the group, and for the parts that cost no further cut."""
        people, unit = self.heads[group], self.units[group]
        yield people, self._cuts(group, people)
        if self.spare:
            yield from ((unit * many, many - 1) for many in range(1, ceil(people / unit)))

    @property
    def work(self) -> int:
        """How many numbers one pricing looks at."""
        ways = sum(len(ways) for ways in self.ways)
        return (self.extra + 1) * (self.people + 1) * ways + self.most * self.people * len(
            self.sizes
        )

    def price(self, prices: Prices) -> "Priced":
        """Return what every choice of groups and rooms costs at these prices."""
        return Priced(self, prices)

    def block(self, groups: Sequence[tuple[int, int]], rooms: Mapping[int, int]) -> Block:
        """Return a block as counted by the bound, whatever it costs in a plan."""
        here, space = sum(people for _, people in groups), sum(s * n for s, n in rooms.items())
        cuts = sum(self._cuts(group, people) for group, people in groups)
        return Block(
            self.level,
            tuple(sorted(groups)),
            tuple(sorted(rooms.items(), reverse=True)),
            min(here, space),
            len(groups) + max(sum(rooms.values()) - 1, cuts),
        )

    def can_be(self, block: Block) -> bool:
        """Tell whether each group has a session for each of its pieces."""
        return all(self._cuts(group, come) < block.sessions for group, come in block.groups)


class Priced:
    """All blocks of a level at given prices: `least` is the cheapest, pieces included."""

    def __init__(self, blocks: Blocks, prices: Prices) -> None:
        self.blocks, self.prices = blocks, prices
        self.rooms = self._rooms()
        self.room = self._room()
        self.stages = self._groups()
        self.all = self.stages[-1] + self.room
        self.all[:, 0] = inf
        self.least = float(self.all.min(initial=inf))

    def _rooms(self) -> Floats:
        """Return the least price of `[j, c]`: j sessions of c seats in all, c cut off at everybody."""
        blocks = self.blocks
        found = np.full((blocks.most + 1, blocks.people + 1), inf)
        found[0, 0] = 0.0
        for number in range(1, blocks.most + 1):
            before, now = found[number - 1], found[number]
            for size in blocks.sizes:
                price = self.prices.rooms[size]
                if size <= blocks.people:
                    np.minimum(now[size:], before[:-size] + price, out=now[size:])
                now[-1] = min(now[-1], before[max(0, blocks.people - size) :].min() + price)
        return found

    def _with_people(self) -> Floats:
        """Return the least price of `[j, s]`: j sessions for s people, of whom some may stay out."""
        people = self.prices.person * np.arange(self.blocks.people + 1)
        found: Floats = np.minimum.accumulate(self.rooms[:, ::-1], axis=1)[:, ::-1] - people
        if self.blocks.spare:
            part = np.minimum.accumulate(self.rooms - people, axis=1)
            found[:, 1:] = np.minimum(found[:, 1:], part[:, :-1])
        return found

    def _room(self) -> Floats:
        """Return the least price of `[r, s]`: sessions for s people who must be cut r times anyway."""
        by_many = self._with_people()[1:]
        more = np.arange(len(by_many))[:, None]
        few = np.minimum.accumulate(by_many, axis=0)
        many = np.minimum.accumulate((by_many + more)[::-1], axis=0)[::-1]
        found = np.empty((self.blocks.extra + 1, self.blocks.people + 1))
        for cuts in range(len(found)):
            at = min(cuts, len(by_many) - 1)
            found[cuts] = np.minimum(few[at], many[at] - cuts) if at == cuts else few[at]
        return found

    def _groups(self) -> list[Floats]:
        """Return, after each group, the least `[r, s]` of pieces less worth: r cuts, s people."""
        first = np.full((self.blocks.extra + 1, self.blocks.people + 1), inf)
        first[0, 0] = 0.0
        stages = [first]
        for group, worth in enumerate(self.prices.groups):
            before, now = stages[-1], stages[-1].copy()
            for people, cuts in self.blocks.ways[group]:
                price = 1 + cuts - worth
                here, top = before[:, : before.shape[1] - people] + price, len(before)
                step = min(cuts, top - 1)
                np.minimum(now[step:, people:], here[: top - step], out=now[step:, people:])
                if step:
                    rest = here[top - 1 - step :].min(axis=0)
                    np.minimum(now[-1, people:], rest, out=now[-1, people:])
            stages.append(now)
        return stages

    def cheapest(self) -> Iterator[Block]:
        """Yield blocks that cost less than nothing, for different numbers of people."""
        least = self.all.min(axis=0)
        for people in np.argsort(least, kind="stable")[:_SPREAD].tolist():
            if least[people] > -NOTHING:
                return
            cuts = int(self.all[:, people].argmin())
            slack = float(self.all[cuts, people]) + NOTHING / 10
            groups = next(self._choices(cuts, people, slack), None)
            rooms = groups and next(self._fitting(groups, slack), None)
            if groups and rooms:
                yield self.blocks.block(groups, rooms)

    def below(self, price: float, each: int | None = None) -> Iterator[Block]:
        """
        Yield every block that costs no more than the price, once.

        :param each: so many at the most of as many people with as many cuts
        """
        for cuts, people in zip(*np.nonzero(self.all <= price), strict=True):
            for groups in islice(self._choices(int(cuts), int(people), price), each):
                for rooms in self._fitting(groups, price):
                    yield self.blocks.block(groups, rooms)

    def _choices(self, cuts: int, people: int, price: float) -> Iterator[list[tuple[int, int]]]:
        """Yield choices of groups that lead to `[cuts, people]`, at no more than the price with rooms."""
        room = float(self.room[cuts, people])
        yield from self._back(len(self.stages) - 1, cuts, people, price - room)

    def _back(
        self, stage: int, cuts: int, people: int, price: float
    ) -> Iterator[list[tuple[int, int]]]:
        if self.stages[stage][cuts, people] > price + NOTHING / 100:
            return
        if not stage:
            yield []
            return
        yield from self._back(stage - 1, cuts, people, price)
        group = stage - 1
        for many, more in self.blocks.ways[group]:
            if many > people:
                continue
            left = price - (1 + more - self.prices.groups[group])
            for before in self._before(cuts, more):
                for found in self._back(stage - 1, before, people - many, left):
                    yield [*found, (group, many)]

    def _before(self, cuts: int, more: int) -> Iterator[int]:
        """Yield the cuts from which `more` lead to so many; the last row is "so many or more"."""
        if cuts == self.blocks.extra:
            yield from range(max(0, cuts - more), cuts + 1)
        elif cuts >= more:
            yield cuts - more

    def _fitting(self, groups: Sequence[tuple[int, int]], price: float) -> Iterator[dict[int, int]]:
        """Yield the rooms with which these groups cost no more than the price."""
        blocks = self.blocks
        people = sum(many for _, many in groups)
        cuts = sum(ceil(many / blocks.units[group]) - 1 for group, many in groups)
        worth = len(groups) + cuts - sum(self.prices.groups[group] for group, _ in groups)
        for number in range(1, blocks.most + 1):
            rest = price - worth - max(number - 1 - cuts, 0)
            yield from self._sized(number, people, rest, 0, Counter())

    def _sized(
        self, number: int, people: int, price: float, first: int, rooms: Counter[int]
    ) -> Iterator[dict[int, int]]:
        """Yield `number` more sessions of sizes from `first` on that hold the people at the price."""
        sizes = self.blocks.sizes
        seats = sum(size * many for size, many in rooms.items())
        if number == 0:
            held = min(people, seats)
            enough = held >= people or self.blocks.spare
            if enough and -self.prices.person * held <= price + NOTHING / 100:
                yield dict(rooms)
            return
        if not self.blocks.spare and seats + number * sizes[first] < people:
            return
        cheapest = min(self.prices.rooms[size] for size in sizes[first:])
        if number * cheapest - self.prices.person * people > price + NOTHING / 100:
            return
        for at in range(first, len(sizes)):
            rooms[sizes[at]] += 1
            left = price - self.prices.rooms[sizes[at]]
            yield from self._sized(number - 1, people, left, at, +rooms)
            rooms[sizes[at]] -= 1
