"""Every sentence of the audit room."""

from django.utils.translation import gettext_lazy as _

BROKEN = {
    "missing": _("An entry is missing."),
    "changed": _("An entry is not what it was."),
    "cut": _("The end of the log was cut off."),
    "anchor": _("A hash that was printed on paper is no longer in the log: it was written anew."),
}
