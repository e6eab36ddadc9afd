"""The numbers that a browser counts before the entries of a list."""

import re
from dataclasses import dataclass

from lxml import etree

from suffuse.directive.readers.numbering import words, written
from suffuse.directive.rules import starts_with_number

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "thai": "thaiNumbers",
    "lao": "laoNumbers",
    "disc": "bullet",
    "circle": "bullet",
    "square": "bullet",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)


@dataclass(slots=True)
class Count:
    """Where a list stands."""

    form: str
    value: int
    step: int = 1
    close: str = "."
    sign: str = "•"

    def next(self, entry: etree._Element) -> str:
        """Count one entry on, and return what is displayed before it."""
        if (said := _number(entry.get("value"))) is not None:
            self.value = said
        shown = self.sign if self.form == "bullet" else written(self.value, self.form) + self.close
        self.value += self.step
        return shown + " "


def count_of(element: etree._Element) -> Count | None:
    """Return how a list counts; None where every entry brings its own number, typed."""
    entries = [one for one in element if one.tag == "li"]
    if entries and all(starts_with_number(words(one).strip()) for one in entries):
        return None
    styled = _STYLE.search(element.get("style", ""))
    said = styled[1].lower() if styled else element.get("type", "")
    form = _FORMS.get(said, "decimal" if element.tag == "ol" else "bullet")
    backwards = "reversed" in element.attrib
    first = len(entries) if backwards else 1
    start = _number(element.get("start"))
    close = element.get("data-close", ".")[:1]
    sign = element.get("data-sign", "•")[:1]
    return Count(form, first if start is None else start, -1 if backwards else 1, close, sign)


def _number(said: str | None) -> int | None:
    """Return a whole number of at most six digits, or None."""
    match = re.fullmatch(r"\s*(-?[0-9]{1,6})\s*", said or "")
    return int(match[1]) if match else None
