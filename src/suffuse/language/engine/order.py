"""The order in which a reader looks words up."""

from functools import lru_cache

from pyuca import Collator

from suffuse.language.rules import fold


@lru_cache(maxsize=1)
def _collator() -> Collator:
    return Collator()  # reads a table of 35,000 lines, once


def sort_key(text: str) -> str:
    """
    Return the word's place in the dictionary, as lower-case hexadecimal text.

    Unicode Collation Algorithm over the folded text, each weight as four digits: hexadecimal digits
    are in the same order in every collation of SQLite and PostgreSQL, so a stored key sorts alike.
    """
    return "".join(f"{weight:04x}" for weight in _collator().sort_key(fold(text)))
