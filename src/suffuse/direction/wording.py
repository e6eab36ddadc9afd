"""Every sentence this room says to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOTED = _("It is recorded that %(body)s has taken note.")
GIVEN = _("The direction is on its way to %(units)d units.")
RECEIVED = _("It is recorded that the direction has reached your unit.")
DONE = _("It is recorded that your unit has done it.")
CLOSED = _("The direction is closed.")

NOT_FOR_NOTE = _(
    "Leading bodies take note of the report of the whole rollout, once it has been handed up."
)
ALREADY_NOTED = _("This body has taken note before.")
ENOUGH_NOTED = _("As many bodies as there are have taken note. Nothing was recorded.")
DAY_OF_NOTE = _(
    "A body takes note between the day the report was handed up and today. Nothing was recorded."
)
TOO_LONG = _("No more than %(most)d signs can be kept. Nothing was recorded.")
OUT_OF_REACH = _("A unit directs itself and those below it, within the rollout. Nothing was sent.")
DUE_TOO_EARLY = _("The day by which it must be done has passed already. Nothing was sent.")
CLOSED_BEFORE = _("The direction is closed: nothing more is asked.")
ALREADY_RECEIVED = _("Your unit has said before that the direction reached it.")
NOT_RECEIVED = _("Say first that the direction has reached your unit, then that it is done.")
ALREADY_DONE = _("Your unit has said before that it is done.")
NO_SUCH_CLAUSE = _("The text has no clause %(keys)s. Nothing was sent.")
STILL_OPEN = _(
    "%(units)d units have not done it. Tick the box to close it all the same; they are named in the record."
)
INCOMPLETE: dict[str, str | Promise] = {
    "body": _("Say which body."),
    "reference": _("Say under which number it is recorded."),
    "number": _("A direction has a number."),
    "text": _("Say what is to be done."),
    "added": _("What you add holds signs that cannot be kept."),
    "evidence": _("Say what shows that it is done: a number, a place, a file."),
}
