"""One clause with all that hangs on it: the spine of the whole, gathered from every room."""

from dataclasses import dataclass
from datetime import datetime

from suffuse.access.reads import SeatFacts
from suffuse.access.rules import TABLE, permits
from suffuse.assessment import reads as assessment
from suffuse.assessment.reads import FindingFacts
from suffuse.attendance import reads as attendance
from suffuse.attendance.reads import Asked
from suffuse.comprehension import reads as comprehension
from suffuse.comprehension.reads import ClauseShare
from suffuse.direction import reads as direction
from suffuse.direction.reads import Brief
from suffuse.directive import reads as directive
from suffuse.directive.reads import ClauseFacts
from suffuse.media import reads as media
from suffuse.media.reads import Line
from suffuse.organisation import reads as organisation
from suffuse.organisation.reads import UnitFacts
from suffuse.reporting import reads as reporting
from suffuse.reporting.reads import Part
from suffuse.rollout import reads as rollout
from suffuse.rollout.reads import RolloutFacts

FEW = 12


@dataclass(frozen=True, slots=True)
class Carried:
    """
    What happened to a clause in one rollout, in the seat's unit and below.

    `units` held sessions on it; `people` is exact inside a single unit, else None; `part` is what
    the ledger shows of the whole. What a seat may not see is None: not shown, not counted.
    """

    rollout: RolloutFacts
    units: int
    people: int | None
    part: Part
    share: ClauseShare | None
    asked: tuple[Asked, ...]
    waiting: tuple[Asked, ...]
    published: tuple[Line, ...]
    counted: dict[str, int] | None
    findings: tuple[FindingFacts, ...] | None
    decided: tuple[Brief, ...] | None


@dataclass(frozen=True, slots=True)
class ClausePage:
    """Everything `web/clause.html` may use."""

    clause: ClauseFacts
    directive_id: int
    edition_id: int
    number: str
    above: tuple[ClauseFacts, ...]
    said: tuple[tuple[str, str], ...]
    unit: UnitFacts | None
    exact: bool
    carried: tuple[Carried, ...]
    address: str
    before: ClauseFacts | None
    after: ClauseFacts | None


def clause(  # long: everything the page shows, each asked once
    *, directive_id: int, key: str, seat: SeatFacts | None, address: str, at: datetime
) -> ClausePage | None:
    """Return a clause with all that hangs on it within a seat's reach; None if there is none."""
    lines = directive.clauses(directive_id=directive_id)
    place = next((n for n, one in enumerate(lines) if one.key == key), None)
    editions = directive.editions_of(directive_id)
    if place is None:
        return None
    unit = organisation.unit(seat.unit_id) if seat else None
    exact = unit is not None and not organisation.children(unit.id)
    carried = (
        tuple(
            _carried(one, key, unit, seat, exact, at)
            for one in rollout.rollouts_for(seat.path)
            if one.directive_id == directive_id
        )
        if seat and unit
        else ()
    )
    return ClausePage(
        clause=lines[place],
        directive_id=directive_id,
        edition_id=editions[0].pk,
        number=directive.number_of(directive_id),
        above=_above(lines, place),
        said=directive.said(key=key, edition_ids=[one.pk for one in editions]),
        unit=unit,
        exact=exact,
        carried=carried,
        address=address,
        before=lines[place - 1] if place else None,
        after=lines[place + 1] if place + 1 < len(lines) else None,
    )


def _above(lines: tuple[ClauseFacts, ...], place: int) -> tuple[ClauseFacts, ...]:
    """Return the clauses that a clause stands under, the highest first."""
    found: list[ClauseFacts] = []
    depth = lines[place].depth
    for one in reversed(lines[:place]):
        if one.depth < depth:
            found.insert(0, one)
            depth = one.depth
    return tuple(found)


def _carried(  # noqa: PLR0917 — where one looks from;  # long: every room is asked once
    facts: RolloutFacts, key: str, unit: UnitFacts, seat: SeatFacts, exact: bool, at: datetime
) -> Carried:
    def may(door: str) -> bool:
        return permits(TABLE[door], role=seat.role, seat=seat.path, thing=unit.path)

    scope = unit.scope
    studied = attendance.studied(scope=scope, keys=[key], rollout_id=facts.id)
    came = [one.came for one in studied if one.came is not None]
    shares = comprehension.by_clause(scope=scope, rollout_id=facts.id) if may("overview") else ()
    waiting = (
        attendance.waiting(scope=scope, rollout_id=facts.id) if may("attendance:questions") else ()
    )
    sees_work = may("assessment:assessment")
    own = assessment.assessment(unit_id=unit.id, at=at, rollout_id=facts.id) if sees_work else None
    return Carried(
        rollout=facts,
        units=len({one.unit_id for one in studied}),
        people=sum(came) if came and exact else None,
        part=reporting.overview(scope=scope, rollout_id=facts.id, exact=exact).total,
        share=next((one for one in shares if one.clause_key == key), None),
        asked=_on(key, attendance.questions(rollout_id=facts.id)),
        waiting=_on(key, waiting),
        published=tuple(one for one in media.published(rollout_id=facts.id) if key in one.clauses)[
            :FEW
        ],
        counted=assessment.by_clause(scope=scope, rollout_id=facts.id).get(key, {})
        if sees_work
        else None,
        findings=tuple(one for one in own.findings if one.clause_key == key) if own else None,
        decided=direction.on_clause(unit_id=unit.id, key=key, rollout_id=facts.id)
        if may("direction:receipt")
        else None,
    )


def _on(key: str, asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    return tuple(one for one in asked if one.clause_key == key)[:FEW]
