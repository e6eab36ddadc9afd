"""Every sentence that the front door says of its own accord."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
    "board": _("board"),
    "committee": _("committee"),
    "organiser": _("organiser"),
    "speaker": _("speaker"),
    "media": _("media officer"),
    "participant": _("participant"),
    "leadership": _("leadership"),
    "administrator": _("administrator"),
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
