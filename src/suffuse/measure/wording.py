"""Every sentence of the measure room."""

from django.utils.translation import gettext_lazy as _

SINCE = _("First day")
UNTIL = _("Last day")
UNTIL_HELP = _("Empty: until further notice.")
PEOPLE = _("Most people in one gathering")
DISTANCE = _("Least distance between two people, in metres")
MINUTES = _("Minutes between two sessions in one venue")
IN_PERSON = _("People may meet in person")
SOURCE = _("Where it is written")
SOURCE_HELP = _("Number and day of the notice, or the clause of the directive.")

ISSUED = _("The measure is in force. Every plan it touches will be checked again.")
WITHDRAWN = _("The measure was withdrawn. It stays on record for the days it held.")
NOTHING_LIMITED = _("Limit something: people, distance, minutes, or meeting at all.")
NO_SOURCE = _("Say where the measure is written.")
BACKWARDS = _("The last day lies before the first.")
ALREADY_WITHDRAWN = _("This measure was withdrawn before.")
