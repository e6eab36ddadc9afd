"""Questions about the tree, the people of a unit, and the tables handed in."""

from suffuse.organisation.reads.intakes import (
    IntakeFacts,
    intake,
    intakes,
    where_is_intake,
    where_is_tree_intake,
)
from suffuse.organisation.reads.people import PersonFacts, TeamLevel, counts, roster
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
    "intake",
    "intakes",
    "roster",
    "table_rows",
    "top",
    "unit",
    "units",
    "where_is_intake",
    "where_is_tree_intake",
    "where_is_unit",
    "within",
]
