"""What one cell of a table may hold: a line of text that is what it looks like."""

import re
import unicodedata

# Line breaks, control characters, lone surrogates, marks that turn the reading direction, and
# characters that stand for nothing. A tab is kept as typed; so is the Lao word break (U+200B).
_NEVER = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
    "|[\ud800-\udfff]"
)
_MARK = "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
# No syllable carries three equal marks, three tones, or five marks of any kind on one letter.
_HEAP = re.compile(rf"([{_MARK}])\1\1|[\u0ec8-\u0ecb]{{3}}|[\u0e48-\u0e4b]{{3}}|[{_MARK}]{{5}}")
# Lao, Thai or accented letters of UTF-8 that were read as Western European, and what was lost.
_MOJIBAKE = re.compile("à[¸¹º»]|Ã[\u0080-\u00bf]|â€|ï»¿|\ufffd")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_PLAIN = re.compile(r"[\x20-\x7e\u0e81-\u0e8a\u0e8c-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0ed0-\u0edf]*")


def flaw_of_text(text: str, longest: int) -> str:
    """Return the code of what is wrong with a cell's text, or ""."""
    if len(text) > longest:
        return "too_long"
    if _PLAIN.fullmatch(text):
        return ""  # most cells: no marks at all, so nothing to look for
    if _NEVER.search(text) or _HEAP.search(text):
        return "bad_character"
    return "wrong_encoding" if _MOJIBAKE.search(text) else ""


def is_plain(code: str) -> bool:
    """Tell whether a code shows every sign it is made of: no outer space, none that cannot be seen."""
    unseen = (c != " " and unicodedata.category(c) in {"Zs", "Zl", "Zp", "Cf", "Cc"} for c in code)
    return code == code.strip() and not any(unseen)


def escaped(text: str) -> str:
    """
    Return a cell for a CSV file, with an apostrophe where a spreadsheet would see a formula.

    `unescaped` takes exactly that apostrophe away again, so that nothing is lost on the way.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unescaped(text: str) -> str:
    """Return what a cell of a CSV file says, without the apostrophe that `escaped` wrote."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text) else text
