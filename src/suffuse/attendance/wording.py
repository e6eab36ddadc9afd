"""Every sentence this room says to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RULES: dict[str, str | Promise] = {
    "no_gathering_allowed": _("No gathering was allowed that day."),
    "more_than_the_cap": _("More people came than a gathering may hold."),
    "more_than_the_seats": _("More people came than the room seats at the distance."),
    "more_than_planned": _("More people came than were planned."),
}
HELD: dict[str, str | Promise] = {
    "closed_session": _("It came after the session was closed."),
    "foreign_session": _("It names a session that is not this one."),
    "not_on_list": _("It names a person who is not on this session's list."),
    "nothing_to_void": _("It takes back something that has not arrived."),
    "conflict": _("It bears the number of another event; the first was kept."),
}
STATES: dict[str, str | Promise] = {
    "present": _("was seen"),
    "not seen": _("not seen"),
    "to be settled": _("to be settled"),
}
STORED = _("Kept.")
DUPLICATE = _("That was kept before; nothing was counted twice.")
CONFLICT = _("Another event bears this number. The first was kept, and this one is shown apart.")
HELD_BACK = _("It was held back and is not counted: %(why)s")
OUTCOMES: dict[str, str | Promise] = {
    "stored": STORED,
    "duplicate": DUPLICATE,
    "conflict": CONFLICT,
}
# Translators: `code` is a short English word for machines.
BAD_EVENT = _("This could not be read (%(code)s). Nothing was changed. Please try again.")
REASON_NEEDED = _("Please say why. Taking something back needs a reason.")
NOTHING_TO_VOID = _("There is nothing here to take back.")
MORE_STAYED = _(
    "%(stayed)s stayed but only %(came)s came: one of the two is a slip. Nothing was kept."
)
SHEET_EMPTY = _("Type at least the number of people at the opening.")
NO_SHEET = _("No session of this unit has the batch code “%(code)s”. Look at the top of the sheet.")
CLOSED = _("The session is closed and its certificate is written.")
ALREADY_CLOSED = _("The session was closed before; its certificate stands.")
NOT_BEGUN = _("The session has not begun yet, so it cannot be closed.")
NOBODY_COUNTED = _("Nobody was counted at the opening. Count first, then close.")
EXPLAIN = _("A rule was broken: %(rules)s Please say why, then close again.")
ASKED = _("The question is written down. Who asked is written nowhere.")
ANSWERED = _("The answer is given, and every unit can read it.")
ALREADY_ANSWERED = _("The question has its answer already.")
EMPTY = _("There are no words in it.")
TOO_LONG = _("It is too long.")
NO_SUCH_CLAUSE = _("This clause is not in the text.")
AGENDA_SET = _("The agenda is kept.")
BAD_MINUTES = _("Minutes are whole numbers from 1 to 600.")
NOTHING_LATE = _("Nothing was held back for coming late.")
COUNTED_LATE = _(
    "%(n)s events that came late are counted now. The certificate stays as it was written."
)
