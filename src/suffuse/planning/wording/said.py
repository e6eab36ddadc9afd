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
    "hours": _(
        "A level studies longer than any day of the unit's hours. Change the hours of study."
    ),
    "slots": _("The window of the rollout is over, so there is no time left to plan in."),
}

VENUE_ADDED = _("The venue was added.")
VENUE_REMOVED = _("The venue was removed.")
SPEAKER_ADDED = _("The speaker was added.")
SPEAKER_REMOVED = _("The speaker was removed.")
READY = _("The speaker is ready to teach.")
NO_SIZE = _(
    "A venue has one of: a number of safe seats, a width and a length above zero, or a file of fixed"
    " seats."
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

LOOKING = _("The planner goes on looking. You can leave this page; what it finds is kept.")
ASKED = _("Every plan is being made twice, as things are and as they would be. Nothing is changed.")
NOTHING_SUPPOSED = _(
    "Give a cap, a distance or more weeks: without a change there is nothing to ask."
)
HOURS_SET = _("The hours of study were set.")
BAD_HOURS = _("Write hours as 08:30-11:30 13:30-16:30, the earlier first, none across another.")
LENT = _("It is shared as you wrote it. Units that share are planned together.")
NO_SUCH_UNIT = _("There is no unit of the code %(code)s.")
LENT_IN_USE = _("Sessions of the unit %(code)s stand on it, so it cannot be taken back yet.")
BAD_ROOM = _("The file is no room as suffuse-room/1 describes it: %(why)s")
ROOM_TOO_LARGE = _("A file of a room is never larger than one megabyte.")
NO_ROOM = _(
    "What stands in the way must be rectangles on the floor, and the strip along the walls narrower than half of it."
)
NOT_A_VENUE = _("A venue is a floor or fixed seats; rows of groups are not.")

# What a plan costs, in the order of wishes.
PROOFS: Mapping[str, object] = {
    "left_out": _("People without a place"),
    "moved": _("People who move"),
    "sessions": _("Sessions"),
    "finish": _("Slots until all have studied"),
    "mixing": _("Pieces that teams are cut into"),
}

# What is compared when something is supposed.
COMPARED: Mapping[str, object] = {
    "sessions": _("Sessions"),
    "days": _("Days with sessions"),
    "speakers": _("Speakers called"),
}
TOO_LITTLE = _("Not everybody would have a place.")
LACKS_THERE: Mapping[str, object] = {
    "people": _("Nobody has been counted there."),
    "venues": _("There is no venue yet."),
    "speakers": _("There is no speaker yet."),
    "hours": _("A level studies longer than any day of its hours."),
    "slots": _("No time is left in the window."),
    "duty": _("The rollout asks nothing of it any more."),
}

CAP = _("Most people in one session")
DISTANCE = _("Distance in metres")
WEEKS = _("Weeks added to the window")
SHARED_WITH = _("Codes of the units that may use it")
SHARED_HELP = _("With spaces between them; leave empty to take it back.")
MARGIN = _("Free along the walls, in metres")
MARGIN_HELP = _("To the middle of a chair. Left empty: a quarter of a metre; 0: up to the wall.")
OBSTACLES = _("What stands in the way")
OBSTACLES_HELP = _(
    "One a line: x, y, width, length in metres, from the corner at the speaker's left."
)
BAD_OBSTACLES = _("Each line needs four numbers: x, y, width, length.")
ROOM_FILE = _("Fixed seats as a file")
ROOM_FILE_HELP = _("suffuse-room/1 with seats: each with id, x and y in metres.")
WEEKDAYS: Mapping[int, object] = {
    1: _("Monday"),
    2: _("Tuesday"),
    3: _("Wednesday"),
    4: _("Thursday"),
    5: _("Friday"),
    6: _("Saturday"),
    7: _("Sunday"),
}

# Translators: the picture of a room, said to those who cannot see it.
SEAT_PLAN = _("%(seats)d seats in %(venue)s at %(distance)s m; %(people)d people sit here.")
