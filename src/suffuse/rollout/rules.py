"""Where a unit's duty stands, when it may begin, and how much a rollout asks of people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from suffuse.language.rules import Words


class Mark(StrEnum):
    """What can happen to a duty; each is the moment of an act in some room above."""

    ASSESSED = "assessed"
    PLANNED = "planned"
    STUDYING = "studying"
    STUDIED = "studied"
    REPORTED = "reported"
    RETURNED = "returned"
    ACCEPTED = "accepted"


# Of these the last counts, since a report may come, go back and come again; of others the first.
LATEST = frozenset({Mark.REPORTED, Mark.RETURNED, Mark.ACCEPTED})


class State(StrEnum):
    """How far a unit has come, from its first step to the last."""

    NO_ASSESSMENT = "no_assessment"
    NO_PLAN = "no_plan"
    PLANNED = "planned"
    STUDYING = "studying"
    STUDIED = "studied"
    REPORTED = "reported"
    RETURNED = "returned"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Marks:
    """The moments at which things happened to a duty; None: not yet."""

    assessed_at: datetime | None = None
    planned_at: datetime | None = None
    studying_since: datetime | None = None
    studied_at: datetime | None = None
    reported_at: datetime | None = None
    returned_at: datetime | None = None
    accepted_at: datetime | None = None


def state(marks: Marks) -> State:
    """
    Return where a duty stands: as far as its marks reach.

    A plan without an assessment is not complete, so the duty still waits for its assessment; but
    once people study, that is what happens, with or without one.
    """
    reported, returned, accepted = marks.reported_at, marks.returned_at, marks.accepted_at
    if accepted and not (returned and returned > accepted):
        return State.ACCEPTED
    if returned and not (reported and reported > returned):
        return State.RETURNED
    return State.REPORTED if reported else _before_reporting(marks)


def _before_reporting(marks: Marks) -> State:
    if marks.studied_at:
        return State.STUDIED
    if marks.studying_since:
        return State.STUDYING
    if marks.assessed_at is None:
        return State.NO_ASSESSMENT
    return State.PLANNED if marks.planned_at else State.NO_PLAN


_HANDED_UP = frozenset({State.REPORTED, State.ACCEPTED})
_STUDY_OVER = frozenset({State.STUDIED, State.REPORTED, State.RETURNED, State.ACCEPTED})


def is_late(found: State, *, on: date, closes_on: date, report_due: date) -> bool:
    """Tell whether a duty is behind: people still to study after the window, or a report overdue."""
    if on > report_due and found not in _HANDED_UP:
        return True
    return on > closes_on and found not in _STUDY_OVER


class Gate(StrEnum):
    """What can keep a unit from starting."""

    SPEAKERS = "parent_speakers_not_ready"
    LEADERS = "leaders_not_first"


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready a parent unit is to carry the text down; measured, not a date that has come."""

    speakers: int
    ready: int
    needed: int = 1


def closed_gates(
    parent: Readiness | None, *, round_of_level: int, open_rounds: Iterable[int]
) -> Iterator[Gate]:
    """
    Say what keeps a unit from studying with one of its levels.

    :param parent: None for the top of the rollout, which waits for nobody
    :param round_of_level: the round in which the level studies
    :param open_rounds: the rounds of the unit that still have people who have not studied
    """
    if parent is not None and parent.ready < min(parent.needed, max(parent.speakers, 1)):
        yield Gate.SPEAKERS
    if any(earlier < round_of_level for earlier in open_rounds):
        yield Gate.LEADERS


@dataclass(frozen=True, slots=True)
class Asked:
    """What one rollout asks of one level: minutes of study between two days."""

    rollout_id: int
    level: str
    minutes: int
    opens_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class Load:
    """What all open rollouts together ask of one level: hours for each person."""

    level: str
    hours: float
    rollouts: int


def load(asked: Iterable[Asked], *, on: date) -> tuple[Load, ...]:
    """Return the hours each level owes on a day to all rollouts whose window is not over."""
    minutes: dict[str, int] = {}
    rollouts: dict[str, set[int]] = {}
    for each in asked:
        if on <= each.closes_on:
            minutes[each.level] = minutes.get(each.level, 0) + each.minutes
            rollouts.setdefault(each.level, set()).add(each.rollout_id)
    return tuple(Load(level, total / 60, len(rollouts[level])) for level, total in minutes.items())


def tally(states: Iterable[State]) -> Mapping[State, int]:
    """Count how many duties stand where, every state among them, in the order of the road."""
    counts = dict.fromkeys(State, 0)
    for each in states:
        counts[each] += 1
    return counts


LEAST_CELL = 5
"""A published figure speaks of at least so many people."""
LEAST_CHECKED = 10
"""The result of a check speaks of at least so many people."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A level that must study: in which round, and for how many minutes."""

    level: str
    round: int = 1
    minutes: int = 180


@dataclass(frozen=True, slots=True)
class Opening:
    """
    What is decided when a rollout is opened.

    `team_share` is the most of one team that may be away in one slot, 0 to 1; `follows_id` the
    rollout whose next phase this is; `only` the units that get a duty, such as those unfinished
    before (None: all that stand).
    """

    directive_id: int
    top_id: int
    title: Words
    opens_on: date
    closes_on: date
    report_due: date
    levels: tuple[Turn, ...]
    least_cell: int = LEAST_CELL
    least_checked: int = LEAST_CHECKED
    team_share: Decimal = Decimal("0.50")
    follows_id: int | None = None
    only: frozenset[int] | None = None

    @property
    def backwards(self) -> bool:
        """Tell whether it would close, or its reports be due, before it opens."""
        return self.closes_on < self.opens_on or self.report_due < self.opens_on

    @property
    def exposes(self) -> bool:
        """Tell whether figures could speak of so few people that they would be known."""
        return self.least_cell < LEAST_CELL or self.least_checked < LEAST_CHECKED
