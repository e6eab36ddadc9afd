"""Accidents to documents: what happens to texts on their way, drawn from a seed."""

import random
from pathlib import Path

from suffuse.directive.rules import Hint, Layer, Span

TEXTS = [
    path.read_text(encoding="utf-8").partition("\n-----\n")[0] + "\n"
    for path in sorted((Path(__file__).parent / "texts").glob("*.txt"))
]
_STRANGERS = (
    '1.a) (i)IVX•-–“”"«»:;.…ກຂໍ້ມາດຕາ໑๑ข้อĐiều§\t\r\n\u2028\u200b\u00a0\ufeff\u0ec9\u0301\U0001f600'
)


def mutated(chance: random.Random) -> str:
    """Return one of the corpus after up to a dozen accidents, to lines and to letters."""
    lines = chance.choice(TEXTS).splitlines(keepends=True)
    if chance.random() < 0.1:
        lines += chance.choice(TEXTS).splitlines(keepends=True)
    for _ in range(chance.randint(0, 12)):
        lines = chance.choice(_ACCIDENTS)(chance, lines)
    text = "".join(lines)
    return text.replace("\n", chance.choice(["\r\n", "\r"])) if chance.random() < 0.1 else text


def _lose(chance: random.Random, lines: list[str]) -> list[str]:
    at, many = chance.randrange(len(lines) + 1), chance.randint(1, 4)
    return lines[:at] + lines[at + many :]


def _double(chance: random.Random, lines: list[str]) -> list[str]:
    at = chance.randrange(len(lines) + 1)
    return lines[:at] + lines[max(0, at - chance.randint(1, 5)) :]


def _move(chance: random.Random, lines: list[str]) -> list[str]:
    lines = lines[:]
    if lines:
        lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return lines


def _indent(chance: random.Random, lines: list[str]) -> list[str]:
    return [" " * chance.randint(0, 9) + one if chance.random() < 0.2 else one for one in lines]


def _join(chance: random.Random, lines: list[str]) -> list[str]:
    return [one.rstrip("\r\n") if chance.random() < 0.05 else one for one in lines]


def _blank(chance: random.Random, lines: list[str]) -> list[str]:
    at = chance.randrange(len(lines) + 1)
    return [*lines[:at], chance.choice(["\n", " \n", "\t\n"]) * chance.randint(1, 3), *lines[at:]]


def _stranger(chance: random.Random, lines: list[str]) -> list[str]:
    at = chance.randrange(len(lines) + 1)
    strange = "".join(chance.choice(_STRANGERS) for _ in range(chance.randint(1, 40)))
    return [*lines[:at], strange, *lines[at:]]


def _letters(chance: random.Random, lines: list[str]) -> list[str]:
    letters = list("".join(lines))
    for _ in range(chance.randint(1, 20)):
        if letters:
            at = chance.randrange(len(letters))
            letters[at] = chance.choice([chance.choice(_STRANGERS), "", letters[at] * 2])
    return "".join(letters).splitlines(keepends=True)


def _renumber(chance: random.Random, lines: list[str]) -> list[str]:
    return [
        one.replace("1", chance.choice("1239I໑")) if chance.random() < 0.3 else one for one in lines
    ]


_ACCIDENTS = (_lose, _double, _move, _indent, _join, _blank, _stranger, _letters, _renumber)


def layered(chance: random.Random, text: str) -> Layer:
    """Return a text as a word processor might hand it on: with parts set apart, and with hints."""
    borders = (
        sorted(chance.sample(range(len(text) + 1), min(len(text) + 1, chance.randint(0, 6))))
        if text
        else []
    )
    kinds = ("table", "header", "footnote", "comment", "other")
    pairs = zip(borders[::2], borders[1::2], strict=False)
    spans = tuple(Span(chance.choice(kinds), start, end) for start, end in pairs)
    starts = [at for at in range(len(text)) if at == 0 or text[at - 1] == "\n"]
    hints = tuple(
        Hint(
            at,
            chance.randint(0, 3),
            chance.randint(0, 40),
            chance.randint(0, 4),
            chance.random() < 0.2,
        )
        for at in starts
        if chance.random() < 0.3
    )
    return Layer(text, spans, hints, paragraphs=chance.random() < 0.5)
