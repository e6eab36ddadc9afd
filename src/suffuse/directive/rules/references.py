"""The other texts that a document names: which, of what day, and how it stands to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from suffuse.directive.rules.facts import Relation
from suffuse.directive.rules.kinds import KIND
from suffuse.language.rules import Day, digits, find_days, match_key

_NUMBER = re.compile(
    r"(?P<say>(?:ສະບັບ\s*)?ເລກທີ|ສະບັບທີ|(?<![A-Za-z])(?:No\.?|Nr\.?|Number|Ref(?:erence)?\.?(?:\s*No\.?)?|n°|№)|(?<![\u0e00-\u0e7f])ที่|"
    r"(?<=[\u0e00-\u0e7f])(?<!วัน)ที่(?=\s?\d+/\d)|\bSố|\bsố(?=[:\s]*\d+[/-]))[^\S\n]*[:：]?[^\S\n]*"
    r"(?P<number>(?:[ก-ฮ]{1,5}\.?[^\S\n]?(?=\d{2,})|(?:[A-Z]{1,6}[./-]){1,4}(?=\d))?\d{1,6}(?:\(\d{1,3}\)(?=[/-]))?"
    r"(?:[^\S\n]?(?:/ว[^\S\n]?(?=\d)|[/\-–.][^\S\n]?)[^\W_][^\s,;:()\"”/]*)*(?<![/\-–.]))",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\s*(?:(?:ສະບັບ)?ນີ້\s*)?(?P<about>ວ່າດ້ວຍ|ກ່ຽວກັບ|(?:on|concerning|about|for)\b|ว่าด้วย|เรื่อง|về(?: việc)?|relati(?:f|ve)s? (?:à|aux?)\b|portant|concernant)\s*"
    r"(?P<subject>[^,;:.\n()]*)",
    re.IGNORECASE,
)
_SUBJECT_ENDS = re.compile(
    r"\s*(?:ສະບັບ\s*ເລກທີ|ເລກທີ|ລົງວັນທີ|ມີບາງ|ດັ່ງນີ້|ສະບັບ|(?<!\w)(?:No\.?\s*\d|of\s+\d|dated)|$)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"[\s,(]*(?:ລົງ)?\s*(?:ວັນທີ|ວັນ|dated|date|of|on|ลงวันที่|วันที่|ngày|du)?\s*[:：]?\s*", re.IGNORECASE
)
_STANCES = (
    (
        "replaces",
        r"ປ່ຽນແທນ|ທົດແທນ|ແທນທີ່|ຍົກເລີກ|replac\w+|supersed\w+|repeal\w*|revok\w+|rescind\w*|ยกเลิก|แทน|thay thế|bãi bỏ|abrog\w+|remplac\w+",
    ),
    (
        "amends",
        r"ປັບປຸງ\s*(?:ແລະ\s*)?(?:ເພີ່ມເຕີມ)?|ດັດແກ້|amend\w*|แก้ไข|เพิ่มเติม|sửa đổi|bổ sung|modifi\w+",
    ),
    (
        "beside",
        r"ໄປພ້ອມກັບ|ພ້ອມກັບ|ຄຽງຄູ່ກັບ|ຄຽງຄູ່|together with|alongside|beside|in parallel with|พร้อมกับ|cùng với",
    ),
    (
        "implements",
        r"ຈັດຕັ້ງປະຕິບັດ|ຜັນຂະຫຍາຍ|ເຊື່ອມຊ[ືຶ]ມ|implement\w*|carr\w+ out|giv\w+ effect to|pursuant to|"
        r"in execution of|in application of|ปฏิบัติตาม|quán triệt|เพื่อให้เป็นไปตาม|thực hiện|triển khai|hướng dẫn thi hành|en application",
    ),
    (
        "cites",
        r"ອີງຕາມ|ອີງໃສ່|ຕາມ|based on|having regard to|in accordance with|under|see|as .{0,40}requires|căn cứ|อาศัย|อ้างถึง|ตาม|\bvu\b",
    ),
)
_STANCE = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _STANCES), re.IGNORECASE)
_AT_ONCE = re.compile(r"\s*(?:ສະບັບ)?\s*")
_THEN = re.compile(  # "Order No. 12 of 3 May 2016 is hereby repealed"
    r"[^.;:\n]{0,40}?(?:(?P<replaces>\b(?:is|are|shall be)\s+(?:hereby\s+)?(?:repealed|revoked|replaced|superseded|rescinded|cancelled)|"
    r"\b(?:est|sont)\s+(?:abrogée?s?|remplacée?s?)|ຖືກຍົກເລີກ|ເປັນອັນຍົກເລີກ|ໝົດຜົນສັກສິດ|hết hiệu lực|เป็นอันยกเลิก)"
    r"|(?P<amends>\b(?:is|are)\s+(?:hereby\s+)?amended|\b(?:est|sont)\s+(?:ainsi\s+)?modifiée?s?|được sửa đổi))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.;:\n](?=\s|$)")
_REACH = 160
_LETTERHEAD = 10  # words on a line of a letterhead, at most


@dataclass(frozen=True, slots=True)
class Mention:
    """
    A place where the text names a text: by kind and number, or by kind and subject.

    `before` is the piece of its sentence that leads up to it; `alone` says that it stands on a line
    without a verb, as in a letterhead.
    """

    kind: str
    number: str
    day: Day | None
    subject: str
    start: int
    end: int
    before: str
    alone: bool


def mentions(text: str) -> tuple[Mention, ...]:
    """Return every mention with a number, in reading order."""
    plain, days = digits(text), find_days(text)
    return tuple(_mention(text, plain, match, days) for match in _NUMBER.finditer(plain))


def _mention(text: str, plain: str, match: re.Match[str], days: tuple[Day, ...]) -> Mention:
    day = _day_after(plain, match.end(), days)
    opens = _sentence_start(text, match.start())
    kind = _governing(text, list(KIND.finditer(text, opens, match.start())), match.start())
    start = kind.start() if kind else match.start()
    end = day.end if day else match.end()
    line = text[text.rfind("\n", 0, match.start()) + 1 : _line_end(text, match.end())]
    return Mention(
        kind=kind.lastgroup or "" if kind else "",
        number=re.sub(r"\s", "", text[match.start("number") : match.end("number")]).rstrip(".-–/"),
        day=day,
        subject=subject_at(text, end) or (subject_at(text, kind.end()) if kind else ""),
        start=start,
        end=end,
        before=text[max(opens, start - _REACH) : start],
        alone=len(line.split()) <= _LETTERHEAD and not _STANCE.search(line),
    )


def _governing(text: str, kinds: list[re.Match[str]], at: int) -> re.Match[str] | None:
    """
    Return the kind that a number after these kinds belongs to; `at` is where the number begins.

    The nearest, but in Lao and Thai the number follows the whole name: in ຄຳແນະນຳ ກ່ຽວກັບມະຕິ…
    ເລກທີ 14 it is the guidance's, not that of the resolution that the guidance is about.
    """
    found = kinds[-1] if kinds else None
    if found and _AT_ONCE.fullmatch(text, found.end(), at):
        return found
    for inner, outer in pairwise(reversed(kinds)):
        about = _SUBJECT.match(text, outer.end())
        if outer[0].isascii() or not about or about.end() < inner.start():
            break
        found = outer
    return found


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _sentence_start(text: str, at: int) -> int:
    start = 0
    for match in _SENTENCE.finditer(text, max(0, at - 1000), at):
        start = match.end()
    return start


def _day_after(plain: str, at: int, days: tuple[Day, ...]) -> Day | None:
    dated = _DATED.match(plain, at)
    reached = dated.end() if dated else at
    return next((day for day in days if at <= day.start <= reached), None)


def subject_at(text: str, at: int) -> str:
    """Return what a text is about, where "ວ່າດ້ວຍ …", "on …" or the like begins here; else ""."""
    match = _SUBJECT.match(text, at)
    if not match:
        return ""
    subject = match["subject"]
    ends = _SUBJECT_ENDS.search(subject)
    return subject[: ends.start()].strip() if ends else subject.strip()


def says_subject(line: str, at: int) -> bool:
    """Tell whether a line says, anywhere after a place, what a text is about."""
    return bool(_SUBJECT.search(line, at))


def relations(
    text: str, found: tuple[Mention, ...], own: Mention | None, title: str
) -> tuple[Relation, ...]:
    """Return how the document stands to every other text that it names; one entry for each text."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for relation in sorted(
        (*_numbered(text, found, own, title), *_beside(text, found, own)), key=lambda one: one.start
    ):
        key = (
            relation.number and match_key(relation.number),
            "" if relation.number else relation.title,
        )
        if key not in seen and not (own and relation.number == own.number):
            seen.add(key)
            kept.append(relation)
    return tuple(kept)


