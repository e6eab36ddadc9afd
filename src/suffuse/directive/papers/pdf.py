"""An edition on paper: tagged for blind readers, set with the shipped fonts, Lao broken where Lao breaks."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from suffuse.directive.papers.telling import heading, lines
from suffuse.directive.reads import PieceFacts, ReadingFacts
from suffuse.language.papers import pdf_of

LOOK = Path(__file__).resolve().parent / "text.typ"
_TITLE = 60


def pdf(facts: ReadingFacts) -> bytes:
    """Return an edition as PDF/UA-1; the same edition gives the same bytes."""
    said = {
        "title": facts.title,
        "language": facts.language,
        "number": facts.number,
        "short": facts.number or facts.title[:_TITLE],
        "telling": heading(facts),
        "told": lines(facts),
        "sums": [facts.source_sha256, facts.text_sha256],
        "pieces": [
            {**asdict(piece), "level": level, "body": _lines(piece.body)}
            for piece, level in zip(facts.pieces, levels(facts.pieces), strict=True)
        ],
    }
    return pdf_of(LOOK, said, at=facts.released_at)


def _lines(body: str) -> list[str]:
    return [one for one in body.splitlines() if one.strip()]


def levels(pieces: Sequence[PieceFacts]) -> list[int]:
    """Return the level of each heading, 0 where there is none: no level is skipped on the way down."""
    found: list[int] = []
    above: list[tuple[int, int]] = []
    for piece in pieces:
        level = 0
        if piece.heading:
            above = [(depth, one) for depth, one in above if depth < piece.depth]
            level = above[-1][1] + 1 if above else 1
            above.append((piece.depth, level))
        found.append(level)
    return found
