"""
Phase 2, improved: some sessions are emptied and dealt again by CP-SAT, the others stay.

With all sessions emptied this is the whole of phase 2; with a few of them it is one step of a
search in large neighbourhoods, which never makes a plan worse.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from math import ceil
from random import Random

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.dealing import Deal, Seatings, Table
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.setting import Level, Setting, Team
from suffuse.planning.engine.solvers import CP_SAT, solved, total

_WHOLE = 1500
"""Pairs of a group and a session up to which all are dealt again in one model."""
_STEPS_A_SECOND = 250
"""Steps of the search in neighbourhoods for a second of counted work."""
_MOST_EMPTIED = 8
_GREEDY = 300
"""Steps without a gain after which no more are made."""
_LOOKS_A_SECOND = 25
"""Neighbourhoods that CP-SAT deals again for a second of counted work."""
_IN_VAIN = 24
"""Neighbourhoods without a gain after which no more are asked for."""
_MOST_PAIRS = 500
_A_LOOK = 0.15
"""Counted seconds for one of them."""


class _Again:
    """The model of one step: pieces `y` of each group in each emptied session, cut or not."""

    def __init__(
        self, setting: Setting, sessions: Sequence[Seatings], deal: Deal, emptied: Collection[int]
    ) -> None:
        self.setting, self.sessions, self.deal = setting, sessions, deal
        self.emptied = sorted(emptied)
        self.model = mathopt.Model()
        self.people: dict[tuple[Team, int], mathopt.Variable] = {}
        self.piece: dict[tuple[Team, int], mathopt.Variable] = {}
        self.out: dict[tuple[Team, Level], mathopt.Variable] = {}
        self.called = defaultdict[tuple[Team, int], int](int)
        for number, take in enumerate(deal.takes):
            if number not in emptied:
                for team, count in take.items():
                    self.called[team, sessions[number].place] += count
        self.heads = defaultdict[tuple[Team, Level], int](int, deal.left)
        for number in self.emptied:
            for team, count in deal.takes[number].items():
                self.heads[team, sessions[number].level] += count
        self._cut()
        self._limit()

    def _cut(self) -> None:
        by_level = defaultdict[Level, list[int]](list)
        for number in self.emptied:
            by_level[self.sessions[number].level].append(number)
        for (team, level), heads in self.heads.items():
            here, cuts, largest = [], [], 1
            for number in by_level[level]:
                one = self.sessions[number]
                most = min(heads, one.seats, self._away(team, one.place))
                stay = dict(one.stay).get(team, 0)
                if most <= 0:
                    continue
                people = self.model.add_integer_variable(lb=stay, ub=max(most, stay))
                piece = self.model.add_binary_variable()
                self.model.add_linear_constraint(people <= max(most, stay) * piece)
                self.model.add_linear_constraint(piece <= people)
                self.people[team, number], self.piece[team, number] = people, piece
                here.append(people)
                cuts.append(piece)
                largest = max(largest, most)
            out = self.model.add_integer_variable(lb=0, ub=heads)
            self.out[team, level] = out
            self.model.add_linear_constraint(total(here) + out == heads)
            if not self.deal.out and cuts:
                self.model.add_linear_constraint(total(cuts) >= ceil(heads / largest))

    def _away(self, team: Team, place: int) -> int:
        return self.setting.away(team, place) - self.called[team, place]

    def _limit(self) -> None:
        into, away = (
            defaultdict[int, list[mathopt.Variable]](list),
            defaultdict[tuple[Team, int], list[mathopt.Variable]](list),
        )
        for (team, number), people in self.people.items():
            into[number].append(people)
            away[team, self.sessions[number].place].append(people)
        for number, here in into.items():
            self.model.add_linear_constraint(total(here) <= self.sessions[number].seats)
        for (team, place), here in away.items():
            if len(here) > 1:
                self.model.add_linear_constraint(total(here) <= self._away(team, place))

    def dealt(self, effort: Effort, work: float, least: int) -> tuple[Deal, bool] | None:
        """Return the deal that CP-SAT found, and whether it is proven best for this step."""
        weight = len(self.piece) + 1
        cuts, out = total(self.piece.values()), total(self.out.values())
        self.model.add_linear_constraint(cuts + weight * out >= least)
        self.model.minimize(cuts + weight * out)
        answer = solved(self.model, effort, work, by=CP_SAT, hint=self._hint())
        if answer is None:
            return None
        takes = [dict(take) for take in self.deal.takes]
        for number in self.emptied:
            takes[number] = {}
        for (team, number), people in self.people.items():
            count = round(answer.of[people])
            if count:
                takes[number][team] = count
        left = {group: round(answer.of[out]) for group, out in self.out.items()}
        return Deal(takes, {group: count for group, count in left.items() if count}), answer.proven

    def _hint(self) -> dict[mathopt.Variable, float]:
        hint: dict[mathopt.Variable, float] = {}
        for (team, number), people in self.people.items():
            count = self.deal.takes[number].get(team, 0)
            hint[people], hint[self.piece[team, number]] = count, float(count > 0)
        hint |= {out: float(self.deal.left.get(group, 0)) for group, out in self.out.items()}
        return hint


def redealt(  # noqa: PLR0917 - each is one fact of the question
    setting: Setting,
    sessions: Sequence[Seatings],
    deal: Deal,
    least: int,
    effort: Effort,
    seed: int,
) -> tuple[Deal, bool]:
    """
    Return a deal at least as good, and whether none is better for these very sessions.

    :param least: pieces that cannot be beaten without leaving out more people than the deal does
    """
    if deal.cost <= (deal.out, least):
        return deal, True
    deal = searched(setting, sessions, deal, least, effort, seed)
    deal = settled(setting, sessions, deal, least, effort, seed)
    pairs = sum(len(setting.of_level[one.level]) for one in sessions)
    if deal.pieces <= least or pairs > _WHOLE:
        return deal, deal.pieces <= least
    found = _Again(setting, sessions, deal, range(len(sessions))).dealt(effort, 0.1, least)
    if found is None:
        return deal, False
    return (found[0] if found[0].cost <= deal.cost else deal), found[1]


def settled(  # noqa: PLR0917 - each is one fact of the question
    setting: Setting,
    sessions: Sequence[Seatings],
    deal: Deal,
    least: int,
    effort: Effort,
    seed: int,
    patience: int = 1,
) -> Deal:
    """
    Let CP-SAT deal a few sessions again, the best way there is, until that gains nothing more.

    :param patience: how many times to look wider where nothing was gained
    """
    chance, near = Random(seed), Near(setting, sessions, Table(setting, sessions))  # noqa: S311 - seeded, no secret
    vain, known = 0, set[frozenset[int]]()
    for _ in range(int(_LOOKS_A_SECOND * effort.seconds)):
        if deal.pieces <= least or vain >= patience * _IN_VAIN or effort.over():
            break
        wide = 1 + vain // _IN_VAIN
        emptied = frozenset(near.around(deal, chance, wide))
        if emptied in known:
            vain += 1
            continue
        again = _Again(setting, sessions, deal, emptied)
        found = again.dealt(effort, wide * _A_LOOK / effort.seconds, 0)
        now = found[0] if found else deal
        vain, known = (0, set()) if now.cost < deal.cost else (vain + 1, known | {emptied})
        deal = now if now.cost <= deal.cost else deal
    return deal


def searched(  # noqa: PLR0917 - each is one fact of the question
    setting: Setting,
    sessions: Sequence[Seatings],
    deal: Deal,
    least: int,
    effort: Effort,
    seed: int,
) -> Deal:
    """Empty a few sessions and deal to them again, many times; keep what is not worse."""
    chance = Random(seed)  # noqa: S311 - seeded, no secret
    table = Table(setting, sessions)
    near, first, vain = Near(setting, sessions, table), 0 if least < 1 else deal.out, 0
    for number in range(int(_STEPS_A_SECOND * effort.seconds)):
        if (deal.pieces <= least and deal.out <= first) or vain >= _GREEDY:
            break
        if number % 32 == 0 and effort.over():
            break
        found = table.again(deal, near.chosen(deal, chance), chance.getrandbits(30))
        vain = 0 if found.cost < deal.cost else vain + 1
        if found.cost <= deal.cost:
            deal = found
    return deal


class Near:
    """Which sessions to empty: some of one level, around a group that is cut too often."""

    def __init__(self, setting: Setting, sessions: Sequence[Seatings], table: Table) -> None:
        self.setting, self.sessions, self.table = setting, sessions, table
        self.least = {
            group: pieces
            for level in setting.levels
            for group, pieces in zip(setting.of_level[level], setting.pieces(level), strict=True)
        }

    def chosen(self, deal: Deal, chance: Random) -> set[int]:
        """Return the numbers of the sessions to empty."""
        where = defaultdict[tuple[Team, Level], list[int]](list)
        for number, take in enumerate(deal.takes):
            for team in take:
                where[team, self.sessions[number].level].append(number)
        cut = [group for group, numbers in where.items() if len(numbers) > self.least[group]]
        group = chance.choice([*deal.left, *cut] or list(where))
        same = self.table.of_level[group[1]]
        many = min(len(same), chance.randint(2, _MOST_EMPTIED))
        chosen = set(where[group])
        while len(chosen) < many:
            chosen.add(chance.choice(same))
        return chosen

    def around(self, deal: Deal, chance: Random, wide: int = 1) -> set[int]:
        """Return sessions for a solver: where a cut group sits, and others of its level or slots."""
        where = defaultdict[tuple[Team, Level], list[int]](list)
        for number, take in enumerate(deal.takes):
            for team in take:
                where[team, self.sessions[number].level].append(number)
        cut = [group for group, numbers in where.items() if len(numbers) > self.least[group]]
        waiting = [group for group in deal.left if self.table.of_level[group[1]]]
        ways = [found for found in (cut, waiting, list(where) if waiting else []) if found]
        group = chance.choice(chance.choice(ways) if ways else list(where))
        chosen = dict.fromkeys(where[group])
        same = [one for one in cut if one[1] == group[1]]
        if same and chance.getrandbits(1):
            chosen |= dict.fromkeys(where[chance.choice(same)])
        others = list(self.table.of_level[group[1]])
        if not chance.randrange(3):  # shares bind levels together within a slot
            places = {self.sessions[number].place for number in chosen}
            others = [n for n, one in enumerate(self.sessions) if one.place in places]
        chance.shuffle(others)
        many, pairs = wide * chance.randint(3, _MOST_EMPTIED + 1), 0
        for number in [*chosen, *others]:
            pairs += len(deal.takes[number])
            if len(chosen) >= many or pairs * len(chosen) > wide * wide * _MOST_PAIRS:
                break
            chosen[number] = None
        return set(chosen)
