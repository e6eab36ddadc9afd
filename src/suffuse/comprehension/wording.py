"""Every sentence this room says to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from suffuse.comprehension.rules import Verdict

VERDICTS: dict[Verdict, str | Promise] = {
    Verdict.TEACH_AGAIN: _("teach again"),
    Verdict.LOOK_AGAIN: _("too few answers to say"),
    Verdict.UNDERSTOOD: _("understood"),
    Verdict.NOT_KNOWN: _("not known"),
}
TONES = {
    Verdict.TEACH_AGAIN: "bad",
    Verdict.LOOK_AGAIN: "warn",
    Verdict.UNDERSTOOD: "ok",
    Verdict.NOT_KNOWN: "",
}
WRITTEN = _("The question is written. It can be used once another person has reviewed it.")
REVIEWED = _("The question is reviewed; from now on everybody can read it.")
OWN_WORK = _("You wrote this question. Another person has to review it.")
ALREADY_REVIEWED = _("The question was reviewed before.")
POSITION_TAKEN = _("Another question stands at this place.")
KEPT = _("The counts are kept. They are shown once the session is closed and ten people answered.")
RELEASED = _("The counts are kept and released: nobody's answer is in them.")
ALREADY_RELEASED = _("These counts are released; what others have seen is not changed.")
NOT_PUBLIC = _("A question of this sheet is not public. Load the page again. Nothing was kept.")
SHEETS_MISSING = _("Say how many sheets were handed in. Nothing was kept.")
NOTHING_TO_RELEASE = _(
    "There is nothing to release: type back the counts and close the session first."
)
TOO_FEW = _("%(of)s people answered; figures are shown from %(least)s. They stay closed.")
BAD_NUMBER = _("Write whole numbers only. Nothing was kept.")
SHEET: dict[str, str | Promise] = {
    "more_right_than_answered": _(
        "More right answers than sheets: one of the two is a slip. Nothing was kept."
    ),
    "out_of_range": _("A number is too large. Nothing was kept."),
}
COMPLETED = _("Noted: who handed in a sheet, and nothing of how.")
