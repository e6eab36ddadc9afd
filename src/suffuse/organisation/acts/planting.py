"""A table of units into the tree."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from suffuse.language.engine import sort_key
from suffuse.organisation.acts.settling import KEY_LENGTH, Taken
from suffuse.organisation.models import Unit
from suffuse.organisation.rules import Row


def plant(rows: Sequence[Row]) -> Taken:
    """Make the units that are new, rename and move those there are. The rows have been judged."""
    standing = {unit.code: unit for unit in Unit.objects.all()}
    made = _make([row for row in rows if row[0] not in standing], standing)
    changed = _change([row for row in rows if row[0] in standing], standing)
    standing.update(made)
    moved = _move([row for row in rows if row[0] not in made], standing)
    return Taken(len(made), len(changed | moved))


def _make(rows: Sequence[Row], standing: dict[str, Unit]) -> dict[str, Unit]:
    """Make new units from the top down, one depth of the tree at a time."""
    below: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        below[row[1]].append(row)
    made: dict[str, Unit] = {}
    tops = [code for code in below if not code or code in standing]
    while tops:
        wave = [
            _unit(row, made.get(code) or standing.get(code)) for code in tops for row in below[code]
        ]
        Unit.objects.bulk_create(wave, batch_size=2000)
        write_new_paths()
        made.update((unit.code, unit) for unit in wave)
        tops = [unit.code for unit in wave if unit.code in below]
    return made


def _unit(row: Row, above: Unit | None) -> Unit:
    code, _parent, kind, lo, en = row
    return Unit(
        code=code,
        kind=kind,
        name_lo=lo,
        name_en=en,
        parent=above,
        path="",
        depth=above.depth + 1 if above else 1,
        sort_key=sort_key(lo)[:KEY_LENGTH],
    )


def write_new_paths() -> None:
    """Write the paths of units just made, from those of the units above them. One query."""
    above = Unit.objects.filter(pk=OuterRef("parent")).values("path")[:1]
    Unit.objects.filter(path="").update(
        path=Concat(
            Coalesce(Subquery(above), Value("/")),
            Cast("pk", CharField()),
            Value("/"),
            output_field=CharField(),
        )
    )


def _change(rows: Iterable[Row], standing: dict[str, Unit]) -> set[str]:
    """Write the names and kinds that are not what they were."""
    changed: list[Unit] = []
    for code, _parent, kind, lo, en in rows:
        unit = standing[code]
        if (unit.kind, unit.name_lo, unit.name_en) != (kind, lo, en):
            unit.kind, unit.name_lo, unit.name_en = kind, lo, en
            unit.sort_key = sort_key(lo)[:KEY_LENGTH]
            changed.append(unit)
    Unit.objects.bulk_update(changed, ["kind", "name_lo", "name_en", "sort_key"], batch_size=500)
    return {unit.code for unit in changed}


def _move(rows: Iterable[Row], standing: dict[str, Unit]) -> set[str]:
    """Hang units below others; every path and depth that this changes is written anew."""
    moved: list[Unit] = []
    for code, parent, *_ in rows:
        unit, above = standing[code], standing[parent].pk if parent else None
        if unit.parent_id != above:
            unit.parent_id = above
            moved.append(unit)
    if moved:
        Unit.objects.bulk_update(moved, ["parent"], batch_size=500)
        renew_all_paths()
    return {unit.code for unit in moved}


def renew_all_paths() -> None:
    """Walk the whole tree from the top and write every path that is not right."""
    below: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in Unit.objects.order_by("pk").only("pk", "parent_id", "path", "depth"):
        below[unit.parent_id].append(unit)
    wrong: list[Unit] = []
    walk: list[tuple[Unit, str, int]] = [(unit, "/", 1) for unit in below[None]]
    while walk:
        unit, above, depth = walk.pop()
        path = f"{above}{unit.pk}/"
        if (unit.path, unit.depth) != (path, depth):
            unit.path, unit.depth = path, depth
            wrong.append(unit)
        walk += [(child, path, depth + 1) for child in below[unit.pk]]
    Unit.objects.bulk_update(wrong, ["path", "depth"], batch_size=500)
