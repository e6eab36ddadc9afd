"""
How few, how early, how whole: numbers that no lawful plan can beat, by counting alone.

These are simple ceilings: valid always, tight often, and honest when they are not.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, islice
from math import ceil

from suffuse.planning.engine.board import Board
from suffuse.planning.engine.construct import largest_to_come, set_aside
from suffuse.planning.rules import Figures, Instance, Session


def bounds(instance: Instance, sessions: Sequence[Session]) -> Figures:
    """
    Return the least each wish can cost.

    `finish` is the earliest end of any plan with no more sessions than the given one; `sessions`
    the fewest of any plan that leaves out no more people than it.
    """
    counted = _Count(instance)
    seated = sum(session.people for session in sessions)
    left_out = counted.left_out()
    everyone = seated == sum(instance.heads.values())
    fewest = max(
        counted.sessions_for(seated - counted.history),
        sum(counted.needs.values()) if everyone else 0,
    )
    new = len(sessions) - len(counted.held)
    return Figures(
        left_out=left_out,
        sessions=len(counted.held) + fewest,
        finish=counted.finish(seated - counted.history, new),
        mixing=max(counted.pieces() if everyone else 0, len(counted.held) + fewest),
        moved=counted.must_move(),
    )


class _Count:
    """Head counts and capacities after what was held, counted once for all bounds."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.held = [session for session in instance.fixed if session.held]
        self.history = sum(session.people for session in self.held)
        board = Board(instance)
        for session in self.held:
            board.seat(session)
        self.waiting = sum(sum(teams.values()) for teams in board.left.values())
        self.most = max(largest_to_come(instance, board), default=0)
        set_aside(board, self.most)
        self.board = board
        self.needs = {level: board.needed(level, self.most) for level in board.left}
        self.rooms = [self._rooms(slot.id) for slot in board.slots]

    def _rooms(self, slot: str) -> list[int]:
        """Return the capacities that can be used in a slot, as many as there are speakers."""
        busy = self.board.used_speakers[slot]
        free = sum(
            slot not in speaker.closed and speaker.id not in busy
            for speaker in self.instance.speakers
        )
        return [seats for seats, _ in islice(self.board.rooms(slot), free)]

    def left_out(self) -> int:
        """Return how many people cannot be seated whatever the plan."""
        share = sum(self.instance.away.values())
        room = sum(min(sum(rooms), share) for rooms in self.rooms)
        hopeless = self.waiting - sum(sum(teams.values()) for teams in self.board.left.values())
        return max(hopeless, self.waiting - room)

    def sessions_for(self, people: int) -> int:
        """Return how many of the largest rooms it takes to seat so many people."""
        return _fewest(
            sorted((seats for rooms in self.rooms for seats in rooms), reverse=True), people
        )

    def finish(self, people: int, sessions: int) -> int:
        """Return the first slot by which so many people can have sat in so many sessions."""
        place = self.instance.place
        last = max((place[session.slot] + 1 for session in self.held), default=0)
        if people <= 0:
            return last
        room: list[int] = []
        levels = list(self.board.left)
        everyone = people == sum(self.board.people_left(level) for level in levels)
        number = self._seated_by(0, people, levels, everyone)
        for place_, rooms in enumerate(self.rooms, start=1):
            room = sorted([*room, *rooms], reverse=True)[: max(sessions, 1)]
            if sum(room) >= people:
                number = max(number, place_)
                break
        return max(number, last, self._in_turn() if everyone else 0)

    def _in_turn(self) -> int:
        """Return the slot by which all rounds can have sat, one after the other."""
        end = 0
        for levels in self.instance.policy.level_order:
            people = sum(self.board.people_left(level) for level in levels)
            end = self._seated_by(end, people, levels, True) if people else end
        return end

    def _seated_by(self, start: int, people: int, levels: Sequence[str], everyone: bool) -> int:
        """
        Return the slot, from `start` on, by which so many people of the levels can have sat.

        Nobody sits with another level, so everyone needs a room opened for each level's sessions.
        """
        away = self.instance.away
        waiting: dict[str, int] = defaultdict(int)
        for level in levels:
            for team, left in self.board.left.get(level, {}).items():
                waiting[team] += left
        share = sum(away[team] for team in waiting)
        longest = max((ceil(left / away[team]) for team, left in waiting.items()), default=0)
        sittings = sum(self.needs.get(level, 0) for level in levels) if everyone else 0
        open_ = seated = opened = 0
        for number, rooms in enumerate(self.rooms[start:], start=start + 1):
            open_ += bool(rooms)
            seated += min(sum(rooms), share)
            opened += len(rooms)
            if opened >= sittings and (open_ >= longest or not everyone) and seated >= people:
                return number
        return max(len(self.rooms), start)

    def pieces(self) -> int:
        """Return into how many pieces the teams must be cut, those of history included."""
        cut = sum(len(session.groups) for session in self.held)
        for teams in self.board.left.values():
            for team, people in teams.items():
                cut += ceil(people / max(1, min(self.most, self.instance.away[team])))
        return cut

    def must_move(self) -> int:
        """Return how many people cannot stay where they stand, each session seen alone."""
        return sum(
            session.people - self._may_stay(session)
            for session in self.instance.fixed
            if not session.held
        )

    def _may_stay(self, session: Session) -> int:
        """Return how many of a session its room, its speakers and their teams allow it to keep."""
        if not self._taught(session.level, session.slot):
            return 0
        room = self.instance.capacity(session.venue, session.slot)
        waiting = self.board.left.get(session.level, {})
        here = [part for part in session.groups if part.team in waiting]
        free = {part.team: max(0, self.board.free(session.slot, part.team)) for part in here}
        if self.instance.policy.whole_teams:
            return _fullest(room, [one.people for one in here if one.people <= free[one.team]])
        return min(room, sum(min(part.people, free[part.team]) for part in here))

    def _taught(self, level: str, slot: str) -> bool:
        return any(
            level in speaker.levels and (slot not in speaker.closed or slot in speaker.rests)
            for speaker in self.instance.speakers
        )


def _fullest(room: int, teams: Sequence[int]) -> int:
    """Return how many people of whole teams fit into a room at most."""
    sums = 1
    for people in teams:
        sums |= sums << people & (1 << room + 1) - 1
    return sums.bit_length() - 1


def _fewest(capacities: Sequence[int], people: int) -> int:
    if people <= 0:
        return 0
    for number, seats in enumerate(accumulate(capacities), start=1):
        if seats >= people:
            return number
    return len(capacities)
