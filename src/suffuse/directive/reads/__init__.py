"""Questions about texts: which there are, what they say, clause by clause, and where a word stands."""

from suffuse.directive.reads.outlines import (
    ClauseFacts,
    clause,
    clauses,
    current_edition,
    editions_of,
)
from suffuse.directive.reads.reading import PieceFacts, ReadingFacts, reading
from suffuse.directive.reads.review import DraftClause, DraftFacts, draft, drafts, sheet_of
from suffuse.directive.reads.search import Hit, search
from suffuse.directive.reads.shelf import DirectiveFacts, EditionFacts, RelationFacts, shelf, text

__all__ = [
    "ClauseFacts",
    "DirectiveFacts",
    "DraftClause",
    "DraftFacts",
    "EditionFacts",
    "Hit",
    "PieceFacts",
    "ReadingFacts",
    "RelationFacts",
    "clause",
    "clauses",
    "current_edition",
    "draft",
    "drafts",
    "editions_of",
    "reading",
    "search",
    "sheet_of",
    "shelf",
    "text",
]
