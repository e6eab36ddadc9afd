"""Every sentence that the front door says of its own accord."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

NOT_KNOWN = _("not known")
NOTHING_KNOWN = _("not known how many were reached, nor how much was understood")
WITHHELD = _("figures withheld, because the group is too small")
# Translators: read aloud in place of the soak glyph; both holes are a share such as "63 %".
SOAKED = _("%(wide)s reached, %(deep)s understood")
UNDERSTOOD = _("%(deep)s understood")
TODAY = _("today")
ONE_DAY = _("1 day")
DAYS = _("%(days)d days")
DEADLINE = _("deadline")
# Translators: the top line of the curve; the hole is a number such as "351,204".
PEOPLE = _("%(people)s people")
CURVE = _("People reached by day: %(reached)s of %(of)s; planned by the last day: %(planned)s.")
QR = _("QR code")
STRIP = _("People by day, planned and come.")

TOO_FEW = _("too few to show")

ROLES: dict[str, str | Promise] = {
    "board": _("Board"),
    "committee": _("Committee"),
    "organiser": _("Organiser"),
    "speaker": _("Speaker"),
    "media": _("Media officer"),
    "participant": _("Participant"),
    "leadership": _("Leadership"),
    "administrator": _("Administrator"),
}

UNIT_KINDS: dict[str, str | Promise] = {
    "ministry": _("ministry"),
    "organisation": _("organisation"),
    "department": _("department"),
    "division": _("division"),
    "office": _("office"),
    "province": _("province"),
    "capital": _("capital"),
    "district": _("district"),
    "village": _("village"),
    "hospital": _("hospital"),
    "health_centre": _("health centre"),
    "school": _("school"),
}

# Where a unit's duty stands, and the tag that repeats it in colour.
STATES: dict[str, str | Promise] = {
    "no_assessment": _("no assessment yet"),
    "no_plan": _("no plan yet"),
    "planned": _("planned"),
    "studying": _("studying"),
    "studied": _("studied"),
    "reported": _("reported"),
    "returned": _("returned"),
    "accepted": _("accepted"),
}
KINDS = {
    "no_assessment": "dry",
    "no_plan": "dry",
    "planned": "",
    "studying": "river",
    "studied": "river",
    "reported": "ok",
    "returned": "warn",
    "accepted": "ok",
}
# The stations of a unit's road.
ASSESSMENT = _("Assessment")
PLAN = _("Plan")
STUDY = _("Study")
REPORT = _("Report")
MENDING = _("Report returned")
ACCEPTANCE = _("Acceptance")

ROOMS: dict[str, str | Promise] = {
    "rollout": _("Rollout"),
    "text": _("Text"),
    "people": _("People"),
    "plan": _("Plan"),
    "study": _("Study"),
    "media": _("Media"),
    "reports": _("Reports"),
}

# The desk: what waits, and the button that takes it up.
ASSESSMENT_FIRST = _("Write down how your unit stands on “%(title)s”.")
PLAN_NEXT = _("“%(title)s” has no plan yet.")
REPORT_NEXT = _("The study of “%(title)s” is over; the report comes next.")
REPORT_BACK = _("Your report on “%(title)s” came back.")
REPORT_DUE = _("The report is due on %(day)s.")
PLAN_PROPOSED = _("A plan for “%(title)s” waits for you.")
PLAN_BROKEN = _("The plan for “%(title)s” no longer holds.")
SESSION_COMES = _("Session %(code)s: %(when)s, %(venue)s.")
SESSION_OPEN = _("Session %(code)s is over and not closed: %(when)s, %(venue)s.")
PUBLICATION_DUE = _("“%(title)s” should be out: %(channel)s.")
TABLE_WAITS = _("The table %(file)s waits to be taken.")
REPORT_WAITS = _("%(unit)s sent its report.")
STOPPED = _("The text has stopped at %(unit)s.")
REACHED_AND_SILENT = _("%(above)s was reached; nothing has come from here.")
DIRECTION_CAME = _("A direction came from %(body)s: %(number)s.")
DIRECTION_TO_DO = _("The direction %(number)s of %(body)s is to be carried out.")
DUE = _("Due on %(day)s.")
TO_BE_NOTED = _("The report on “%(title)s” lies before your body.")
SECOND_HAND = _("A seat waits for a second hand: %(role)s of %(unit)s.")
NEW_EYES = _("New here, and sees your people's names: %(role)s, account %(account)s.")
DRAFT_WAITS = _("A text waits to be reviewed: %(number)s %(title)s")

TO_ASSESSMENT = _("Write the assessment")
TO_PLAN = _("Make the plan")
TO_REPORT = _("Write the report")
TO_MEND = _("Mend the report")
TO_SEE_PLAN = _("See the plan")
TO_DOOR = _("Open the door")
TO_CLOSE = _("Close the session")
TO_PUBLISH = _("Say that it is out")
TO_ACTION = _("Finish the action")
TO_LOOK = _("Look at it")
TO_READ = _("Read the report")
TO_ANSWER = _("Answer once for all")
TO_OVERVIEW = _("See where")
TO_RECEIVE = _("Receive it")
TO_DO = _("Say what was done")
TO_REVIEW = _("Review the text")


def breaches(count: int) -> str:
    """Say how many measures a plan breaks."""
    return ngettext("It breaks a rule in %d place.", "It breaks rules in %d places.", count) % count


def questions(count: int) -> str:
    """Say how many questions wait."""
    told = ngettext(
        "%d question from below has no answer yet.",
        "%d questions from below have no answer yet.",
        count,
    )
    return told % count


def faults(count: int) -> str:
    """Say how many faults a table has."""
    return ngettext("It has %d fault.", "It has %d faults.", count) % count


OPENED_AGAIN = _("The duties were opened again. Each unit finds it on its desk.")
NOBODY_LEFT = _("There is no unit left whose duty would have to be opened again.")
STUDY_AGAIN = _("The text of %(title)s has a new edition: clauses that were studied have changed.")
TO_CHANGES = _("See what changed")


def asked_again(clauses: int) -> str:
    """Say how many clauses are to be studied again."""
    return ngettext(
        "%(n)d clause is to be studied again.", "%(n)d clauses are to be studied again.", clauses
    ) % {"n": clauses}


# Why words are not looked for.
UNKEPT_SIGN = _("There is a sign in it that no text can hold (NUL). Nothing was looked for.")
TOO_LONG = _("More than %(most)d signs cannot be looked for. Shorten it; nothing was cut.")
