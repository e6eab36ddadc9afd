"""Where the matter of a text begins and ends: its basis before it and its receivers after it hold no clauses."""

import re
from collections.abc import Sequence

from suffuse.directive.rules.breaks import SENT_TO
from suffuse.directive.rules.facts import Line
from suffuse.directive.rules.markers import Marker

_BASIS = re.compile(
    r"(?:ອີງຕາມ|ອີງໃສ່|Pursuant to|Having regard|Based on|In accordance with|อาศัย|Căn cứ)"
    r"(?=.*(?:ເລກທີ|\bNo\.|ກົດໝາຍ|ລັດຖະທຳມະນູນ|\blaw\b|\d/|;$))",
    re.IGNORECASE,
)


_ADDRESSED = re.compile(
    r"(?:ເຖິງ|ຮຽນ|ກຽນ|Kính gửi|เรียน|To|Addressed to|À l’attention de)\s*[:：]", re.IGNORECASE
)
_RECITALS = re.compile(r"(?:Whereas|Considérant(?: ce qui suit)?)\s*[:：]?$", re.IGNORECASE)


def after_the_basis(
    whole: Sequence[Line], heads: list[tuple[Marker, ...]]
) -> list[tuple[Marker, ...]]:
    """
    Read no clause before the matter begins.

    In the list of texts that a document is based on, in that of those it is addressed to, and in the
    numbered reasons that stand before the first article.
    """
    named = [place for place, ways in enumerate(heads) if any(way.rank for way in ways)]
    reasons = next((place for place, one in enumerate(whole) if _RECITALS.match(one.text)), None)
    addressed = False
    for place, (line, ways) in enumerate(zip(whole, heads, strict=True)):
        item = bool(ways) and ways[0].is_bullet
        addressed = bool(_ADDRESSED.match(line.text)) or (addressed and item)
        reason = reasons is not None and named and reasons <= place < named[0]
        basis = not ways or _BASIS.match(line.text[ways[0].length :])
        if not (basis or (addressed and item) or reason):
            break
        heads[place] = ()
    return heads


def before_the_receivers(
    whole: Sequence[Line], heads: list[tuple[Marker, ...]]
) -> list[tuple[Marker, ...]]:
    """Read no clause in the list of those who get a copy, until an annex or the like begins."""
    sent = False
    for place, line in enumerate(whole):
        sent = (sent and not any(way.rank for way in heads[place])) or bool(
            SENT_TO.match(line.text)
        )
        if sent:
            heads[place] = ()
    return heads
