"""
Two texts held against each other, word by word; in Lao, which writes no spaces, by syllable.

Longest common subsequence by `difflib`, then made legible: nobody reads single letters.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from suffuse.language.rules import syllables

_TOKENS = re.compile(
    r"\s+|[\u0e80-\u0eff]+|[^\W\u0e80-\u0eff]+(?:[\u0300-\u036f][^\W]*)*|.", re.DOTALL
)
_LETTER = re.compile(r"[^\W_]|[\u0e80-\u0eff]")
# More comparisons than this in one clause are not worth a reader's wait; whole sentences then.
_MOST = 4_000_000
_SENTENCE = re.compile(r"(?<=[.;:\n])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both ("same"), only in the older ("gone") or only in the newer ("new")."""

    kind: str
    text: str


def has_letters(text: str) -> bool:
    """Tell whether there is more in it than spaces and signs."""
    return _LETTER.search(text) is not None


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """Return two texts as one run of pieces; "same" and "new" together give back the newer text."""
    if old == new:
        return (Piece("same", new),) if new else ()
    one, two = tokens(old), tokens(new)
    if len(one) * len(two) > _MOST:
        one, two = tuple(_SENTENCE.split(old)), tuple(_SENTENCE.split(new))
    found: list[Piece] = []
    for verb, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if verb == "equal":
            found.append(Piece("same", "".join(two[c:d])))
            continue
        found += [Piece("gone", "".join(one[a:b]))] if b > a else []
        found += [Piece("new", "".join(two[c:d]))] if d > c else []
    return _legible(found)


def _legible(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join changes with nothing but a space or a sign between them: words are read, not letters."""
    runs: list[tuple[str, str, str]] = []
    for at, piece in enumerate(pieces):
        inner = 0 < at < len(pieces) - 1
        if piece.kind == "same" and not (
            inner and not has_letters(piece.text) and "\n" not in piece.text
        ):
            runs.append(("same", piece.text, ""))
        else:
            gone = piece.text if piece.kind != "new" else ""
            come = piece.text if piece.kind != "gone" else ""
            if runs and runs[-1][0] == "changed":
                runs[-1] = ("changed", runs[-1][1] + gone, runs[-1][2] + come)
            else:
                runs.append(("changed", gone, come))
    found = []
    for kind, one, two in runs:
        if kind == "same":
            found.append(Piece("same", one))
        else:
            found += [Piece("gone", one)] if one else []
            found += [Piece("new", two)] if two else []
    return tuple(found)


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[str, ...]:
    """Return a text in its smallest pieces, nothing lost: words, Lao syllables, spaces, signs."""
    found: list[str] = []
    for token in _TOKENS.findall(text):
        cut = syllables(token) if "\u0e80" <= token[0] <= "\u0eff" else (token,)
        # A run that folding would respell is kept in one piece: only what stands there is shown.
        found.extend(cut if "".join(cut) == token else (token,))
    return tuple(found)
