"""Which clause of one edition is which of another: the same key, in every language and version."""

from collections import Counter
from collections.abc import Iterable, Mapping

from suffuse.directive.rules.facts import Line, Part
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
    new: Iterable[Part], *, by_words: Mapping[str, str], by_path: Mapping[Path, str]
) -> dict[str, str]:
    """
    Return the key of each new clause by its id.

    :param by_words: the keys of an older version in the same language, by ids made of their words:
        such a clause keeps its key wherever it moved to
    :param by_path: the keys that stand, by their paths: a clause in another language, or with other
        words under the same number, is the same clause
    """
    new = tuple(new)
    keys = {part.id: by_words[part.id] for part in new if part.id in by_words}
    for id_, path in paths(new).items():
        if id_ not in keys and path in by_path and by_path[path] not in keys.values():
            keys[id_] = by_path[path]
    taken = {*keys.values(), *by_path.values(), *by_words.values()}
    for part in new:
        if part.id not in keys:
            key = part.id
            while key in taken:
                key += "+"
            keys[part.id] = key
            taken.add(key)
    return keys
