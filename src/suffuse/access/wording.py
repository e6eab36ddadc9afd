"""Every sentence of the access room."""

from django.utils.translation import gettext_lazy as _

ROLES = {
    "board": _("board"),
    "committee": _("committee"),
    "organiser": _("organiser"),
    "speaker": _("speaker"),
    "media": _("media officer"),
    "participant": _("participant"),
    "leadership": _("leadership"),
    "administrator": _("administrator"),
}

ACCOUNT = _("Log-in name")
ACCOUNT_HELP = _("A new name makes a new account; its first password is shown once.")
ROLE = _("Role")

GRANTED = _("The seat is given and holds from now.")
WAITS = _("The seat is given. It holds when somebody else in another seat agrees.")
AGREED = _("You agreed. The seat holds from now.")
LEFT = _("The seat has ended. Its next request finds nothing.")
OWN_ACCOUNT = _("Nobody gives a seat to themselves. Another administrator can.")
ALREADY_HELD = _("This account holds this seat already.")
NOT_WAITING = _("This seat waits for nobody. Nothing was changed.")
NOT_YOURS_TO_AGREE = _("A committee agrees only to committees and organisers of its own unit.")
SAME_HAND = _("The second hand must be another person than the one who gave it or gets it.")
LAST_OF_ITS_ROLE = _("This is the last seat of its role here. Give it to another person first.")
ALREADY_LEFT = _("This seat was left before. Nothing was changed.")
OUT_OF_REACH = _("Your seat has no right over this unit. Nothing was changed.")
