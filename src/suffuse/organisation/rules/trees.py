"""What a table of units may say: one tree, without circles, not too deep."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from suffuse.language.rules import fold, match_key
from suffuse.organisation.rules.place import DEEPEST
from suffuse.organisation.rules.tables import UNIT_KINDS, Flaw, Row


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit that stands in the tree already. `parent` is a code; `mine` is within reach."""

    code: str
    parent: str
    kind: str
    name_lo: str
    name_en: str
    mine: bool = True


def tree_flaws(rows: Sequence[Row], tree: Mapping[str, Placed]) -> Iterator[Flaw]:
    """
    Say everything that keeps the rows from making one tree together with the units there are.

    :param rows: code, parent, kind, name_lo, name_en; a parent may stand later than its children
    :param tree: the units there are, by code
    """
    lines: dict[str, int] = {}
    for line, row in enumerate(rows, start=2):
        if row[0] in lines:
            yield Flaw("code_twice", line, "code", {"code": row[0], "other": lines[row[0]]})
        lines.setdefault(row[0], line)
    parents = {code: unit.parent for code, unit in tree.items()}
    parents.update((row[0], row[1]) for row in reversed(rows))
    yield from _out_of_reach(rows, tree, lines)
    yield from _roots(rows, tree, lines)
    circles = _circles(parents, lines)
    yield from _cycles(circles, lines)
    yield from _too_deep(parents, lines, frozenset(code for round_ in circles for code in round_))
    yield from _namesakes(rows, tree, parents)
    yield from _codes_alike(rows, tree)
    yield from _unknown_kinds(rows, tree)


def _out_of_reach(
    rows: Sequence[Row], tree: Mapping[str, Placed], lines: Mapping[str, int]
) -> Iterator[Flaw]:
    """A row may only say something of units within reach, and hang them below such units."""
    for line, (code, parent, *_) in enumerate(rows, start=2):
        if code in tree and not tree[code].mine:
            yield Flaw("unit_out_of_reach", line, "code", {"code": code})
        if not parent or parent in lines:
            continue
        if parent not in tree:
            yield Flaw("unknown_unit", line, "parent", {"code": parent})
        elif not tree[parent].mine and tree.get(code, _NOBODY).parent != parent:
            yield Flaw("unit_out_of_reach", line, "parent", {"code": parent})


_NOBODY = Placed("", "", "", "", "")


def _roots(
    rows: Sequence[Row], tree: Mapping[str, Placed], lines: Mapping[str, int]
) -> Iterator[Flaw]:
    """The tree has one top."""
    standing = [code for code, unit in tree.items() if not unit.parent and code not in lines]
    roots = [(lines[row[0]], row[0]) for row in rows if not row[1]]
    count = len(standing) + len(roots)
    if count == 1 or not rows:
        return
    about = {"count": count, "codes": ", ".join([*standing, *(code for _, code in roots)][:10])}
    for line, _ in roots[: 20 if count else 0]:
        yield Flaw("root_count", line, "parent", about)
    if not roots:
        yield Flaw("root_count", None, "parent", about)


def _circles(parents: Mapping[str, str], starts: Iterable[str]) -> list[list[str]]:
    """Return every circle that a walk upwards falls into, each once."""
    found: list[list[str]] = []
    done: set[str] = set()
    for start in starts:
        walk: dict[str, None] = {}
        at = start
        while at and at not in done and at not in walk:
            walk[at] = None
            at = parents.get(at, "")
        if at in walk:
            codes = list(walk)
            found.append(codes[codes.index(at) :])
        done.update(walk)
    return found


def _cycles(circles: Sequence[Sequence[str]], lines: Mapping[str, int]) -> Iterator[Flaw]:
    """No unit stands above itself; every row of a circle is named."""
    for circle in circles:
        about = {"codes": " → ".join([*circle[:10], circle[0]])}
        for code in circle:
            if code in lines:
                yield Flaw("cycle", lines[code], "parent", about)


def _too_deep(
    parents: Mapping[str, str], lines: Mapping[str, int], circling: Collection[str]
) -> Iterator[Flaw]:
    """No unit stands more than twelve levels deep."""
    depths: dict[str, int] = {}
    for start in parents:
        walk: list[str] = []
        at = start
        while at and at not in depths and at not in circling:
            walk.append(at)
            at = parents.get(at, "")
        below = depths.get(at, 0)
        for code in reversed(walk):
            below += 1
            depths[code] = below
            if below > DEEPEST and code in lines:
                yield Flaw("too_deep", lines[code], "parent", {"depth": below, "deepest": DEEPEST})


def _namesakes(
    rows: Sequence[Row],
    tree: Mapping[str, Placed],
    parents: Mapping[str, str],
) -> Iterator[Flaw]:
    """Two units directly below one unit should not bear one name, however it is spelled."""
    mine = {row[0] for row in rows}
    above = {row[1] for row in rows}
    bearers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit in tree.values():
        if unit.code not in mine and parents[unit.code] in above:
            bearers[parents[unit.code], match_key(unit.name_lo)].append(unit.code)
    for line, (code, parent, _, name, _en) in enumerate(rows, start=2):
        others = bearers[parent, match_key(name)]
        if others and code not in others:
            yield Flaw("possible_duplicate", line, "name_lo", {"code": code, "other": others[0]})
        others.append(code)


def _codes_alike(rows: Sequence[Row], tree: Mapping[str, Placed]) -> Iterator[Flaw]:
    """Two codes that differ only in capitals, or in how a letter is made, are mistaken for each other."""
    bearers: dict[str, str] = {}
    for code in tree:
        bearers.setdefault(fold(code), code)
    for line, row in enumerate(rows, start=2):
        code = row[0]
        other = bearers.setdefault(fold(code), code)
        if other != code and code not in tree:
            yield Flaw("codes_alike", line, "code", {"code": code, "other": other})


def _unknown_kinds(rows: Sequence[Row], tree: Mapping[str, Placed]) -> Iterator[Flaw]:
    """A kind that no page has a word for, and no unit has yet, is asked about once."""
    known = {*UNIT_KINDS, *(unit.kind for unit in tree.values())}
    for line, (code, _parent, kind, *_) in enumerate(rows, start=2):
        if kind not in known:
            known.add(kind)
            about = {"code": code, "kind": kind, "kinds": ", ".join(UNIT_KINDS)}
            yield Flaw("unknown_kind", line, "kind", about)
