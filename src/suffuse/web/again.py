"""Who must study again, because a newer edition changed what they studied: the page, as facts."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from suffuse.access.reads import SeatFacts
from suffuse.attendance import reads as attendance
from suffuse.attendance.reads import Studied
from suffuse.directive import reads as directive
from suffuse.directive.reads.comparing import Redline, redline
from suffuse.directive.rules.redline import Change
from suffuse.language.rules import Words
from suffuse.organisation import reads as organisation
from suffuse.organisation.reads import UnitFacts
from suffuse.organisation.rules import Scope
from suffuse.reporting import reads as reporting
from suffuse.reporting.reads import Part
from suffuse.rollout import reads as rollout
from suffuse.rollout.reads import AgainFacts, RolloutFacts


@dataclass(frozen=True, slots=True)
class LevelAgain:
    """
    A level that studied what was changed: in how many units, how many of those asked, how many began.

    `people` is exact inside the unit whose own people they are; above it `part` says what the ledger
    shows of the whole level, so that no new figure is let out.
    """

    name: Words
    units: int
    asked: int
    begun: int
    people: int | None
    part: Part | None


@dataclass(frozen=True, slots=True)
class RolloutAgain:
    """One rollout of the text, as far as it lies in the seat's unit and below."""

    rollout: RolloutFacts
    units: frozenset[int]
    levels: tuple[LevelAgain, ...]
    asked: int
    since: datetime | None

    @property
    def left(self) -> int:
        """How many units' duties are not opened again yet."""
        return len(self.units) - self.asked


@dataclass(frozen=True, slots=True)
class AgainPage:
    """Everything `web/again.html` may use; `redline` is None where no edition changed anything."""

    unit: UnitFacts
    number: str
    redline: Redline | None
    changes: tuple[Change, ...]
    rollouts: tuple[RolloutAgain, ...]
    exact: bool

    @property
    def left(self) -> int:
        """How many units' duties are not opened again yet."""
        return sum(one.left for one in self.rollouts)


def again(*, directive_id: int, seat: SeatFacts) -> AgainPage | None:
    """Return who must study again in a seat's unit and below; None without such a text in force."""
    editions = directive.editions_of(directive_id)
    if not editions:
        return None
    unit, found = organisation.unit(seat.unit_id), redline(editions[0].pk)
    reached = [
        one
        for one in rollout.rollouts_for(seat.path, below=True)
        if one.directive_id == directive_id and not one.closed
    ]
    exact = not organisation.children(unit.id)
    carried = tuple(_rollout(one, found, unit, exact) for one in reached) if found else ()
    changes = tuple(one for one in found.changes if one.is_new_matter) if found else ()
    number = found.number if found else editions[0].title
    return AgainPage(unit, number, found, changes, carried, exact)


def _rollout(facts: RolloutFacts, found: Redline, unit: UnitFacts, exact: bool) -> RolloutAgain:
    scope = unit.scope
    studied = attendance.studied(scope=scope, rollout_id=facts.id, keys=found.new_matter)
    opened = {
        one.unit_id: one
        for one in rollout.again(scope, edition_id=found.after.id)
        if one.rollout_id == facts.id
    }
    units = frozenset(one.unit_id for one in studied)
    since = min((one.asked_at for one in opened.values()), default=None)
    held = (
        attendance.held_since(scope=scope, rollout_id=facts.id, since=since)
        if since
        else frozenset()
    )
    levels = _levels(facts, scope, studied, opened, held)
    if not exact:
        levels = tuple(replace(one, people=None) for one in levels)
    return RolloutAgain(facts, units, levels, len(units & opened.keys()), since)


def _levels(
    facts: RolloutFacts,
    scope: Scope,
    studied: tuple[Studied, ...],
    opened: dict[int, AgainFacts],
    held: frozenset[tuple[int, str]],
) -> tuple[LevelAgain, ...]:
    by_level: dict[str, list[Studied]] = defaultdict(list)
    for one in studied:
        by_level[one.level].append(one)
    seen = reporting.overview(rollout_id=facts.id, scope=scope)
    parts = {part.key: part for part in seen.levels}
    return tuple(
        LevelAgain(
            turn.name,
            len(lines),
            sum(one.unit_id in opened for one in lines),
            sum((one.unit_id, one.level) in held for one in lines if one.unit_id in opened),
            lines[0].came if len(lines) == 1 else None,
            parts.get(turn.key),
        )
        for turn in facts.levels
        if (lines := by_level.get(turn.key))
    )
