"""
What a lawful question is: fixed answers about what the text says, citing the clause that says it.

A check asks what a text says, never what a person thinks, feels, believes or promises. What cannot
be asked cannot be answered, and what cannot be answered is stored nowhere. The linter refuses more
than it must: a question refused wrongly is put in other words; one let through wrongly is not
taken back.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from suffuse.language.rules import Fault, Words, fold, match_key

FORMS = ("A", "B")
FEWEST, MOST = 2, 6
LONGEST_STEM, LONGEST_CHOICE = 500, 200
# A shorter quotation could hide a question of the writer's own.
SHORTEST_QUOTE = 10
_QUOTE = re.compile('[«“"]([^»”"]*)[»”"]')


@dataclass(frozen=True, slots=True)
class Draft:
    """
    A question as written: `right` is the place of the right choice, from 0.

    `source` is the text of the directive: what is quoted from it word for word is not the writer's
    own, and is not held against the question.
    """

    clause_key: str
    form: str
    stem: Words
    choices: tuple[Words, ...]
    right: int
    source: str = ""


# Asked of the person, not of the text.
_OPINION_EN = re.compile(
    r"\b(do|would|will|did|are|have|can|should) you\b"
    r"|\b(you|your|yours|yourself)\b"
    r"|\b(in my|my|personal|honest) (opinion|view)\b"
    r"|\b(opinions?|feelings?|loyal(ty)?|faithful|patriotic|devoted|obedient|allegiance)\b"
    r"|\b(strongly|fully|totally|completely|partly|somewhat) (dis)?(agree|support|approve|believe)"
    r"|\b(dis)?agree(s|d|ing)?\?"
    r"|\b(i|we|who|everyone|everybody) (strongly |fully )?(dis)?(agree|support|believe|approve|trust|doubt|oppose)"
    r"|\b(support|trust|believe in|approve of|faith in|confidence in|oppose|criticis[e]|criticiz[e])"
    r" (the |our |this |these )?(party|government|leader|leaders|leadership|policy|policies|line|"
    r"resolution|directive|guidance|decision|state|system|unit|committee|board)"
    r"|\b(satisf(ied|action)|happy|unhappy|pleased|proud|willing)\b"
    r"|\bhow (much|strongly|far) (do|would|is|are)\b.*\b(agree|support|believe|trust|like)"
    r"|\b(right|good|correct|fair|wise|best) (policy|line|leader|leadership|party|government)\b"
)
_OPINION_LO = tuple(
    match_key(words)
    for words in [
        "ທ່ານ",
        "ເຈົ້າ",
        "ສະຫາຍເຫັນ",
        "ສະຫາຍຄິດ",
        "ຄວາມຄິດເຫັນ",
        "ຄວາມເຫັນຂອງ",
        "ຄຳເຫັນຂອງ",
        "ເຫັນດີ",
        "ເຫັນພ້ອມ",
        "ບໍ່ເຫັນດີ",
        "ສະໜັບສະໜູນ",
        "ຄັດຄ້ານ",
        "ເຊື່ອໝັ້ນ",
        "ເຊື່ອຖືໃນ",
        "ໄວ້ວາງໃຈ",
        "ໄວ້ເນື້ອເຊື່ອໃຈ",
        "ຈົງຮັກພັກດີ",
        "ພັກດີ",
        "ຊື່ສັດຕໍ່",
        "ສັດຊື່ຕໍ່",
        "ພໍໃຈ",
        "ບໍ່ພໍໃຈ",
        "ຮູ້ສຶກ",
        "ທັດສະນະຂອງ",
        "ຈິດໃຈຂອງ",
        "ອຸດົມການຂອງ",
        "ຂ້າພະເຈົ້າ",
        "ຂ້ອຍ",
        "ພວກເຮົາເຫັນ",
        "ຄິດແນວໃດ",
        "ຄິດວ່າ",
        "ມັກຫຼາຍ",
        "ມັກບໍ່",
        "ຍອມຮັບບໍ່",
        "ຍິນດີບໍ່",
        "ຍິນຍອມບໍ່",
    ]
)
# Steps of a scale are no answers about a text.
_SCALE = {
    match_key(word)
    for word in [
        "agree",
        "disagree",
        "strongly agree",
        "strongly disagree",
        "neutral",
        "undecided",
        "no opinion",
        "don't know",
        "i don't know",
        "very much",
        "not at all",
        "satisfied",
        "dissatisfied",
        "very good",
        "very bad",
        "always",
        "never",
        "ເຫັນດີ",
        "ບໍ່ເຫັນດີ",
        "ເຫັນດີຫຼາຍ",
        "ເຫັນດີທີ່ສຸດ",
        "ເປັນກາງ",
        "ບໍ່ມີຄຳເຫັນ",
        "ບໍ່ຮູ້",
        "ພໍໃຈ",
        "ບໍ່ພໍໃຈ",
        "ດີຫຼາຍ",
        "ບໍ່ດີ",
    ]
}

REFUSED = {
    "no_clause": Words("ຄຳຖາມຕ້ອງອ້າງອີງຂໍ້ໃດໜຶ່ງຂອງເອກະສານ.", "A question has to cite a clause."),
    "unknown_form": Words("ແບບຕ້ອງແມ່ນ A ຫຼື B.", "The form is A or B."),
    "no_question": Words("ຍັງບໍ່ມີຄຳຖາມເປັນພາສາລາວ.", "There is no question in Lao yet."),
    "too_long": Words("ຂໍ້ຄວາມຍາວເກີນໄປ.", "The text is too long."),
    "choice_count": Words("ຄຳຕອບໃຫ້ເລືອກຕ້ອງມີ 2 ຫາ 6 ຂໍ້.", "There have to be 2 to 6 choices."),
    "choice_twice": Words("ມີຄຳຕອບຊ້ຳກັນ.", "Two choices are the same."),
    "no_right_choice": Words("ຕ້ອງໝາຍຄຳຕອບທີ່ຖືກໜຶ່ງຂໍ້.", "One choice has to be the right one."),
    "unknown_clause": Words("ບໍ່ມີຂໍ້ “{found}” ໃນເອກະສານນີ້.", "The text has no clause “{found}”."),
    "opinion": Words(
        "ຄຳຖາມຖາມຄວາມເຫັນ ຫຼື ຈິດໃຈຂອງຄົນ (“{found}”). ໃຫ້ຖາມວ່າເອກະສານເວົ້າແນວໃດ.",
        "It asks what a person thinks or feels (“{found}”). Ask what the text says.",
    ),
    "scale": Words(
        "ຄຳຕອບ “{found}” ແມ່ນຂັ້ນວັດຄວາມເຫັນ, ບໍ່ແມ່ນຄຳຕອບຈາກເອກະສານ.",
        "The choice “{found}” is a step of a scale, not an answer from the text.",
    ),
}


def breaches(draft: Draft) -> Iterator[Fault]:
    """Yield everything that keeps a question from being used."""
    yield from _shape(draft)
    for words in (draft.stem, *draft.choices):
        found = _opinion(_unquoted(words, draft.source))
        if found:
            yield _fault("opinion", found)
            break
    for words in draft.choices:
        for text in (words.lo, words.en):
            if match_key(text) in _SCALE:
                yield _fault("scale", text)
                return


def _shape(draft: Draft) -> Iterator[Fault]:
    """A question cites a clause and has 2 to 6 different choices, one of them right."""
    if not draft.clause_key.strip():
        yield _fault("no_clause")
    if draft.form not in FORMS:
        yield _fault("unknown_form")
    if not draft.stem.lo.strip():
        yield _fault("no_question")
    texts = [(draft.stem, LONGEST_STEM), *((choice, LONGEST_CHOICE) for choice in draft.choices)]
    if any(
        len(text) > most or "\x00" in text for words, most in texts for text in (words.lo, words.en)
    ):
        yield _fault("too_long")
    if not FEWEST <= len(draft.choices) <= MOST or not all(c.lo.strip() for c in draft.choices):
        yield _fault("choice_count")
    keys = [match_key(choice.lo) for choice in draft.choices]
    if len(set(keys)) < len(keys):
        yield _fault("choice_twice")
    if not 0 <= draft.right < len(draft.choices):
        yield _fault("no_right_choice")


def _unquoted(words: Words, source: str) -> Words:
    """Leave out what is quoted word for word from the text, in marks or as a whole choice."""
    known = match_key(source)

    def from_text(text: str) -> bool:
        key = match_key(text)
        return len(key) >= SHORTEST_QUOTE and key in known

    def left(text: str) -> str:
        kept = _QUOTE.sub(lambda quote: "" if from_text(quote[1]) else quote[0], text)
        return "" if from_text(kept) else kept

    return Words(left(words.lo), left(words.en))


def _opinion(words: Words) -> str:
    """Return the words that ask for an opinion, or ""."""
    for text in (words.en, words.lo):
        asked = _OPINION_EN.search(fold(text))
        if asked:
            return asked[0]
    # Lao puts no spaces between words and people put them anywhere: both are read without.
    for text in (words.lo, words.en):
        key = match_key(text)
        for sign in _OPINION_LO:
            if sign in key:
                return sign
    return ""


def _fault(code: str, found: str = "") -> Fault:
    return Fault(code, REFUSED[code].filled(found=found))


def order(seed: int, choices: int) -> tuple[int, ...]:
    """
    Return in which order an item's choices are shown: mixed, but the same on every sheet.

    Whoever writes items tends to put the right answer first; paper and screen must agree.
    """
    drawn: Sequence[tuple[bytes, int]] = [
        (hashlib.sha256(f"{seed}:{place}".encode()).digest(), place) for place in range(choices)
    ]
    return tuple(place for _, place in sorted(drawn))
