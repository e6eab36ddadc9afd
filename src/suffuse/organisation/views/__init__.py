"""The pages of the tree, of a unit's people, and of tables handed in."""

from suffuse.organisation.views.people import count, export_headcounts, export_people, people
from suffuse.organisation.views.tables import (
    hand_in_headcounts,
    hand_in_people,
    hand_in_units,
    intake,
    refuse,
    refuse_tree,
    tables,
    take,
    take_tree,
    tree_intake,
    tree_tables,
)
from suffuse.organisation.views.units import close, export_units, move, unit

__all__ = [
    "close",
    "count",
    "export_headcounts",
    "export_people",
    "export_units",
    "hand_in_headcounts",
    "hand_in_people",
    "hand_in_units",
    "intake",
    "move",
    "people",
    "refuse",
    "refuse_tree",
    "tables",
    "take",
    "take_tree",
    "tree_intake",
    "tree_tables",
    "unit",
]
