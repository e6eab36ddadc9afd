"""What may be published, what proves it, how far it may have reached, and what nothing covers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

KINDS = (
    "newspaper",
    "radio",
    "television",
    "site",
    "social",
    "loudspeaker",
    "poster",
    "exhibition",
    "meeting",
)
MOST_REACHED = 100_000_000
LONGEST_METHOD = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """One publication. `level` None speaks to all; `published` None is still to come."""

    clauses: frozenset[str]
    level: str | None
    planned: date
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One clause for one level: whether a session goes through it, whether a medium carries it."""

    clause: str
    level: str
    session: bool
    published: bool
    planned: bool

    @property
    def covered(self) -> bool:
        """Tell whether a session or a publication covers it, now or by plan."""
        return self.session or self.published or self.planned


def coverage(
    clauses: Sequence[str],
    levels: Sequence[str],
    *,
    studied: Mapping[str, bool],
    pieces: Iterable[Piece],
) -> Iterator[Cell]:
    """
    Yield every clause for every level, with what covers it.

    A session goes through the whole text, so a level with sessions has every clause.

    :param studied: the levels for which sessions stand in a confirmed plan, or were held
    """
    known = tuple(pieces)
    for clause in clauses:
        for level in levels:
            ours = [
                piece for piece in known if clause in piece.clauses and piece.level in (None, level)
            ]
            yield Cell(
                clause,
                level,
                session=studied.get(level, False),
                published=any(piece.published for piece in ours),
                planned=any(piece.published is None for piece in ours),
            )


def wrong_with_reach(reach: int | None, method: str) -> Iterator[str]:
    """Yield what is wrong with an estimate: it is a number of people and says how it was made."""
    if reach is not None and not 0 <= reach <= MOST_REACHED:
        yield "out_of_range"
    if reach is not None and not 0 < len(method.strip()) <= LONGEST_METHOD:
        yield "no_method"
