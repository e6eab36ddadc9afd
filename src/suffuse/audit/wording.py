"""Every sentence of the audit room."""

from django.utils.translation import gettext_lazy as _

BROKEN = {
    "missing": _("An entry is missing."),
    "changed": _("An entry is not what it was."),
    "cut": _("The end of the log was cut off."),
    "anchor": _("A hash that was printed on paper is no longer in the log: it was written anew."),
}
NO_ACT = _("An act or a thing has at most %(most)d signs, and no NUL. Nothing was looked for.")
NO_HASH = _(
    "A hash has 64 signs, 0 to 9 and a to f. Type it again; the log was not tried against it."
)
