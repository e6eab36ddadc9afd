"""Cutting a text layer into lines, and guessing its language by its letters."""

import re
from collections.abc import Iterator

from suffuse.directive.rules.facts import Layer, Line, Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|\Z)")
_TAB = 4
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
            found.append(Line(start, end, text.strip(), indent, gap, kind, hints.get(start)))
        gap = not text.strip()
    return tuple(found)


def _pieces(layer: Layer) -> Iterator[tuple[int, int, Span | None]]:
    """Cut at line breaks, and at the edges of what the file sets apart."""
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
    """Return "lo", "th", "vi" or "en": whose letters the text is mostly written in."""
    lao = sum("\u0e80" <= c <= "\u0eff" for c in text)
    thai = sum("\u0e00" <= c <= "\u0e7f" for c in text)
    latin = sum("a" <= c <= "z" for c in text.lower())
    if max(lao, thai) * 2 >= latin and max(lao, thai):
        return "lo" if lao >= thai else "th"
    return "vi" if len(_VIETNAMESE.findall(text)) * 20 > max(latin, 1) else "en"
