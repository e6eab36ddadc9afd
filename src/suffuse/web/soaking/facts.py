"""The overview page of one unit's duty, gathered from the rooms below."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from suffuse.access.reads import SeatFacts
from suffuse.access.rules import TABLE, permits
from suffuse.comprehension import reads as comprehension
from suffuse.language.rules import Words
from suffuse.organisation import reads as organisation
from suffuse.organisation.reads import UnitFacts
from suffuse.reporting import reads as reporting
from suffuse.reporting.reads import ChildLine, Overview, StopLine
from suffuse.reporting.rules import Shown
from suffuse.rollout import reads as rollout
from suffuse.rollout.models import Duty
from suffuse.rollout.reads import DutyFacts, DutyLine, RolloutFacts
from suffuse.web import said
from suffuse.web.pictures import Box, Tile
from suffuse.web.soaking.course import Course, course
from suffuse.web.soaking.map import boxes

ROUTE = "overview"
FEW = 5


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit directly below, with its whole branch. `href` is empty where the seat may not go."""

    line: ChildLine
    late: bool
    href: str


@dataclass(frozen=True, slots=True)
class StopRow:
    """Where the cascade stopped, with the way to that unit's page ("" where the seat may not go)."""

    line: StopLine
    href: str


@dataclass(frozen=True, slots=True)
class ClauseCell:
    """A clause by how well it was understood, with a link to the text."""

    label: str
    heading: Words
    share: float | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many units of the branch stand where."""

    units: int
    without_plan: int
    late: int
    reported: int
    accepted: int


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """
    Everything the overview shows. `exact`: a unit without units below sees its own figures as counted.
    """

    duty: DutyFacts
    rollout: RolloutFacts
    unit: UnitFacts
    crumb: tuple[tuple[Words, str], ...]
    seen: Overview
    exact: bool
    rows: tuple[UnitRow, ...]
    pooled: tuple[Words, ...]
    together: Shown | None
    boxes: tuple[Box, ...]
    tiles: tuple[Tile, ...]
    course: Course
    clauses: tuple[ClauseCell, ...]
    weakest: tuple[ClauseCell, ...]
    stops: tuple[StopRow, ...]
    progress: Progress

    @property
    def top(self) -> bool:
        """Tell whether this is the unit from which the rollout starts."""
        return self.unit.path == self.rollout.path


def overview(  # long: everything the page shows, each asked once
    *, duty_id: int, seat: SeatFacts, on: date
) -> OverviewPage:
    """
    Return the overview of a duty, as a seat may see it. A constant number of queries.

    :raises Duty.DoesNotExist: if there is none
    """
    duty = _duty(duty_id, on)
    unit, facts = organisation.unit(duty.unit_id), rollout.rollout(duty.rollout_id)
    lines = rollout.duties(facts.id, unit.scope, on=on)
    exact = len(lines) == 1 and seat.path == unit.path
    seen = reporting.overview(rollout_id=facts.id, scope=unit.scope, exact=exact)
    children = reporting.children(rollout_id=facts.id, unit_id=unit.id)
    clauses, link = _clauses(facts.id, unit), _links(seat)
    rows = _rows(children.lines, lines, link)
    return OverviewPage(
        duty=duty,
        rollout=facts,
        unit=unit,
        crumb=_crumb(facts.id, unit, facts, link),
        seen=seen,
        exact=exact,
        rows=rows,
        pooled=children.pooled,
        together=children.together,
        boxes=_boxes(facts, unit, lines, seen, link),
        tiles=tiles(rows),
        course=course(rollout=facts, scope=unit.scope, of=seen.total.of, on=on),
        clauses=clauses,
        weakest=weakest(clauses),
        stops=_stops(facts, unit, lines, link, on),
        progress=progress(lines),
    )


def _duty(duty_id: int, on: date) -> DutyFacts:
    rollout_id, unit_id = Duty.objects.values_list("rollout_id", "unit_id").get(pk=duty_id)
    found = rollout.duty(rollout_id, unit_id, on=on)
    if found is None:
        raise Duty.DoesNotExist
    return found


def shelf(*, seat: SeatFacts, on: date) -> tuple[DutyFacts, ...]:
    """Return the duties of the seat's own unit in all rollouts that are not closed. One query."""
    return rollout.duties_of_unit(seat.unit_id, on=on)


