"""Every sentence this room says to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from suffuse.reporting.rules import Doubt

SECTIONS: dict[str, str | Promise] = {
    "situation": _("How the study went"),
    "reach": _("Who was reached, and how well they understood"),
    "weaknesses": _("What did not go well"),
    "lessons": _("Lessons"),
    "next": _("What comes next"),
    "figures": _("Figures"),
}
HINTS: dict[str, str | Promise] = {
    "situation": _("How you organised the study, and what went well."),
    "reach": _("What the figures above do not say: where, how, with whom."),
    "weaknesses": _("What stood in the way, and where."),
    "lessons": _("What you would do again, and what you would not."),
    "next": _("What your unit will do now, by when, and what it asks for."),
}
STATES: dict[str, str | Promise] = {
    "draft": _("being written"),
    "submitted": _("handed up"),
    "returned": _("sent back"),
    "accepted": _("accepted and locked"),
}
IMPOSSIBLE: dict[str, str | Promise] = {
    "exceeds_population": _("More people than there are in this level."),
    "stayed_exceeds_came": _("More stayed than came."),
    "right_exceeds_answers": _("More right answers than answers."),
}
BAD_NUMBERS: dict[str, str | Promise] = {
    "negative": _("A number of people cannot be negative."),
    "not_a_whole_number": _(
        "Write a whole number, in Lao or other digits; leave it empty if it is not known."
    ),
    "too_large": _("This number is too large."),
}
DOUBTS: dict[str, str | Promise] = {
    "telephone": _("looks like a telephone number"),
    "name": _("looks like somebody's name"),
    "figure": _("does not stand in the table"),
}
# Translators: {section} is a section of the report, {found} the words in question, {why} one of the three above.
ROSTER = _("%(section)s: people of your own unit are named here (%(found)s).")
DOUBT = _("%(section)s: “%(found)s” %(why)s.")

LOCKED = _("This report is accepted and locked. Nothing was changed.")
NOT_NOW = _("This cannot be done now: the report is %(state)s. Nothing was changed.")
NOT_IN_ROLLOUT = _("This rollout asks nothing of this unit.")
ALREADY_OPEN = _("The report is being written already. You can go on here.")
TOO_LONG = _("This text is too long, or holds signs that cannot be kept. Nothing was changed.")
EMPTY = _("The report has neither a figure nor a word yet, so it was not handed up.")
CHILDREN_OPEN = _(
    "%(units)d units below have not reported. Tick the box to name them as gaps, or wait for them."
)
WORDS_POINT = _(
    "Names or telephone numbers may stand in the words. Take them out, or tick the box to answer for them."
)
OWN_REPORT = _("A unit does not decide on its own report.")
NO_REASON = _("Say why for at least one section, so that the unit knows what to change.")
NOT_THEIR_WORDS = _(
    "A passage is taken as it stands in a report handed up to you. Nothing was changed."
)
NO_SUCH_SECTION = _("A report has no such section. Nothing was changed.")
IMPOSSIBLE_FIGURES = _("Some figures cannot be. They are marked below; nothing was changed.")

BEGUN = _("The report is begun, with the figures from your records.")
SAVED = _("Saved.")
REFILLED = _("The figures were read from your records again.")
PICKED = _("The passage is in your report, with its source.")
SUBMITTED = _("The report is handed up.")
RETURNED = _("The report went back with your reasons.")
ACCEPTED = _("The report is accepted and locked.")

# The letter.
NATION = _("Lao People's Democratic Republic")
MOTTO = _("Peace Independence Democracy Unity Prosperity")
NUMBER = _("No. %(number)s")
# Translators: {place} may be empty together with its comma.
PLACE_AND_DAY = _("%(place)s, %(day)s")
TITLE = pgettext_lazy("title of a letter", "Report")
SUBJECT = _("on the study of %(title)s")
TO = _("To: %(addressee)s")
ON_DIRECTIVE = _("On %(kind)s No. %(number)s of %(day)s, “%(title)s”.")
REACH_SENTENCE = _(
    "Of %(of)s people, %(wide)s took part; of what was asked afterwards, %(deep)s was answered rightly."
)
GAPS_SENTENCE = _(
    "These units have not reported; their people stand in the whole, and how many came is not known: %(units)s."
)
SILENT_SENTENCE = _("Of about %(people)s people nobody has said whether they came.")
UNKNOWN_SENTENCE = _("In %(cells)s cases it is not known how many people there are.")
ROUNDED_SENTENCE = _(
    "Figures are rounded to 5, and shares near all or none are shown as bands, so that nobody can be pointed at; rounded figures need not add up."
)
# Translators: what media published, in the letter; contacts are not people.
MEDIA_TITLE = _("What media published")
REACH_ALONE = _("Of %(of)s people, %(wide)s took part; how much was understood is not known.")
CLAUSES_TITLE = _("How each clause was understood")
PASSAGE_SOURCE = _("from the report of %(unit)s, revision %(revision)d")
PROOF = _("Proof")
HEAD = _("Head of the audit when this was handed up")
SOURCE_HASH = _("sha-256 of the text as received (%(language)s)")
TEXT_HASH = _("sha-256 of the text as read (%(language)s)")
NOT_HANDED_UP = _("Draft: this has not been handed up.")
SIMULATED = _("Every figure in this report is simulated.")
MEDIA_SENTENCE = _(
    "Levels that are reached by media stand apart from the sum: how many media reach is estimated, and never added to those who were counted."
)
COLUMNS: dict[str, str | Promise] = {
    "level": _("Level"),
    "people": _("Number of people"),
    "planned": _("Planned"),
    "came": _("Took part"),
    "stayed": _("Stayed"),
    "understood": _("Understood"),
    "medium": _("Medium"),
    "published": _("Pieces published"),
    "contacts": _("Contacts, estimated"),
    "clause": _("Clause"),
    "before": _("Before"),
    "after": _("After"),
}
NOT_KNOWN = _("not known")
WITHHELD = _("too few to show")
SIGNED = _("Signature and seal")
LANGUAGES: dict[str, str | Promise] = {"lo": _("Lao"), "en": _("English")}
KINDS: dict[str, str | Promise] = {
    "resolution": _("resolution"),
    "guidance": _("guidance"),
    "order": _("order"),
    "notice": _("notice"),
}
MEDIA: dict[str, str | Promise] = {
    "newspaper": _("Newspaper"),
    "radio": _("Radio"),
    "television": _("Television"),
    "site": _("Web site"),
    "social": _("Social page"),
    "loudspeaker": _("Loudspeaker"),
    "poster": _("Poster"),
    "exhibition": _("Exhibition"),
    "meeting": _("Meeting"),
}


def doubt(found: Doubt) -> str:
    """Return a doubt as a sentence."""
    if found.code == "roster":
        return ROSTER % {"section": SECTIONS[found.section], "found": found.found}
    return DOUBT % {
        "section": SECTIONS[found.section],
        "found": found.found,
        "why": DOUBTS[found.code],
    }
