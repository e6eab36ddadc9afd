"""Clauses while their lines are still being gathered, and the headings that stand above their numbers."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from suffuse.directive.rules.facts import Line
from suffuse.directive.rules.markers import Marker

_LONGEST = 90
_ENDS = '.:;,—–-?!”"»)'
_HALLS = range(1, 6)  # parts and chapters have headings of their own, on the line below
_LEAST = 3
_MOST_OF_THEM = 0.7


@dataclass(slots=True)
class Draft:
    """A clause or an aside while its lines are still being gathered; `above` heads its number."""

    kind: str
    start: int
    end: int
    depth: int = 0
    marker: Marker | None = None
    parent: int | None = None
    doubt: str = ""
    unsure: str = ""
    first: bool = False
    lines: list[Line] = field(default_factory=list)
    above: Line | None = None


def raised(drafts: list[Draft]) -> list[Draft]:
    """
    Give headings that stand above their numbers to the clauses that they head.

    British instruments print "Inspections / 2. An inspector must …". It is believed only where most
    numbers of one depth have such a line above them and none of their own.
    """
    groups: defaultdict[tuple[int, bool], list[tuple[Draft, Draft]]] = defaultdict(list)
    for before, draft in pairwise(drafts):
        if draft.marker and draft.marker.style.startswith("number"):
            groups[draft.depth, "(" in draft.marker.style].append((before, draft))
    for pairs in groups.values():
        headed = [(before, draft) for before, draft in pairs if _heads(before, draft)]
        if len(headed) >= _LEAST and len(headed) >= _MOST_OF_THEM * len(pairs):
            for before, draft in headed:
                draft.above = before.lines.pop()
                draft.start = draft.above.start
    return [draft for draft in drafts if draft.lines]


def _heads(before: Draft, draft: Draft) -> bool:
    """Tell whether the last line before a number is its heading, and the number has none of its own."""
    own = draft.lines[0]
    if len(own.text) <= _LONGEST and own.text[-1] not in _ENDS:
        return False
    least = 2 if before.marker is not None else 1
    if before.marker is not None and before.marker.rank in _HALLS:
        least = 3
    if before.kind not in {"clause", "outside"} or len(before.lines) < least:
        return False
    line = before.lines[-1]
    above = before.lines[-2].text if len(before.lines) > 1 else ""
    apart = line.gap or not above or above[-1] in _ENDS or least == 3  # noqa: PLR2004 — below a part
    brief = len(line.text) <= _LONGEST and line.text[-1] not in _ENDS
    return apart and brief and not line.text[0].islower() and line.text[0].isalpha()
