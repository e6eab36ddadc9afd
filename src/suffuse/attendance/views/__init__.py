"""Attendance's pages: one button, one address."""

from suffuse.attendance.views.door import close, count_late, door, record, settle
from suffuse.attendance.views.sessions import own, session, sessions
from suffuse.attendance.views.sheets import sheet, sheets, type_sheet
from suffuse.attendance.views.talk import agenda, answer, ask, questions, set_agenda

__all__ = [
    "agenda",
    "answer",
    "ask",
    "close",
    "count_late",
    "door",
    "own",
    "questions",
    "record",
    "session",
    "sessions",
    "set_agenda",
    "settle",
    "sheet",
    "sheets",
    "type_sheet",
]
