"""
Both phases at once, for small units: which sessions open and who sits in each, with the fewest cuts.

Phase 2 alone cuts teams as little as the opened sessions allow; only here is it proven that no
other sessions, as few and as early, would have cut them less.
"""

from collections import defaultdict
from itertools import pairwise

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.asked import Found, Wishes
from suffuse.planning.engine.dealing import Deal
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.openings import Openings
from suffuse.planning.engine.setting import Level, Setting, Team
from suffuse.planning.engine.solvers import CP_SAT, solved, total

MOST_PAIRS = 2500
"""Pairs of a group and a possible session beyond which the whole model is not tried."""

type Where = tuple[Level, int, int, int]
"""One possible session: level, place, kind of room, and its number among rooms of the kind."""


def pairs(setting: Setting, window: int) -> int:
    """Return how large the whole model would be."""
    rooms = sum(
        len(kind.venues) for kind in setting.rooms for place in range(window) if kind.seats[place]
    )
    return rooms * len(setting.groups)


class Whole:
    """The flows of phase 1, and on top of them the pieces that each session is made of."""

    def __init__(self, setting: Setting, wishes: Wishes) -> None:
        self.setting = setting
        self.openings = Openings(setting, wishes, flows=True)
        self.model = self.openings.model
        self.people: dict[tuple[Team, Where], mathopt.Variable] = {}
        self.piece: list[mathopt.Variable] = []
        into = defaultdict[tuple[Team, Level, int], list[mathopt.Variable]](list)
        for (level, place, kind), rooms in self.openings.rooms.items():
            opens = []
            for number in range(len(setting.rooms[kind].venues)):
                opens.append(self._possible((level, place, kind, number), into))
            self.model.add_linear_constraint(total(opens) == rooms)
            for first, second in pairwise(opens):
                self.model.add_linear_constraint(second <= first)
        for group, come in self.openings.come.items():
            self.model.add_linear_constraint(total(into[group]) == come)

    def _possible(
        self, where: Where, into: dict[tuple[Team, Level, int], list[mathopt.Variable]]
    ) -> mathopt.Variable:
        """Add one session that may open, and the people of each group who may sit in it."""
        level, place, kind, _ = where
        seats = self.setting.rooms[kind].seats[place]
        opened = self.model.add_binary_variable()
        here, cuts = [], []
        for group in self.setting.of_level[level]:
            most = min(seats, self.setting.most(group, place))
            if not most:
                continue
            people = self.model.add_integer_variable(lb=0, ub=most)
            piece = self.model.add_binary_variable()
            self.model.add_linear_constraint(people <= most * piece)
            self.model.add_linear_constraint(piece <= people)
            self.model.add_linear_constraint(piece <= opened)
            self.people[group[0], where] = people
            into[group[0], level, place].append(people)
            here.append(people)
            cuts.append(piece)
        self.piece += cuts
        self.model.add_linear_constraint(total(here) <= seats * opened)
        self.model.add_linear_constraint(total(cuts) >= opened)
        return opened

    def least(
        self, effort: Effort, part: float, low: int, high: int
    ) -> tuple[Found, dict[Where, dict[Team, int]], int] | None:
        """
        Return openings, who sits where, and the proven number of pieces, between `low` and `high`.

        :raises Impossible: if it takes more than `high` pieces
        """
        pieces = total(self.piece)
        self.model.add_linear_constraint(pieces >= low)
        self.model.add_linear_constraint(pieces <= high)
        self.model.minimize(pieces)
        answer = solved(self.model, effort, part, by=CP_SAT)
        if answer is None:
            return None
        takes: dict[Where, dict[Team, int]] = defaultdict(dict)
        for (team, where), people in self.people.items():
            count = round(answer.of[people])
            if count:
                takes[where][team] = count
        found = self.openings.read(answer)
        return found, takes, found.bound


def as_deal(
    setting: Setting, order: list[tuple[Level, int, int]], takes: dict[Where, dict[Team, int]]
) -> Deal:
    """Return the takes in the order of the sessions, given by level, place and kind of room."""
    waiting = defaultdict[tuple[Level, int, int], list[dict[Team, int]]](list)
    for (level, place, kind, _), take in sorted(takes.items()):
        waiting[level, place, kind].append(take)
    dealt = [waiting[key].pop() for key in order]
    left = dict(setting.groups)
    for (level, _, _), take in zip(order, dealt, strict=True):
        for team, people in take.items():
            left[team, level] -= people
    return Deal(dealt, {group: people for group, people in left.items() if people})
