"""What a document is made of before and after it is understood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from suffuse.language.rules import composed

OUTSIDE = (
    "preamble",
    "lead",
    "closing",
    "signature",
    "header",
    "footnote",
    "comment",
    "table",
    "other",
)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the text layer that the file itself sets apart: a table, a footnote, …"""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hint:
    """
    What a word processor knows of the paragraph that starts at `start`, and plain text does not.

    `outline` is the heading level (1 the highest, 0 none), `indent` its left edge in points,
    `marker` how many of its first characters are an automatic number, `bold` whether all of it is
    printed bold, `page` where it begins (0: the file does not say).
    """

    start: int
    outline: int = 0
    indent: int = 0
    marker: int = 0
    bold: bool = False
    page: int = 0

    def at(self, start: int) -> "Hint":
        """Return the same, known of the paragraph that starts at `start`."""
        return replace(self, start=start)


@dataclass(frozen=True, slots=True)
class Layer:
    """
    The text layer: every character that a reader of the document may see, once.

    `paragraphs` says that each line is a whole paragraph, as in a word processor; in plain text a
    paragraph may run over several lines. `left_out` says what the file holds that is no text, as
    warnings ("left_out: img, 2").
    """

    text: str
    spans: tuple[Span, ...] = ()
    hints: tuple[Hint, ...] = ()
    paragraphs: bool = False
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """
    One line: `start` to `end` with its line break; `text` is what stands on it, without edges.

    Letters that a machine may write in several pieces are one in `text`; `typed` then holds them as
    they stand in the document, and is empty where there is no difference.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: bool
    kind: str = ""
    hint: Hint | None = None
    typed: str = ""

    def said(self, skip: int = 0) -> str:
        """Return the words as they stand in the document, without the first `skip` signs of `text`."""
        if not self.typed:
            return self.text[skip:].strip()
        left = self.text[skip:]
        return next(
            (
                self.typed[at:].strip()
                for at in range(skip, len(self.typed) + 1)
                if composed(self.typed[at:]) == left
            ),
            left,
        ).strip()


@dataclass(frozen=True, slots=True)
class Relation:
    """
    Another text that this one names. `start`–`end` are the characters that name it.

    `number` is empty where the text gives none; `title` is then what it is known by.
    """

    kind: str
    number: str
    issued_on: date | None
    start: int
    end: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """
    A clause: `start`–`end` is its own text, without its children's.

    `id` comes from its words and not from its number, so it survives renumbering. `doubt` is a code
    with its particulars ("number_jump: 2, 4") or empty; `confidence` runs from 0 to 1.
    """

    id: str
    label: str
    marker: str
    depth: int
    parent: str | None
    heading: str
    body: str
    start: int
    end: int
    confidence: float = 1.0
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A part of the text that stands outside the outline; one of `OUTSIDE`."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """
    A document understood: what it is, what it names, its clauses, and everything else in it.

    Clauses and asides, sorted by `start`, give back `text`, every character once. `warnings` are
    codes with particulars for a person to look at ("buddhist_year: 2564-06-02"). `signatory` is an
    office and a name, either of which may be empty.
    """

    language: str
    sha256: str
    text_sha256: str
    text: str
    number: str
    kind: str
    issuer: str
    issued_on: date | None
    title: str
    relations: tuple[Relation, ...] = ()
    clauses: tuple[Part, ...] = ()
    outside: tuple[Aside, ...] = ()
    warnings: tuple[str, ...] = ()
    place: str = ""
    addressees: tuple[str, ...] = ()
    signatory: tuple[str, str] | None = None

    def own(self, part: Part) -> str:
        """Return a clause's own text as it stands in the document."""
        return self.text[part.start : part.end]

    def pieces(self) -> Iterator[Part | Aside]:
        """Walk clauses and asides in the order of the document."""
        pieces: list[Part | Aside] = [*self.clauses, *self.outside]
        yield from sorted(pieces, key=lambda piece: piece.start)

    def with_titles(self, titles: Sequence[str]) -> "Outline":
        """Return the outline with its relations' titles, which the file format points at instead."""
        known = zip(self.relations, titles, strict=True)
        return replace(self, relations=tuple(replace(one, title=title) for one, title in known))
