"""
What may stand at the head of a clause: numbers, letters, bullets, and words such as ມາດຕາ or Article.

A marker is only what a line *could* begin with. Whether it does is decided by the sequence it
would belong to, because "I" may be a numeral or a person and "C." a letter or a hundred.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from suffuse.directive.rules.facts import Line
from suffuse.directive.rules.words import (
    ALONE,
    GOES_ON,
    NAMED,
    RANKS,
    SAME,
    SPELLED,
    enumerated,
    later,
)
from suffuse.language.rules import digits, find_days, roman

_ALPHABETS = {
    "lao": "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ",
    "thai": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "latin": "abcdefghijklmnopqrstuvwxyz",
}
_VIETNAMESE = "abcdđeghiklmnopqrstuvxy"
_BULLETS = "•▪●○◦‣►▶■□◆◇✓✔➢➤·*–—-+\uf0b7\uf0a7\uf0d8\uf0fc\uf076"

_CLOSE = r"/\.|[.)/°]\s?[-–—](?=\s|\D)|\s?[)\]]|\.\)|[°º]|o(?=\s)|[.:/](?!\d)|\s?[-–—](?=[\s\D])"
_NUMBER = re.compile(
    r"(?P<open>[(\[])?(?P<number>\d{1,3}(?:\.\d{1,3}){0,5})(?P<later>[a-zđ](?=[.)])|\s?(?:bis|ter)(?=[.)]))?"
    rf"(?P<close>{_CLOSE}|(?=\s))\s*",
    re.IGNORECASE,
)
_ROMAN = re.compile(
    r"(?P<open>[(\[])?(?P<number>[IVXLCDM]{1,12}|[ivxlcdm]{1,12})"
    rf"(?P<close>(?!/\w|o)(?:{_CLOSE})|(?=\s)|$)\s*"  # "V/v" is no numeral
)
_LETTER = re.compile(
    r"(?P<open>[(\[])?(?P<number>(?P<one>[A-Za-zđĐກ-ຮก-ฮ])(?P=one){0,2})"
    r"(?P<close>\)\s?[-–—](?=\s)|[)\].:/](?=\s|[^\w.])|[)\]])\s*"
)
# What is measured or told by the clock is no number of a clause: 8.30 น., 1,5 triệu, 20 kg.
_MEASURED = re.compile(
    r"\s?(?:%|น\.|ໂມງ|ກີບ|บาท|ล้าน|ລ້ານ|đồng|triệu|tỷ|giờ|kg|km|mm|cm|m[²2]\b|°C|USD|million|billion|[ap]\.?m\b)"
)
_CIRCLED = re.compile("(?P<number>[①-⑳❶-❿➀-➉➊-➓⑴-⒇⒈-⒛])\\s*")
_ROUND = {
    sign: value
    for first, many in (("①", 20), ("❶", 10), ("➀", 10), ("➊", 10), ("⑴", 20), ("⒈", 20))
    for value, sign in enumerate(map(chr, range(ord(first), ord(first) + many)), start=1)
}
_BULLET = re.compile(f"(?P<number>[{re.escape(_BULLETS)}])(?P<close>\\s+|(?=[^\\W\\d_]))")


@dataclass(frozen=True, slots=True)
class Marker:
    """
    One way to read the head of a line.

    `style` says which sequence it could belong to, `path` its numbers (1.2 is (1, 2)), `printed`
    what stands there, `word` what it adds to a label. `rank` orders words such as Part and Article
    (0: not such a word). `weak` markers could as well be the first word of a sentence. `length`
    counts characters from the line's first visible one to its body. `loss` is what it costs to read
    the line as plain text although the marker stands there. `added` is the place of a number that
    was put in later among those of one value: 12A, 12 bis, ๑๒/๑ are 1.
    """

    style: str
    path: tuple[int, ...]
    printed: str
    word: str
    length: int
    rank: int = 0
    weak: bool = False
    loss: float = 4.0
    added: int = 0

    def follows(self, before: "Marker") -> bool:
        """Tell whether it is the very next after another: 3 after 2, 2b after 2a, 3 after 2b."""
        if self.added:
            return self.value == before.value and self.added == before.added + 1
        return self.value == before.value + 1

    @property
    def value(self) -> int:
        """Its place in its sequence."""
        return self.path[-1]

    @property
    def is_bullet(self) -> bool:
        """Bullets have no order; each may be the first or the next."""
        return self.style.startswith("bullet")


def markers(line: Line, *, language: str) -> tuple[Marker, ...]:
    """Return every way to read the head of this line, most likely first; empty if there is none."""
    if line.kind:
        return ()
    plain = digits(line.text)
    found = [
        *_named(plain, line.text),
        *_numbers(plain, line.text),
        *_romans(line.text),
        *_letters(line.text, language),
        *_circled(line.text),
        *_enumerated(line.text),
        *_bullets(line.text),
    ]
    if line.hint and line.hint.outline and not found:
        found.append(Marker(f"heading {line.hint.outline}", (1,), "", "", 0, loss=6.0))
    if line.hint and (line.hint.bold or line.hint.outline):  # who sets it bold means it as a number
        found = [replace(way, weak=False, loss=max(way.loss, 3.0)) for way in found]
    return tuple(found)


def starts_with_number(text: str) -> bool:
    """Tell whether a line brings a number or letter of its own, and not perhaps a word or a bullet."""
    ways = markers(Line(0, 0, text, 0, False), language="") if text else ()
    return any(not way.weak and not way.is_bullet for way in ways)


def _named(  # long: one marker is one thing, said once
    plain: str, text: str
) -> Iterator[Marker]:
    if alone := ALONE.match(text):
        word = alone["word"].casefold()
        style = f"word {SAME.get(word, word)}"
        yield Marker(style, (1,), text, alone["word"], len(text), rank=1, loss=5.0)
    match = NAMED.match(plain)
    if not match or (
        match["number"].isalpha() and match["word"][-1].isalpha() and not match["gap"]
    ):
        return
    number, word = match["number"].lower(), match["word"].casefold()
    end, closed = match.end(), bool(match["close"].strip())
    goes_on = bool(GOES_ON.match(plain, match.end("number")))
    vietnamese = word in {"điều", "khoản", "điểm"} and end < len(
        plain
    )  # they close it with a point
    sentence = not closed and (goes_on or vietnamese)
    said = " ".join(text[: match.end("number")].split())
    for style, path in _paths(number, match["later"]):
        yield Marker(
            f"word {SAME.get(word, word)}{style}",
            path,
            text[:end].strip(),
            said,
            end,
            rank=RANKS[word],
            weak=sentence,
            loss=1.0 if sentence else 6.0,
            added=later(match["later"]),
        )


def _paths(number: str, more: str | None) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Return what a number after a word may mean; C may be a hundred or the letter after B."""
    if number[0].isdigit():
        bare = re.match(r"[\d.]+", number)
        yield "", _path(bare[0].rstrip(".")) if bare else (0,)
        return
    value = 1 if number == "ier" else SPELLED.get(number) or roman(number.upper())
    if value:
        yield "", (value,)
    if len(number) == 1 and "a" <= number <= "z" and number != "i":
        yield " letter", (ord(number) - ord("a") + 1,)


