"""
The one place where the solvers are fetched, when the first plan or room needs them.

OR-Tools and SciPy take seconds and a hundred megabytes; a web process that only shows plans, and a
plan that construction already proves best, should not pay for them.
"""

import importlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from suffuse.planning.engine.effort import Effort
from suffuse.planning.rules import Figures, Floor, Instance, Point, Session

if TYPE_CHECKING:
    from suffuse.planning.engine.laying import Better
    from suffuse.planning.engine.rooms import Hall, Seating

_HERE = "suffuse.planning.engine."


def improved(  # noqa: PLR0917 - each is one fact of the question
    instance: Instance,
    sessions: tuple[Session, ...],
    figures: tuple[Figures, Figures],
    effort: Effort,
    seed: int,
    cuts: bool,
) -> "Better":
    """Improve a plan, given what it costs and what no plan can beat."""
    module = importlib.import_module(f"{_HERE}improve")
    found: Better = module.improved(instance, sessions, figures, effort, seed, cuts)
    return found


def packed(instance: Instance, effort: Effort, seed: int) -> tuple[tuple[Session, ...], int] | None:
    """Pack whole teams, where that is all that is asked; with the least number of sessions."""
    found: tuple[tuple[Session, ...], int] | None = importlib.import_module(f"{_HERE}bins").first(
        instance, effort, seed
    )
    return found


def loosened(room: Floor, points: tuple[Point, ...], effort: Effort) -> tuple[Point, ...]:
    """
    Seat more people on a floor than its lattice does.

    The vectors are short: threads that wait for each other cost five times what they bring.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    found: tuple[Point, ...] = importlib.import_module(f"{_HERE}floors").improved(
        room, points, effort, 0
    )
    return found


def apart(
    near: Sequence[Sequence[int]], first: Sequence[int], effort: Effort
) -> tuple[list[int], int]:
    """Take as many seats as can be, and say how many could be."""
    found: tuple[list[int], int] = importlib.import_module(f"{_HERE}fixed").chosen(
        near, first, effort
    )
    return found


def in_rows(
    hall: "Hall", cap: int | None, first: Sequence["Seating"], effort: Effort
) -> tuple[list["Seating"], int]:
    """Seat as many people of groups in rows as can be, and say how many could be."""
    model = importlib.import_module(f"{_HERE}cinema").Cinema(hall, cap)
    found: tuple[list[Seating], int] = model.seated(effort, first)
    return found
