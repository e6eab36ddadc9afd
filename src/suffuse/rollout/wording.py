"""Every sentence of the rollout room."""

from django.utils.translation import gettext_lazy as _

DIRECTIVE = _("Text to carry")
TITLE_LO = _("Title in Lao")
TITLE_EN = _("Title in English")
OPENS = _("First day of the study")
CLOSES = _("Last day of the study")
DUE = _("Reports due")
LEVELS = _("Who must study, and in which round")
# Translators: {level} is the name of a level, such as "leaders".
ROUND_OF = _("Round of {level}")
ROUND_HELP = _("Empty: does not study here. Round 2 begins when round 1 has finished.")
# Translators: {level} is the name of a level, such as "leaders".
MINUTES_OF = _("Minutes for {level}")
LEAST_CELL = _("Fewest people a published figure may speak of")
LEAST_CHECKED = _("Fewest people the result of a check may speak of")
FIXED = _("Fixed at the opening; it may only rise.")
TEAM_SHARE = _("Most of one team away at once, in percent")
FOLLOWS = _("Next phase of")
NO_PHASE = _("nothing: this is the first phase")

OPENED = _("The rollout is open. Every unit below has its duty.")
CLOSED = _("The rollout is closed. What was done stays.")
RAISED = _("The thresholds were raised.")
# Translators: {cell} and {checked} are the thresholds that stand.
LOWERED = _("Thresholds may only rise; they stand at {cell} and {checked}. Nothing was changed.")
NOT_A_NUMBER = _("Give two whole numbers. Nothing was changed.")
ALREADY_CLOSED = _("This rollout was closed before. Nothing was changed.")
NOT_RELEASED = _("No edition of this text has been released. Nobody may study a draft.")
NO_LEVELS = _("Give at least one level a round.")
BACKWARDS = _("It would close, or its reports be due, before it opens.")
TOO_LOW = _("Figures must speak of at least 5 people, checks of at least 10.")
