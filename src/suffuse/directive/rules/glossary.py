"""
The words that a text itself explains: a small glossary, made of nothing but its own sentences.

“Hall” means …; ‘X’ refers to …; ຄຳວ່າ “…” ໝາຍເຖິງ …; “…” หมายความว่า …; "…" là / được hiểu là ….
Only words in quotation marks or at the head of their clause are taken: what is guessed is no help.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_QUOTED = r"[“\"«‘']([^“”\"«»‘’'\n]{2,60})[”\"»’']"
_BARE = r"([^“”\"«».,;:\n]{2,40}?)"
_VERBS = (
    r"(?:means|shall mean|refers to|ໝາຍເຖິງ|ໝາຍຄວາມວ່າ|ໝາຍຄວາມເຖິງ|หมายความว่า|หมายถึง"
    r"|được hiểu là|nghĩa là|désigne)"
)
_PATTERNS = (
    re.compile(rf"{_QUOTED}\s*,?\s*{_VERBS}\s*:?\s*([^\n]+)"),
    re.compile(rf"^{_BARE}\s*{_VERBS}\s*:?\s*([^\n]+)"),
)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what the text says it means, with the clause that says so."""

    word: str
    meaning: str
    key: str
    label: str


def glossary(clauses: Iterable[tuple[str, str, str]]) -> tuple[Term, ...]:
    """
    Return the words that a text explains, each once, in the order of the text.

    :param clauses: each clause's key, label and words
    """
    found: dict[str, Term] = {}
    for key, label, words in clauses:
        for line in words.splitlines():
            for pattern in _PATTERNS:
                match = pattern.search(line.strip())
                if match:
                    word = match[1].strip()
                    found.setdefault(word.casefold(), Term(word, _short(match[2]), key, label))
                    break
    return tuple(found.values())


def _short(meaning: str) -> str:
    flat = meaning.strip()
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
