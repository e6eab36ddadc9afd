"""Where the cascade stopped, in a form that can be said in words: the parent was reached, the child is silent."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from suffuse.organisation.rules import ancestors

PATIENCE = 21  # days


@dataclass(frozen=True, slots=True)
class Node:
    """
    A unit on the road.

    `reached_on` is the first week in which people of its own had come; None: not yet. `signs` is the
    last day on which anything was heard of it. `state` is its duty's state. A unit without people of
    its own (`people` False) stops nothing: it hands on what it hears.
    """

    key: int
    path: str
    reached_on: date | None
    signs: date | None
    state: str
    people: bool = True


@dataclass(frozen=True, slots=True)
class Stop:
    """The cascade reached `above` and not `key`, for so many days; `behind` units wait below it."""

    key: int
    above: int
    days: int
    state: str
    behind: int


def stops(nodes: Sequence[Node], *, on: date, patience: int = PATIENCE) -> tuple[Stop, ...]:
    """
    Return the units at which the cascade stopped, longest first.

    Only the topmost silent unit of a branch is a stop; those below it wait behind it. Silence is
    counted from the later of two days: the parent was reached, the child was last heard of.
    """
    by_path = {node.path: node for node in nodes}
    silent: dict[str, Stop] = {}
    behind: Counter[str] = Counter()
    for node in sorted(nodes, key=lambda node: node.path.count("/")):
        above = [path for path in ancestors(node.path)[:-1] if path in by_path]
        stopped = next((path for path in above if path in silent), None)
        if stopped is not None:
            behind[stopped] += 1
            continue
        spoke = next((by_path[p] for p in reversed(above) if by_path[p].people), None)
        if node.reached_on or not node.people or spoke is None or spoke.reached_on is None:
            continue
        days = (on - max(spoke.reached_on, node.signs or spoke.reached_on)).days
        if days >= patience:
            silent[node.path] = Stop(node.key, spoke.key, days, node.state, 0)
    found = [
        Stop(stop.key, stop.above, stop.days, stop.state, behind[path])
        for path, stop in silent.items()
    ]
    return tuple(sorted(found, key=lambda stop: (-stop.days, -stop.behind, stop.key)))
