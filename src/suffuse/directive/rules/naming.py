"""What a document says about itself: its number, kind, issuer, day and title."""

import re
from dataclasses import dataclass
from datetime import date

from suffuse.directive.rules.kinds import KIND
from suffuse.directive.rules.references import Mention, mentions, subject_at
from suffuse.language.rules import Day, find_days, match_key

_ISSUES = re.compile(
    r"(?P<issuer>[^,;:.\n]{3,120}?)\s*(?:ຍັງ|ໄດ້|ຈຶ່ງ|hereby|therefore)?\s*(?:ອອກ|issues|ออก|ban hành)\s*(?:the |a |an |this )?",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"ກະຊວງ|ຄະນະ|ກົມ|ອົງການ|ລັດຖະບານ|ສະພາ|ສູນກາງ|ພະແນກ|ຫ້ອງ(?:ການ|ວ່າການ)|ສະຖາບັນ|ທະນາຄານ|ບໍລິສັດ|ໂຮງໝໍ|ແຂວງ|ສານ"
    r"|(?:the )?(?:\w+ ){0,3}(?:Ministry|Department|Office|Committee|Board|Government|Council|Commission|Agency|"
    r"Authority|Bureau|Institute|Secretariat|Company|Hospital)\b|กระทรวง|กรม|สำนัก|Bộ |Ủy ban|Chính phủ",
    re.IGNORECASE,
)
_ISSUED_BY = re.compile(
    r"(?:issued by|issuer|ອອກໂດຍ|ຜູ້ອອກ)\s*[:：]\s*(?P<issuer>[^\n]+)", re.IGNORECASE
)
_BASIS = re.compile(
    r"ອີງຕາມ|ອີງໃສ່|ຈັດຕັ້ງປະຕິບັດ|ປ່ຽນແທນ|ຍົກເລີກ|ໄປພ້ອມກັບ|pursuant|based on|accordance|having regard|implement|replac|supersed|amend|under\b",
    re.IGNORECASE,
)
_MOTTO = re.compile(
    r"ສາທາລະນະລັດ\s*ປະຊາທິປະໄຕ|ສັນຕິພາບ\s*ເອກະລາດ|Lao People|Peace Independence", re.IGNORECASE
)
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


def name(text: str, preamble: str, ending: str) -> Naming:
    """
    Read what a document says about itself.

    :param preamble: what stands before the first clause; a document names itself there
    :param ending: closing and signature, where some offices put the day
    """
    preamble = preamble[:_FAR]
    found = mentions(text)
    own = _own(text, found, len(preamble))
    kind, title = _title(preamble, own)
    day = own.day if own and own.day else _day(preamble, ending)
    return Naming(
        number=own.number if own else "",
        kind=kind or (own.kind if own else ""),
        issuer=_issuer(preamble, own),
        issued_on=day.on if day else None,
        title=title[: _LONGEST * 2],
        own=own,
        mentions=found,
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
    for place, line in enumerate(lines):
        match = KIND.match(line)
        if match and len(line) <= _LONGEST and not line.endswith((";", ",")):
            following = _subject_lines(lines[place + 1 :]) if len(line) < _LONGEST / 2 else []
            return match.lastgroup or "", " ".join([line, *following])
    if own and own.start < len(preamble):
        match = KIND.match(preamble, own.start)
        subject = subject_at(preamble, match.end()) if match else ""
        if match and subject:
            whole = preamble[own.start : preamble.index(subject, match.end()) + len(subject)]
            return match.lastgroup or "", " ".join(whole.split())
    return _first_line(lines)


def _subject_lines(lines: list[str]) -> list[str]:
    """Return the lines that go on with a title: "ກ່ຽວກັບ …", "on …", until an empty line."""
    found: list[str] = []
    for line in lines:
        if not found and (not line or find_days(line) or mentions(line)):
            continue  # the number and the day may stand between a kind and its subject
        if (
            not line
            or len(line) > _LONGEST
            or find_days(line)
            or not (found or subject_at(line, 0))
        ):
            break
        found.append(line)
    return found


def _first_line(lines: list[str]) -> tuple[str, str]:
    """Fall back on the first short line that is no motto, office or date; its kind may stand inside."""
    for line in lines:
        plain = (
            line and len(line) <= _LONGEST and not _MOTTO.search(line) and not _OFFICE.match(line)
        )
        if plain and not find_days(line) and not mentions(line):
            match = KIND.search(line)
            return (match.lastgroup or "" if match else ""), line
    return "", ""


def _issuer(preamble: str, own: Mention | None) -> str:
    if match := _ISSUED_BY.search(preamble):
        return match["issuer"].strip()
    flat = re.sub(r"[^\S\n]+", " ", preamble)  # runs of spaces would be tried in every division
    for match in _ISSUES.finditer(flat):
        # The clause of the sentence nearest to the verb is who issues: "…, ຄະນະ… ຍັງອອກຄຳແນະນຳ".
        if KIND.match(flat, match.end()) and _OFFICE.match(match["issuer"].strip()):
            return re.sub(r"^the ", "", match["issuer"].strip(), flags=re.IGNORECASE)
    for line in preamble.split("\n"):
        office = re.split(r"\s{3,}|\t", line.strip())[0]
        if _OFFICE.match(office) and not _MOTTO.search(line) and len(office) <= _LONGEST / 2:
            return office
    return ""


def _day(preamble: str, ending: str) -> Day | None:
    """Return the day of a letterhead, or else of the ending."""
    for line in preamble.split("\n"):
        days = find_days(line)
        if days and not _BASIS.search(line) and len(line) <= _LONGEST:
            return days[0]
    ends = find_days(ending)
    return ends[0] if ends else None


def key(number: str) -> str:
    """Return what two writings of one number have in common: for looking up, never for showing."""
    return match_key(number)
