"""Units beside each other: the branches below one, and where the cascade stopped."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db.models import Count, Min, Q

from suffuse.language.rules import Words
from suffuse.organisation.models import Unit
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.reporting.reads.ledger import SUMS, Part, newest, part, reach_of, seated
from suffuse.reporting.rules import PATIENCE, Node, Reach, Shown, Sibling, pool, stops
from suffuse.rollout.models import Duty, Rollout
from suffuse.rollout.rules import Marks, state


@dataclass(frozen=True, slots=True)
class ChildLine:
    """
    One unit directly below another, with all that is below it.

    `states` counts the duties of its whole branch by state; `state` is its own. A line whose `wide`
    is withheld is pooled with its siblings.
    """

    unit_id: int
    code: str
    name: Words
    kind: str
    units: int
    part: Part
    state: str
    states: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Children:
    """The units below one, beside each other; the small ones are pooled in one line."""

    week: date | None
    lines: tuple[ChildLine, ...]
    pooled: tuple[Words, ...] = ()
    together: Shown | None = None


def branches(*, rollout_id: int, scope: Scope, week: date | None) -> tuple[tuple[str, Reach], ...]:
    """Return (path, sum) of every single unit of a scope that has lines in a week. One query."""
    if week is None:
        return ()
    rows = seated(rollout_id).filter(within(scope, "unit"), week=week).order_by()
    return tuple(
        (row["unit__path"], reach_of(row)) for row in rows.values("unit__path").annotate(**SUMS)
    )


def below(sums: Iterable[tuple[str, Reach]], *, depth: int) -> dict[int, Reach]:
    """Add single units up into the branches that begin at a depth; keyed by the branch's unit."""
    columns: dict[int, list[int]] = {}
    names = Reach.__slots__
    for path, reach in sums:
        ids = path.strip("/").split("/")
        if len(ids) < depth:
            continue
        row = columns.setdefault(int(ids[depth - 1]), [0] * len(names))
        for place, name in enumerate(names):
            row[place] += getattr(reach, name)
    return {key: Reach(*row) for key, row in columns.items()}


def children(*, rollout_id: int, unit_id: int, on: date | None = None) -> Children:
    """Return the units directly below one, each with its branch, as its parent may see them. Six queries."""
    unit = Unit.objects.get(pk=unit_id)
    rollout = Rollout.objects.get(pk=rollout_id)
    week = newest(rollout_id, on)
    scope = Scope(unit.path)
    sums = below(branches(rollout_id=rollout_id, scope=scope, week=week), depth=unit.depth + 1)
    own, states, sizes = _duties(rollout_id, scope, unit.depth + 1)
    found = [
        ChildLine(
            unit_id=child.pk,
            code=child.code,
            name=Words(child.name_lo, child.name_en),
            kind=child.kind,
            units=sizes[child.pk],
            part=part(
                child.code,
                Words(child.name_lo, child.name_en),
                sums.get(child.pk, Reach()),
                k=rollout.least_cell,
                checked=rollout.least_checked,
            ),
            state=own.get(child.pk, ""),
            states=dict(states.get(child.pk, {})),
        )
        for child in Unit.objects.filter(parent=unit)
        if child.pk in sizes
    ]
    return _pooled(week, found, sums, rollout.least_cell)


def _pooled(
    week: date | None, found: list[ChildLine], sums: Mapping[int, Reach], k: int
) -> Children:
    siblings = [
        Sibling(key, sum_.came_in if sum_.came_cells else None, sum_.of)
        for key, sum_ in sums.items()
    ]
    together = pool(siblings, k=k)
    hidden = set(together.pooled)
    seen = [
        replace(
            line, part=replace(line.part, of=None, wide=Shown("withheld"), deep=Shown("withheld"))
        )
        if line.unit_id in hidden
        else line
        for line in found
    ]
    names = tuple(line.name for line in found if line.unit_id in hidden)
    return Children(week, tuple(seen), names, together.together)


type _States = dict[int, Counter[str]]


def _duties(
    rollout_id: int, scope: Scope, depth: int
) -> tuple[dict[int, str], _States, Counter[int]]:
    """Return, by branch that begins at a depth: its first unit's state, all states, how many units."""
    own: dict[int, str] = {}
    states: _States = defaultdict(Counter)
    sizes: Counter[int] = Counter()
    for path, found in duty_states(rollout_id=rollout_id, scope=scope):
        ids = path.strip("/").split("/")
        if len(ids) < depth:
            continue
        branch = int(ids[depth - 1])
        states[branch][found] += 1
        sizes[branch] += 1
        if len(ids) == depth:
            own[branch] = found
    return own, states, sizes


def duty_states(*, rollout_id: int, scope: Scope) -> tuple[tuple[str, str], ...]:
    """Return (path, state) of every unit's duty in a scope. One query."""
    rows = Duty.objects.filter(within(scope, "unit"), rollout_id=rollout_id).select_related("unit")
    return tuple((duty.unit.path, state_of(duty)) for duty in rows)


def state_of(duty: Duty) -> str:
    """Return the state that a duty's marks add up to."""
    return state(Marks(**{name: getattr(duty, name) for name in Marks.__slots__}))


@dataclass(frozen=True, slots=True)
class StopLine:
    """A unit at which the cascade stopped: `above` was reached, `unit` has been silent for `days`."""

    unit_id: int
    unit: Words
    above: Words
    days: int
    state: str
    behind: int


def stop_points(
    *, rollout_id: int, scope: Scope, on: date, patience: int = PATIENCE
) -> tuple[StopLine, ...]:
    """Return where the cascade stopped within a scope, longest silence first. Two queries."""
    ours = seated(rollout_id).filter(within(scope, "unit")).order_by()
    rows = ours.values("unit_id").annotate(
        first=Min("week", filter=Q(came__gt=0)), people=Count("pk", filter=~Q(of=0))
    )
    seen = {row["unit_id"]: row for row in rows}
    duties = Duty.objects.filter(within(scope, "unit"), rollout_id=rollout_id)
    nodes, names = [], {}
    for duty in duties.select_related("unit"):
        row = seen.get(duty.unit_id)
        names[duty.unit_id] = Words(duty.unit.name_lo, duty.unit.name_en)
        nodes.append(
            Node(
                key=duty.unit_id,
                path=duty.unit.path,
                reached_on=row["first"] if row else None,
                signs=_last_sign(duty),
                state=state_of(duty),
                people=row is None or row["people"] > 0,
            )
        )
    return tuple(
        StopLine(stop.key, names[stop.key], names[stop.above], stop.days, stop.state, stop.behind)
        for stop in stops(nodes, on=on, patience=patience)
    )


def _last_sign(duty: Duty) -> date | None:
    """Return the day on which a unit was last heard of: the newest mark of its own making."""
    marks: list[datetime | None] = [
        duty.assessed_at,
        duty.planned_at,
        duty.studying_since,
        duty.studied_at,
        duty.reported_at,
    ]
    return max((mark.date() for mark in marks if mark), default=None)
