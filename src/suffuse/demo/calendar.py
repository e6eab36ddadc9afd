"""
When everything in the demonstration happened, counted back from the day on which it is made.

The study opened ten weeks ago and its eight weeks ended a fortnight ago, so that reports are late,
places are silent and directions are due *now*, whenever somebody looks.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from suffuse.language.rules.dates import find_days

WEEKS = 8
LAO_MONTHS = (
    "ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ",
    "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of the demonstration: `opens` is a Monday, and so is everything a week counts from."""

    opens: date
    zone: ZoneInfo

    @property
    def issued(self) -> date:
        """The day of the directive."""
        return self.opens - timedelta(days=18)

    @property
    def closes(self) -> date:
        """The last day of study."""
        return self.opens + timedelta(weeks=WEEKS, days=-3)

    @property
    def changes(self) -> date:
        """The day from which the stricter cap holds: half-way."""
        return self.opens + timedelta(weeks=WEEKS // 2)

    @property
    def report_due(self) -> date:
        """The last day for a unit's report."""
        return self.closes + timedelta(days=10)

    def at(self, day: date, hour: int = 8, minute: int = 0) -> datetime:
        """Return a moment of a day, in the country's own time, as it is kept."""
        return datetime.combine(day, time(hour, minute), self.zone).astimezone(UTC)

    def week(self, number: int) -> date:
        """Return the Monday of a week of study; the first is 1."""
        return self.opens + timedelta(weeks=number - 1)


def calendar(today: date, zone: ZoneInfo) -> Calendar:
    """Return the calendar whose study ended about two weeks before `today`."""
    monday = today - timedelta(days=today.weekday())
    return Calendar(monday - timedelta(weeks=WEEKS + 2), zone)


def redated(text: str, *, issued: date) -> str:
    """
    Return our own example text with its days moved, so that it was issued on `issued`.

    The first day written in it is its own; every other keeps its distance from that one.
    """
    days = sorted(find_days(text), key=lambda day: day.start)
    if not days:
        return text
    shift = issued - days[0].on
    for day in reversed(days):
        text = text[: day.start] + _as_written(text, day.on + shift) + text[day.end :]
    return text


def _as_written(text: str, on: date) -> str:
    if "ລົງວັນທີ" in text:
        return f"{on.day:02d} {LAO_MONTHS[on.month - 1]} {on.year}"
    return f"{on.day} {on:%B} {on.year}"
