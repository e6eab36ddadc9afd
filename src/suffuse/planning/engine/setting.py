"""
What is left to decide once history is subtracted, with everything alike counted together.

Venues that seat equally many in every slot are one kind of room, speakers who can do the same are
one kind of speaker: a solver then decides how many of each, and never which of two equals.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil

from suffuse.planning.engine.board import Board
from suffuse.planning.rules import Instance, Session

_SMALL = 2500
"""Groups times rooms times slots of a small unit."""

type Team = str
type Level = str


@dataclass(frozen=True, slots=True)
class Rooms:
    """Venues that are alike: `seats[place]` is 0 where they cannot be used."""

    venues: tuple[str, ...]
    seats: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Speakers who are alike; `most` sessions a day each, counted after what they have held."""

    speakers: tuple[str, ...]
    levels: frozenset[Level]
    free: tuple[bool, ...]
    most: tuple[tuple[date, int], ...]


class Setting:
    """One question, counted: groups, kinds of rooms and speakers, places in time from 0."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        board = Board(instance)
        for session in instance.fixed:
            if session.held:
                board.seat(session)
        self.board = board
        self.slots = board.slots
        self.places = range(len(self.slots))
        taught = {level for speaker in instance.speakers for level in speaker.levels}
        self.groups: dict[tuple[Team, Level], int] = {
            (team, level): people
            for level, teams in board.left.items()
            for team, people in teams.items()
            if level in taught
        }
        waiting = sum(sum(teams.values()) for teams in board.left.values())
        self.hopeless = waiting - sum(self.groups.values())
        self.levels = sorted({level for _, level in self.groups})
        self.held = [session for session in instance.fixed if session.held]
        self.standing = [session for session in instance.fixed if not session.held]

    def away(self, team: Team, place: int) -> int:
        """Return how many people of the team may be called into the slot, history subtracted."""
        return max(0, self.board.free(self.slots[place].id, team))

    def most(self, group: tuple[Team, Level], place: int) -> int:
        """Return how many people of the group can come in the slot."""
        return min(self.groups[group], self.away(group[0], place))

    @cached_property
    def of_level(self) -> dict[Level, list[tuple[Team, Level]]]:
        """The groups of each level."""
        found: dict[Level, list[tuple[Team, Level]]] = {level: [] for level in self.levels}
        for group in self.groups:
            found[group[1]].append(group)
        return found

    @cached_property
    def of_team(self) -> dict[Team, list[tuple[Team, Level]]]:
        """The groups of each team."""
        found = defaultdict[Team, list[tuple[Team, Level]]](list)
        for group in self.groups:
            found[group[0]].append(group)
        return found

    @cached_property
    def usual(self) -> dict[Team, int]:
        """How many people of each team may be called into a slot that history left alone."""
        return {
            team: max((self.away(team, place) for place in self.places), default=0)
            for team in self.of_team
        }

    @cached_property
    def rooms(self) -> tuple[Rooms, ...]:
        """The kinds of rooms, the largest first."""
        alike = defaultdict[tuple[int, ...], list[str]](list)
        for venue in self.instance.venues:
            alike[self._seats(venue.id)].append(venue.id)
        if self._each_its_own():
            found = [Rooms((one,), seats) for seats, ones in alike.items() for one in ones]
        else:
            found = [Rooms(tuple(ones), seats) for seats, ones in alike.items()]
        usable = [kind for kind in found if any(kind.seats)]
        return tuple(sorted(usable, key=lambda kind: (-max(kind.seats), kind.venues)))

    def _each_its_own(self) -> bool:
        """
        Tell whether no two rooms are counted as one kind.

        A pause follows one room through the day; and in small units who stands in a room may stay.
        """
        size = len(self.instance.venues) * len(self.slots) * len(self.groups)
        return self.board.pauses or bool(self.standing and size <= _SMALL)

    def _seats(self, venue: str) -> tuple[int, ...]:
        return tuple(
            self.instance.capacity(venue, slot.id)
            if venue not in self.board.used_venues[slot.id] and self.board.aired(venue, slot.id)
            else 0
            for slot in self.slots
        )

    @cached_property
    def voices(self) -> tuple[Voices, ...]:
        """The kinds of speakers."""
        alike = defaultdict[tuple[object, ...], list[str]](list)
        for speaker in self.instance.speakers:
            free = tuple(
                slot.id not in speaker.closed
                and speaker.id not in self.board.used_speakers[slot.id]
                for slot in self.slots
            )
            most: tuple[tuple[date, int], ...] = ()
            if speaker.most_a_day is not None:
                taught = self.board.taught
                left = {
                    day: max(0, speaker.most_a_day - taught[speaker.id, day]) for day in self.days
                }
                most = tuple((day, left[day]) for day in self.days if left[day] < self.days[day])
            alike[speaker.levels & frozenset(self.levels), free, most].append(speaker.id)
        return tuple(
            Voices(tuple(ones), levels, free, most)  # type: ignore[arg-type]  # the key's own parts
            for (levels, free, most), ones in alike.items()
            if levels and any(free)  # type: ignore[arg-type]  # the same
        )

    @cached_property
    def days(self) -> dict[date, int]:
        """How many slots each day has."""
        return dict(Counter[date](slot.day for slot in self.slots))

    @cached_property
    def clashes(self) -> tuple[tuple[int, ...], ...]:
        """Sets of places of which one room can serve only one, for the air between."""
        if not self.board.pauses:
            return ()
        found = []
        for place in self.places:
            near = [place]
            for other in range(place + 1, len(self.slots)):
                if self.board.paused(self.slots[place], self.slots[other]):
                    break
                near.append(other)
            if len(near) > 1:
                found.append(tuple(near))
        return tuple(found)

    def first_place(self, level: Level) -> int:
        """Return the first place at which the level may still start, given what was held."""
        turn = self.instance.rounds.get(level)
        if turn is None:
            return 0
        return max((end + 1 for round_, end in self.board.ends.items() if round_ < turn), default=0)

    def turns(self) -> list[list[Level]]:
        """Return the levels of each round that still has people."""
        order = self.instance.policy.level_order
        found = [[level for level in levels if level in self.levels] for levels in order]
        return [levels for levels in found if levels]

    @cached_property
    def held_end(self) -> int:
        """The number of slots that history has used up."""
        place = self.instance.place
        return max((place[session.slot] + 1 for session in self.held), default=0)

    def kind_of(self, venue: str) -> int | None:
        """Return the number of the venue's kind, None if it cannot be used."""
        return next((n for n, kind in enumerate(self.rooms) if venue in kind.venues), None)

    @cached_property
    def largest(self) -> int:
        """The places of the largest room of all."""
        return max((max(kind.seats) for kind in self.rooms), default=0)

    def unit(self, group: tuple[Team, Level]) -> int:
        """Return the most people of the group who can sit in one session."""
        return max(1, min(self.largest, self.usual[group[0]]))

    def pieces(self, level: Level) -> Iterator[int]:
        """Yield into how many pieces each group of the level must be cut at the very least."""
        for group in self.of_level[level]:
            yield ceil(self.groups[group] / self.unit(group))

    def stands(self) -> Iterator[tuple[int, int, int, Session]]:
        """Yield (number, place, kind of room, session) of standing sessions that may go on."""
        place = self.instance.place
        for number, session in enumerate(self.standing):
            kind = self.kind_of(session.venue)
            at = place[session.slot]
            if kind is not None and session.level in self.levels and self.rooms[kind].seats[at]:
                yield number, at, kind, session
