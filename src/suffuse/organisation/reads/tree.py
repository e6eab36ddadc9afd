"""Questions about units and where they stand."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from suffuse.language.rules import Words
from suffuse.organisation.models import Unit
from suffuse.organisation.rules import Scope, ancestors, depth, parent


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit as other rooms see it. `path` is the ids from the root down, such as `/1/10/`."""

    id: int
    code: str
    name: Words
    kind: str
    parent_id: int | None
    path: str
    depth: int
    valid_from: date | None
    valid_until: date | None

    @property
    def scope(self) -> Scope:
        """Return this unit and all below it."""
        return Scope(self.path)

    def stands(self, on: date) -> bool:
        """Tell whether the unit exists on a day."""
        return (self.valid_from or on) <= on <= (self.valid_until or on)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in the list of the tree, with how many stand below it at any depth."""

    unit: UnitFacts
    below: int


def facts_of(row: Unit) -> UnitFacts:
    """Return the facts of a unit's row."""
    return UnitFacts(
        id=row.pk,
        code=row.code,
        name=Words(row.name_lo, row.name_en),
        kind=row.kind,
        parent_id=row.parent_id,
        path=row.path,
        depth=row.depth,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )


def unit(unit_id: int) -> UnitFacts:
    """
    Return one unit.

    :raises Unit.DoesNotExist: if there is none
    """
    return facts_of(Unit.objects.get(pk=unit_id))


def top() -> UnitFacts | None:
    """Return the unit that stands above all others; None in an empty house."""
    row = Unit.objects.filter(parent=None).order_by("pk").first()
    return facts_of(row) if row else None


def units(scope: Scope | None = None) -> tuple[UnitFacts, ...]:
    """Return all units of a scope (None: of the house), each after the one above it. One query."""
    found = Unit.objects.filter(path__startswith=scope.path) if scope else Unit.objects.all()
    return tuple(facts_of(row) for row in found.order_by("depth", "sort_key", "code"))


def children(unit_id: int, *, start: int = 0, most: int | None = None) -> tuple[UnitLine, ...]:
    """
    Return the units directly below, in the order of their names. Two queries, however many.

    :param start: how many to leave out; :param most: how many to return, None for all
    """
    rows = list(
        Unit.objects.filter(parent_id=unit_id)[start : None if most is None else start + most]
    )
    if not rows:
        return ()
    above = parent(rows[0].path)
    paths = Unit.objects.filter(path__startswith=above).order_by().values_list("path", flat=True)
    at = depth(above)
    below = Counter(path.split("/", at + 2)[at + 1] for path in paths if path != above)
    return tuple(UnitLine(facts_of(row), below[str(row.pk)] - 1) for row in rows)


def how_many_below(unit: UnitFacts) -> tuple[int, int]:
    """Return how many units stand directly below a unit, and how many at any depth. One query."""
    below = Unit.objects.filter(path__startswith=unit.path).exclude(pk=unit.id)
    found = below.aggregate(all=Count("pk"), direct=Count("pk", filter=Q(parent_id=unit.id)))
    return found["direct"], found["all"]


def has_below(unit: UnitFacts) -> bool:
    """Tell whether units stand below a unit. One query."""
    return Unit.objects.filter(parent_id=unit.id).exists()


def breadcrumb(path: str) -> tuple[UnitFacts, ...]:
    """Return the units from the root down to the one at `path`. One query."""
    ids = [int(above.strip("/").rpartition("/")[2]) for above in ancestors(path)]
    return tuple(facts_of(row) for row in Unit.objects.filter(pk__in=ids).order_by("depth"))


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the path to a unit; `id` is None where the reader may not go."""

    name: Words
    id: int | None


def crumbs(path: str, *, reach: str) -> tuple[Crumb, ...]:
    """Return the steps to the unit at `path` for a reader who sits at `reach`. One query."""
    return tuple(
        Crumb(step.name, step.id if step.path.startswith(reach) else None)
        for step in breadcrumb(path)
    )


def find(code: str, *, within: Scope) -> UnitFacts | None:
    """Return the unit of a code inside a scope; None if there is none, or it lies elsewhere."""
    row = Unit.objects.filter(code=code, path__startswith=within.path).first()
    return facts_of(row) if row else None
