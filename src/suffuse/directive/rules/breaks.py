"""Where a list has ended: the paragraph after it that belongs to no clause."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from suffuse.directive.rules.facts import Layer, Line
from suffuse.directive.rules.markers import Marker
from suffuse.language.rules import find_days

_CLOSES = re.compile(
    r"ທັງໝົດ|ທັງຫມົດ|ດັ່ງນັ້ນ|ສະນັ້ນ|ຈຶ່ງ|ແຈ້ງມາ|ໃນທີ່ສຸດ|ຄຳແນະນຳສະບັບນີ້|ຂໍ້ຕົກລົງສະບັບນີ້|ຂໍຖື|ຫວັງຢ່າງ"
    r"|In conclusion|Done (?:at|in)\b|Accordingly|In witness|For (?:your|and on)|Issued (?:at|in)\b"
    r"|Given (?:at|under)|This (?:guidance|order|notice|decree|decision|resolution|guideline)\b"
    r"|All (?:of )?this|จึง|ทั้งนี้จึง|ประกาศ\s?ณ|ให้ไว้\s?ณ|สั่ง\s?ณ|ขอแสดงความนับถือ|Nơi nhận|Fait à\b|Fait le\b|Le présent\b"
    r"|(?:Luật|Nghị quyết|Pháp lệnh) này (?:đã )?được .{0,80}thông qua"
    r"|ບ່ອນສົ່ງ|ຂໍສະແດງຄວາມນັບຖື|ດ້ວຍຄວາມນັບຖື|Yours (?:sincerely|faithfully)|Trân trọng",
    re.IGNORECASE,
)
SENT_TO = re.compile(
    r"(?:Nơi nhận|ບ່ອນສົ່ງ|ສຳເນົາ(?:ສົ່ງ|ເຖິງ)|ສໍາເນົາ(?:ສົ່ງ|ເຖິງ)|ສົ່ງເຖິງ|Distribution|Copies to|Copy to|Cc|Ampliation|Destinataires|"
    r"สำเนาเรียน|สำเนาส่ง)\s*[:：]",
    re.IGNORECASE,
)
_GOES_OVER = re.compile(r"ສຳລັບ|ສ່ວນ|ຕໍ່ໄປນີ້|As for\b|As to\b|With regard|Regarding\b|สำหรับ|ส่วน")
_SIGNS = re.compile(
    r"ລາຍເຊັນ|ນາຍົກລັດຖະມົນຕີ$|ນາຍບ້ານ$|ປະທານ|ລັດຖະມົນຕີ|ຫົວໜ້າ|ຫົວຫນ້າ|ເລຂາ|ຜູ້ອຳນວຍການ|ເຈົ້າແຂວງ|ຮອງ|\(?signed\)?|Minister\b|Director\b|"
    r"Chair|President\b|Secretary\b|Head of\b|Deputy\b|ລົງຊື່|ຕາງໜ້າ|ຕາງຫນ້າ|ວ່າການແທນ|นาย|นาง|รัฐมนตรี|ประธาน|ปลัด|อธิบดี|ผู้ว่าราชการ|"
    r"เลขาธิการ|ผู้อำนวยการ|\(?ลงชื่อ|\((?:นาย|นาง)|Bộ trưởng|T/?M\.?\s|KT\.|TL\.|TUQ\.|Q\.\s|Thủ tướng|Thứ trưởng|Chủ tịch|Giám đốc|Cục trưởng|"
    r"Bí thư|Hiệu trưởng|Le (?:ministre|directeur|président|préfet|maire)\b|La (?:ministre|directrice|présidente|maire)\b|Pour (?:le|la)\b|"
    r"The (?:Minister|Director|Chair|Secretary|President|Governor|Commissioner)|Governor\b|Commissioner\b|Chief\b|Mayor\b|For the\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:Done|Given|Issued) (?:at|in|on|this)\b|Fait (?:à|le)\b|ประกาศ\s?ณ|ให้ไว้\s?ณ|สั่ง\s?ณ",
    re.IGNORECASE,
)
_AFTERWORD = re.compile(r"Explanatory (?:note|memorandum)|Exposé des motifs", re.IGNORECASE)
_INITIALS = re.compile(
    r"(?:(?:^|\s+)(?:[^\W\d_]\.\s?)+[^\W\d_][\w’'-]+(?: [\w’'-]+)?)+"
)  # A. B. Example
_NEAR_THE_END = 12
_SHORT = 70
_NEVER = 20.0


@dataclass(frozen=True, slots=True)
class Mood:
    """What a line without a marker tells: does it begin, lead over, close, or sign?"""

    line: Line
    paragraph: bool
    announces: bool
    closes: bool
    goes_over: bool
    signs: bool
    quoted: bool = False


def brief(line: Line) -> bool:
    """Tell whether a line could be a name or an office: short, and no sentence."""
    return len(line.text) <= _SHORT and line.text.rstrip()[-1:] not in ".:;ฯ"


def closes(line: Line) -> bool:
    """Tell whether a line ends a document without signing it: "Done at …", "Nơi nhận: …"."""
    return bool(_CLOSES.match(line.text))


def receives(line: Line) -> bool:
    """Tell whether a line begins the list of those who get a copy."""
    return bool(SENT_TO.match(line.text))


def heads(line: Line) -> bool:
    """Tell whether a line names an office that signs."""
    return bool(_SIGNS.match(line.text))


def signs(line: Line) -> bool:
    """Tell whether a line looks like the beginning of a signature."""
    return brief(line) and (bool(_SIGNS.match(line.text)) or line.gap or line.indent > 0)


def moods(
    whole: Sequence[Line],
    heads: Sequence[Sequence[Marker]],
    layer: Layer,
    inside: Container[int] = (),
) -> list[Mood]:
    """Return what each line tells, knowing which line comes after it."""
    inner = [place for place, line in enumerate(whole) if not line.kind]
    after = dict(pairwise(inner))
    tail = _tail(whole, heads, inner)
    found = []
    for place, line in enumerate(whole):
        follows = heads[after[place]] if place in after else ()
        found.append(
            Mood(
                line=line,
                paragraph=layer.paragraphs,
                announces=line.text.rstrip().endswith((":", "：", ":-")) and _begins(follows),
                closes=bool(_CLOSES.match(line.text)),
                goes_over=bool(_GOES_OVER.match(line.text)),
                signs=place in tail or _done(line),
                quoted=place in inside,
            )
        )
    return found


def _done(line: Line) -> bool:
    """Tell whether a line says where and when the text was made, or heads a note that is no part of it."""
    dated = _DONE.match(line.text) and find_days(line.text)
    return bool(dated or _AFTERWORD.fullmatch(line.text))


def _tail(
    whole: Sequence[Line], heads: Sequence[Sequence[Marker]], inner: Sequence[int]
) -> frozenset[int]:
    """Return the last lines that look like a signature: at the end, and before each annex."""
    annexes = [
        at
        for at, place in enumerate(inner)
        if any(way.rank == 1 for way in heads[place]) or SENT_TO.match(whole[place].text)
    ]
    found: set[int] = set()
    for end in (*annexes, len(inner)):
        found.update(_signed(whole, heads, inner[max(0, end - _NEAR_THE_END) : end]))
    return frozenset(found)


def _signed(
    whole: Sequence[Line], heads: Sequence[Sequence[Marker]], last: Sequence[int]
) -> list[int]:
    tail: list[int] = []
    for place in reversed(last):
        initial = not heads[place] or _INITIALS.fullmatch(whole[place].text)
        if not initial or not brief(whole[place]):
            break
        tail.append(place)
    while tail and not signs(whole[tail[-1]]):
        tail.pop()
    return tail


def _begins(follows: Sequence[Marker]) -> bool:
    return any(marker.value == 1 for marker in follows)


def break_cost(mood: Mood, outermost: tuple[int, bool], named: bool) -> float:
    """
    Return what it costs to say that this line has left every clause.

    :param outermost: the indent of the outermost open sequence, and whether its clauses follow each
        other without a gap (then a gap means something)
    """
    indent, tight = outermost
    if mood.quoted:
        return _NEVER
    cost = 1.5 if mood.line.gap else 2.0 if mood.paragraph else 4.0
    cost += 2.5 * named
    cost -= 1.5 * (mood.line.indent < indent)
    cost -= 1.0 * (tight and mood.line.gap)
    cost -= 3.0 * mood.closes + 0.7 * mood.goes_over + 1.0 * mood.announces + 3.0 * mood.signs
    return max(cost, 0.1)


def stay_cost(mood: Mood, outermost: tuple[int, bool]) -> float:
    """Return what it costs to say that this line still belongs to the clause before it."""
    indent, tight = outermost
    if mood.quoted:
        return 0.0
    left = mood.line.indent < indent and (mood.line.gap or mood.paragraph)
    apart = mood.line.gap or mood.paragraph
    cost = 1.5 * left + 0.5 * (tight and mood.line.gap) + 1.0 * (mood.closes and apart)
    return (
        cost
        + 0.8 * (mood.goes_over and mood.announces and apart)
        + mood.signs * (1.0 + mood.line.gap)
    )
