"""
What is known before planning, and what a plan is: plain values, mirroring the planning files.

People inside a group are interchangeable, so everything counts heads; names come last, on paper.
Times are the unit's own local times, without a zone, as people write them on a notice board.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from math import floor

from suffuse.planning.rules.seating import seats_in

ARM_LENGTH_M = 1.0
"""The distance kept where no measure names one: a chair and an elbow for each."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time in which one session can be held."""

    id: str
    starts: datetime
    ends: datetime

    @property
    def day(self) -> date:
        return self.starts.date()


@dataclass(frozen=True, slots=True)
class Venue:
    """
    A room with `seats` (already distanced) or a floor in metres; `closed` are slots.

    `seated` are (distance in metres, seats), worked out beforehand where the room is more than an
    empty rectangle: something stands in the way, or its seats are screwed down.
    """

    id: str
    seats: int | None = None
    width_m: float | None = None
    length_m: float | None = None
    closed: frozenset[str] = frozenset()
    seated: tuple[tuple[float, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """
    Someone who can teach these levels, not in the `closed` slots, at most so often a day.

    Some slots are closed only so that the planner does not call too often on a day that others use
    too: `rests`. Another slot of that day would do as well, so the rules count the day instead.
    """

    id: str
    levels: frozenset[str]
    closed: frozenset[str] = frozenset()
    most_a_day: int | None = None
    rests: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one team who stand on one level: a head count."""

    team: str
    level: str
    people: int


@dataclass(frozen=True, slots=True)
class Limit:
    """A gathering limit in force from one day until another (or until further notice)."""

    starts: date
    until: date | None = None
    people: int | None = None
    distance_m: float | None = None
    in_person: bool = True
    minutes_between: int = 0

    def covers(self, day: date) -> bool:
        """Tell whether the limit is in force on `day`."""
        return self.starts <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Policy:
    """
    What the committee asks of its own plan beyond the measures.

    `level_order` is a list of rounds; the levels of a round may study side by side.
    """

    most_of_a_team_away: float | None = None
    level_order: tuple[tuple[str, ...], ...] = ()
    whole_teams: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """So many people of one team, inside a session."""

    team: str
    people: int


@dataclass(frozen=True, slots=True)
class Session:
    """A batch of one level, in a venue, in a slot, with a speaker. `held` ones are history."""

    slot: str
    venue: str
    level: str
    speaker: str
    groups: tuple[Part, ...]
    held: bool = False

    @property
    def people(self) -> int:
        return sum(part.people for part in self.groups)


@dataclass(frozen=True, slots=True)
class Day:
    """The strictest of all limits in force on one day."""

    people: int | None
    distance_m: float
    in_person: bool
    minutes_between: int


@dataclass(frozen=True)
class Instance:
    """
    One unit's (or one pool's) question to the planner. Slots are kept in order of time.

    `elsewhere` says how many sessions a speaker teaches in other plans on a day.
    """

    slots: tuple[Slot, ...]
    venues: tuple[Venue, ...]
    speakers: tuple[Speaker, ...]
    groups: tuple[Group, ...]
    limits: tuple[Limit, ...] = ()
    policy: Policy = Policy()
    fixed: tuple[Session, ...] = ()
    elsewhere: tuple[tuple[str, date, int], ...] = ()
    _days: dict[date, Day] = field(default_factory=dict, repr=False, compare=False)
    _room: dict[tuple[str, str], int] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def slot(self) -> dict[str, Slot]:
        return {slot.id: slot for slot in self.slots}

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each slot stands in the order of time, from 0."""
        ordered = sorted(self.slots, key=lambda slot: (slot.starts, slot.id))
        return {slot.id: number for number, slot in enumerate(ordered)}

    @cached_property
    def venue(self) -> dict[str, Venue]:
        return {venue.id: venue for venue in self.venues}

    @cached_property
    def speaker(self) -> dict[str, Speaker]:
        return {speaker.id: speaker for speaker in self.speakers}

    @cached_property
    def heads(self) -> dict[tuple[str, str], int]:
        """People by (team, level)."""
        counted: dict[tuple[str, str], int] = {}
        for group in self.groups:
            key = group.team, group.level
            counted[key] = counted.get(key, 0) + group.people
        return counted

    @cached_property
    def levels(self) -> dict[str, int]:
        """People by level."""
        counted: dict[str, int] = {}
        for group in self.groups:
            counted[group.level] = counted.get(group.level, 0) + group.people
        return counted

    @cached_property
    def away(self) -> dict[str, int]:
        """How many people of each team (all levels) may sit in sessions of one slot."""
        whole: dict[str, int] = {}
        for group in self.groups:
            whole[group.team] = whole.get(group.team, 0) + group.people
        share = self.policy.most_of_a_team_away
        if share is None:
            return whole
        return {team: max(1, floor(share * people + 1e-9)) for team, people in whole.items()}

    @cached_property
    def rounds(self) -> dict[str, int]:
        """The round of each level that has one, from 0."""
        order = enumerate(self.policy.level_order)
        return {level: number for number, levels in order for level in levels}

    def on(self, day: date) -> Day:
        """Return the strictest of all limits in force on `day`."""
        if day not in self._days:
            self._days[day] = strictest([limit for limit in self.limits if limit.covers(day)])
        return self._days[day]

    def seats(self, venue: str, slot: str) -> int:
        """Return how many people the venue seats at the distance of that slot's day, cap aside."""
        room, distance = self.venue[venue], self.on(self.slot[slot].day).distance_m
        if room.seats is not None:
            return room.seats
        for known, seats in room.seated:
            if known == distance:
                return seats
        return seats_in(room.width_m or 0.0, room.length_m or 0.0, distance)

    def capacity(self, venue: str, slot: str) -> int:
        """Return how many people may sit there then: seats, cap, closing and prohibition together."""
        key = venue, slot
        if key not in self._room:
            day = self.on(self.slot[slot].day)
            shut = slot in self.venue[venue].closed or not day.in_person
            seats = 0 if shut else self.seats(venue, slot)
            self._room[key] = seats if day.people is None else min(seats, day.people)
        return self._room[key]

    def changed(self, **facts: object) -> "Instance":
        """Return the same question with some facts replaced (what-if)."""
        return replace(self, **facts, _days={}, _room={})  # type: ignore[arg-type]  # names are fields


def strictest(limits: Sequence[Limit]) -> Day:
    """Return the strictest of each wish: fewest people, greatest distance, longest pause."""
    caps = [limit.people for limit in limits if limit.people is not None]
    far = [limit.distance_m for limit in limits if limit.distance_m is not None]
    return Day(
        people=min(caps, default=None),
        distance_m=max(far, default=ARM_LENGTH_M),
        in_person=all(limit.in_person for limit in limits),
        minutes_between=max((limit.minutes_between for limit in limits), default=0),
    )
