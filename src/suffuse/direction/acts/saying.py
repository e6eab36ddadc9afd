"""What people type: it must say something, and be something that can be kept."""

from suffuse.direction.acts.refusals import Incomplete

LONGEST = 10_000


def said(text: str, what: str) -> str:
    """Return the text without the white space around it; it must say something that can be kept."""
    kept = text.replace("\r\n", "\n").strip()
    bad = "\x00" in kept or any("\ud800" <= c <= "\udfff" for c in kept)
    if not kept or bad or len(kept) > LONGEST:
        raise Incomplete(what)
    return kept
