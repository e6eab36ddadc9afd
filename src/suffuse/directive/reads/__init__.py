"""Questions about texts: which there are, what they say, clause by clause, and where a word stands."""

from suffuse.directive.reads.outlines import (
    ClauseFacts,
    clause,
    clauses,
    current_edition,
    editions_of,
    labels,
    number_of,
    said,
)
from suffuse.directive.reads.reading import (
    OtherEdition,
    PieceFacts,
    ReadingFacts,
    explained,
    is_released,
    reading,
    source,
)
from suffuse.directive.reads.review import (
    DraftClause,
    DraftFacts,
    WaitingFacts,
    clause_before,
    draft,
    drafts,
    has_clause,
    is_draft,
    sheet_of,
)
from suffuse.directive.reads.search import MOST, Hit, search
from suffuse.directive.reads.shelf import DirectiveFacts, EditionFacts, RelationFacts, shelf, text

__all__ = [
    "MOST",
    "ClauseFacts",
    "DirectiveFacts",
    "DraftClause",
    "DraftFacts",
    "EditionFacts",
    "Hit",
    "OtherEdition",
    "PieceFacts",
    "ReadingFacts",
    "RelationFacts",
    "WaitingFacts",
    "clause",
    "clause_before",
    "clauses",
    "current_edition",
    "draft",
    "drafts",
    "editions_of",
    "explained",
    "has_clause",
    "is_draft",
    "is_released",
    "labels",
    "number_of",
    "reading",
    "said",
    "search",
    "sheet_of",
    "shelf",
    "source",
    "text",
]
