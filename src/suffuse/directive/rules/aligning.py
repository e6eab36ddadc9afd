"""Which clause of one edition is which of another: the same key, in every language and version."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from suffuse.directive.rules.facts import Line, Part
from suffuse.directive.rules.likeness import match
from suffuse.directive.rules.markers import markers

Path = tuple[str, ...]


def paths(parts: Iterable[Part]) -> dict[str, Path]:
    """
    Return each clause's path by what its numbers mean: ("R3", "N2") for III.2, ໓ or (iii) alike.

    The letter says what sort of number it is, so that I and 1 beside each other stay apart; the
    second bullet is "B2". A clause that repeats a path gets a further step, by order.
    """
    found: dict[str, Path] = {}
    bullets: Counter[Path] = Counter()
    seen: Counter[Path] = Counter()
    for part in parts:
        above = found.get(part.parent or "", ())
        step = _step(part.marker)
        if step in {"B", "-"}:
            bullets[(*above, step)] += 1
            step += str(bullets[(*above, step)])
        path = (*above, step)
        seen[path] += 1
        found[part.id] = path if seen[path] == 1 else (*path, f"again {seen[path]}")
    return found


def _step(marker: str) -> str:
    ways = markers(Line(0, 0, f"{marker} x", 0, False), language="") if marker else ()
    if not ways:
        return "-"
    way = ways[0]
    if way.is_bullet:
        return "B"
    sort = "W" if way.rank else {"n": "N", "R": "R", "r": "R"}.get(way.style[0], "L")
    return sort + ".".join(str(number) for number in way.path)


def align(
    new: Iterable[Part], *, before: Sequence[Part] = (), by_path: Mapping[Path, str]
) -> dict[str, str]:
    """
    Return the key of each new clause by its id.

    :param before: the clauses of an older version in the same language, their keys as ids: a clause
        keeps its key wherever its words moved to, renumbered, reworded, cut or joined
    :param by_path: the keys that stand, by their paths: a clause in another language, or with quite
        other words under the same number, is the same clause
    """
    new = tuple(new)
    here = paths(new)
    places = {_new(id_): path for id_, path in here.items()} | paths(before)
    found = match(before, [replace(part, id=_new(part.id)) for part in new], places=places)
    keys = {part.id: found.same[_new(part.id)] for part in new if _new(part.id) in found.same}
    gone = {*keys.values(), *found.joined_to}
    for id_, path in here.items():
        free = id_ not in keys and _new(id_) not in found.cut_from
        if free and path in by_path and by_path[path] not in gone:
            keys[id_] = by_path[path]
            gone.add(keys[id_])
    taken = {*gone, *by_path.values(), *(part.id for part in before)}
    return keys | _fresh([part.id for part in new if part.id not in keys], taken)


def _fresh(ids: Iterable[str], taken: set[str]) -> dict[str, str]:
    """Return keys that none has yet: the id itself, with a plus where another clause had its words."""
    keys = {}
    for id_ in ids:
        key = id_
        while key in taken:
            key += "+"
        keys[id_] = key
        taken.add(key)
    return keys


def _new(id_: str) -> str:
    """Keep a new clause's id apart from an older one's: equal words make equal ids."""
    return f"{id_} "
