"""Every sentence this room says to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
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
REFUSED: dict[str, str | Promise] = {
    "unknown_kind": _("This kind of medium is not known."),
    "no_name": _("The medium needs a name of at most 120 letters."),
    "foreign_channel": _("This medium is not one of the unit's own."),
    "no_title": _("The piece needs a title of at most 300 letters."),
    "no_issuer": _("Say who answers for the piece: its issuer."),
    "no_clause": _("Choose at least one clause."),
    "unknown_clause": _("One of the clauses is not in the text."),
    "unknown_level": _("This level is not known."),
    "no_method": _("An estimate has to say how it was made, in at most 200 letters."),
    "out_of_range": _("The estimate is no number of people."),
}
CHANNEL_ADDED = _("The medium is added.")
CHANNEL_TAKEN = _("The unit has this medium already.")
PLANNED = _("The piece is planned.")
PUBLISHED = _("The piece is published, and its evidence is kept.")
ALREADY_PUBLISHED = _("It was published before; the first evidence stands.")
EVIDENCE_NEEDED = _(
    "Give the address of a page (http or https), or say in a note where the proof lies."
)
CHECK_FORM = _("Please look at the form again. Nothing was kept.")
EVERYBODY = _("Everybody")
