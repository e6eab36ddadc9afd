"""The reach ledger: frozen weekly lines, added up over a unit and all below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from suffuse.audience.models import Level
from suffuse.language.rules import Words
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.reporting.models import Line
from suffuse.reporting.rules import (
    LEAST_CELL,
    LEAST_CHECKED,
    Reach,
    Shown,
    add_up,
    rounded,
    show,
    show_answers,
)
from suffuse.rollout.models import Rollout

ALL = Words("ລວມຜູ້ທີ່ຕ້ອງເຂົ້າກອງປະຊຸມ", "All who study in sessions")
_BOTH = Q(of__isnull=False, came__isnull=False)


def _sum(name: str, when: Q | None = None) -> Coalesce:
    return Coalesce(Sum(name, filter=when), 0)


def _known(name: str) -> Count:
    return Count("pk", filter=Q(**{f"{name}__isnull": False}))


# The same sums that `rules.roll_up` makes, made by the database.
SUMS: Mapping[str, Any] = {
    "n_cells": Count("pk"),
    "n_counted": _sum("of", Q(basis="counted")),
    "n_estimated": _sum("of", Q(basis="estimated")),
    "n_unknown": Count("pk", filter=Q(of=None)),
    "n_planned": _sum("planned"),
    "n_planned_cells": _known("planned"),
    "n_came": _sum("came"),
    "n_came_in": _sum("came", _BOTH),
    "n_came_of": _sum("of", _BOTH),
    "n_came_cells": _known("came"),
    "n_stayed": _sum("stayed"),
    "n_stayed_cells": _known("stayed"),
    "n_checked": _sum("checked"),
    "n_checked_cells": _known("checked"),
    "n_answers": _sum("answers"),
    "n_right": _sum("right"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """
    A group of people in the ledger, as it may be shown to whoever asks.

    `wide` is coverage, `deep` comprehension; `of` is rounded above the unit. `silent` is the people of
    whom nobody has said whether they came.
    """

    key: str
    name: Words
    of: int | None
    estimated: bool
    unknown: int
    silent: int
    planned: Shown
    wide: Shown
    lasting: Shown
    deep: Shown

    @property
    def withheld(self) -> bool:
        """Tell whether the group is too small to be shown."""
        return self.wide.withheld


@dataclass(frozen=True, slots=True)
class Overview:
    """The newest week of a ledger, over one scope. `week` is None before the first snapshot."""

    rollout_id: int
    week: date | None
    late: bool
    total: Part
    levels: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One week of a scope, in people; None is not known. Rounded above the unit."""

    week: date
    of: int | None
    planned: int | None
    came: int | None
    wide: float | None
    deep: float | None


def part(key: str, name: Words, reach: Reach, *, k: int, checked: int, exact: bool = False) -> Part:
    """Return a sum as it may be shown: exact only inside the unit whose own people it is about."""
    of = reach.of
    small = of is not None and of < k and not exact
    silent = reach.silent > 0
    came = reach.came_in if reach.came_cells and reach.of else reach.reached
    stayed = reach.stayed if reach.stayed_cells else None
    return Part(
        key=key,
        name=name,
        of=None if small or of is None else of if exact else rounded(of),
        estimated=reach.estimated > 0,
        unknown=reach.unknown,
        silent=reach.silent if exact else rounded(reach.silent),
        planned=show(
            reach.planned if reach.planned_cells else None, of, k=k, exact=exact, silent=True
        ),
        wide=show(came, of, k=k, exact=exact, silent=silent),
        lasting=show(stayed, reach.reached, k=k, exact=exact),
        deep=show_answers(
            reach.right, reach.answers, checked=reach.checked, least=checked, exact=exact
        ),
    )


def lines(rollout_id: int) -> QuerySet[Line]:
    """Return the lines that stand."""
    return Line.objects.filter(rollout_id=rollout_id, current=True)


def seated(rollout_id: int) -> QuerySet[Line]:
    """
    Return the lines that stand of people who study in sessions: what totals are made of.

    Who is reached by media is estimated by another method, and never added to those who were counted.
    """
    return lines(rollout_id).filter(level__seated=True)


def newest(rollout_id: int, on: date | None = None) -> date | None:
    """Return the newest week of a ledger, or the newest up to a day."""
    ours = lines(rollout_id)
    if on is not None:
        ours = ours.filter(week__lte=on)
    found: date | None = ours.aggregate(week=Max("week"))["week"]
    return found


def reach_of(row: Mapping[str, Any]) -> Reach:
    """Return a row of SUMS as a sum."""
    return Reach(**{name[2:]: row[name] for name in SUMS})


def by_level(
    *, rollout_id: int, scope: Scope | Sequence[Scope], week: date | None
) -> dict[str, Reach]:
    """Return sums by level over one scope or several, exact: to add up, not to show. One query."""
    if week is None:
        return {}
    scopes = [scope] if isinstance(scope, Scope) else scope
    inside = reduce(or_, (within(each, "unit") for each in scopes))
    rows = lines(rollout_id).filter(inside, week=week).order_by()
    return {row["level__key"]: reach_of(row) for row in rows.values("level__key").annotate(**SUMS)}


def overview(
    *, rollout_id: int, scope: Scope, on: date | None = None, exact: bool = False
) -> Overview:
    """
    Return how far and how deep a text has soaked into a unit and all below it. Five queries.

    :param on: the newest week up to this day; None: the newest
    :param exact: only for a unit without units below, asked by itself
    """
    rollout = Rollout.objects.get(pk=rollout_id)
    week = newest(rollout_id, on)
    sums = by_level(rollout_id=rollout_id, scope=scope, week=week)
    k, checked = rollout.least_cell, rollout.least_checked
    known = [level for level in Level.objects.all() if level.key in sums]
    levels = tuple(
        part(
            level.key,
            Words(level.name_lo, level.name_en),
            sums[level.key],
            k=k,
            checked=checked,
            exact=exact,
        )
        for level in known
    )
    whole = add_up(sums[level.key] for level in known if level.seated)
    total = part("", ALL, whole, k=k, checked=checked, exact=exact)
    late = lines(rollout_id).filter(within(scope, "unit"), Q(week=week), revision__gt=1).exists()
    return Overview(rollout_id, week, late, total, levels)


def series(*, rollout_id: int, scope: Scope, exact: bool = False) -> tuple[WeekLine, ...]:
    """Return a scope's weeks, oldest first, for the curve of plan and reality. One query."""
    rows = seated(rollout_id).filter(within(scope, "unit")).order_by("week").values("week")
    return tuple(
        _week(row["week"], reach_of(row), exact) for row in rows.annotate(**SUMS).order_by("week")
    )


def _week(week: date, reach: Reach, exact: bool) -> WeekLine:
    seen = part("", Words("", ""), reach, k=LEAST_CELL, checked=LEAST_CHECKED, exact=exact)
    return WeekLine(
        week=week,
        of=seen.of,
        planned=_drawn(seen.planned),
        came=_drawn(seen.wide),
        wide=seen.wide.share,
        deep=seen.deep.share,
    )


def _drawn(seen: Shown) -> int | None:
    """Return where a figure is drawn: a band at its edge, what is withheld or unknown nowhere."""
    if seen.percent is None or seen.of is None:
        return None
    return seen.reached if seen.reached is not None else rounded(seen.of * seen.percent // 100)
