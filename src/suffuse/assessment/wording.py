"""Every sentence this room says to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
    "strength": _("Strengths"),
    "weakness": _("Weaknesses"),
    "lesson": _("Lessons"),
}
KIND: dict[str, str | Promise] = {
    "strength": _("Strength"),
    "weakness": _("Weakness"),
    "lesson": _("Lesson"),
}
ROLES: dict[str, str | Promise] = {
    "board": _("Board"),
    "committee": _("Committee"),
    "organiser": _("Organiser"),
    "speaker": _("Speaker"),
    "media": _("Media officer"),
    "leadership": _("Leadership"),
    "administrator": _("Administrator"),
}
MISSING: dict[str, str | Promise] = {
    "weakness_or_strength": _(
        "Write down at least one weakness, or else a strength and the lesson drawn from it."
    ),
    "lesson": _("A unit that sees no weakness says which lesson it draws from its strengths."),
    "action": _("Every weakness needs an action: what is done about it, by whom, until when."),
}
REFUSED: dict[str, str | Promise] = {
    "unknown_kind": _("It is a strength, a weakness or a lesson; nothing else."),
    "unknown_clause": _("This clause is not in the text."),
    "foreign_seat": _("This seat is not one of the unit's own."),
    "empty": _("There are no words in it."),
    "too_long": _("It is too long."),
    "bad_character": _("A character in it cannot be kept."),
    "no_number": _("The figure is no number that can be kept."),
}
FOUND = _("The finding is kept.")
ACTION_ADDED = _("The action is kept.")
DONE = _("The action is done.")
ALREADY_DONE = _("The action was done before.")
INDICATOR_KEPT = _("The figure is kept.")
COMPLETED = _("The assessment is complete; the plan may follow.")
NO_DUTY = _("The rollout asks nothing of this unit.")
CHECK_FORM = _("Please look at the form again. Nothing was kept.")
NOBODY = _("not given to a seat")
