"""The demonstration is always fresh: its study has just ended, whichever day it is made on."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from suffuse.demo import content
from suffuse.demo.calendar import calendar, redated

VIENTIANE = ZoneInfo("Asia/Vientiane")


@pytest.mark.parametrize("today", [date(2027, 1, 1) + timedelta(days=n) for n in range(0, 371, 53)])
def test_the_study_ended_before_today_and_its_reports_fell_due_last_week(today: date) -> None:
    """So that some reports are late, and there was time for the country's own to go up."""
    made = calendar(today, VIENTIANE)
    assert made.opens.weekday() == 0
    assert made.issued < made.opens < made.changes < made.closes < today
    assert 7 <= (today - made.report_due).days <= 13
    assert (made.changes - made.opens).days == 28


@pytest.mark.parametrize("language", ["lo", "en"])
def test_the_text_is_issued_shortly_before_the_study_and_keeps_its_other_days_apart(
    language: str,
) -> None:
    """Only the days move; every other word stays as it was written."""
    text = content.text(language).decode()
    moved = redated(text, issued=date(2027, 9, 3))
    assert ("03 ກັນຍາ 2027" if language == "lo" else "3 September 2027") in moved
    assert ("18 ມິຖຸນາ 2027" if language == "lo" else "18 June 2027") in moved
    assert redated(moved, issued=date(2026, 3, 2)) == text
