"""What the pages of this room say: answers to buttons, refusals, labels of fields."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from suffuse.language.rules import Words

HANDED_IN = _(
    "The text was read. Look at the doubtful places first; then a second person releases it."
)
ALREADY_HERE = _("These very bytes were handed in before. Here they are.")
DRAFT_WAITING = _(
    "Another draft of this text in the same language still waits. Release it or throw it away first."
)
TOO_LONG = {
    "name": _("The file's name has more than %(most)d signs. Give it a shorter one."),
    "number": _(
        "Its number, as it was read, has more than %(most)d signs. Look at its first lines."
    ),
}
RELEASED = _("The edition is released. From now on it never changes.")
DISCARDED = _("The draft was thrown away. That it was here stays in the audit.")
CHANGED = _("The outline was changed. The text itself stays as it is.")
DESCRIBED = _("What the text says about itself was corrected.")
UNDONE = _("The last change was taken back.")
NOTHING_TO_UNDO = _("There is no change left that could be taken back.")
OWN_WORK = _(
    "You handed this text in, so somebody else has to release it: two people look at every text."
)
NO_CLAUSES = _("This text has no clauses yet, so nothing could hang on it. Make at least one.")
ALREADY_RELEASED = _(
    "This edition has been released; it never changes. Hand in a new edition instead."
)
ALTERED = _("The kept text is no longer the one that was handed in. It must not be released.")
# Translators: %(count)d is the number of clauses that nobody has looked at yet.
DOUBTFUL = _("%(count)d doubtful places still wait for somebody to look at them.")

IMPOSSIBLE: Mapping[str, object] = {
    "no_such_clause": _("This clause is no longer there. The page shows how the outline is now."),
    "no_such_part": _("This part is no longer there. The page shows how the outline is now."),
    "no_such_kind": _("Say what this part is: a lead, a closing, a signature or something else."),
    "already_highest": _("This clause stands at the highest level already."),
    "nothing_to_nest_under": _("There is no clause before it that it could stand under."),
    "nothing_before": _("There is nothing before it that it could be joined to."),
    "no_split_here": _(
        "A clause can be split where a line or a sentence ends. Choose one of the places."
    ),
    "label_length": _("A label has between 1 and 60 characters."),
}

FILE = _("File")
FILE_HELP = _(
    "TXT (UTF-8), Markdown, HTML, DOCX, ODT or PDF, at most 20 megabytes. Its bytes are kept as they are."
)
EDITION_OF = _("Is it an edition of a text that is already here?")
EDITION_OF_HELP = _("Only needed for a translation that bears another number.")
NO_NUMBER_DECIDES = _("Its number decides")
TONGUE = _("Language")
TONGUE_HELP = _("Only needed where it would be guessed wrongly.")
LETTERS_DECIDE = _("Its letters decide")
NUMBER = _("Number as issued")
KIND = _("Kind")
ISSUER = _("Issuer")
ISSUED_ON = _("Issued on")
ISSUED_ON_HELP = _("As a day of the common calendar, such as 2021-06-02.")
TITLE = _("Title")
EXPLAINED = _("The word is explained beside the text from now on.")
UNEXPLAINED = _("The explanation of the word was taken back.")
NO_WORD = _("A word needs at least one letter.")
WORD = _("Word")
MEANING = _("What it means")
MEANING_HELP = _("Leave it empty to take an explanation back.")
PLACE = _("Place")
ADDRESSEES = _("To whom it is addressed")
ADDRESSEES_HELP = _("One a line, as the text names them.")
OFFICE = _("Office of whoever signed")
SIGNATORY = _("Name of whoever signed")
HOW = _("How it stands to that text")
KNOWN_AS = _("What that text is known by")
NOT_NAMED = _("Not named after all")
NAMED_BY_NOTHING = _("Say its number, or what it is known by.")
# What papers print of an edition's origin, in the edition's own language.
ORIGIN: Mapping[str, Words] = {
    "heading": Words("ຂໍ້ມູນຂອງເອກະສານ", "What this text says about itself"),
    "number": Words("ເລກທີ", "Number"),
    "kind": Words("ປະເພດ", "Kind"),
    "issuer": Words("ອອກໂດຍ", "Issued by"),
    "place": Words("ສະຖານທີ່", "Place"),
    "issued_on": Words("ອອກວັນທີ", "Issued on"),
    "addressees": Words("ເຖິງ", "Addressed to"),
    "signed": Words("ຜູ້ລົງນາມ", "Signed by"),
    "version": Words("ສະບັບທີ", "Version"),
    "source": Words("sha-256 ຂອງໄຟລ໌", "sha-256 of the file"),
    "text": Words("sha-256 ຂອງຂໍ້ຄວາມ", "sha-256 of the text"),
}

LANGUAGES: Mapping[str, Words] = {
    "lo": Words("ພາສາລາວ", "Lao"),
    "en": Words("ພາສາອັງກິດ", "English"),
    "th": Words("ພາສາໄທ", "Thai"),
    "vi": Words("ພາສາຫວຽດນາມ", "Vietnamese"),
    "fr": Words("ພາສາຝຣັ່ງ", "French"),
}


def language(code: str) -> Words:
    """Return a language's name in both languages; an unknown one by its code."""
    return LANGUAGES.get(code, Words(code, code))
