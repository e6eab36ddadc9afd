"""
What may stand at the head of a clause: numbers, letters, bullets, and words such as ມາດຕາ or Article.

A marker is only what a line *could* begin with. Whether it does is decided by the sequence it
would belong to, because "I" may be a numeral or a person and "C." a letter or a hundred.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from suffuse.directive.rules.facts import Line
from suffuse.language.rules import digits

# How high a word stands over the others: parts hold chapters hold sections hold articles.
_WORDS = {
    1: "ພາກ|ເອກະສານຊ້ອນທ້າຍ|Part|Title|Book|Annex|Appendix|Schedule|ภาค|Phần|Phụ lục",
    2: "ໝວດ|ຫມວດ|ບົດ|Chapter|หมวด|บท|Chương",
    3: "ສ່ວນ|ຕອນ|Section|ส่วน|ตอน|Mục",
    4: "ມາດຕາ|ຂໍ້|Article|Clause|Rule|Regulation|Principle|Point|Item|มาตรา|ข้อ|Điều",
    5: "ວັກ|ຂັ້ນຕອນ|ຈຸດ|Paragraph|Para|Step|วรรค|Khoản|Điểm|§",
}
_RANKS = {word.casefold(): rank for rank, words in _WORDS.items() for word in words.split("|")}
_SPELLED = {
    word: value
    for value, words in enumerate(
        (
            "ໜຶ່ງ|ຫນຶ່ງ|one|หนึ่ง|first|thứ nhất",
            "ສອງ|two|สอง|second",
            "ສາມ|three|สาม|third",
            "ສີ່|four|สี่|fourth",
            "ຫ້າ|five|ห้า|fifth",
            "ຫົກ|six|หก|sixth",
            "ເຈັດ|seven|เจ็ด|seventh",
            "ແປດ|eight|แปด|eighth",
            "ເກົ້າ|nine|เก้า|ninth",
            "ສິບ|ten|สิบ|tenth",
        ),
        start=1,
    )
    for word in words.split("|")
}
_ALPHABETS = {
    "lao": "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ",
    "thai": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "latin": "abcdefghijklmnopqrstuvwxyz",
}
_VIETNAMESE = "abcdđeghiklmnopqrstuvxy"
_BULLETS = "•▪●○◦‣►▶■□◆◇✓✔➢➤·*–—-+\uf0b7\uf0a7\uf0d8\uf0fc\uf076"

_NAMED = re.compile(
    "(?P<word>" + "|".join(sorted(_RANKS, key=len, reverse=True)) + r")\s*(?:ທີ|ที่|thứ|no\.?)?\s*"
    r"(?P<number>\d{1,4}(?:\.\d{1,3})*|[ivxlcdm]{1,12}|" + "|".join(_SPELLED) + r"|[a-z])"
    r"(?P<close>\s*[.:)\-–—/](?!\d)|(?=\s)|$)\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<open>[(\[])?(?P<number>\d{1,3}(?:\.\d{1,3}){0,5})"
    r"(?P<close>\s?[)\]]|\.\)|[.:/](?!\d)|\s?[-–—](?=[\s\D])|(?=\s))\s*"
)
_ROMAN = re.compile(
    r"(?P<open>[(\[])?(?P<number>[IVXLCDM]{1,12}|[ivxlcdm]{1,12})(?P<close>\s?[)\]]|[.:/]|\s?[-–—]|(?=\s)|$)\s*"
)
_LETTER = re.compile(
    r"(?P<open>[(\[])?(?P<number>[A-Za-zđກ-ຮก-ฮ])(?P<close>[)\].:/](?=\s|[^\w.])|[)\]])\s*"
)
_GOES_ON = re.compile(r"\s*(?:(?:of|and|to|in|or|shall|ຂອງ|ແລະ|ແຫ່ງ)\b|(?<=[^\W\d] )[a-z])")
_BULLET = re.compile(f"(?P<number>[{re.escape(_BULLETS)}])(?P<close>\\s+|(?=[^\\W\\d_]))")
_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@dataclass(frozen=True, slots=True)
class Marker:
    """
    One way to read the head of a line.

    `style` says which sequence it could belong to, `path` its numbers (1.2 is (1, 2)), `printed`
    what stands there, `word` what it adds to a label. `rank` orders words such as Part and Article
    (0: not such a word). `weak` markers could as well be the first word of a sentence. `length`
    counts characters from the line's first visible one to its body. `loss` is what it costs to read
    the line as plain text although the marker stands there.
    """

    style: str
    path: tuple[int, ...]
    printed: str
    word: str
    length: int
    rank: int = 0
    weak: bool = False
    loss: float = 4.0

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
        *_bullets(line.text),
    ]
    if line.hint and line.hint.outline and not found:
        found.append(Marker(f"heading {line.hint.outline}", (1,), "", "", 0, loss=6.0))
    return tuple(found)


def starts_with_number(text: str) -> bool:
    """Tell whether a line brings a number or letter of its own, and not perhaps a word or a bullet."""
    ways = markers(Line(0, 0, text, 0, False), language="") if text else ()
    return any(not way.weak and not way.is_bullet for way in ways)


def _named(plain: str, text: str) -> Iterator[Marker]:
    if match := _NAMED.match(plain):
        number, word = match["number"].lower(), match["word"].casefold()
        path = _path(number)
        if path:
            printed = text[: match.end()].strip()
            said = " ".join(text[: match.end("number")].split())
            sentence = not match["close"].strip() and bool(
                _GOES_ON.match(plain, match.end("number"))
            )
            yield Marker(
                f"word {word}",
                path,
                printed,
                said,
                match.end(),
                rank=_RANKS[word],
                weak=sentence,
                loss=1.0 if sentence else 6.0,
            )


def _path(number: str) -> tuple[int, ...]:
    if number[0].isdigit():
        return tuple(int(part) for part in number.split("."))
    value = _SPELLED.get(number) or roman(number.upper())
    if not value and len(number) == 1:
        value = ord(number) - ord("a") + 1
    return (value,) if value else ()


def _numbers(plain: str, text: str) -> Iterator[Marker]:
    match = _NUMBER.match(plain)
    if not match or (match["open"] and match["close"].strip() not in (")", "]")):
        return
    path = _path(match["number"])
    runs_on = plain[match.end() : match.end() + 1].islower()  # "1.5 million"
    weak = not match["close"].strip() and (len(path) == 1 or runs_on)
    close = match["close"].strip()[-1:] if len(path) == 1 else ""
    style = "number " + (match["open"] or "") + close if len(path) == 1 else "number"
    yield Marker(
        style,
        path,
        text[: match.end()].strip(),
        text[match.start("number") : match.end("number")],
        match.end(),
        weak=weak,
        loss=1.0 if weak else 2.5 if len(path) > 1 else 4.0,
    )


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
    if not match:
        return
    letter = match["number"]
    style = (
        "LETTER" if letter.isupper() else f"letter {match['open'] or ''}{match['close'].strip()}"
    )
    for name, alphabet in _ALPHABETS.items():
        order = _VIETNAMESE if (language, name) == ("vi", "latin") else alphabet
        if letter.lower() in order:
            value = order.index(letter.lower()) + 1
            yield Marker(
                f"{style} {name}",
                (value,),
                text[: match.end()].strip(),
                letter,
                match.end(),
                loss=3.5,
            )


def _bullets(text: str) -> Iterator[Marker]:
    if match := _BULLET.match(text):
        sign = match["number"]
        loose = sign in "-–—+*·" and not match["close"]
        yield Marker(
            f"bullet {sign}", (1,), sign, sign, match.end(), weak=loose, loss=1.0 if loose else 4.0
        )


def roman(number: str) -> int:
    """Return the value of an upper-case Roman numeral up to 3999, or 0 if it is not one."""
    if not _ROMAN_FORM.fullmatch(number):
        return 0
    values = [_ROMAN_DIGITS[letter] for letter in number]
    return sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )
