"""What a document says about itself: its number, kind, issuer, day and title."""

import re
from dataclasses import dataclass
from datetime import date

from suffuse.directive.rules.kinds import KIND
from suffuse.directive.rules.letterhead import addressees, place, signatory
from suffuse.directive.rules.references import Mention, mentions, says_subject, subject_at
from suffuse.language.rules import Day, digits, find_days, match_key

_ISSUES = re.compile(
    r"(?P<issuer>[^,;:.\n]{3,120}?)\s*(?:ຍັງ|ໄດ້|ຈຶ່ງ|hereby|therefore)?\s*(?:ອອກ|issues|ออก|ban hành)\s*(?:the |a |an |this )?",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:ລັດຖະມົນຕີ(?:ວ່າການ)?)?ກະຊວງ|ຄະນະ|ກົມ|ອົງການ|ລັດຖະບານ|ສະພາ|ສູນກາງ|ພະແນກ|ຫ້ອງ(?:ການ|ວ່າການ)|ສະຖາບັນ|ທະນາຄານ|ບໍລິສັດ|ໂຮງໝໍ|ໂຮງຮຽນ|ແຂວງ|ເມືອງ|ບ້ານ|ສານ|ວິທະຍາໄລ|ມະຫາວິທະຍາໄລ|ລັດວິສາຫະກິດ|ຄະນະພັກ|ສະຫະພັນ|ແນວລາວ|ນາຍົກລັດຖະມົນຕີ|ເຈົ້າແຂວງ|ເຈົ້າເມືອງ"
    r"|(?!Laid|Made|Coming|.*\b(?:Declaration|Convention|Charter|Policy)\b)(?:the )?(?:\w+ ){0,3}(?:Ministry|Department|Office|Committee|Board|Government|Council|Commission|Agency|"
    r"Authority|Bureau|Institute|Secretariat|Company|Hospital|University|School|District|Province|Parliament|Assembly|Organization)\b"
    r"|กระทรวง|กรม|สำนัก|คณะ|สภา|จังหวัด|เทศบาล|มหาวิทยาลัย|โรงพยาบาล|โรงเรียน|องค์การ|Bộ |Ủy ban|Chính phủ|Quốc hội|Sở |Đảng ủy|Tỉnh ủy|Huyện ủy|"
    r"Ban |Cục |Tổng cục|Hội đồng|Thủ tướng|Trường |Công ty|Văn phòng|UBND|Uỷ ban|Tổng công ty|Viện |Vụ |Commune |Ville |Minist[eè]re|Préfecture|Mairie|Gouvernement|Direction |République",
    re.IGNORECASE,
)
# Vietnamese offices name the one above them first.
_UNDER = re.compile(r"UBND|[ỦU][ỶY] BAN|BỘ |SỞ |TỔNG CỤC|CỤC |VỤ |PHÒNG |BAN |TRUNG TÂM|VIỆN ")
_ISSUED_BY = re.compile(
    r"(?:issued by|issuer|ອອກໂດຍ|ຜູ້ອອກ)\s*[:：]\s*(?P<issuer>[^\n]+)", re.IGNORECASE
)
_BASIS = re.compile(
    r"ອີງຕາມ|ອີງໃສ່|ຈັດຕັ້ງປະຕິບັດ|ປ່ຽນແທນ|ຍົກເລີກ|ໄປພ້ອມກັບ|pursuant|based on|accordance|having regard|implement|replac|supersed|amend|under\b|căn cứ|thay thế|sửa đổi|อาศัย|อ้างถึง|ตาม|ยกเลิก|แก้ไข|\bvu\b|abroge|modifi",
    re.IGNORECASE,
)
_GAZETTE = re.compile(
    r"ราชกิจจานุเบกษา|gazette|journal officiel|công báo|ຈົດໝາຍເຫດທາງລັດຖະການ", re.IGNORECASE
)
_MOTTO = re.compile(
    r"ສາທາລະນະລັດ\s*ປະຊາທິປະໄຕ|ສັນຕິພາບ\s*ເອກະລາດ|Lao People|Peace Independence|Đảng cộng sản Việt Nam|Cộng hòa xã hội|Độc lập|République",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:No\.?|Nr\.?|ເລກທີ|ที่|Số|n°|№)\s*[:：]?\s*(?:[A-Z]{1,6}[./-])*\d", re.IGNORECASE
)
_ENDS_WITH_KIND = re.compile(
    r"[A-Z][\w’'(),&\- ]{3,90}?\b(?P<kind>ACT|LAW|REGULATIONS?|RULES|POLICY|ORDER|GUIDELINES?|GUIDANCE|DIRECTIVE|PLAN|Act|Law|Regulations?|"
    r"Rules|Policy|Guidelines?|Guidance|Directive|Plan)(?:,? (?:of )?\d{4})?"
)
_GOES_ELSEWHERE = re.compile(
    r"(?:ອີງຕາມ|ອີງໃສ່|ເຖິງ|ຮຽນ|Căn cứ|Kính gửi|Theo|อาศัย|โดยที่|เรียน|[-–—_=*.]{3}|Pursuant|Having|Whereas|To\b|From\b|Date\b|Vu\b|[-–—•*_=]|[IVX\d]+[.)])",
    re.IGNORECASE,
)
_TITLE_NUMBER = re.compile(
    r"(?:^|\()(?:REGULATION|DIRECTIVE|DECISION|Resolution|Technical note|Guidance|Guideline|Instruction|Circular|Order)"
    r"(?: \([A-Z]{2,4}\))? (?P<number>\d{1,5}(?:[/-]\d{1,5})?(?: \(\d{4}\))?)(?!\d)",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    r"(?<!\S)(?P<number>(?:A|S|E|ST)(?:/[A-Z]{1,6})*/\d[\w./]*\w)(?!\S)"
)  # A/RES/76/1
_SIGNED_ON = re.compile(
    r"(?:ณ\s*วันที่|(?:Done|Given|Issued|Signed|Fait)\s[^\n]{0,60},?(?: le| on)?|[^\n]{2,40},\s*(?:ວັນທີ|ngày))\s*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:ເລື່ອງ|ຫົວຂໍ້|เรื่อง|Subject|Re|V/v|Về việc|Trích yếu|Objet)\s*(?:[:：]|(?<=เรื่อง)\s|(?<=V/v)\s)\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_NUMBER_LINE = 45  # letters: a line with a number that is longer says more than the number
_HEADS = re.compile(
    r"HIỆU TRƯỞNG|BỘ TRƯỞNG|THỦ TƯỚNG|CHỦ TỊCH|GIÁM ĐỐC|Whereas|Issued by|The Council|The Assembly|Le ministre|La ministre"
)
_MOST_TITLE_LINES = 3
_HEAD_LINES = 12
_COLUMNS = re.compile(r"\s{3,}|\t|\s+(?=ເລກທີ|Số\s*:|ที่\s+\S{1,6}\s?[\d๐-๙])")
_LONGEST = 200
_THRESHOLD = -3
_FAR = 20_000  # characters within which a document names itself


@dataclass(frozen=True, slots=True)
class Naming:
    """What a document says about itself; empty or None where it does not say."""

    number: str
    kind: str
    issuer: str
    issued_on: date | None
    title: str
    own: Mention | None
    mentions: tuple[Mention, ...]
    place: str = ""
    addressees: tuple[str, ...] = ()
    signatory: tuple[str, str] | None = None


def name(text: str, preamble: str, ending: str, signature: str = "") -> Naming:
    """
    Read what a document says about itself.

    :param preamble: what stands before the first clause; a document names itself there
    :param ending: closing and signature, where some offices put the day
    :param signature: the signature alone
    """
    preamble = preamble[:_FAR]
    found = mentions(text)
    own = _own(text, found, len(preamble))
    kind, title = _title(preamble, own)
    day = own.day if own and own.day else _day(preamble, ending)
    bare = (_TITLE_NUMBER.search(title) or _SYMBOL.search(preamble)) if own is None else None
    return Naming(
        number=own.number if own else bare["number"] if bare else "",
        kind=kind or (own.kind if own else ""),
        issuer=_issuer(preamble, own),
        issued_on=day.on if day else None,
        title=title[: _LONGEST * 2],
        own=own,
        mentions=found,
        place=place(preamble, ending),
        addressees=addressees(preamble),
        signatory=signatory(signature),
    )


def _own(text: str, found: tuple[Mention, ...], preamble: int) -> Mention | None:
    """Return the mention by which the document names itself, if any is likely enough."""
    scored = [(_score(text, mention, preamble), -mention.start, mention) for mention in found]
    best = max(scored, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _score(text: str, mention: Mention, preamble: int) -> int:
    """Say how likely a mention is the document's own name: by its place and what leads up to it."""
    score = 2 if mention.end <= preamble else _THRESHOLD
    score += 4 * mention.alone
    score += 2 * bool(re.search(r"(?:ອອກ|issues?)\s*(?:the |this )?$", mention.before))
    score += 3 * bool(
        re.match(r"\s*(?:ຄຳແນະນຳ|ມະຕິ|ຄຳສັ່ງ|ແຈ້ງການ|ຂໍ້ຕົກລົງ)?\s*ສະບັບນີ້", text[mention.end :][:60])
    )
    lead = mention.before[-60:]
    issues = max((match.end() for match in re.finditer(r"ອອກ|issues", lead)), default=-1)
    basis = max((match.end() for match in _BASIS.finditer(lead)), default=-1)
    return score - 6 * (basis > issues)


def _title(preamble: str, own: Mention | None) -> tuple[str, str]:
    """Return the kind and the title: a heading that begins with a kind, or the words before the number."""
    lines = [line.strip() for line in preamble.split("\n")]
    for at, line in enumerate(lines):
        match = KIND.match(line)
        if match and len(line) <= _LONGEST and not line.endswith((";", ",")):
            after = lines[at + 1 :]
            alone = match.end() == len(line)
            following = _subject_lines(after, alone=alone) if len(line) < _LONGEST / 2 else []
            numbered = _NUMBERED.search(digits(line), match.end())
            if numbered and not following and not says_subject(line, numbered.end()):
                continue  # "Act No. 14 of 2022" is its number; its title stands elsewhere
            if alone and not following and (about := _about(lines)):
                return match.lastgroup or "", about
            return match.lastgroup or "", " ".join([line, *following])
        if (ends := _ENDS_WITH_KIND.fullmatch(line)) and (kind := KIND.search(ends["kind"])):
            return kind.lastgroup or "", line
    if own and own.start < len(preamble):
        match = KIND.match(preamble, own.start)
        subject = subject_at(preamble, match.end()) if match else ""
        if match and subject:
            whole = preamble[own.start : preamble.index(subject, match.end()) + len(subject)]
            return match.lastgroup or "", " ".join(whole.split())
    return _first_line(lines, own)


def _subject_lines(lines: list[str], *, alone: bool) -> list[str]:
    """
    Return the lines that go on with a title: "ກ່ຽວກັບ …", "on …", until an empty line.

    :param alone: the kind stands alone on its line, so that the next line is its subject anyway
    """
    found: list[str] = []
    for line in lines:
        numbered = find_days(line) or mentions(line)
        if not found and (not line or (numbered and not (alone and len(line) > _NUMBER_LINE))):
            continue  # the number and the day may stand between a kind and its subject
        if (
            not line
            or len(line) > _LONGEST
            or (numbered and len(line) <= _NUMBER_LINE)
            or not any(letter.isalpha() for letter in line)
            or (found and (_GOES_ELSEWHERE.match(line) or line.endswith((":", ";"))))
            or (found and (_OFFICE.match(line) or _HEADS.match(line)))
            or (find_days(line) and not alone)
            or not (found or subject_at(line, 0) or (alone and not _GOES_ELSEWHERE.match(line)))
        ):
            break
        found.append(line)
        alone = alone and len(found) < _MOST_TITLE_LINES
    return found[:_MOST_TITLE_LINES]


def _about(lines: list[str]) -> str:
    return next((match["title"] for line in lines if (match := _ABOUT.fullmatch(line))), "")


def _first_line(lines: list[str], own: Mention | None) -> tuple[str, str]:
    """Fall back on what a letter is about, or on the first short line that is no motto, office or date."""
    if about := _about(lines):
        match = KIND.match(about)
        return match.lastgroup or "" if match else own.kind if own else "", about
    for line in lines:
        plain = (
            line and len(line) <= _LONGEST and not _MOTTO.search(line) and not _OFFICE.match(line)
        )
        if plain and not find_days(line) and not mentions(line):
            match = KIND.search(line)
            return (match.lastgroup or "" if match else own.kind if own else ""), line
    return "", ""


def _issuer(preamble: str, own: Mention | None) -> str:
    if match := _ISSUED_BY.search(preamble):
        return match["issuer"].strip()
    head = _head_office(preamble)
    flat = re.sub(r"[^\S\n]+", " ", preamble)  # runs of spaces would be tried in every division
    for match in _ISSUES.finditer(flat):
        # The clause of the sentence nearest to the verb is who issues: "…, ຄະນະ… ຍັງອອກຄຳແນະນຳ".
        said = match["issuer"].strip()
        if not head and KIND.match(flat, match.end()) and _OFFICE.match(said):
            return re.sub(r"^the ", "", said, flags=re.IGNORECASE)
    if head:
        return head
    for line in preamble.split("\n"):  # ระเบียบกระทรวง…: the kind, and whose it is, in one word
        kind = KIND.match(line.strip())
        if kind and (office := _OFFICE.match(line.strip(), kind.end())):
            whole = line.strip()[office.start() :]
            return re.split(r"\s|ว่าด้วย|เรื่อง|ที่", whole)[0]
    return ""


def _head_office(preamble: str) -> str:
    """Return the office that a letterhead names: its first line that begins like one and is no motto."""
    lines = preamble.split("\n")[:_HEAD_LINES]
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        for said in _COLUMNS.split(line.strip()):
            office = _MOTTO.split(said)[0].strip(" -_*")
            if _OFFICE.match(office) and not _MOTTO.search(office) and len(office) <= _LONGEST / 2:
                sentence = office.endswith((",", ";", ":", ".")) or _ISSUES.search(office)
                other = KIND.match(office) or _ENDS_WITH_KIND.fullmatch(office) or find_days(office)
                if not sentence and not other:
                    under = _COLUMNS.split(below.strip())[0]
                    return under if _UNDER.match(office) and _UNDER.match(under) else office
    return ""


def _day(preamble: str, ending: str) -> Day | None:
    """Return the day of a letterhead, or else of the ending."""
    for line in preamble.split("\n"):
        days = find_days(line)
        if days and not _BASIS.search(line) and not _GAZETTE.search(line) and len(line) <= _LONGEST:
            return days[0]
    ends = [day for day in find_days(ending) if _SIGNED_ON.search(ending[: day.start])]
    ends = ends or list(find_days(ending))
    return ends[0] if ends else None


def key(number: str) -> str:
    """Return what two writings of one number have in common: for looking up, never for showing."""
    return match_key(number)
