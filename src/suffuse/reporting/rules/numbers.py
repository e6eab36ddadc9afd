"""Figures as a person types them: read exactly, or refused with a code. Never mended in silence."""

import re
from collections.abc import Iterator, Mapping

from suffuse.language.rules import digits

MOST = 1_000_000_000
_WHOLE = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+|\d+")
_GROUPS = re.compile(r"[,.\u00a0\u202f ]")


class BadNumber(Exception):
    """What was typed is not a number of people; `code` says why, `typed` is what was typed."""

    def __init__(self, code: str, typed: str) -> None:
        super().__init__(code, typed)
        self.code, self.typed = code, typed


def read_people(typed: str) -> int | None:
    """
    Read a number of people; Lao digits and grouped thousands are fine. Empty is None: not known.

    :raises BadNumber: "negative", "not_a_whole_number" (NaN, inf, 1_000, 12.5, words), "too_large"
    """
    plain = digits(typed.strip())
    if not plain:
        return None
    if plain[0] in "-\u2212" and _WHOLE.fullmatch(plain[1:]):
        raise BadNumber("negative", typed)
    # Only ASCII digits are left on purpose: other scripts' digits are not ours to guess at.
    if not plain.isascii() and not _WHOLE.fullmatch(plain):
        raise BadNumber("not_a_whole_number", typed)
    if not _WHOLE.fullmatch(plain) or not plain.isprintable():
        raise BadNumber("not_a_whole_number", typed)
    bare = _GROUPS.sub("", plain)
    if not bare.isascii() or len(bare) > len(str(MOST)) or int(bare) > MOST:
        raise BadNumber("too_large" if bare.isascii() else "not_a_whole_number", typed)
    return int(bare)


# Each figure may not be larger than the one it is a part of.
WITHIN = (
    ("planned", "of", "exceeds_population"),
    ("came", "of", "exceeds_population"),
    ("stayed", "came", "stayed_exceeds_came"),
    ("checked", "of", "exceeds_population"),
    ("right", "answers", "right_exceeds_answers"),
)


def disagreements(row: Mapping[str, int | None]) -> Iterator[tuple[str, str]]:
    """Say which figure of a row cannot be, as (figure, code): a part is never larger than its whole."""
    for part, whole, code in WITHIN:
        few, all_ = row.get(part), row.get(whole)
        if few is not None and all_ is not None and few > all_:
            yield part, code