def _path(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _numbers(plain: str, text: str) -> Iterator[Marker]:
    match = _NUMBER.match(plain)
    if not match or (match["open"] and match["close"].strip() not in (")", "]")):
        return
    if any(day.start == 0 for day in find_days(plain[:40])):
        return
    path = _path(match["number"])
    runs_on = plain[match.end() : match.end() + 1].islower()  # "1.5 million"
    runs_on = runs_on or bool(_MEASURED.match(plain, match.end("number")))
    weak = not match["close"].strip() and (len(path) == 1 or runs_on)
    close = match["close"].strip()[-1:] if len(path) == 1 else ""
    style = "number " + (match["open"] or "") + close if len(path) == 1 else "number"
    if len(path) == 2 and path[1] == 0:  # noqa: PLR2004 — manuals print their chapters 1.0, 2.0
        path, style = path[:1], "number .0"
    yield Marker(
        style,
        path,
        text[: match.end()].strip(),
        text[match.start("number") : match.end("later") if match["later"] else match.end("number")],
        match.end(),
        weak=weak,
        loss=1.0 if weak else 2.5 if len(path) > 1 else 4.0,
        added=later(match["later"]),
    )


def _enumerated(text: str) -> Iterator[Marker]:
    if found := enumerated(text):
        value, word, length, sure = found
        loss = 2.5 if sure else 1.0
        yield Marker("spelled", (value,), text[:length].strip(), word, length, 0, not sure, loss)


def _romans(text: str) -> Iterator[Marker]:
    match = _ROMAN.match(text)
    if not match:
        return
    number, close = match["number"], match["close"].strip()
    value = roman(number.upper())
    weak = not close
    if value and not (weak and number.islower()):
        case = "ROMAN" if number.isupper() else "roman"
        style = case if number.isupper() else f"{case} {match['open'] or ''}{close}"
        loss = (1.0 if len(number) == 1 else 3.0) if weak else 4.0
        yield Marker(
            style, (value,), text[: match.end()].strip(), number, match.end(), weak=weak, loss=loss
        )


def _letters(text: str, language: str) -> Iterator[Marker]:
    match = _LETTER.match(text)
    if not match or (match["open"] and match["close"].strip()[:1] not in (")", "]")):
        return
    letter, times = match["one"], len(match["number"]) - 1
    style = (
        "LETTER" if letter.isupper() else f"letter {match['open'] or ''}{match['close'].strip()}"
    )
    for name, alphabet in _ALPHABETS.items():
        order = _VIETNAMESE if (language, name) == ("vi", "latin") else alphabet
        if letter.lower() in order:
            value = order.index(letter.lower()) + 1 + times * len(order)
            yield Marker(
                f"{style} {name}",
                (value,),
                text[: match.end()].strip(),
                match["number"],
                match.end(),
                loss=3.5,
            )


def _circled(text: str) -> Iterator[Marker]:
    if match := _CIRCLED.match(text):
        sign = match["number"]
        first = chr(ord(sign) - _ROUND[sign] + 1)
        yield Marker(f"circled {first}", (_ROUND[sign],), sign, sign, match.end())


def _bullets(text: str) -> Iterator[Marker]:
    if match := _BULLET.match(text):
        sign = match["number"]
        loose = sign in "-–—+*·" and not match["close"]
        yield Marker(
            f"bullet {sign}", (1,), sign, sign, match.end(), weak=loose, loss=1.0 if loose else 4.0
        )
