"""Numbers, shares and days as a reader of the page's language writes them."""

from datetime import date, datetime
from typing import Protocol

from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils import timezone
from django.utils.translation import get_language

from suffuse.language.rules import Words
from suffuse.web import wording

SHAPES = {
    "long": "d MMMM y",
    "short": "d MMM",
    "week": "EEE d MMM",
    "weekday": "EEEE d MMMM y",
    "month": "MMMM y",
    "figures": "d/M/y",
}
# A space that does not break: a percent sign never begins a line.
JOINED = "\u00a0"
Day = date | datetime


class Figure(Protocol):
    """What is left of a figure once nobody can be pointed at (`reporting.rules.Shown`)."""

    @property
    def kind(self) -> str:
        """Say how it may be shown."""

    @property
    def percent(self) -> int | None:
        """Return the share in percent, or the edge of a band."""


def tongue() -> str:
    """Return "lo" or "en", the language of the page."""
    return "en" if (get_language() or "lo").startswith("en") else "lo"


def number(value: float | None) -> str:
    """Return a number with grouped digits, at most one decimal; None is "not known"."""
    if value is None:
        return str(wording.NOT_KNOWN)
    return format_decimal(value, format="#,##0.#", locale=tongue())


def share(value: float | None) -> str:
    """
    Return a share (0..1) in percent.

    Nearly all is not all, and hardly any is not none: 0.999 is ">99 %", 0.001 is "<1 %".
    """
    if value is None:
        return str(wording.NOT_KNOWN)
    percent = round(value * 100)
    if value < 1 and percent >= 100:  # noqa: PLR2004 - a hundred per cent
        return f">99{JOINED}%"
    if value > 0 and percent == 0:
        return f"<1{JOINED}%"
    return f"{percent}{JOINED}%"


def words(given: Words) -> str:
    """Return words in the language of the page."""
    return given.in_(_tongue())


def shown(figure: Figure) -> str:
    """Return a figure as it may be shown: "63 %", ">95 %", "<5 %", withheld, not known."""
    if figure.kind == "withheld":
        return str(wording.TOO_FEW)
    if figure.percent is None:
        return str(wording.NOT_KNOWN)
    mark = {"above": ">", "below": "<"}.get(figure.kind, "")
    return f"{mark}{figure.percent}{JOINED}%"


def soaked(wide: float | None, deep: float | None, *, withheld: bool = False) -> str:
    """Return the two shares as one sentence, or that nothing is known, or may be shown."""
    if withheld:
        return str(wording.WITHHELD)
    if wide is None and deep is None:
        return str(wording.NOTHING_KNOWN)
    if wide is None:
        return wording.UNDERSTOOD % {"deep": share(deep)}
    return wording.SOAKED % {"wide": share(wide), "deep": share(deep)}


def local(value: Day) -> Day:
    """Return a moment as the clock on the wall shows it; days stay as they are."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def day(value: Day | None, shape: str = "long", *, tongue: str = "") -> str:
    """Return a day in one of SHAPES."""
    if value is None:
        return str(wording.NOT_KNOWN)
    return format_date(local(value), SHAPES[shape], locale=tongue or _tongue())


_tongue = tongue


def clock(value: datetime | None) -> str:
    """Return the time of day, "08:30"."""
    return local(value).strftime("%H:%M") if value else str(wording.NOT_KNOWN)


def moment(value: datetime | None) -> str:
    """Return day and time, "14 June 2021, 08:30"."""
    return f"{day(value)}, {clock(value)}" if value else str(wording.NOT_KNOWN)


def span(first: Day | None, last: Day | None) -> str:
    """Return a span of days without saying a month or a year twice."""
    if first is None or last is None:
        return day(first or last)
    one, two = local(first), local(last)
    if (one.year, one.month, one.day) == (two.year, two.month, two.day):
        return day(one)
    if one.year != two.year:
        return f"{day(one)} – {day(two)}"
    if one.month != two.month:
        return f"{format_date(one, 'd MMMM', locale=tongue())} – {day(two)}"
    return f"{one.day}–{day(two)}"


def days(count: int | None) -> str:
    """Return a number of days in words."""
    if count is None:
        return str(wording.NOT_KNOWN)
    if count <= 0:
        return str(wording.TODAY)
    return str(wording.ONE_DAY) if count == 1 else wording.DAYS % {"days": count}
