"""What only the pages say: answers to buttons, labels of fields, the words of a seat plan."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

PROPOSED = _("A plan was proposed. Look at it, then confirm it.")
PROPOSED_BY_HAND = _("Your plan was checked and kept as a proposal.")
CONFIRMED = _("The plan is in force. Its sessions have their batch codes.")
NOT_ASSESSED = _(
    "The plan cannot be confirmed yet: first the unit's own strengths, weaknesses and lessons have"
    " to be written down. The plan is kept."
)
NOT_PROPOSED = _("This version is no longer a proposal, so it was left as it is.")
UNLAWFUL = _(
    "The plan breaks rules as they stand now. Nothing was changed; plan again, or mend it."
)
ROLLOUT_CLOSED = _("The rollout was closed; nothing more is planned in it.")
NOT_WRITABLE = _("The plan contradicts itself, so it was not kept. What you typed is still here.")
NO_DUTY = _("The rollout asks nothing of this unit.")
LACKS: Mapping[str, object] = {
    "people": _("Nobody has been counted yet, so there is nobody to plan for."),
    "venues": _("The unit has no venue yet. Add one, then plan."),
    "speakers": _("The unit has no speaker yet. Add one, then plan."),
    "slots": _("The window of the rollout is over, so there is no time left to plan in."),
}

VENUE_ADDED = _("The venue was added.")
VENUE_REMOVED = _("The venue was removed.")
SPEAKER_ADDED = _("The speaker was added.")
SPEAKER_REMOVED = _("The speaker was removed.")
READY = _("The speaker is ready to teach.")
NO_SIZE = _(
    "A venue has either a number of safe seats, or a width and a length above zero; not both."
)
CODE_TAKEN = _("This code is already used in the unit.")
IN_USE = _("Sessions stand on it, so it stays on record.")
BAD_DAYS = _("Write days as 2021-06-14, with spaces between them.")

CODE = _("Code")
NAME = _("Name")
SEATS = _("Safe seats")
SEATS_HELP = _("Already counted at the distance; leave empty if you give the size.")
WIDTH = _("Width in metres")
LENGTH = _("Length in metres")
CLOSED_ON = _("Closed on")
AWAY_ON = _("Not available on")
DAYS_HELP = _("Days as 2021-06-14, with spaces between them.")
LEVELS = _("Levels")
LEVELS_HELP = _("None chosen means every level.")
MOST_A_DAY = _("Most sessions a day")
SPEAKER_CODE_HELP = _("The unit's own code, not a name.")

DAY = _("Day")
TIME = _("Time")
VENUE = _("Venue")
LEVEL = _("Level")
SPEAKER = _("Speaker")
TEAM = _("Team")
PEOPLE = _("Head count")
TOO_LONG = _(
    "This plan has more rows than a page can hold, so it cannot be changed by hand here. Plan again,"
    " or check a file with the command suffuse check-plan."
)
ROW_INCOMPLETE = _("Fill in the whole row, or leave all of it empty.")

# Translators: the picture of a room, said to those who cannot see it.
SEAT_PLAN = _("%(seats)d seats in %(venue)s at %(distance)s m; %(people)d people sit here.")