def _numbered(
    text: str, found: tuple[Mention, ...], own: Mention | None, title: str
) -> Iterator[Relation]:
    for mention in found:
        if mention is own or not (mention.kind or mention.day or "/" in mention.number):
            continue
        stances = [match.lastgroup or "" for match in _STANCE.finditer(mention.before)]
        stance = stances[-1] if stances else "cites"
        if then := _THEN.match(text, mention.end):
            stance = then.lastgroup or stance
        subject = match_key(mention.subject)
        if (
            stance not in {"replaces", "amends", "beside"}
            and subject
            and subject in match_key(title)
        ):
            stance = "implements"  # what this text is about is what that text is about
        on = mention.day.on if mention.day else None
        yield Relation(stance, mention.number, on, mention.start, mention.end, mention.subject)


def _beside(text: str, found: tuple[Mention, ...], own: Mention | None) -> Iterator[Relation]:
    """Find texts that this one goes together with but gives no number of."""
    numbered = [(one.start, one.end) for one in found if one is not own]
    beside = re.compile(dict(_STANCES)["beside"], re.IGNORECASE)
    for match in beside.finditer(text):
        kind = KIND.match(text, _skip_article(text, match.end()))
        if kind is None or any(start <= kind.start() < end for start, end in numbered):
            continue
        about = _SUBJECT.match(text, kind.end())
        subject = subject_at(text, kind.end())
        end = about.start("subject") + len(subject) if about else kind.end()
        yield Relation("beside", "", None, kind.start(), end, subject)


def _skip_article(text: str, at: int) -> int:
    match = re.compile(r"\s*(?:the\s+|a\s+|an\s+)?", re.IGNORECASE).match(text, at)
    return match.end() if match else at
