"""Cutting a text layer into lines, and guessing its language by its letters."""

import re
from collections import Counter
from collections.abc import Iterator

from suffuse.directive.rules.beside import set_apart
from suffuse.directive.rules.facts import Layer, Line, Span
from suffuse.language.rules import composed

_LINE = re.compile(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|\Z)")
_TAB = 4
_WORDED = (
    r"(?:Section|Article|Art\.|Điều|มาตรา|ข้อ|ມາດຕາ|ຂໍ້)[ \t]*[\d໐-໙๐-๙]{1,4}(?![\d໐-໙๐-๙])[A-Z]?\.?"
)
_TWO = (
    re.compile(  # 3.—(1) Owners … / 3. Standards.—(1) Owners …
        rf"(?P<first>[ \t]*(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}[A-Z]?\.?|\([0-9a-zA-Z]{{1,3}}\)|{_WORDED})"
        r"[ \t]*[-–—]?[ \t]*(?:[^()\d\n;:]{3,100}\.?[-–—])?)(?P<open>\()(?P<second>1|a|i|A|๑|ก|ກ|໑)(?P<close>\))[ \t]*(?=\S)"
    ),
    re.compile(  # Art. 3. – I. – … / Điều 4. 1. …
        rf"(?P<first>[ \t]*{_WORDED}[ \t]*[-–—:]?[ \t]*)(?P<open>)(?P<second>1|I|a|๑|໑)(?P<close>[.)])[ \t]*[–—-]?[ \t]+(?=\S)"
    ),
)
_NEXT = {"1": "2", "a": "b", "i": "ii", "I": "II", "A": "B"}
_NEXT |= {"๑": "๒", "ก": "ข", "ກ": "ຂ", "໑": "໒"}
_SOON = 4000  # characters
_FRENCH = re.compile(r"\b(?:le|la|les|des|du|et|est|sont|une|dans|pour|aux?)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|of|and|is|are|in|for|to|shall|with|be|or)\b", re.IGNORECASE)
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def lines(layer: Layer) -> tuple[Line, ...]:
    """Return the lines that have something on them, in order, with what is known about each."""
    hints = {hint.start: hint for hint in layer.hints}
    found, gap = [], True
    for start, end, span in _pieces(layer):
        text = layer.text[start:end]
        if text.strip():
            indent = hints[start].indent if start in hints else _indent(text)
            kind = span.kind if span else ""
            said = text.strip()
            read = composed(said)
            found.append(
                Line(
                    start,
                    end,
                    read,
                    indent,
                    gap,
                    kind,
                    hints.get(start),
                    said if said != read else "",
                )
            )
        gap = not text.strip()
    return set_apart(found)


def _pieces(layer: Layer) -> Iterator[tuple[int, int, Span | None]]:
    """Cut at line breaks, at the edges of what the file sets apart, and between two numbers on one line."""
    for start, end, span in _broken(layer):
        cut = None if span else _two(layer.text, start, end)
        if cut and _goes_on(layer.text, cut, end):
            yield start, cut.end("first"), None
            yield cut.end("first"), end, None
        else:
            yield start, end, span


def _two(text: str, start: int, end: int) -> re.Match[str] | None:
    return _TWO[0].match(text, start, end) or _TWO[1].match(text, start, end)


def _goes_on(text: str, cut: re.Match[str], at: int) -> bool:
    """Tell whether what begins with (1) behind another number is continued by (2) soon."""
    second = cut["open"] + _NEXT[cut["second"]] + cut["close"]
    return bool(re.search(rf"^[ \t]*{re.escape(second)}", text[at : at + _SOON], re.MULTILINE))


def _broken(layer: Layer) -> Iterator[tuple[int, int, Span | None]]:
    at, spans = 0, sorted(layer.spans, key=lambda span: span.start)
    for span in (*spans, None):
        until = span.start if span else len(layer.text)
        for match in _LINE.finditer(layer.text, at, until):
            if match.end() > match.start():
                yield match.start(), match.end(), None
        if span:
            if span.end > span.start:
                yield span.start, span.end, span
            at = span.end


def _indent(text: str) -> int:
    edge = text[: len(text) - len(text.lstrip())]
    return len(edge.replace("\t", " " * _TAB))


def language(text: str) -> str:
    """Return "lo", "th", "vi", "fr" or "en": whose letters and small words the text is mostly made of."""
    letters = Counter(text.lower())
    lao = sum(times for c, times in letters.items() if "\u0e80" <= c <= "\u0eff")
    thai = sum(times for c, times in letters.items() if "\u0e00" <= c <= "\u0e7f")
    latin = sum(times for c, times in letters.items() if "a" <= c <= "z")
    if max(lao, thai) * 2 >= latin and max(lao, thai):
        return "lo" if lao >= thai else "th"
    if len(_VIETNAMESE.findall(text)) * 20 > max(latin, 1):
        return "vi"
    return "fr" if len(_FRENCH.findall(text)) > 2 * len(_ENGLISH.findall(text)) else "en"