def weakest(clauses: Iterable[ClauseCell]) -> tuple[ClauseCell, ...]:
    """Return the clauses least understood, of those that were asked about."""
    asked = [cell for cell in clauses if cell.share is not None]
    return tuple(sorted(asked, key=lambda cell: cell.share or 0.0)[:FEW])


def tiles(rows: Iterable[UnitRow]) -> tuple[Tile, ...]:
    """Return the provinces among the rows as tiles of a map; one or two make no map."""
    found = []
    for row in rows:
        line = row.line
        if line.kind == "province":
            withheld, name = line.part.withheld, said.words(line.name)
            wide, deep = (None, None) if withheld else (line.part.wide.share, line.part.deep.share)
            title = f"{name}: {said.soaked(wide, deep, withheld=withheld)}"
            figure = said.shown(line.part.wide)
            found.append(Tile(line.code, _short(name), title, figure, wide, deep, row.href))
    return tuple(found) if len(found) >= FEW else ()


def _short(name: str) -> str:
    """Return a province's name without the word that all of them carry."""
    return name.removeprefix("ແຂວງ").removesuffix("Province").strip()


def progress(lines: Iterable[DutyLine]) -> Progress:
    """Count where the units of a branch stand."""
    found = list(lines)
    return Progress(
        units=len(found),
        without_plan=sum(line.state in ("no_assessment", "no_plan") for line in found),
        late=sum(line.late for line in found),
        reported=sum(line.state == "reported" for line in found),
        accepted=sum(line.state == "accepted" for line in found),
    )


def _links(seat: SeatFacts) -> Callable[[int, str], str]:
    """Return what writes the address of a duty's page, or nothing where the seat may not go."""

    def link(duty_id: int, path: str) -> str:
        allowed = permits(TABLE[ROUTE], role=seat.role, seat=seat.path, thing=path)
        return reverse(ROUTE, args=[duty_id]) if allowed else ""

    return link


def _rows(
    children: Iterable[ChildLine], lines: Iterable[DutyLine], link: Callable[[int, str], str]
) -> tuple[UnitRow, ...]:
    duties = {line.unit_id: line for line in lines}
    return tuple(
        UnitRow(child, duty.late, link(duty.id, duty.path))
        for child in children
        if (duty := duties.get(child.unit_id))
    )


def _stops(
    facts: RolloutFacts,
    unit: UnitFacts,
    lines: Iterable[DutyLine],
    link: Callable[[int, str], str],
    on: date,
) -> tuple[StopRow, ...]:
    duties = {line.unit_id: line for line in lines}
    stops = reporting.stop_points(rollout_id=facts.id, scope=unit.scope, on=on)[:FEW]
    return tuple(
        StopRow(stop, link(duties[stop.unit_id].id, duties[stop.unit_id].path)) for stop in stops
    )


def _boxes(
    facts: RolloutFacts,
    unit: UnitFacts,
    lines: Iterable[DutyLine],
    seen: Overview,
    link: Callable[[int, str], str],
) -> tuple[Box, ...]:
    return boxes(
        lines,
        reporting.branches(rollout_id=facts.id, scope=unit.scope, week=seen.week),
        top=unit.path,
        k=facts.least_cell,
        checked=facts.least_checked,
        link=lambda line: link(line.id, line.path),
    )


def _clauses(rollout_id: int, unit: UnitFacts) -> tuple[ClauseCell, ...]:
    found = comprehension.by_clause(scope=unit.scope, rollout_id=rollout_id)
    return tuple(ClauseCell(one.label, one.heading, one.share) for one in found)


def _crumb(
    rollout_id: int, unit: UnitFacts, facts: RolloutFacts, link: Callable[[int, str], str]
) -> tuple[tuple[Words, str], ...]:
    """Return the path in the tree from the rollout's top down to the unit; its own name has no link."""
    above = [one for one in organisation.breadcrumb(unit.path) if one.path.startswith(facts.path)]
    duties = dict(
        Duty.objects.filter(
            rollout_id=rollout_id, unit_id__in=[one.id for one in above]
        ).values_list("unit_id", "pk")
    )
    return tuple(
        (one.name, link(duties[one.id], one.path) if one.id in duties and one != unit else "")
        for one in above
    )
