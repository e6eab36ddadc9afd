"""What the pages of the organisation room say when something was done, or could not be."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "units": _("units"),
    "people": _("people"),
    "headcounts": _("head counts"),
    "venues": _("venues"),
}
LEVELS = {
    "leaders": _("leaders"),
    "managers": _("managers"),
    "staff": _("staff"),
    "members": _("members"),
    "mass": _("mass organisations"),
    "public": _("public"),
}
COLUMNS = {
    ("units", "code"): _("the unit's code"),
    ("units", "parent"): _("code of the unit it stands under; empty at the top"),
    ("units", "kind"): _("what kind of unit it is"),
    ("units", "name_lo"): _("name in Lao"),
    ("units", "name_en"): _("name in English; may be empty"),
    ("people", "code"): _("the person's number in the unit"),
    ("people", "name"): _("first name and family name"),
    ("headcounts", "people"): _("how many people"),
    "unit": _("code of the unit"),
    "team": _("team or department; may be empty"),
    "level": _("one of the words of a level"),
}
SEPARATORS = {",": _("comma (usual)"), ";": _("semicolon"), "\t": _("tab")}

FILE = _("File (CSV in UTF-8, or XLSX)")
SEPARATOR = _("Columns of a CSV file are separated by")
TEAM = _("Team")
TEAM_HELP = _("As it stands in the roster; may be empty.")
LEVEL = _("Level")
PEOPLE = _("People in all, those named among them")
CODE = _("Code of the unit it goes to")
LAST_DAY = _("Last day")
TOO_LARGE = _("The file is larger than 20 MB. Hand in a large table from the command line.")

# Translators: {made} and {changed} are numbers of rows of a table that was just taken.
TAKEN = _("Taken whole: {made} new, {changed} changed.")
REFUSED = _("The table was put away. None of its rows was kept.")
ALREADY_DECIDED = _("This table was decided before. Nothing was changed.")
DOUBTS_OPEN = _("Say that you have looked at the doubts, or correct the file. Nothing was written.")
NO_LONGER_FITS = _("The house has changed since the preview. Hand the table in again.")
COUNTED = _("The head count is kept.")
NOT_COUNTED = _("Give a level and a whole number of people. Nothing was written.")
MOVED = _("The unit was moved with all below it.")
CLOSED = _("The unit has an end. What it did stays.")
NO_SUCH_UNIT = _("There is no unit of this code within your reach. Nothing was moved.")
WOULD_CIRCLE = _("A unit cannot hang below itself. Nothing was moved.")
# Translators: {depth} and {deepest} are numbers of levels of the tree.
TOO_DEEP = _("Something would stand {depth} levels deep; the deepest is {deepest}. Nothing moved.")
UNIT_CLOSED = _("The unit has ended already. Nothing was changed.")
# Translators: {count} is how many units below still stand.
OPEN_CHILDREN = _("{count} units below still stand. Move or close them first.")
OUT_OF_REACH = _("Your seat has no right over one of the two units. Nothing was moved.")
# Translators: {day} is a day in figures, such as 14/06/2021.
TOO_EARLY = _(
    "The house knows of this unit on {day}; it cannot have ended before. Nothing changed."
)
NO_DAY = _("Give the last day of the unit. Nothing was changed.")
