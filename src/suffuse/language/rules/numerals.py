"""Numbers as people write them: in Lao, Thai or Arabic digits, as Roman numerals, or in Lao words."""

import re

from suffuse.language.rules.lao import digits, fold

_LAO = str.maketrans("0123456789", "໐໑໒໓໔໕໖໗໘໙")
_GROUPED = re.compile(r"\d{1,3}(?:([.,\u00a0\u202f ])\d{3}(?:\1\d{3})*)?")
_PLAIN = re.compile(r"\d{1,15}")
_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ONES = ("ສູນ", "ໜຶ່ງ", "ສອງ", "ສາມ", "ສີ່", "ຫ້າ", "ຫົກ", "ເຈັດ", "ແປດ", "ເກົ້າ")
_STEPS = (
    (1_000_000_000, "ຕື້"),
    (1_000_000, "ລ້ານ"),
    (100_000, "ແສນ"),
    (10_000, "ໝື່ນ"),
    (1_000, "ພັນ"),
    (100, "ຮ້ອຍ"),
)
_TWENTY, _TEN, _ONE_AFTER = "ຊາວ", "ສິບ", "ເອັດ"
MOST = 999_999_999_999


def lao_digits(text: str) -> str:
    """Write 0–9 as Lao digits; every character keeps its place."""
    return text.translate(_LAO)


def roman(number: str) -> int:
    """Return the value of an upper-case Roman numeral up to 3999, or 0 if it is not one."""
    if not _ROMAN_FORM.fullmatch(number):
        return 0
    values = [_ROMAN_DIGITS[letter] for letter in number]
    return sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )


def in_words(number: int) -> str:
    """
    Return a whole number from 0 to `MOST` in Lao words, as a cheque has it: 21 is ຊາວເອັດ.

    :raises ValueError: for any other number
    """
    if not 0 <= number <= MOST:
        raise ValueError(number)
    if number == 0:
        return _ONES[0]
    said = []
    for size, word in _STEPS:
        if number >= size:
            said.append(in_words(number // size) + word)
            number %= size
    return "".join(said) + _below_hundred(number)


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    last = "" if not ones else _ONE_AFTER if ones == 1 and tens else _ONES[ones]
    if tens == 0:
        return last
    return {1: _TEN, 2: _TWENTY}.get(tens, _ONES[tens] + _TEN) + last


_WORDS = {fold(word): value for value, word in enumerate(_ONES)}
_WORDS |= {fold(_TEN): 10, fold(_TWENTY): 20, fold(_ONE_AFTER): 1}
_WORDS |= {fold(word): size for size, word in _STEPS}
_WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))


def read_number(text: str) -> int | None:
    """
    Return the whole number that a text is, or None where it is none or more than that.

    Digits of three scripts, with or without groups of thousands (one sign throughout: 1.200.000),
    upper-case Roman numerals, and Lao words. Signs such as "1_000" and "1e5" are none.
    """
    plain = digits(text.strip())
    if _PLAIN.fullmatch(plain):
        return int(plain)
    if _GROUPED.fullmatch(plain):
        return int(re.sub(r"\D", "", plain))
    if plain and _ROMAN_FORM.fullmatch(plain):
        return roman(plain)
    return _read_words(fold(text).replace(" ", ""))


def _read_words(text: str) -> int | None:
    """Read Lao words by what they mean, and believe only what would be written so."""
    words = _WORD.findall(text)
    if not words or "".join(words) != text or len(words) > 60:  # noqa: PLR2004 — no number is longer
        return None
    value = _value([_WORDS[word] for word in words])
    return value if value <= MOST and fold(in_words(value)) == text else None


def _value(parts: list[int]) -> int:
    """Return the value of number words: what stands before the largest counts it, the rest is added."""
    if not parts:
        return 0
    at = max(range(len(parts)), key=lambda place: (parts[place], place))
    if parts[at] < 10 or (parts[at] == 20 and at == 0):  # noqa: PLR2004 — ones, and twenty by itself
        return parts[at] + _value(parts[at + 1 :])
    return (_value(parts[:at]) if at else 1) * parts[at] + _value(parts[at + 1 :])
