"""Questions about the tree, the people of a unit, and the tables handed in."""

from suffuse.organisation.reads.intakes import (
    IntakeFacts,
    intake,
    intakes,
    undecided_since,
    where_is_intake,
    where_is_tree_intake,
)
from suffuse.organisation.reads.people import PersonFacts, TeamLevel, counts, named_in, roster
from suffuse.organisation.reads.place import where_is_unit, within
from suffuse.organisation.reads.tables import flaws, table_rows
from suffuse.organisation.reads.tree import (
    Crumb,
    UnitFacts,
    UnitLine,
    breadcrumb,
    children,
    crumbs,
    find,
    has_below,
    how_many_below,
    top,
    unit,
    units,
)

__all__ = [
    "Crumb",
    "IntakeFacts",
    "PersonFacts",
    "TeamLevel",
    "UnitFacts",
    "UnitLine",
    "breadcrumb",
    "children",
    "counts",
    "crumbs",
    "find",
    "flaws",
    "has_below",
    "how_many_below",
    "intake",
    "intakes",
    "named_in",
    "roster",
    "table_rows",
    "top",
    "undecided_since",
    "unit",
    "units",
    "where_is_intake",
    "where_is_tree_intake",
    "where_is_unit",
    "within",
]
