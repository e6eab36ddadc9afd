"""
Blocks chosen and put into time: which of the known blocks, then in which slots and rooms they meet.

The choice keeps what sums over levels can say about slots, rooms, speakers and rounds; where all
blocks that could make a plan better are known, and none is chosen, no better plan exists.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.asked import Found, Where, Wishes
from suffuse.planning.engine.blocks import Block
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.openings import Openings
from suffuse.planning.engine.setting import Level, Setting, Team
from suffuse.planning.engine.solvers import CP_SAT, solved, total

_MOST_PLACES = 6000
"""Pairs of a group and a session of its block beyond which it is not asked when they meet."""


class Choice:
    """Which blocks make the plan: each group in one of them, as many rooms of each size as open."""

    def __init__(self, setting: Setting, wishes: Wishes, blocks: Sequence[Block]) -> None:
        self.setting, self.blocks = setting, blocks
        openings = Openings(setting, wishes, flows=False)
        self.model = model = openings.model
        self.taken = [model.add_binary_variable() for _ in blocks]
        of_group = defaultdict[tuple[Level, int], list[mathopt.Variable]](list)
        of_size = defaultdict[tuple[Level, int], list[mathopt.LinearTypes]](list)
        people = defaultdict[Level, list[mathopt.LinearTypes]](list)
        for block, taken in zip(blocks, self.taken, strict=True):
            people[block.level].append(block.people * taken)
            for number, _ in block.groups:
                of_group[block.level, number].append(taken)
            for size, many in block.rooms:
                of_size[block.level, size].append(many * taken)
        for level in setting.levels:
            for number in range(len(setting.of_level[level])):
                once = total(of_group[level, number])
                model.add_linear_constraint(once <= 1)
                if not wishes.left_out:
                    model.add_linear_constraint(once >= 1)
            seated = total(var for (one, _), var in openings.seated.items() if one == level)
            model.add_linear_constraint(total(people[level]) >= seated)
        opened = defaultdict[tuple[Level, int], list[mathopt.LinearTypes]](list)
        for (level, place, kind), rooms in openings.rooms.items():
            opened[level, setting.rooms[kind].seats[place]].append(rooms)
        for key in dict.fromkeys([*opened, *of_size]):
            model.add_linear_constraint(total(of_size[key]) == total(opened[key]))

    def fewest(
        self,
        effort: Effort,
        part: float,
        between: tuple[int, int],
        apart: Sequence[frozenset[Block]],
    ) -> list[Block] | None:
        """
        Return the blocks of fewest pieces, `between` two numbers.

        :param apart: sets of blocks that cannot all meet
        :raises Impossible: if no choice among these blocks has so few
        """
        of = dict(zip(self.blocks, self.taken, strict=True))
        pieces = total(block.pieces * taken for block, taken in of.items())
        self.model.add_linear_constraint(pieces >= between[0])
        self.model.add_linear_constraint(pieces <= between[1])
        for some in apart:
            if some <= of.keys():
                together = total(of[block] for block in self.blocks if block in some)
                self.model.add_linear_constraint(together <= len(some) - 1)
        self.model.minimize(pieces)
        answer = solved(self.model, effort, part, by=CP_SAT)
        if answer is None:
            return None
        return [block for block, taken in of.items() if answer.of[taken] > 1 / 2]


type Filled = tuple[Level, int, Mapping[Team, int]]
"""A session before it has a slot: its level, its seats, who comes."""


def filled(setting: Setting, block: Block, effort: Effort, part: float) -> list[Filled] | None:
    """
    Return the sessions of a block in so few pieces, each as if it had a slot of its own.

    :raises Impossible: if it needs more pieces
    """
    model = mathopt.Model()
    sessions = [seats for seats, many in block.rooms for _ in range(many)]
    into = [dict[Team, mathopt.Variable]() for _ in sessions]
    pieces = [
        piece
        for number, most in block.groups
        for piece in _called(model, setting, setting.of_level[block.level][number], most, into)
    ]
    for seats, here in zip(sessions, into, strict=True):
        model.add_linear_constraint(total(here.values()) <= seats)
        model.add_linear_constraint(total(here.values()) >= 1)
    _in_order(model, sessions, into)
    everybody = total(one for here in into for one in here.values())
    model.add_linear_constraint(everybody == block.people)
    model.add_linear_constraint(total(pieces) <= block.pieces)
    model.minimize(total(()))
    answer = solved(model, effort, part, by=CP_SAT)
    if answer is None:
        return None
    come = [{team: round(answer.of[one]) for team, one in here.items()} for here in into]
    return [
        (block.level, seats, {team: people for team, people in here.items() if people})
        for seats, here in zip(sessions, come, strict=True)
    ]


def _called(
    model: mathopt.Model,
    setting: Setting,
    group: tuple[Team, Level],
    most: int,
    into: Sequence[dict[Team, mathopt.Variable]],
) -> Iterator[mathopt.Variable]:
    """Let some of a group come into each session, `most` in all; yield whether it does."""
    top = min(setting.unit(group), most)
    for here in into:
        people, piece = model.add_integer_variable(lb=0, ub=top), model.add_binary_variable()
        model.add_linear_constraint(people <= top * piece)
        model.add_linear_constraint(people >= piece)
        here[group[0]] = people
        yield piece
    model.add_linear_constraint(total(here[group[0]] for here in into) <= most)


def _in_order(
    model: mathopt.Model, sessions: Sequence[int], into: Sequence[dict[Team, mathopt.Variable]]
) -> None:
    """Say that of two equal sessions more of the first group come to the first: it is all the same."""
    for (seats, here), (same, after) in pairwise(zip(sessions, into, strict=True)):
        if seats == same:
            first = next(iter(here))
            model.add_linear_constraint(after[first] <= here[first])


class Timetable:
    """Slots and rooms for sessions whose people are known: phase 1, and a yes or no for each."""

    def __init__(self, setting: Setting, wishes: Wishes, sessions: Sequence[Filled]) -> None:
        self.setting, self.sessions = setting, sessions
        self.openings = Openings(setting, wishes, flows=False)
        self.model = model = self.openings.model
        self.meets: dict[tuple[int, int, int], mathopt.Variable] = {}
        at = defaultdict[tuple[Level, int, int], list[mathopt.Variable]](list)
        away = defaultdict[tuple[Team, int], list[mathopt.LinearTypes]](list)
        once = defaultdict[int, list[mathopt.Variable]](list)
        for level, place, kind in self.openings.rooms:
            for number, (of_level, seats, people) in enumerate(sessions):
                if (level, setting.rooms[kind].seats[place]) == (of_level, seats):
                    meets = model.add_binary_variable()
                    self.meets[number, place, kind] = meets
                    at[level, place, kind].append(meets)
                    once[number].append(meets)
                    for team, many in people.items():
                        away[team, place].append(many * meets)
        for number in range(len(sessions)):
            model.add_linear_constraint(total(once[number]) == 1)
        for key, rooms in self.openings.rooms.items():
            model.add_linear_constraint(total(at[key]) == rooms)
        for (team, place), called in away.items():
            model.add_linear_constraint(total(called) <= setting.away(team, place))

    def found(self, effort: Effort, part: float) -> Found | None:
        """
        Return openings and who sits where.

        :raises Impossible: if these sessions cannot be held in the window
        """
        self.model.minimize(total(()))
        answer = solved(self.model, effort, part, by=CP_SAT)
        if answer is None:
            return None
        takes: dict[Where, dict[Team, int]] = {}
        seen = Counter[tuple[Level, int, int]]()
        for (number, place, kind), meets in self.meets.items():
            if answer.of[meets] > 1 / 2:
                level, _, people = self.sessions[number]
                takes[level, place, kind, seen[level, place, kind]] = dict(people)
                seen[level, place, kind] += 1
        return replace(self.openings.read(answer), takes=takes)


def fits(blocks: Sequence[Block], setting: Setting, window: int) -> bool:
    """Tell whether it can be asked in time when the blocks meet."""
    places = Counter(
        seats for kind in setting.rooms for seats in kind.seats[:window] for _ in kind.venues
    )
    pairs = sum(len(block.groups) * places[size] for block in blocks for size, _ in block.rooms)
    return pairs <= _MOST_PLACES


type _At = tuple[int, int, int, int]
"""A block by number, a place, a kind of room, and its number among the block's rooms of the kind."""


