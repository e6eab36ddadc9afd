"""Words that a text hands on from another: between quotation marks, no number begins a clause of its own."""

import re
from collections.abc import Sequence

from suffuse.directive.rules.facts import Line

_OPENS = re.compile(r"(?:^|[:\s(])[“«„]|^[\"\u201d]|[:：]\s*\"")
_CLOSES = re.compile(r"[”»\"]\s*[.;,:)]*\s*(?:and|or|và|และ|ແລະ|et)?\s*[.;,]?\s*$", re.IGNORECASE)
_PAIRS = (("“", "”"), ("«", "»"), ("„", "”"))
_LONGEST = 120  # lines; who opens a quotation and never closes it, forgot it


def quoted(whole: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that begin inside a quotation which began on a line before."""
    inside: set[int] = set()
    place = 0
    while place < len(whole):
        end = _end(whole, place) if _is_open(whole[place].text) else place
        inside.update(range(place + 1, end + 1))
        place = max(end, place) + 1
    return frozenset(inside)


def _is_open(text: str) -> bool:
    """Tell whether a quotation begins on this line and does not end on it."""
    if not _OPENS.search(text):
        return False
    if any(text.rfind(opens) > text.rfind(closes) for opens, closes in _PAIRS):
        return True
    return text.count('"') % 2 == 1


def _end(whole: Sequence[Line], start: int) -> int:
    """Return the place of the line on which the quotation ends, or `start` where none does."""
    for place in range(start + 1, min(start + _LONGEST, len(whole))):
        if _CLOSES.search(whole[place].text) and not _is_open(whole[place].text):
            return place
    return start
