"""What can be decided about reports from figures and words alone."""

from suffuse.reporting.rules.compare import Piece, difference
from suffuse.reporting.rules.disclosure import (
    LEAST_CELL,
    LEAST_CHECKED,
    Pool,
    Shown,
    Sibling,
    pool,
    rounded,
    show,
    show_answers,
)
from suffuse.reporting.rules.figures import TYPED, Figures, kept, read
from suffuse.reporting.rules.narrative import Doubt, doubts, personal
from suffuse.reporting.rules.numbers import BadNumber, disagreements, read_people
from suffuse.reporting.rules.reach import Cell, Reach, add_up, came_so_far, of_cell, roll_up
from suffuse.reporting.rules.states import SECTIONS, State, after, locked
from suffuse.reporting.rules.stops import PATIENCE, Node, Stop, stops

__all__ = [
    "LEAST_CELL",
    "LEAST_CHECKED",
    "PATIENCE",
    "SECTIONS",
    "TYPED",
    "BadNumber",
    "Cell",
    "Doubt",
    "Figures",
    "Node",
    "Piece",
    "Pool",
    "Reach",
    "Shown",
    "Sibling",
    "State",
    "Stop",
    "add_up",
    "after",
    "came_so_far",
    "difference",
    "disagreements",
    "doubts",
    "kept",
    "locked",
    "of_cell",
    "personal",
    "pool",
    "read",
    "read_people",
    "roll_up",
    "rounded",
    "show",
    "show_answers",
    "stops",
]
