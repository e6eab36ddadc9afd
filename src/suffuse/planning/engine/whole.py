"""
Both phases at once, for small units: which sessions open and who sits in each, with the fewest cuts.

Phase 2 alone cuts teams as little as the opened sessions allow; only here is it proven that no
other sessions, as few and as early, would have cut them less.
"""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.asked import Found, Where, Wishes
from suffuse.planning.engine.dealing import Deal
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.openings import Openings
from suffuse.planning.engine.setting import Level, Setting, Team
from suffuse.planning.engine.solvers import CP_SAT, solved, total

MOST_PAIRS = 2500
"""Pairs of a group and a possible session beyond which the whole model is not tried."""

_WHOLE_TEAMS = 600
"""The same, beyond which whole teams are packed and not proven."""


def pairs(setting: Setting, window: int) -> int:
    """Return how large the whole model would be."""
    rooms = sum(
        len(kind.venues) for kind in setting.rooms for place in range(window) if kind.seats[place]
    )
    return rooms * len(setting.groups)


def apart(setting: Setting) -> bool:
    """Tell whether each room is its own kind, so that who stands in one can be told to stay."""
    return all(len(kind.venues) == 1 for kind in setting.rooms)


def fits(setting: Setting) -> bool:
    """Tell whether whole teams are few enough to be asked about room by room from the start."""
    few = pairs(setting, len(setting.slots)) <= _WHOLE_TEAMS
    return setting.instance.policy.whole_teams and few and (not setting.standing or apart(setting))


class Whole:
    """The flows of phase 1, and on top of them the pieces that each session is made of."""

    def __init__(self, setting: Setting, wishes: Wishes) -> None:
        self.setting, self.whole = setting, setting.instance.policy.whole_teams
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
        for number, place, kind, session in setting.stands():
            for part in session.groups:
                here = part.team, (session.level, place, kind, 0)
                if (number, part.team) in self.openings.stay:
                    stay = self.openings.stay[number, part.team]
                    self.model.add_linear_constraint(stay <= total(self._people(here)))

    def _people(self, here: tuple[Team, Where]) -> list[mathopt.Variable]:
        return [self.people[here]] if here in self.people else []

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
            whole = self.setting.groups[group] if self.whole else 1
            if most < whole:
                continue
            people = self.model.add_integer_variable(lb=0, ub=most)
            piece = self.model.add_binary_variable()
            self.model.add_linear_constraint(people <= most * piece)
            self.model.add_linear_constraint(whole * piece <= people)
            self.model.add_linear_constraint(piece <= opened)
            self.people[group[0], where] = people
            into[group[0], level, place].append(people)
            here.append(people)
            cuts.append(piece)
        self.piece += cuts
        self.model.add_linear_constraint(total(here) <= seats * opened)
        self.model.add_linear_constraint(total(cuts) >= opened)
        return opened

    def fewest_pieces(self, effort: Effort, part: float, low: int, high: int) -> Found | None:
        """
        Return openings, who sits where, and the proven number of pieces, between `low` and `high`.

        :raises Impossible: if it takes more than `high` pieces
        """
        pieces = total(self.piece)
        self.model.add_linear_constraint(pieces >= low)
        self.model.add_linear_constraint(pieces <= high)
        return self._least(pieces, effort, part)

    def least(self, wish: str, effort: Effort, part: float) -> Found | None:
        """Return openings and who sits where at the least cost by the wish, as `Openings` does."""
        return self._least(self.openings.goal(wish), effort, part)

    def _least(self, goal: mathopt.LinearBase, effort: Effort, part: float) -> Found | None:
        self.model.minimize(goal)
        answer = solved(self.model, effort, part, by=CP_SAT)
        if answer is None:
            return None
        takes: dict[Where, dict[Team, int]] = defaultdict(dict)
        for (team, where), people in self.people.items():
            count = round(answer.of[people])
            if count:
                takes[where][team] = count
        return replace(self.openings.read(answer), takes=takes)


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
