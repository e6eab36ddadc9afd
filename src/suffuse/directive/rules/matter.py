"""Where the matter of a text begins and ends: its basis before it and its receivers after it hold no clauses."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from suffuse.directive.rules.breaks import SENT_TO
from suffuse.directive.rules.facts import Line
from suffuse.directive.rules.markers import Marker

_BASED = r"(?:ອີງຕາມ|ອີງໃສ່|Pursuant to|Having regard|Based on|In accordance with|อาศัย|Căn cứ)"
_BASIS = re.compile(
    _BASED + r"(?=.*(?:ເລກທີ|\bNo\.|ກົດໝາຍ|ລັດຖະທຳມະນູນ|\blaw\b|\d/|;$))", re.IGNORECASE
)
_MORE_BASIS = re.compile(
    _BASED + r"|ຕາມການ|ພິຈາລະນາ|ເພື່ອ|Xét|Theo đề nghị|Considering|Noting|Vu\b", re.IGNORECASE
)
# A line that stops here goes on below: what begins the next line is cited, and heads no clause.
_HANGS = re.compile(
    r"(?:^|[\s\u0e80-\u0eff\u0e00-\u0e7f])(?:to|of|in|with|under|by|per|from|than|on|at|the|à|aux?|de|du|des|dans|par|selon|"
    r"theo|tại|của|từ|đến|khoản [\d, ]+|điểm [a-zđ, ]+|ໃນ|ຕາມ|ຂອງ|ແຫ່ງ|ກັບ|ເຖິງ|ตาม|ใน|ของ|แห่ง|ตั้งแต่|ถึง)$",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[^\s;,](?:\s+(?:and|or|et|ou|và|hoặc)|\s*(?:ແລະ|ຫຼື|และ|หรือ))$", re.IGNORECASE)
_HEADING = 80  # letters: what is longer is a sentence, even in capitals
_LEAST_CAPITALS = 4

_ADDRESSED = re.compile(
    r"(?:ເຖິງ|ຮຽນ|ກຽນ|Kính gửi|เรียน|To|Addressed to|À l’attention de)\s*(?:[:：]|$)", re.IGNORECASE
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
    addressed = based = counted = False
    for place, (line, ways) in enumerate(zip(whole, heads, strict=True)):
        alone = place > 0 and bool(_ADDRESSED.fullmatch(whole[place - 1].text))
        counted = (counted and bool(ways) and not ways[0].rank) or (alone and bool(ways))
        item = counted or (bool(ways) and ways[0].is_bullet)
        addressed = bool(_ADDRESSED.match(line.text)) or (addressed and item)
        reason = reasons is not None and named and reasons <= place < named[0]
        said = line.text[ways[0].length :] if ways else ""
        based = bool(_BASIS.match(said)) or (based and bool(_MORE_BASIS.match(said)))
        if not (not ways or based or (addressed and item) or reason):
            break
        heads[place] = ()
    return heads


def runs_over(whole: Sequence[Line], heads: list[tuple[Marker, ...]]) -> list[tuple[Marker, ...]]:
    """Weaken the head of a line that goes on with a sentence: "subject to / Article 4."."""
    for place, (above, line) in enumerate(pairwise(whole), start=1):
        if not heads[place] or line.gap or above.kind:
            continue
        hangs = bool(_HANGS.search(above.text))
        joins = bool(_JOINS.search(above.text))
        heads[place] = tuple(
            replace(way, weak=True, loss=min(way.loss, 1.0))
            if (hangs and not way.is_bullet) or (joins and way.rank)
            else way
            for way in heads[place]
        )
    return heads


def bare_headings(
    whole: Sequence[Line], heads: list[tuple[Marker, ...]], paragraphs: bool
) -> list[tuple[Marker, ...]]:
    """
    Read headings without a number, in capitals or in bold, where a text has no numbers at its top.

    A text that numbers its clauses sets titles and chapters in capitals too; there they head nothing
    by themselves.
    """
    if any(not way.is_bullet and not way.weak for ways in heads for way in ways):
        return heads
    stands = [_stands_out(line, paragraphs) for line in whole]
    found = [
        place
        for place in range(1, len(whole) - 1)
        if stands[place]
        and not heads[place]
        and not stands[place + 1]
        and not whole[place + 1].kind
        and (whole[place].gap or not stands[place - 1])
    ]
    if len(found) > 1:
        for place in found:
            heads[place] = (Marker("heading bare", (1,), "", "", 0, weak=True, loss=3.0),)
    return heads


def _stands_out(line: Line, paragraphs: bool) -> bool:
    letters = sum(letter.isalpha() for letter in line.text)
    plain = not line.kind and letters >= _LEAST_CAPITALS and len(line.text) <= _HEADING
    if not plain or line.text[-1] in ".;,:" or SENT_TO.match(line.text):
        return False
    return (line.text.isupper() and (line.gap or paragraphs)) or bool(line.hint and line.hint.bold)


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
