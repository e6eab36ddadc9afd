"""What people type: it must say something, and be something that can be kept whole."""

from suffuse.direction.acts.refusals import Incomplete, TooLong

LONGEST = 10_000


def said(text: str, what: str, most: int = LONGEST) -> str:
    """
    Return the text without the white space around it; it must say something that can be kept.

    :raises Incomplete: it says nothing, or holds signs that no database keeps
    :raises TooLong: it has more than `most` signs; half of what a body said is another thing
    """
    kept = _whole(text, what, most)
    if not kept:
        raise Incomplete(what)
    return kept


def perhaps(text: str, what: str, most: int = LONGEST) -> str:
    """Return the same of what need not be said; it may be empty."""
    return _whole(text, what, most)


def _whole(text: str, what: str, most: int) -> str:
    kept = text.replace("\r\n", "\n").strip()
    if "\x00" in kept or any("\ud800" <= c <= "\udfff" for c in kept):
        raise Incomplete(what)
    if len(kept) > most:
        raise TooLong(most)
    return kept
