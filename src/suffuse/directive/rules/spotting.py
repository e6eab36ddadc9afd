"""
Where in a text the words stand that somebody looked for, so that they can be marked.

What is found is folded and cut; what is shown is what was typed. Letters are folded in clusters, a
letter with its marks at a time, and each cluster remembers where it stood.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from suffuse.language.rules import match_key

_MARKS = (
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b-\u200f"
)
# Two letters that are one sound, and the am that is typed in two parts, stay together.
_CLUSTER = re.compile(rf"(?:ເເ|ຫ[ນມລ]|.)[{_MARKS}]*(?:(?<=[\u0ecd\u0ec8-\u0ecb])າ)?", re.DOTALL)
_SHORT = 220
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of words; `marked` where it is what was looked for."""

    text: str
    marked: bool = False


def spots(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return where the words stand in a text, as (start, end), without overlap."""
    sought = "".join(map(_folded, _CLUSTER.findall(words)))
    clusters = _CLUSTER.findall(text)
    folded = [*map(_folded, clusters)]
    letters = "".join(folded)
    if not sought or sought not in letters:
        return ()
    # Where each cluster ends: of what is folded, and of what was typed.
    after, ends = [*accumulate(map(len, folded))], [*accumulate(map(len, clusters))]
    found = []
    at = letters.find(sought)
    while at >= 0:
        first, last = bisect_right(after, at), bisect_left(after, at + len(sought))
        found.append((ends[first] - len(clusters[first]), ends[last]))
        at = letters.find(sought, at + len(sought))
    return tuple(found)


@lru_cache(maxsize=8192)
def _folded(cluster: str) -> str:
    folded = match_key(cluster)
    return folded if any(one.isalnum() or "\u0e80" <= one <= "\u0eff" for one in folded) else ""


def excerpt(text: str, words: str) -> tuple[Spot, ...]:
    """Return a text around the first place of the words, every place in it marked."""
    flat = " ".join(text.split())
    places = spots(flat, words)
    start = max(0, places[0][0] - _BEFORE) if places else 0
    start = 0 if start < _BEFORE // 2 else start
    end = min(len(flat), start + _SHORT)
    found = [Spot("…")] if start else []
    at = start
    for one, two in places:
        if one >= start and two <= end:
            found += [Spot(flat[at:one]), Spot(flat[one:two], True)]
            at = two
    found += [Spot(flat[at:end] + ("…" if end < len(flat) else ""))]
    return tuple(spot for spot in found if spot.text)
