"""Word's automatic numbers, counted as Word displays them: they are in no run of text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "◆", "o": "○"}
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LAO_LETTERS = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ"
_ALPHABETS = {"thaiLetters": _THAI_LETTERS, "laoLetters": _LAO_LETTERS}
_LAO_DIGITS = str.maketrans("0123456789", "໐໑໒໓໔໕໖໗໘໙")
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_SEPARATORS = {"tab": "\t", "space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class Pattern:
    """How one level of a list displays its number."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    separator: str = "\t"
    restart: int | None = None
    legal: bool = False
    indent: int = 0


@dataclass(slots=True)
class Numbers:
    """The lists of a document, and where each stands while the document is walked through."""

    patterns: dict[str, Mapping[int, Pattern]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def open(self, number: str, *, like: str) -> None:
        """Open a list of its own that counts like another one."""
        self.patterns[number], self.lists[number] = self.patterns[like], number

    def begin(self, number: str, level: int, value: int) -> None:
        """Let the next paragraph of a level show this number, whatever stood before it."""
        self.counts.setdefault(self.lists[number], {})[level] = value - 1

    def indent(self, number: str, level: int) -> int:
        """Return the left edge that the list gives its paragraphs, in points."""
        return self.patterns.get(number, {}).get(level, Pattern()).indent

    def next(self, number: str, level: int) -> str:
        """Count one paragraph on, and return what is displayed before it, with its separator."""
        patterns = self.patterns.get(number)
        if patterns is None or level not in patterns:
            return ""
        counts = self.counts.setdefault(self.lists[number], {})
        if number not in self.begun and len(self.begun & self._sharing(number)) > 0:
            self._restart(number, counts)
        self.begun.add(number)
        counts[level] = counts.get(level, patterns[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            restart = patterns[deeper].restart if deeper in patterns else None
            if restart != 0 and (restart is None or level < restart):
                del counts[deeper]
        shown = _shown(patterns, counts, level)
        return shown + patterns[level].separator if shown else ""

    def _sharing(self, number: str) -> set[str]:
        return {one for one, base in self.lists.items() if base == self.lists[number]}

    def _restart(self, number: str, counts: dict[int, int]) -> None:
        """Start again where a list says so that shares its counters with one already begun."""
        if any(pattern.restart == -1 for pattern in self.patterns[number].values()):
            counts.clear()


def _shown(patterns: Mapping[int, Pattern], counts: Mapping[int, int], level: int) -> str:
    pattern = patterns[level]
    if pattern.form == "bullet":
        return "".join(_SIGNS.get(sign, sign) for sign in pattern.text)
    if pattern.form == "none":
        return ""
    shown = pattern.text
    for other in range(level + 1):
        of = patterns.get(other, Pattern())
        value = counts.get(other, of.start)
        shown = shown.replace(
            f"%{other + 1}", written(value, "decimal" if pattern.legal else of.form)
        )
    return shown


def written(value: int, form: str) -> str:
    """Return a number in one of Word's forms; a form unknown to us is written 1, 2, 3."""
    if form in {"upperRoman", "lowerRoman"} and 0 < value < 4000:  # noqa: PLR2004 — Roman numerals end here
        roman = ""
        for size, letters in _ROMAN:
            roman += letters * (value // size)
            value %= size
        return roman if form == "upperRoman" else roman.lower()
    if form in {"upperLetter", "lowerLetter"} and value > 0:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in _ALPHABETS and value > 0:
        return _ALPHABETS[form][(value - 1) % len(_ALPHABETS[form])]
    if form == "thaiNumbers":
        return str(value).translate(_THAI_DIGITS)
    if form == "laoNumbers":
        return str(value).translate(_LAO_DIGITS)
    return f"{value:02d}" if form == "decimalZero" else str(value)


def numbers(root: etree._Element | None) -> Numbers:
    """Read `word/numbering.xml`."""
    if root is None:
        return Numbers()
    bases = {base.get(f"{W}abstractNumId", ""): base for base in root.iter(f"{W}abstractNum")}
    patterns: dict[str, Mapping[int, Pattern]] = {}
    lists: dict[str, str] = {}
    for one in root.iter(f"{W}num"):
        number = one.get(f"{W}numId", "")
        base = _value(one.find(f"{W}abstractNumId"))
        levels = _levels(bases.get(base))
        for override in one.iter(f"{W}lvlOverride"):
            _override(levels, override)
        patterns[number], lists[number] = levels, base
    return Numbers(patterns, lists)


def _override(levels: dict[int, Pattern], override: etree._Element) -> None:
    level = int(override.get(f"{W}ilvl", "0"))
    own = override.find(f"{W}lvl")
    pattern = _pattern(own) if own is not None else levels.get(level, Pattern())
    start = override.find(f"{W}startOverride")
    if start is not None:
        pattern = Pattern(
            pattern.form,
            pattern.text,
            int(_value(start) or 1),
            pattern.separator,
            -1,
            pattern.legal,
            pattern.indent,
        )
    levels[level] = pattern


def _levels(base: etree._Element | None) -> dict[int, Pattern]:
    if base is None:
        return {}
    return {int(one.get(f"{W}ilvl", "0")): _pattern(one) for one in base.iter(f"{W}lvl")}


def _pattern(level: etree._Element) -> Pattern:
    restart = level.find(f"{W}lvlRestart")
    edge = level.find(f"{W}pPr/{W}ind")
    return Pattern(
        form=_value(level.find(f"{W}numFmt")) or "decimal",
        text=_value(level.find(f"{W}lvlText")),
        start=int(_value(level.find(f"{W}start")) or 1),
        separator=_SEPARATORS.get(_value(level.find(f"{W}suff")) or "tab", "\t"),
        restart=int(_value(restart) or 0) if restart is not None else None,
        legal=level.find(f"{W}isLgl") is not None,
        indent=points(edge),
    )


def words(element: etree._Element) -> str:
    """Return every word inside an element."""
    return "".join(str(piece) for piece in element.itertext())


def points(edge: etree._Element | None) -> int:
    """Return a paragraph's left edge in points, from Word's twentieths."""
    if edge is None:
        return 0
    said = edge.get(f"{W}left") or edge.get(f"{W}start") or "0"
    return int(float(said)) // 20 if said.lstrip("-").replace(".", "", 1).isdigit() else 0


def _value(element: etree._Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""
