"""The letter as PDF: tagged for blind readers, set with the shipped fonts, Lao broken where Lao breaks."""

from dataclasses import asdict
from pathlib import Path

from suffuse.language.papers import pdf_of
from suffuse.reporting.papers.facts import Letter

LOOK = Path(__file__).resolve().parent / "letter.typ"


def pdf(letter: Letter) -> bytes:
    """Return the letter as PDF/UA-1; the same letter gives the same bytes."""
    said = {**asdict(letter), "written_at": letter.written_at.isoformat()}
    return pdf_of(LOOK, said, at=letter.written_at)
