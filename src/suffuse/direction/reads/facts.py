"""Notes and directions as they are read: frozen."""

from dataclasses import dataclass
from datetime import date, datetime

from suffuse.direction.rules import Progress, Stage
from suffuse.language.rules import Words
from suffuse.organisation.rules import Scope


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A leading body's note of a report."""

    id: int
    body: Words
    on: date
    reference: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A direction in a list."""

    id: int
    rollout_id: int
    number: str
    body: Words
    text: Words
    due: date
    given_at: datetime
    closed_at: datetime | None
    progress: Progress


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit and all below it in one direction."""

    unit_id: int
    name: Words
    stage: Stage
    progress: Progress


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """A clause that a direction cites."""

    key: str
    label: str
    words: Words


@dataclass(frozen=True, slots=True)
class Full:
    """A direction with how far it has come: in all, level by level of the tree, branch by branch."""

    brief: Brief
    giver_id: int
    giver: Words
    top_id: int
    top: Words
    rollout: Words
    clauses: tuple[ClauseRef, ...]
    levels: tuple[tuple[int, Progress], ...]
    branches: tuple[Branch, ...]
    done: tuple["Answer", ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One unit's answer: what it added for its own, what shows that it is done."""

    receipt_id: int
    unit_id: int
    unit: Words
    stage: Stage
    received_at: datetime | None
    added: str
    done_at: datetime | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Mine:
    """A direction as one unit receives it: the text, what the levels above added, those below."""

    brief: Brief
    giver: Words
    rollout: Words
    clauses: tuple[ClauseRef, ...]
    answer: Answer
    from_above: tuple[Answer, ...]
    below: Progress
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A direction that waits for a unit to receive it or to say that it is done."""

    receipt_id: int
    direction_id: int
    number: str
    body: Words
    text: Words
    due: date
    given_at: datetime
    stage: Stage


@dataclass(frozen=True, slots=True)
class Giver:
    """A unit that may give direction; `branch` is itself and the units directly below."""

    name: Words
    scope: Scope
    branch: tuple[tuple[int, Words], ...]

    @property
    def has_below(self) -> bool:
        """Tell whether there is anybody to give direction to."""
        return len(self.branch) > 1
