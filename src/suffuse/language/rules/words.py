"""Sentences and names in both languages, and the shape of every refusal of bad input."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in Lao and in English."""

    lo: str
    en: str

    def in_(self, language: str) -> str:
        """Return the words in `language` ("lo" or "en"); what one language lacks, the other lends."""
        first, second = (self.en, self.lo) if language.startswith("en") else (self.lo, self.en)
        return first or second

    def filled(self, **holes: object) -> "Words":
        """Fill the named holes (`{row}`) of both sentences."""
        return Words(self.lo.format(**holes), self.en.format(**holes))


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One thing wrong with what was handed in: a code for machines, a sentence for people.

    `row` counts from 1 with the header as row 1, as a spreadsheet does; `column` is its heading.
    """

    code: str
    say: Words
    file: str = ""
    row: int | None = None
    column: str = ""
