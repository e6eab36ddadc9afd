"""
What a report's words may give away, and where they disagree with its figures.

Nothing is changed and nothing is decided: a person is shown what was found, takes it out, or says
that it may stand. Finding names is guessing; the unit's own roster is asked too, inside the unit.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from suffuse.language.rules import digits

# Something that looks like a telephone: +856 …, 020 …, 021 …, with any spaces, dots or dashes.
_TELEPHONE = re.compile(
    r"(?<![\d/])(?:\+|00)?(?:856[\s.\-]*)?\(?0?[2-9]\d(?:[\s.\-)]*\d){5,9}(?![\d/])"
)
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2}")
_AFTER_LAO = r"\s?[\u0e81-\u0ec4][\u0e80-\u0edf]{2,}"
# Forms of address, after which a name follows.
_ADDRESSED = re.compile(
    # Not after a number: "36 ທ່ານ" counts people. Short forms must not be the end of another word.
    r"(?<![\d\u0ed0-\u0ed9])(?<![\d\u0ed0-\u0ed9]\s)"
    r"(?:(?:ທ່ານ|ສະຫາຍ|ທ້າວ|ນາງສາວ|(?<![\u0e80-\u0eff])(?:ນາງ|ທ\.|ນ\.|ດຣ\.?|ດຮ\.?|ປອ\.?))"
    + _AFTER_LAO
    + r"|\b(?:Mr|Mrs|Ms|Miss|Dr|Comrade|Thao|Nang)\b\.?\s+[A-Z][a-z]+)"
)
# Words that follow ທ່ານ without being a name: an office, everybody, somebody.
_OFFICES = re.compile(
    r"(?:ທ່ານ|ສະຫາຍ|ນາງ)\s?(?:ຫົວໜ້າ|ຫົວຫນ້າ|ຮອງ|ປະທານ|ເລຂາ|ລັດຖະມົນຕີ|ອຳນວຍການ|ຜູ້|ທຸກ|ທີ່|ໃດ|ຄະນະ|ໝໍ|ສະມາຊິກ|ພະຍາບານ)"
)
_PEOPLE = re.compile(
    r"(\d[\d,.\u00a0 ]*\d|\d)\s*(?:ຄົນ|ທ່ານ|people|persons|participants)", re.IGNORECASE
)
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|ສ່ວນຮ້ອຍ|per ?cent)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Doubt:
    """
    Something in the words that a person should look at.

    `code` is telephone, name, figure, or roster: then `found` is how many of the unit's people are
    named, and not who.
    """

    code: str
    section: str
    found: str


def telephones(text: str) -> Iterator[str]:
    """Find what looks like telephone numbers, in Lao and other digits; days are not telephones."""
    plain = _DAY.sub(lambda day: "x" * len(day[0]), digits(text))
    for match in _TELEPHONE.finditer(plain):
        yield text[match.start() : match.end()].strip()


def names(text: str) -> Iterator[str]:
    """Find what looks like somebody's name: a form of address with a word behind it."""
    for match in _ADDRESSED.finditer(text):
        if not _OFFICES.match(match[0]):
            yield match[0].strip()


def strays(text: str, *, people: Collection[int], percents: Collection[int]) -> Iterator[str]:
    """Find numbers of people and percentages in the words that stand nowhere in the table."""
    plain = digits(text)
    for match in _PEOPLE.finditer(plain):
        if int(re.sub(r"\D", "", match[1])) not in people:
            yield match[0].strip()
    for match in _PERCENT.finditer(plain):
        if round(float(match[1].replace(",", "."))) not in percents:
            yield match[0].strip()


def doubts(
    section: str, text: str, *, people: Collection[int] = (), percents: Collection[int] = ()
) -> Iterator[Doubt]:
    """Say everything in one section that a person should look at before it goes up."""
    for found in telephones(text):
        yield Doubt("telephone", section, found)
    for found in names(text):
        yield Doubt("name", section, found)
    for found in strays(text, people=people, percents=percents):
        yield Doubt("figure", section, found)


def personal(doubt: Doubt) -> bool:
    """Tell whether a doubt is about a person: such words go up only when somebody answers for them."""
    return doubt.code in {"telephone", "name", "roster"}
