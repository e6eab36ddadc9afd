"""
Phase 2, built: the people of each level dealt to the opened sessions, teams cut as little as can be.

One session after another is filled to the brim if it can be: which head counts add up to exactly
its places is read from a number whose bits are the sums that can be reached. A group that fits
whole comes whole; one that must be cut anyway offers every size that costs no further cut.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from random import Random

from suffuse.planning.engine.setting import Level, Setting, Team


@dataclass(frozen=True, slots=True)
class Seatings:
    """A session that is to be filled: its level, its place in time, its seats, who must stay."""

    level: Level
    place: int
    seats: int
    stay: tuple[tuple[Team, int], ...] = ()


@dataclass(slots=True)
class Deal:
    """Who sits in which session, by the number of the session; and who found no place."""

    takes: list[dict[Team, int]]
    left: dict[tuple[Team, Level], int]

    @property
    def out(self) -> int:
        return sum(self.left.values())

    @property
    def pieces(self) -> int:
        return sum(len(take) for take in self.takes)

    @property
    def cost(self) -> tuple[int, int]:
        return self.out, self.pieces


class Table:
    """The dealing itself: what never changes between deals, and the state of the one that runs."""

    def __init__(self, setting: Setting, sessions: Sequence[Seatings]) -> None:
        self.setting, self.sessions = setting, sessions
        self.whole = setting.instance.policy.whole_teams
        self.top: dict[Level, int] = defaultdict(int)
        places: dict[Level, set[int]] = defaultdict(set)
        self.of_level: dict[Level, list[int]] = defaultdict(list)
        for number, one in enumerate(sessions):
            self.top[one.level] = max(self.top[one.level], one.seats)
            places[one.level].add(one.place)
            self.of_level[one.level].append(number)
        self.later = [sum(at >= one.place for at in places[one.level]) for one in sessions]
        self.unit = {
            (team, level): max(1, min(setting.usual[team], self.top[level]))
            for team, level in setting.groups
        }
        self.start(Deal([{} for _ in sessions], dict(setting.groups)), range(len(sessions)), 0)
        for number, one in enumerate(sessions):
            for team, people in one.stay:
                self._give(number, team, people)
        self.empty = self._now()

    def start(self, deal: Deal, emptied: Iterable[int], seed: int) -> None:
        """Lay out a deal with some sessions emptied, except for those who must stay."""
        self.chance = Random(seed)  # noqa: S311 - seeded, no secret
        self.takes = [dict(take) for take in deal.takes]
        self.left = dict(deal.left)
        for number in emptied:
            level = self.sessions[number].level
            for team, people in self.takes[number].items():
                self.left[team, level] = self.left.get((team, level), 0) + people
            self.takes[number] = {}
            for team, people in self.sessions[number].stay:
                if (team, level) in self.left and deal.takes[number]:
                    self.left[team, level] -= people
                    self.takes[number][team] = people
        self.free: dict[tuple[Team, int], int] = {}
        self.room = []
        for one, take in zip(self.sessions, self.takes, strict=True):
            self.room.append(one.seats - sum(take.values()))
            for team, people in take.items():
                self.free[team, one.place] = self.away(team, one.place) - people

    def away(self, team: Team, place: int) -> int:
        """Return how many people of the team may still be called into the slot."""
        key = team, place
        if key not in self.free:
            self.free[key] = self.setting.away(team, place)
        return self.free[key]

    def dealt(self, seed: int) -> Deal:
        """Deal to every session from the beginning."""
        everywhere = range(len(self.sessions))
        self.start(self.empty, (), seed)
        return self._deal_to(everywhere)

    def again(self, deal: Deal, emptied: Collection[int], seed: int) -> Deal:
        """Empty some sessions of a deal, and deal to them again."""
        self.start(deal, emptied, seed)
        return self._deal_to(emptied)

    def _deal_to(self, numbers: Iterable[int]) -> Deal:
        order = sorted(numbers, key=self._turn)
        for number in order:
            self._fill(number)
        for number in () if self.whole else order:
            self._pour(number)
        return self._now()

    def _now(self) -> Deal:
        return Deal(self.takes, {group: people for group, people in self.left.items() if people})

    def _turn(self, number: int) -> tuple[float, ...]:
        one = self.sessions[number]
        return one.place, self.chance.random()

    def _give(self, number: int, team: Team, people: int) -> None:
        one = self.sessions[number]
        self.free[team, one.place] = self.away(team, one.place) - people
        self.takes[number][team] = self.takes[number].get(team, 0) + people
        self.left[team, one.level] -= people
        self.room[number] -= people

    def _fill(self, number: int) -> None:
        """Fill a session with pieces that cost no further cut, as full as that goes."""
        one, room = self.sessions[number], self.room[number]
        offers = sorted(self._offers(one, room, number), key=lambda offer: offer[0])
        sums = [1]
        for urgency, _, low, high in offers:
            now = _with(sums[-1], low, high, room)
            only = now & ~sums[-1] if urgency >= 1 else 0
            sums.append(only or now)
        full = sums[-1].bit_length() - 1
        for (_, team, low, high), before in zip(reversed(offers), reversed(sums[:-1]), strict=True):
            for people in range(min(high, full), low - 1, -1):
                if before >> (full - people) & 1:
                    self._give(number, team, people)
                    full -= people
                    break

    def _offers(self, one: Seatings, room: int, number: int) -> list[tuple[float, Team, int, int]]:
        """Return (urgency, team, least, most) of the groups that can come without a further cut."""
        later = self.later[number]
        found = []
        for group in self.setting.of_level[one.level]:
            left = self.left.get(group, 0)
            if not left:
                continue
            now = min(left, self.away(group[0], one.place), room)
            if now <= 0 or group[0] in self.takes[number]:
                continue
            unit = self.unit[group]
            low = left - (ceil(left / unit) - 1) * unit
            if left <= unit:
                low = left
            if low > now or (self.whole and now < left):
                continue
            low = left if self.whole else low
            urgency = left / max(1, one.seats) / 2 if self.whole else ceil(left / unit) / later
            found.append((urgency + self.chance.random() * 0.2, group[0], low, now))
        return found

    def _pour(self, number: int) -> None:
        """Pour whoever is left into what room there is, those first who are in the session already."""
        one = self.sessions[number]
        groups = [group for group in self.setting.of_level[one.level] if self.left.get(group)]
        groups.sort(key=lambda group: (group[0] not in self.takes[number], -self.left[group]))
        for team, level in groups:
            now = min(self.left[team, level], self.away(team, one.place), self.room[number])
            if now > 0:
                self._give(number, team, now)


def _with(sums: int, low: int, high: int, most: int) -> int:
    """Return the sums that can be reached with one more piece of `low` to `high` people."""
    spread, width, wanted = sums << low, 1, high - low + 1
    while width < wanted:
        step = min(width, wanted - width)
        spread |= spread << step
        width += step
    return (sums | spread) & ((1 << (most + 1)) - 1)


def deal(setting: Setting, sessions: Sequence[Seatings], least: int, seed: int, tries: int) -> Deal:
    """Return the best of several deals; none is tried after one that reaches `least` pieces."""
    table = Table(setting, sessions)
    best: Deal | None = None
    for number in range(tries):
        found = table.dealt(seed * 1009 + number)
        if best is None or found.cost < best.cost:
            best = found
        if best.cost <= (0, least):
            break
    return best or Deal([{} for _ in sessions], dict(setting.groups))


def by_flow(
    setting: Setting, sessions: Sequence[Seatings], flow: Mapping[tuple[Team, Level, int], int]
) -> Deal:
    """Return a deal that seats exactly the flows of phase 1, however the teams are cut."""
    takes: list[dict[Team, int]] = [dict(one.stay) for one in sessions]
    left = dict(setting.groups)
    waiting = dict(flow)
    for one in sessions:
        for team, people in one.stay:
            waiting[team, one.level, one.place] -= people
    for number, one in enumerate(sessions):
        room = one.seats - sum(takes[number].values())
        for team, level in setting.of_level[one.level]:
            now = min(room, waiting.get((team, level, one.place), 0))
            if now > 0:
                takes[number][team] = takes[number].get(team, 0) + now
                waiting[team, level, one.place] -= now
                room -= now
        for team, people in takes[number].items():
            left[team, one.level] -= people
    return Deal(takes, {group: people for group, people in left.items() if people})
