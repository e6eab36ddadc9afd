"""Where a unit stands, what lies within reach of it, and what a table of units or people may say."""

from suffuse.organisation.rules.cells import escaped, flaw_of_text, is_plain, unescaped
from suffuse.organisation.rules.lists import Known, headcount_flaws, people_flaws, venue_flaws
from suffuse.organisation.rules.place import (
    DEEPEST,
    Scope,
    ancestors,
    depth,
    is_child,
    parent,
)
from suffuse.organisation.rules.tables import (
    DOUBTS,
    KINDS,
    LEVELS,
    UNIT_KINDS,
    Column,
    Flaw,
    Row,
    cell_flaws,
    columns_of,
    header_flaws,
)
from suffuse.organisation.rules.trees import Placed, tree_flaws

__all__ = [
    "DEEPEST",
    "DOUBTS",
    "KINDS",
    "LEVELS",
    "UNIT_KINDS",
    "Column",
    "Flaw",
    "Known",
    "Placed",
    "Row",
    "Scope",
    "ancestors",
    "cell_flaws",
    "columns_of",
    "depth",
    "escaped",
    "flaw_of_text",
    "headcount_flaws",
    "header_flaws",
    "is_child",
    "is_plain",
    "parent",
    "people_flaws",
    "tree_flaws",
    "unescaped",
    "venue_flaws",
]
