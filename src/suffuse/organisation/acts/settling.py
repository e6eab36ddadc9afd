"""Tables of people and of head counts into the units' own stores."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import batched

from suffuse.language.engine import sort_key
from suffuse.language.rules import digits
from suffuse.organisation.models import HeadCount, Person, Unit
from suffuse.organisation.rules import Row

KEY_LENGTH = 600
_AT_A_TIME = 5_000
# So many can be named in one question; of more, all are asked for and sorted out here.
_FEW_UNITS = 900
_place_of = lru_cache(maxsize=50_000)(sort_key)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table did: how many were made, how many were changed."""

    made: int
    changed: int


def settle_people(rows: Sequence[Row]) -> Taken:
    """Write people by their unit's own code: new ones in, known ones as they are now called."""
    units = _unit_ids(rows)
    known = _known_people(units.values())
    made = changed = 0
    for some in batched(rows, _AT_A_TIME, strict=False):
        fresh = [row for row in some if (units[row[0]], row[1]) not in known]
        Person.objects.bulk_create(_people(fresh, units))
        made += len(fresh)
        changed += _rename([row for row in some if (units[row[0]], row[1]) in known], units, known)
    return Taken(made, changed)


def _unit_ids(rows: Sequence[Row]) -> dict[str, int]:
    wanted = {row[0] for row in rows}
    found = Unit.objects.order_by().values_list("code", "pk")
    return {code: pk for code, pk in found if code in wanted}


Known = dict[tuple[int, str], tuple[int, str, str, str]]


def _known_people(unit_ids: Iterable[int]) -> Known:
    """Return (pk, name, team, level) of everyone already in the units, by unit and code."""
    wanted = set(unit_ids)
    found = Person.objects.order_by().values_list("unit_id", "code", "pk", "name", "team", "level")
    if len(wanted) <= _FEW_UNITS:
        found = found.filter(unit_id__in=wanted)
    return {(row[0], row[1]): row[2:] for row in found if row[0] in wanted}


def _people(rows: Iterable[Row], units: dict[str, int]) -> Iterator[Person]:
    for unit, code, name, team, level in rows:
        yield Person(
            unit_id=units[unit],
            code=code,
            name=name,
            team=team,
            level=level,
            sort_key=_place_of(name)[:KEY_LENGTH],
        )


def _rename(rows: Iterable[Row], units: dict[str, int], known: Known) -> int:
    changed: list[Person] = []
    for unit, code, name, team, level in rows:
        pk, *before = known[units[unit], code]
        if before != [name, team, level]:
            key = _place_of(name)[:KEY_LENGTH]
            changed.append(Person(pk=pk, name=name, team=team, level=level, sort_key=key))
    Person.objects.bulk_update(changed, ["name", "team", "level", "sort_key"], batch_size=500)
    return len(changed)


def settle_headcounts(rows: Sequence[Row]) -> Taken:
    """Write how many people each team has in each level; what was counted before gives way."""
    units = _unit_ids(rows)
    fields = HeadCount.objects.order_by().values_list("unit_id", "team", "level", "pk", "people")
    wanted = set(units.values())
    if len(wanted) <= _FEW_UNITS:
        fields = fields.filter(unit_id__in=wanted)
    known = {tuple(key): (pk, people) for *key, pk, people in fields if key[0] in wanted}
    made: list[HeadCount] = []
    changed: list[HeadCount] = []
    for unit, team, level, text in rows:
        people, unit_id = int(digits(text)), units[unit]
        pk, before = known.get((unit_id, team, level), (None, None))
        if pk is None:
            made.append(HeadCount(unit_id=unit_id, team=team, level=level, people=people))
        elif before != people:
            changed.append(HeadCount(pk=pk, people=people))
    HeadCount.objects.bulk_create(made, batch_size=_AT_A_TIME)
    HeadCount.objects.bulk_update(changed, ["people"], batch_size=500)
    return Taken(len(made), len(changed))
