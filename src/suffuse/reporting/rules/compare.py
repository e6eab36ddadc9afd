"""What changed between two revisions of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

# Lao puts spaces between phrases, not words: a phrase is the smallest thing that a reader compares.
_PIECE = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed ("same"), came ("ins") or went ("del")."""

    kind: str
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in reading order; same + del gives the old, same + ins the new."""
    return tuple(_pieces(_PIECE.findall(old), _PIECE.findall(new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[a:b]))
            continue
        if b > a:
            yield Piece("del", "".join(old[a:b]))
        if d > c:
            yield Piece("ins", "".join(new[c:d]))
