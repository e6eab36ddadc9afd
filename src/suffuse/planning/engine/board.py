"""
The board on which a plan is laid: who still has to be seated, and what is already taken.

Only lawful moves can be made on it, and the rules still check the result: the board is a helper of
the planner, not a second judge.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from suffuse.planning.rules import Instance, Part, Session, Slot

type Take = dict[str, int]
"""People of each team that are called into one session."""


class Board:
    """A half-made plan. `left[level][team]` counts who has no place yet."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.slots = sorted(instance.slots, key=lambda slot: instance.place[slot.id])
        self.left: dict[str, dict[str, int]] = defaultdict(dict)
        for (team, level), people in instance.heads.items():
            if people:
                self.left[level][team] = people
        self._sums = dict[str, _Sums]()
        self.sessions: list[Session] = []
        self.used_venues: dict[str, set[str]] = defaultdict(set)
        self.used_speakers: dict[str, set[str]] = defaultdict(set)
        self.taught = Counter[tuple[str, date]]()
        self.called: dict[str, Counter[str]] = defaultdict(Counter)
        # By round: the last place taken, and the first that is not history.
        self.ends = dict[int, int]()
        self.starts = dict[int, int]()
        self.pauses = any(limit.minutes_between for limit in instance.limits)

    def people_left(self, level: str) -> int:
        """Return how many people of the level have no place yet."""
        return self._counted(level).people if level in self.left else 0

    def free(self, slot: str, team: str) -> int:
        """Return how many more people of the team may be away in the slot."""
        return self.instance.away[team] - self.called[slot][team]

    def seatable(self, slot: str, level: str) -> Iterator[tuple[str, int, int]]:
        """Yield (team, how many of it could come now, how many are left), none of them zero."""
        whole = self.instance.policy.whole_teams
        away, called = self.instance.away, self.called[slot]
        for team, people in self.left[level].items():
            free = away[team] - called[team] if team in called else away[team]
            now = free if free < people else people
            if now > 0 and (now == people or not whole):
                yield team, now, people

    def rooms(self, slot: str) -> list[tuple[int, str]]:
        """Return the venues open in the slot as (capacity, id), the largest first."""
        used = self.used_venues[slot]
        found = (
            (self.instance.capacity(venue.id, slot), venue.id)
            for venue in self.instance.venues
            if venue.id not in used
        )
        return sorted(
            ((seats, venue) for seats, venue in found if seats and self.aired(venue, slot)),
            key=lambda room: (-room[0], room[1]),
        )

    def aired(self, venue: str, slot: str) -> bool:
        """Tell whether the pause before and after the slot is long enough in this venue."""
        if not self.pauses:
            return True
        here = self.instance.slot[slot]
        return all(
            self.paused(here, self.instance.slot[other])
            for other, venues in self.used_venues.items()
            if venue in venues
        )

    def paused(self, one: Slot, other: Slot) -> bool:
        """Tell whether one room can serve both slots: the pause of the later day lies between."""
        first, second = (one, other) if one.starts <= other.starts else (other, one)
        asked = self.instance.on(second.day).minutes_between
        return (second.starts - first.ends).total_seconds() >= asked * 60

    def may_start(self, level: str, slot: str) -> bool:
        """Tell whether the rounds before this level's have finished before the slot."""
        turn = self.instance.rounds.get(level)
        if turn is None:
            return True
        for other, round_ in self.instance.rounds.items():
            if round_ < turn and self.people_left(other):
                return False
        place = self.instance.place[slot]
        return self.finished_before(turn, place) and self.none_ahead(turn, place)

    def finished_before(self, turn: int, place: int) -> bool:
        """Tell whether every session of an earlier round lies before this place."""
        return all(end < place for round_, end in self.ends.items() if round_ < turn)

    def none_ahead(self, turn: int, place: int) -> bool:
        """Tell whether no later round starts at or before this place."""
        return all(place < start for round_, start in self.starts.items() if round_ > turn)

    def speaker_for(self, level: str, slot: str) -> str | None:
        """Return who can teach: the one with the fewest other uses, then the least tired."""
        day, busy = self.instance.slot[slot].day, self.used_speakers[slot]
        found = [
            (len(speaker.levels), self.taught[speaker.id, day], speaker.id)
            for speaker in self.instance.speakers
            if level in speaker.levels
            and speaker.id not in busy
            and slot not in speaker.closed
            and (speaker.most_a_day is None or self.taught[speaker.id, day] < speaker.most_a_day)
        ]
        return min(found)[2] if found else None

    def seat(self, session: Session) -> None:
        """Put a session on the board, and its people out of the waiting."""
        slot = self.instance.slot[session.slot]
        self.sessions.append(session)
        self.used_venues[slot.id].add(session.venue)
        self.used_speakers[slot.id].add(session.speaker)
        self.taught[session.speaker, slot.day] += 1
        turn = self.instance.rounds.get(session.level)
        if turn is not None:
            place = self.instance.place[slot.id]
            self.ends[turn] = max(place, self.ends.get(turn, place))
            if not session.held:
                self.starts[turn] = min(place, self.starts.get(turn, place))
        self._call(session, {part.team: part.people for part in session.groups})

    def join(self, number: int, more: Take) -> None:
        """Call more people into a session that stands on the board."""
        session = self.sessions[number]
        merged = Counter({part.team: part.people for part in session.groups}) + Counter(more)
        self.sessions[number] = Session(
            session.slot, session.venue, session.level, session.speaker, parts(merged)
        )
        self._call(session, more)

    def give_up(self, level: str, team: str) -> None:
        """Take people off the waiting whom no session can seat."""
        self._sums.pop(level, None)
        del self.left[level][team]

    def _call(self, session: Session, take: Take) -> None:
        waiting, sums = self.left[session.level], self._counted(session.level)
        for team, people in take.items():
            self.called[session.slot][team] += people
            before = waiting.get(team, 0)
            sums.change(before, min(people, before), self.instance.away[team])
            if before > people:
                waiting[team] = before - people
            else:
                waiting.pop(team, None)

    def _counted(self, level: str) -> "_Sums":
        if level not in self._sums:
            self._sums[level] = sums = _Sums()
            for team, people in self.left[level].items():
                sums.change(0, -people, self.instance.away[team])
        return self._sums[level]

    def needed(self, level: str, most: int, gone: Take | None = None) -> int:
        """
        Return how many sessions the level still needs at the very least, once `gone` are seated.

        A session holds at most `most` people, and of each team no more than may be away at once.
        """
        sums = self._counted(level)
        if gone:
            sums = _Sums(sums.people, sums.at_once, sums.turns.copy())
            for team, people in gone.items():
                sums.change(self.left[level][team], people, self.instance.away[team])
        longest = max((turns for turns, teams in sums.turns.items() if teams), default=0)
        return max(ceil(sums.people / max(1, min(most, sums.at_once))), longest)


@dataclass(slots=True)
class _Sums:
    """Those of a level who wait: all, those who could come at once, teams by the turns they need."""

    people: int = 0
    at_once: int = 0
    turns: Counter[int] = field(default_factory=Counter)

    def change(self, before: int, people: int, away: int) -> None:
        """Take away so many people of a team of which `before` waited."""
        rest = before - people
        self.people -= people
        self.at_once += min(rest, away) - min(before, away)
        self.turns[-(-before // away)] -= before > 0
        self.turns[-(-rest // away)] += rest > 0


def parts(take: Mapping[str, int]) -> tuple[Part, ...]:
    """Return the people of a session as parts, in the order of the teams' names."""
    return tuple(Part(team, people) for team, people in sorted(take.items()) if people)
