"""What the head and the foot of an official text say: where, to whom, and who signs."""

import re
from collections.abc import Iterator, Sequence

from suffuse.directive.rules.kinds import KIND
from suffuse.directive.rules.references import mentions
from suffuse.language.rules import find_days

_AT = re.compile(
    r"(?:Done|Given|Issued|Signed|Fait)\s+(?:at|in|à)\s+(?P<place>[^,;\n]{2,60}?)(?:,|\s+(?:on|this|le)\b)",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(
    r"(?P<place>[^\W\d][^,;:\t\n\d]{1,50}?)\s*[,，]\s*(?:ລົງ)?\s*(?:ngày|ວັນທີ|ວັນ|the|le|on|dated?)?\s*:?\s*$",
    re.IGNORECASE,
)
_GAP = re.compile(r"\s{3,}|\t")
_TO = re.compile(
    r"(?:ເຖິງ|ຮຽນ|ກຽນ|Kính gửi|เรียน|To|TO|For the attention of|Addressed to|Attention|À l’attention de|À|Destinataires?)"
    r"\s*(?:[:：]\s*|\s{2,}|(?<=ຮຽນ) |(?<=เรียน) |$)(?P<who>.*)"
)
_ITEM = re.compile(r"(?:[-–—•+*]|\d{1,2}[.)])\s*(?P<who>\S.*)")
_OTHER_HEADS = re.compile(
    r"(?:ເລື່ອງ|ເລກທີ|ອີງຕາມ|เรื่อง|อ้างถึง|สิ่งที่|From|Subject|Re|Date|Ref|V/v|Objet)\b\s*[:：]?",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\(?(?P<name>(?:(?:ທ່ານ|ນາງ|ທ້າວ|ปลัด|นาย|นางสาว|นาง|ดร\.|พล\.?\w*|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|M\.|Mme)\s*)?[^\W\d_][^\d():@]{2,60}?)\)?"
)
_MARKS_OF_SIGNING = re.compile(
    r"\(?(?:signed|(?:ລາຍເຊັນ|ເຊັນ|ລົງນາມ)(?: ແລະ (?:ຈ້ຳກາ|ປະທັບຕາ))?|ลงชื่อ|ลายมือชื่อ|đã ký|ký tên(?:, đóng dấu)?|signé)\)?\s*[:：.…]*",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"ນາຍບ້ານ|ນາຍົກ|ປະທານ|ລັດຖະມົນຕີ|ຫົວໜ້າ|ຫົວຫນ້າ|ເລຂາ|ຜູ້ອຳນວຍການ|ອະທິບໍດີ|ອະທິການ|ເຈົ້າແຂວງ|ເຈົ້າເມືອງ|ນາຍົກ|ຮອງ|ຕາງໜ້າ|ວ່າການແທນ|ຄະນະ|ກະຊວງ|ສະພາ|ຫ້ອງ|"
    r"รัฐมนตรี|ประธาน|ปลัด|อธิบดี|ผู้ว่า|เลขาธิการ|ผู้อำนวยการ|นายก(?:รัฐมนตรี|สภา|เทศมนตรี|องค์การ|สมาคม)|หัวหน้า|รอง|กระทรวง|"
    r"\b(?:Minister|Director|Chair\w*|President|Secretary|Head|Deputy|Governor|Commission(?:er)?|Mayor|Chief|Manager|Officer|Ministre|Directeur|"
    r"Directrice|Président\w*|Préfet|Maire|For the|On behalf|Board|Committee|Council|Pour l[ea])\b|"
    r"(?:^|\s)(?:T/?M|KT|TL|TUQ|Q)\.?\s|BỘ|THỦ TƯỚNG|Thủ tướng|CHỦ TỊCH|Chủ tịch|GIÁM ĐỐC|Giám đốc|CỤC|BÍ THƯ|Bí thư|CHÁNH |Chánh |VỤ TRƯỞNG|Vụ trưởng|TRƯỞNG|VIỆN|HIỆU TRƯỞNG|Hiệu trưởng|"
    r"THỨ TRƯỞNG|Thứ trưởng|ĐẢNG ỦY|ỦY BAN|CHÍNH PHỦ",
    re.IGNORECASE,
)
_LONGEST = 120
_MOST = 40


def place(preamble: str, ending: str) -> str:
    """Return where a text was issued: what stands before the day in its head, or after "Done at"."""
    for line in preamble.split("\n"):
        for day in find_days(line):
            named = [one.end for one in mentions(line[: day.start])]
            before = _GAP.split(line[max(named, default=0) : day.start])[-1] or line[: day.start]
            if (match := _BEFORE_DAY.search(before)) and len(match["place"].split()) <= 5:  # noqa: PLR2004 — a place is short
                return match["place"].strip()
    match = _AT.search(ending)
    return match["place"].strip() if match else ""


def addressees(preamble: str) -> tuple[str, ...]:
    """Return those to whom a text is addressed, as it names them: on the line of "To:", or below it."""
    lines = [line.strip() for line in preamble.split("\n")]
    for at, line in enumerate(lines):
        if match := _TO.fullmatch(line):
            who = match["who"].strip()
            item = _ITEM.fullmatch(who)
            first = [item["who"].rstrip(" ;.,") if item else who] if who else []
            return tuple([*first, *_below(lines[at + 1 :], bool(first))][:_MOST])
    return ()


def _below(lines: Sequence[str], begun: bool) -> Iterator[str]:
    """Yield the lines that go on with a list of receivers."""
    for line in lines:
        item = _ITEM.fullmatch(line)
        if not line or _OTHER_HEADS.match(line) or len(line) > _LONGEST or (begun and not item):
            return
        yield item["who"].rstrip(" ;.,") if item else line.rstrip(" ;.,")


def signatory(ending: str) -> tuple[str, str] | None:
    """Return who signs, office and name, by the lines of the signature; None where there is none."""
    offices: list[str] = []
    names: list[str] = []
    enclosed = ""
    for line in ending.split("\n"):
        said = _MARKS_OF_SIGNING.sub("", line.strip()).strip(" ,")
        if not said or len(said) > _LONGEST or find_days(said):
            continue
        if KIND.match(said) and (offices or names):
            break  # what was decreed begins
        person = _PERSON.fullmatch(said)
        if said.startswith("(") and person:
            enclosed = enclosed or person["name"].strip()
        elif _OFFICE.search(said):
            offices.append(said)
        elif person:
            names.append(person["name"].strip())
    if not offices and not names and not enclosed:
        return None
    return " ".join(offices), enclosed or (names[-1] if names else "")
