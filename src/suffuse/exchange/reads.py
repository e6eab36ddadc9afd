"""What leaves the house by file: sessions for calendars, reach for other systems. Never a name."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from suffuse.audit import reads as audit
from suffuse.exchange.rules import Figures, Reach, Row
from suffuse.language.rules import Words
from suffuse.organisation.models import Unit
from suffuse.organisation.rules import Scope
from suffuse.planning.models import Session
from suffuse.reporting import reads as reporting
from suffuse.reporting.reads import Children, Part
from suffuse.reporting.rules import Shown
from suffuse.rollout import reads as rollout

UNKNOWN, WITHHELD = Shown("unknown"), Shown("withheld")


@dataclass(frozen=True, slots=True)
class Event:
    """One session as a calendar keeps it: which level, where, when, for how many. Nobody's name."""

    code: str
    title: Words
    level: Words
    venue: str
    starts: datetime
    ends: datetime
    people: int
    changed_at: datetime


def sessions(*, unit_id: int) -> tuple[Event, ...]:
    """Return the sessions of a unit's confirmed plans, in the order in which they begin. One query."""
    rows = Session.objects.filter(unit_id=unit_id, plan__state="confirmed")
    return tuple(
        Event(
            code=row.code,
            title=Words(row.rollout.title_lo, row.rollout.title_en),
            level=Words(row.level.name_lo, row.level.name_en),
            venue=row.venue.name or row.venue.code,
            starts=row.starts,
            ends=row.ends,
            people=row.people,
            changed_at=row.plan.confirmed_at or row.plan.proposed_at,
        )
        for row in rows.select_related("rollout", "level", "venue", "plan").order_by("starts", "pk")
    )


def reach(*, rollout_id: int, unit_id: int) -> Reach:
    """Return a unit's subtree in a rollout as it may leave the house. A constant number of queries."""
    unit = Unit.objects.get(pk=unit_id)
    facts = rollout.rollout(rollout_id)
    seen = reporting.overview(rollout_id=rollout_id, scope=Scope(unit.path))
    below = reporting.children(rollout_id=rollout_id, unit_id=unit_id)
    levels = [_row("level", part.key, part) for part in seen.levels]
    return Reach(
        directive=facts.number,
        rollout=facts.title,
        unit_code=unit.code,
        unit=Words(unit.name_lo, unit.name_en),
        week=seen.week,
        late=seen.late,
        least_cell=facts.least_cell,
        simulated=bool(settings.SIMULATED),
        head=audit.head(),
        rows=(_row("total", "", seen.total), *levels, *_units(below)),
    )


def _units(below: Children) -> tuple[Row, ...]:
    rows = [
        Row("unit", line.code, line.name, _figures(line.part), line.units, line.state)
        for line in below.lines
    ]
    if below.together is not None:
        one = below.together
        figures = Figures(one.of, False, None, UNKNOWN, one, UNKNOWN, UNKNOWN)
        name = Words("ຫົວໜ່ວຍນ້ອຍ ລວມກັນ", "Small units together")
        rows.append(Row("pool", "", name, figures, len(below.pooled)))
    return tuple(rows)


def _row(kind: str, key: str, part: Part) -> Row:
    return Row(kind, key, part.name, _figures(part))


def _figures(part: Part) -> Figures:
    """Return a part's figures; of a group too small to be shown nothing is left but that it is there."""
    if part.withheld:
        return Figures(part.of, part.estimated, None, WITHHELD, WITHHELD, WITHHELD, WITHHELD)
    return Figures(
        part.of, part.estimated, part.silent, part.planned, part.wide, part.lasting, part.deep
    )
