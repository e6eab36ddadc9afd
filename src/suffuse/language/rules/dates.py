"""Days as people write them: in Lao, Thai, Vietnamese, English and French, with Buddhist years, or as ISO."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from suffuse.language.rules.lao import digits

_BUDDHIST = 543
_LATEST = 2100
_THAI = 2400  # with a Thai month, a year from here on is Buddhist and nothing else
_THAI_NAME = re.compile("[\u0e00-\u0e7f]")

_NAMES = (
    ("ມັງກອນ", "มกราคม", "ม.ค.", "january", "janvier", "jan"),
    ("ກຸມພາ", "กุมภาพันธ์", "ก.พ.", "february", "février", "feb"),
    ("ມີນາ", "มีนาคม", "มี.ค.", "march", "mars", "mar"),
    ("ເມສາ", "เมษายน", "เม.ย.", "april", "avril", "apr"),
    ("ພຶດສະພາ", "ພືດສະພາ", "พฤษภาคม", "พ.ค.", "may", "mai"),
    ("ມິຖຸນາ", "ມີຖຸນາ", "มิถุนายน", "มิ.ย.", "june", "juin", "jun"),
    ("ກໍລະກົດ", "ກໍລະກັດ", "กรกฎาคม", "ก.ค.", "july", "juillet", "jul"),
    ("ສິງຫາ", "สิงหาคม", "ส.ค.", "august", "août", "aug"),
    ("ກັນຍາ", "กันยายน", "ก.ย.", "september", "septembre", "sept", "sep"),
    ("ຕຸລາ", "ตุลาคม", "ต.ค.", "october", "octobre", "oct"),
    ("ພະຈິກ", "พฤศจิกายน", "พ.ย.", "november", "novembre", "nov"),
    ("ທັນວາ", "ธันวาคม", "ธ.ค.", "december", "décembre", "dec"),
)
_MONTHS = {name: month for month, names in enumerate(_NAMES, start=1) for name in names}
_MONTH = (
    "(?P<month>"
    + "|".join(map(re.escape, sorted(_MONTHS, key=len, reverse=True)))
    + r")(?![a-z])\.?"
)
_ERA = r"(?P<era>ພ\.?\s?ສ\.?|พ\.?\s?ศ\.?|b\.?e\.?)?"
_YEAR = rf"{_ERA}\s?(?P<year>\d{{4}})(?!\d)"
_DAY = r"(?<![\d/.])(?P<day>\d{1,2})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])",
        rf"{_DAY}(?:st|nd|rd|th|er)?\s*(?:(?:day\s+)?of\s+|ເດືອນ\s*|เดือน\s*|-)?{_MONTH},?\s*(?:ປີ|ปี|-)?\s*{_YEAR}",
        rf"{_MONTH}\s*{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_DAY}\s*ເດືອນ\s*(?P<month>\d{{1,2}})\s*ປີ\s*{_YEAR}",
        rf"ngày\s+{_DAY}\s+tháng\s+(?P<month>\d{{1,2}})\s+năm\s+{_YEAR}",
        rf"{_DAY}\s?(?P<sign>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?{_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class Day:
    """
    A day found in a text, with the characters it was read from.

    `doubt` is "buddhist_year" when the year can hardly be meant as written but no era is named; the
    day is then kept as issued and `perhaps` says what a Buddhist year would make of it.
    """

    on: date
    start: int
    end: int
    doubt: str = ""

    @property
    def perhaps(self) -> date:
        """The same day with its year read as Buddhist, where that is in doubt; else the day."""
        return perhaps_buddhist(self.on) or self.on


def perhaps_buddhist(on: date) -> date | None:
    """Return the day that is meant if a year after 2100 is Buddhist; None for any earlier year."""
    return _day(on.year - _BUDDHIST, on.month, on.day) if on.year > _LATEST else None


def find_days(text: str) -> tuple[Day, ...]:
    """Return every day written in the text, in reading order; overlapping readings give one day."""
    plain = digits(text)
    found: list[Day] = []
    for day in sorted(_candidates(plain), key=lambda day: (day.start, day.start - day.end)):
        if not found or day.start >= found[-1].end:
            found.append(day)
    return tuple(found)


def read_day(text: str) -> Day | None:
    """Return the day that the whole text is, or None where it is no day or more than that."""
    days = find_days(text.strip())
    whole = len(text.strip())
    return days[0] if len(days) == 1 and (days[0].start, days[0].end) == (0, whole) else None


def _candidates(plain: str) -> Iterator[Day]:
    for form in _FORMS:
        for match in form.finditer(plain):
            parts = match.groupdict()
            month = parts["month"].lower()
            number = _MONTHS.get(month) or (int(month) if month.isdigit() else 0)
            year = int(parts["year"])
            era = bool(parts.get("era")) or (year >= _THAI and bool(_THAI_NAME.match(month)))
            on = _day(year - _BUDDHIST if era else year, number, int(parts["day"]))
            if on:
                doubt = "buddhist_year" if perhaps_buddhist(on) else ""
                yield Day(on, match.start(), match.end(), doubt)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
