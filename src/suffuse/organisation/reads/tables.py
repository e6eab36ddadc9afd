"""What the house knows that decides whether a table fits, and the same tables back out."""

from collections.abc import Iterable, Iterator, Sequence

from suffuse.organisation.models import HeadCount, Person, Unit
from suffuse.organisation.reads.place import within
from suffuse.organisation.rules import (
    Flaw,
    Known,
    Placed,
    Row,
    Scope,
    headcount_flaws,
    people_flaws,
    tree_flaws,
    venue_flaws,
)

_LISTS = {"people": people_flaws, "headcounts": headcount_flaws, "venues": venue_flaws}


def flaws(*, kind: str, rows: Sequence[Row], scope: Scope | None) -> Iterator[Flaw]:
    """
    Say what keeps rows from fitting what the house knows. One query.

    :param scope: the unit the table is handed in for; None is the whole house. Names of people are
        taken for that unit alone, units and numbers also for all below it.
    """
    if kind == "units":
        return tree_flaws(rows, _tree(scope))
    return _LISTS[kind](rows, Known(units=frozenset(_codes(kind, scope))))


def _tree(scope: Scope | None) -> dict[str, Placed]:
    found = Unit.objects.order_by("pk").values_list(
        "code", "parent__code", "kind", "name_lo", "name_en", "path"
    )
    return {
        code: Placed(code, parent or "", kind, lo, en, scope is None or scope.holds(path))
        for code, parent, kind, lo, en, path in found
    }


def _codes(kind: str, scope: Scope | None) -> Iterable[str]:
    units = Unit.objects.order_by()
    if scope is not None and kind == "people":
        units = units.filter(path=scope.path)
    elif scope is not None:
        units = units.filter(within(scope))
    return units.values_list("code", flat=True)


def table_rows(*, kind: str, scope: Scope | None) -> Iterator[Row]:
    """
    Return the rows of a table as it would be handed in, in the order of their codes.

    Names of people come out as they go in: for the one unit of the scope, not for those below.
    """
    if kind == "units":
        for unit in sorted(_tree(scope).values(), key=lambda unit: unit.code):
            if unit.mine:
                yield (unit.code, unit.parent, unit.kind, unit.name_lo, unit.name_en)
        return
    codes = _codes(kind, scope)
    if kind == "people":
        people = Person.objects.filter(unit__code__in=codes).order_by()
        yield from sorted(people.values_list("unit__code", "code", "name", "team", "level"))
    else:
        counted = HeadCount.objects.filter(unit__code__in=codes).order_by()
        found = counted.values_list("unit__code", "team", "level", "people")
        yield from sorted((unit, team, level, str(count)) for unit, team, level, count in found)
