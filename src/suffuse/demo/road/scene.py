"""What the stages of the road hand on to each other."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush
from itertools import batched
from typing import TypedDict

from django.db import transaction

from suffuse.audit.rules import Actor
from suffuse.demo.calendar import Calendar
from suffuse.demo.content import Content
from suffuse.demo.country import ROOT, ROSTER_DISTRICTS, Place
from suffuse.demo.fates import Fate

SIMULATED = "simulated"

type Steps = Iterator[int]
"""A stage: first how many steps it has, then a 1 after each of them."""


class Said(TypedDict):
    """In whose name, and when: what every act is told."""

    by: Actor
    at: datetime


class Where(TypedDict):
    """The unit and the rollout that an act is about."""

    unit_id: int
    rollout_id: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit of the demonstration as the database knows it."""

    id: int
    path: str
    place: Place
    fate: Fate

    @property
    def committee(self) -> Actor:
        """The unit's committee, which nobody sits in: what it does is simulated, and says so."""
        return Actor(SIMULATED, SIMULATED, "committee", self.id, self.path)


@dataclass(slots=True)
class Agenda:
    """What is still to come. It is done in the order of time, as the record of acts is written."""

    waiting: list[tuple[datetime, int, Callable[[], object]]] = field(default_factory=list)
    put_in: int = 0

    def put(self, at: datetime, do: Callable[[], object]) -> None:
        """Do something at a moment; of what falls on one moment, what was put in first."""
        self.put_in += 1
        heappush(self.waiting, (at, self.put_in, do))

    def until(self, end: datetime | None = None, size: int = 200) -> Iterator[int]:
        """Do what falls before `end`, or all; `size` of them are written to the disk at once."""
        while self._due(end):
            with transaction.atomic():
                for _ in range(size):
                    if self._due(end):
                        heappop(self.waiting)[2]()
                        yield 1

    def _due(self, end: datetime | None) -> bool:
        return bool(self.waiting) and (end is None or self.waiting[0][0] < end)


@dataclass(slots=True)
class Scene:
    """The country, the text and what has happened so far."""

    calendar: Calendar
    content: Content
    places: Sequence[Place]
    fates: Mapping[str, Fate]
    returned_first: frozenset[str]
    text: "Text"
    chance: random.Random = field(default_factory=lambda: random.Random(27))
    units: dict[str, Standing] = field(default_factory=dict)
    seats: dict[str, Actor] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    did: Counter[str] = field(default_factory=Counter)
    directive_id: int = 0
    rollout_id: int = 0
    report_id: int = 0
    notes: list[int] = field(default_factory=list)
    items: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    agenda: Agenda = field(default_factory=Agenda)
    # The places whose people have names, by the unit above them; how many of a roster have sat.
    named: frozenset[str] = frozenset(ROSTER_DISTRICTS)
    seated: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def root(self) -> Standing:
        """The unit at the top."""
        return self.units[ROOT]

    def reaching(self, least: Fate) -> list[Standing]:
        """Return the units that get at least so far, in the order of the tree."""
        return [unit for unit in self.units.values() if unit.fate >= least]

    def clause(self, label: str) -> str:
        """Return the stable id of the clause with this label."""
        return self.keys[label]


@dataclass(frozen=True, slots=True)
class Text:
    """The files that are handed in, by the names they are handed in under."""

    editions: tuple[tuple[str, bytes], ...]
    # Whether the questions and findings were written for it, or generated from its clauses.
    own: bool


def together[T](things: Iterable[T], size: int = 200) -> Iterator[T]:
    """Yield things so that what is done with `size` of them is written to the disk at once."""
    for some in batched(things, size, strict=False):
        with transaction.atomic():
            yield from some
