"""Plain text: which letters the bytes are, and whether a reader could trust them."""

import codecs
import re
import unicodedata

from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.rules import Layer

MOST_LETTERS = 2_000_000
MOST_BYTES = 3 * MOST_LETTERS  # a Lao letter takes three
MOST_LINES = 12_000
_MARKS_OF_A_KIND = 2
_MARKS = 6

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# UTF-8 that was read as a Western code page and saved again: Lao becomes "àº…", "àº", "à»".
_LAO_MOJIBAKE = re.compile("à[º»¸¹]")
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf]|â€|Ä\u0091|\ufffd|[\u0080-\u0084\u0086-\u009f]")
# Overrides that let a text show itself in another order than it is stored in; tags and fillers.
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_HEAP = re.compile(r"[^\w\s\x00-\x7f]{3,}")  # no mark is a letter for a machine; fewer are no pile
_WESTERN = re.compile("[¡-ÿ]")
_LETTERS = re.compile(r"[^\W\d_]|[¡-ÿ]")
_LEGACY_SHARE = 0.25
_LEGACY_LEAST = 20
_OFTEN = 8  # every Lao letter wrongly decoded brings one "à": far more often than that


def read(data: bytes) -> Layer:
    """
    Return a text file's text layer: its characters exactly, without the mark of its encoding.

    :raises Unreadable: where the letters cannot be told, or could deceive
    """
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large", most=MOST_BYTES // 1_000_000)
    text = decode(data)
    measure(text)
    trust(text)
    if not text.strip():
        raise Unreadable("empty")
    return Layer(text)


def measure(text: str) -> None:
    """
    Refuse more letters than any official text has.

    :raises Unreadable: "too_long"
    """
    if len(text) > MOST_LETTERS:
        raise Unreadable("too_long", most=MOST_LETTERS // 1_000_000)


def decode(data: bytes, declared: str = "utf-8") -> str:
    """Return the characters of UTF-8, or of UTF-16 and UTF-32 that say so in their first bytes."""
    encoding = next((name for mark, name in _MARKED if data.startswith(mark)), declared)
    try:
        return data.decode(encoding)
    except LookupError as fault:
        raise Unreadable("wrong_encoding", encoding) from fault
    except UnicodeDecodeError as fault:
        raise Unreadable("wrong_encoding", f"byte {fault.start + 1}") from fault


def trust(text: str) -> None:
    """
    Refuse what no honest document holds: wrongly decoded letters, controls, turned or piled marks.

    :raises Unreadable: with the line
    """
    western, letters = len(_WESTERN.findall(text)), len(_LETTERS.findall(text))
    many = western >= _LEGACY_LEAST and western > letters * _LEGACY_SHARE
    if many and len(_LAO_MOJIBAKE.findall(text)) * _OFTEN < western:
        raise Unreadable("legacy_font")
    for pattern, code in (
        (_CONTROL, "bad_character"),
        (_TURNED, "bad_character"),
        (_LAO_MOJIBAKE, "wrong_encoding"),
        (_MOJIBAKE, "wrong_encoding"),
    ):
        if match := pattern.search(text):
            name = f"U+{ord(match[0][-1]):04X}"
            raise Unreadable(code, where(text, match.start()), character=name)
    _piles(text)
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise Unreadable("too_complex")


def _piles(text: str) -> None:
    """Refuse more than two marks of a kind, or six in all, on one letter."""
    for heap in _HEAP.finditer(text):
        _pile(text, heap.start(), heap.end())


def _pile(text: str, start: int, end: int) -> None:
    run: list[str] = []
    for at, character in enumerate(text[start:end], start):
        if unicodedata.category(character) != "Mn":
            run = []
            continue
        run.append(character)
        if run.count(character) > _MARKS_OF_A_KIND or len(run) > _MARKS:
            name = f"U+{ord(character):04X}"
            raise Unreadable("bad_character", where(text, at), character=name)


def where(text: str, at: int) -> str:
    """Return the line of a character, counted from 1."""
    return f"line {text.count(chr(10), 0, at) + 1}"
