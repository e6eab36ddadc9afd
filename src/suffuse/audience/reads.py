"""Questions about levels, and how many people there are in them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from suffuse.audience.models import Estimate, Level
from suffuse.audience.rules import UNKNOWN, Basis, Figure, Sum, add_up, figure
from suffuse.language.rules import Words
from suffuse.organisation.models import HeadCount, Person, Unit
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope


@dataclass(frozen=True, slots=True)
class LevelFacts:
    """One kind of audience. A level that is not seated is reached by media, not by sessions."""

    id: int
    key: str
    name: Words
    position: int
    seated: bool


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A unit's people of one level, and how they are known."""

    level: LevelFacts
    figure: Figure
    named: int
    method: str
    as_of: date | None


def levels() -> tuple[LevelFacts, ...]:
    """Return all levels in their order. One query."""
    return tuple(
        LevelFacts(row.pk, row.key, Words(row.name_lo, row.name_en), row.position, row.seated)
        for row in Level.objects.all()
    )


def per_unit(scope: Scope) -> Mapping[int, Mapping[str, Figure]]:
    """
    Return what is known of every unit of a scope: unit id → level key → figure. Three queries.

    A unit or level that is missing here is unknown: ask with `figure_of`.
    """
    counted = _counted(scope)
    found: dict[int, dict[str, Figure]] = defaultdict(dict)
    for (unit_id, level), people in counted.items():
        found[unit_id][level] = figure(counted=people, estimated=None)
    estimates = Estimate.objects.filter(within(scope, "unit")).order_by()
    for unit_id, level, people in estimates.values_list("unit_id", "level__key", "people"):
        found[unit_id].setdefault(level, figure(counted=None, estimated=people))
    return found


def figure_of(known: Mapping[int, Mapping[str, Figure]], unit_id: int, level: str) -> Figure:
    """Return one unit's figure of one level; unknown where nobody said anything."""
    return known.get(unit_id, {}).get(level, UNKNOWN)


def denominators(scope: Scope) -> Mapping[str, Sum]:
    """
    Return a scope's people by level, counted, estimated and unknown apart. Five queries.

    A unit that counted its people has nobody in a level it did not list. A unit that counted
    nobody at all is unknown in every level that is seated, unless an estimate was made.
    """
    known = per_unit(scope)
    units = Unit.objects.filter(within(scope)).order_by().values_list("pk", flat=True)
    silent = [unit_id for unit_id in units if not _has_counted(known.get(unit_id, {}))]
    found: dict[str, Sum] = {}
    for level in levels():
        figures = [by_level[level.key] for by_level in known.values() if level.key in by_level]
        unknown = sum(level.key not in known.get(unit_id, {}) for unit_id in silent)
        found[level.key] = add_up(figures) + Sum(unknown_units=unknown if level.seated else 0)
    return found


def _has_counted(figures: Mapping[str, Figure]) -> bool:
    return any(figure.basis is Basis.COUNTED for figure in figures.values())


def of_unit(unit_id: int) -> tuple[LevelLine, ...]:
    """Return one unit's people by level, each with its basis, every level among them."""
    named: dict[str, int] = defaultdict(int)
    most: dict[tuple[str, str], int] = {}
    people = Person.objects.filter(unit_id=unit_id).order_by().values_list("team", "level")
    for team, level, count in people.annotate(count=Count("pk")):
        named[level] += count
        most[team, level] = count
    counts = HeadCount.objects.filter(unit_id=unit_id).order_by()
    for team, level, count in counts.values_list("team", "level", "people"):
        most[team, level] = max(count, most.get((team, level), 0))
    counted: dict[str, int] = defaultdict(int)
    for (_team, level), count in most.items():
        counted[level] += count
    estimates = {row.level_id: row for row in Estimate.objects.filter(unit_id=unit_id)}
    return tuple(_line(level, named, counted, estimates.get(level.id)) for level in levels())


def _line(
    level: LevelFacts,
    named: Mapping[str, int],
    counted: Mapping[str, int],
    estimate: Estimate | None,
) -> LevelLine:
    # A unit that counted its people has nobody in a seated level that it did not list.
    nobody = 0 if counted and level.seated and estimate is None else None
    known = figure(
        counted=counted.get(level.key, nobody), estimated=estimate.people if estimate else None
    )
    by_estimate = estimate if level.key not in counted else None
    return LevelLine(
        level=level,
        figure=known,
        named=named.get(level.key, 0),
        method=by_estimate.method if by_estimate else "",
        as_of=by_estimate.as_of if by_estimate else None,
    )


def _counted(scope: Scope) -> dict[tuple[int, str], int]:
    """
    Return the people counted by unit and level: of each team the larger of names and head count.

    Those named are among those counted, so that nobody counts twice.
    """
    most: dict[tuple[int, str, str], int] = {}
    people = Person.objects.filter(within(scope, "unit")).order_by()
    for unit, team, level, count in people.values_list("unit_id", "team", "level").annotate(
        count=Count("pk")
    ):
        most[unit, team, level] = count
    counts = HeadCount.objects.filter(within(scope, "unit")).order_by()
    for unit, team, level, count in counts.values_list("unit_id", "team", "level", "people"):
        most[unit, team, level] = max(count, most.get((unit, team, level), 0))
    total: dict[tuple[int, str], int] = defaultdict(int)
    for (unit, _team, level), count in most.items():
        total[unit, level] += count
    return total