class Meeting:
    """When and where chosen blocks meet: phase 1, and each block's sessions told apart."""

    def __init__(self, setting: Setting, wishes: Wishes, blocks: Sequence[Block]) -> None:
        self.setting, self.blocks = setting, blocks
        self.openings = Openings(setting, wishes, flows=True)
        self.model = self.openings.model
        self.meets: dict[_At, mathopt.Variable] = {}
        self.people: dict[tuple[_At, Team], mathopt.Variable] = {}
        self.into = defaultdict[tuple[Team, Level, int], list[mathopt.LinearTypes]](list)
        at = defaultdict[tuple[Level, int, int], list[mathopt.Variable]](list)
        for number, block in enumerate(blocks):
            for where in self._meet(number, block):
                at[block.level, where[1], where[2]].append(self.meets[where])
        for key, rooms in self.openings.rooms.items():
            self.model.add_linear_constraint(total(at[key]) == rooms)
        for group, come in self.openings.come.items():
            self.model.add_linear_constraint(come == total(self.into[group]))

    def _meet(self, number: int, block: Block) -> list[_At]:
        """Let the block meet as often as it has sessions, each seating somebody."""
        sizes, of_size, pieces = dict(block.rooms), defaultdict[int, list[_At]](list), []
        for level, place, kind in self.openings.rooms:
            seats = self.setting.rooms[kind].seats[place]
            if level != block.level or seats not in sizes:
                continue
            here = []
            for again in range(min(sizes[seats], len(self.setting.rooms[kind].venues))):
                where = number, place, kind, again
                self.meets[where] = self.model.add_binary_variable()
                here.append(where)
                pieces += self._seat(where, block, seats)
            for first, second in pairwise(here):
                self.model.add_linear_constraint(self.meets[second] <= self.meets[first])
            of_size[seats] += here
        for size, many in sizes.items():
            sessions = total(self.meets[where] for where in of_size[size])
            self.model.add_linear_constraint(sessions == many)
        self.model.add_linear_constraint(total(pieces) <= block.pieces)
        return [where for ones in of_size.values() for where in ones]

    def _seat(self, where: _At, block: Block, seats: int) -> list[mathopt.Variable]:
        """Say who may sit in one session of a block; return the pieces, one for each group."""
        meets, here, pieces = self.meets[where], [], []
        for number, most in block.groups:
            group = self.setting.of_level[block.level][number]
            top = min(seats, most, self.setting.most(group, where[1]))
            if not top:
                continue
            people = self.model.add_integer_variable(lb=0, ub=top)
            self.people[where, group[0]] = people
            self.into[(*group, where[1])].append(people)
            here.append(people)
            # All of a block that meets once come to it: no piece needs to be counted.
            piece = meets if block.sessions == 1 else self.model.add_binary_variable()
            self.model.add_linear_constraint(people <= top * piece)
            if block.sessions > 1:
                self.model.add_linear_constraint(people >= piece)
                self.model.add_linear_constraint(piece <= meets)
                pieces.append(piece)
        self.model.add_linear_constraint(total(here) <= seats * meets)
        self.model.add_linear_constraint(total(here) >= meets)
        return pieces

    def found(self, effort: Effort, part: float) -> Found | None:
        """
        Return openings and who sits where, the blocks kept whole.

        :raises Impossible: if these blocks cannot meet so
        """
        self.model.minimize(total(()))
        answer = solved(self.model, effort, part, by=CP_SAT)
        if answer is None:
            return None
        takes: dict[Where, dict[Team, int]] = defaultdict(dict)
        seen = Counter[tuple[Level, int, int]]()
        numbers: dict[_At, Where] = {}
        for at, meets in self.meets.items():
            if answer.of[meets] > 1 / 2:
                key = self.blocks[at[0]].level, at[1], at[2]
                numbers[at] = *key, seen[key]
                seen[key] += 1
        for (at, team), people in self.people.items():
            if round(answer.of[people]):
                takes[numbers[at]][team] = round(answer.of[people])
        return replace(self.openings.read(answer), takes=takes)
