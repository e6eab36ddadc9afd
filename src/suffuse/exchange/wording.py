"""Every sentence that files say to a person."""

from django.utils.translation import gettext_lazy as _

# Translators: {code} is printed on sheets and doors.
SEATS = _("Batch %(code)s, %(people)d people")
PUBLISHED = _("What was published, newest first")
PIECE = _("%(channel)s · issued by %(issuer)s")
