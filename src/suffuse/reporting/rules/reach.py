"""
The reach ledger's arithmetic: counted, estimated and unknown kept apart, and sums that keep wholes.

A cell is what is known of one unit's people of one level in one week. What is not known is None,
and adding it up makes the unknown larger; it never makes a sum smaller by pretending to be nought.
"""

from collections.abc import Iterable
from dataclasses import dataclass

COUNTED, ESTIMATED, UNKNOWN = "counted", "estimated", "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of the ledger, in people; `answers` and `right` are in answers."""

    basis: str
    of: int | None
    planned: int | None = None
    came: int | None = None
    stayed: int | None = None
    checked: int | None = None
    answers: int | None = None
    right: int | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """
    Many cells added up, in people.

    `counted` + `estimated` is how many there are as far as anybody knows; `unknown` says for how many
    cells nobody does. `came_of` is the people of those cells that said how many came, so that the
    silent ones can be shown apart; `came_in` is who came out of known wholes, `came` is everybody.
    """

    cells: int = 0
    counted: int = 0
    estimated: int = 0
    unknown: int = 0
    planned: int = 0
    planned_cells: int = 0
    came: int = 0
    came_in: int = 0
    came_of: int = 0
    came_cells: int = 0
    stayed: int = 0
    stayed_cells: int = 0
    checked: int = 0
    checked_cells: int = 0
    answers: int = 0
    right: int = 0

    def __add__(self, other: "Reach") -> "Reach":
        return Reach(*(getattr(self, f) + getattr(other, f) for f in self.__slots__))

    @property
    def of(self) -> int | None:
        """How many people there are, as far as known; None if of no cell it is known."""
        return self.counted + self.estimated if self.cells > self.unknown else None

    @property
    def silent(self) -> int:
        """People of known number of whom nobody has said whether they came."""
        return self.counted + self.estimated - self.came_of

    @property
    def reached(self) -> int | None:
        """People who came, or None where no cell has said."""
        return self.came if self.came_cells else None

    @property
    def wide(self) -> float | None:
        """
        Share of the known people who came, 0..1; None where nobody has said.

        The silent stay in the whole: a unit that says nothing makes the share smaller, never larger.
        """
        if not self.of or not self.came_cells:
            return None
        return min(self.came_in / self.of, 1.0)

    @property
    def deep(self) -> float | None:
        """Share of answers that were right, 0..1; None where no batch's counts were released."""
        return self.right / self.answers if self.answers else None

    @property
    def lasting(self) -> float | None:
        """Share of those who came that were still there at the close, 0..1."""
        if not self.stayed_cells or not self.came:
            return None
        return min(self.stayed / self.came, 1.0)


def of_cell(cell: Cell) -> Reach:
    """Return one cell as a sum of one."""
    both = cell.of is not None and cell.came is not None
    return Reach(
        cells=1,
        counted=(cell.of or 0) if cell.basis == COUNTED else 0,
        estimated=(cell.of or 0) if cell.basis == ESTIMATED else 0,
        unknown=int(cell.of is None),
        planned=cell.planned or 0,
        planned_cells=int(cell.planned is not None),
        came=cell.came or 0,
        came_in=(cell.came or 0) if both else 0,
        came_of=(cell.of or 0) if both else 0,
        came_cells=int(cell.came is not None),
        stayed=cell.stayed or 0,
        stayed_cells=int(cell.stayed is not None),
        checked=cell.checked or 0,
        checked_cells=int(cell.checked is not None),
        answers=cell.answers or 0,
        right=cell.right or 0,
    )


def roll_up(cells: Iterable[Cell]) -> Reach:
    """Add cells up. The order does not matter, nor does adding in parts: a parent is its children."""
    return add_up(of_cell(cell) for cell in cells)


def add_up(parts: Iterable[Reach]) -> Reach:
    """Add sums up."""
    return sum(parts, start=Reach())


def came_so_far(*, planned: int | None, due: int, said: int | None) -> int | None:
    """
    Decide what a ledger line says of how many came.

    :param planned: people with a place in a confirmed plan; None: there is no plan
    :param due: sessions that should have been held by now
    :param said: presences recorded so far; None: no session has any record

    A record speaks for itself. Without one, nought is only known while nothing was due; a unit
    without a plan, and sessions that went by in silence, are not known.
    """
    if said is not None:
        return said
    return 0 if planned is not None and due == 0 else None
