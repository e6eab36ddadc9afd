"""A report as it is read: frozen, and rounded for whoever is not its own unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from suffuse.language.rules import Words
from suffuse.reporting.reads.ledger import Part
from suffuse.reporting.rules import Cell, Doubt


@dataclass(frozen=True, slots=True)
class Row:
    """
    One level in a report's table: own people and those below together, as they may be shown.

    A level that is not `seated` is reached by media; it stands apart from the sum.
    """

    key: str
    name: Words
    whole: Part
    own: Cell | None
    hand: tuple[str, ...]
    seated: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """One section: its words, and why it came back, if it did."""

    key: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A child's words in its parent's report, with their source."""

    section: str
    text: str
    unit: Words
    unit_id: int
    report_id: int
    revision: int


@dataclass(frozen=True, slots=True)
class Version:
    """One revision, in the list of them."""

    id: int
    number: int
    drafted_at: datetime
    submitted_at: datetime | None
    returned_at: datetime | None
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Full:
    """A report in one of its revisions. `exact` says whether the figures are as counted."""

    id: int
    unit_id: int
    unit: Words
    unit_code: str
    kind: str
    parent: Words | None
    path: str
    rollout_id: int
    rollout: Words
    top_id: int
    directive_id: int
    state: str
    accepted_at: datetime | None
    revision_id: int
    number: int
    letter_number: str
    place: str
    addressees: tuple[str, ...]
    signatory_title: str
    anchor: str
    submitted_at: datetime | None
    confirmed: bool
    exact: bool
    rows: tuple[Row, ...]
    total: Part
    sections: tuple[Said, ...]
    passages: tuple[Passage, ...]
    gaps: tuple[Words, ...]
    versions: tuple[Version, ...]
    doubts: tuple[Doubt, ...]

    @property
    def at_the_top(self) -> bool:
        """Tell whether this is the report of the unit where the rollout begins."""
        return self.unit_id == self.top_id

    def words_of(self, section: str) -> tuple[Passage, ...]:
        """Return the passages picked for one section."""
        return tuple(passage for passage in self.passages if passage.section == section)
