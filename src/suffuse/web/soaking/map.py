"""The map of the cascade: the figures of every branch, as they may be shown beside each other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from suffuse.organisation.rules import ancestors, depth, parent
from suffuse.reporting.rules import Reach, Shown, Sibling, pool, show_answers
from suffuse.rollout.reads import DutyLine
from suffuse.web import said
from suffuse.web.pictures import Box

ROWS = 4


def boxes(
    lines: Iterable[DutyLine],
    sums: Sequence[tuple[str, Reach]],
    *,
    top: str,
    k: int,
    checked: int,
    link: Callable[[DutyLine], str],
) -> tuple[Box, ...]:
    """
    Return a box for every unit of a branch, at most ROWS deep.

    Siblings too small to be shown are banded: their shares can be worked out neither from a box nor
    from the boxes beside it.

    :param sums: what the ledger knows of every single unit, by path
    :param top: the path of the branch's own unit
    :param k: the least group that is shown; `checked`: the least number of checked people
    """
    last = depth(top) + ROWS - 1
    whole = _whole(sums, top=top, last=last)
    shown = _shown(whole, k=k)
    found = []
    for line in lines:
        if line.depth <= last:
            reach, wide = whole.get(line.path), shown.get(line.path)
            deep = _deep(reach, checked) if reach else None
            box = _box(line, wide, deep, people=reach.of if reach else None, top=top)
            found.append(replace(box, href=link(line)))
    return tuple(found)


def _deep(reach: Reach, checked: int) -> Shown:
    return show_answers(reach.right, reach.answers, checked=reach.checked, least=checked)


def _whole(sums: Iterable[tuple[str, Reach]], *, top: str, last: int) -> Mapping[str, Reach]:
    """Add every single unit up into the branches above it, from row `last` up to the top."""
    found: dict[str, list[int]] = {}
    names = Reach.__slots__
    for path, reach in sums:
        values = [getattr(reach, name) for name in names]
        for branch in ancestors(path):
            if branch.startswith(top) and depth(branch) <= last:
                row = found.setdefault(branch, [0] * len(names))
                for place, value in enumerate(values):
                    row[place] += value
    return {path: Reach(*row) for path, row in found.items()}


def _shown(whole: Mapping[str, Reach], *, k: int) -> dict[str, Shown]:
    """Return what may be shown of every branch beside its siblings."""
    families: dict[str, list[str]] = defaultdict(list)
    for path in whole:
        families[parent(path)].append(path)
    found: dict[str, Shown] = {}
    for paths in families.values():
        siblings = [
            Sibling(n, whole[path].came_in if whole[path].came_cells else None, whole[path].of)
            for n, path in enumerate(paths)
        ]
        seen = pool(siblings, k=k).shown
        found.update({path: seen[n] for n, path in enumerate(paths)})
    return found


def _box(
    line: DutyLine, wide: Shown | None, deep: Shown | None, *, people: int | None, top: str
) -> Box:
    withheld = wide is not None and wide.withheld
    wide_share = wide.share if wide else None
    deep_share = deep.share if deep and not withheld else None
    name = said.words(line.unit)
    return Box(
        key=line.unit_id,
        above=None if line.path == top else line.parent_id,
        name=name,
        title=f"{name}: {said.soaked(wide_share, deep_share, withheld=withheld)}",
        people=people,
        wide=wide_share,
        deep=deep_share,
        withheld=withheld,
    )
