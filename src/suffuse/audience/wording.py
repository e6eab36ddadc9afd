"""Every sentence of the audience room."""

from django.utils.translation import gettext_lazy as _

LEVEL = _("Level")
PEOPLE = _("How many people, about")
METHOD = _("How it is known")
METHOD_HELP = _("Such as: census of 2025; register of the village; counted at the market.")
AS_OF = _("As of")

KEPT = _("The estimate is kept. It is shown as an estimate everywhere, and never as a count.")
NO_METHOD = _("Say how the number is known.")
