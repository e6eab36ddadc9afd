"""The figures of a report: the unit's own people, and what the units below reported, by level."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from suffuse.reporting.rules.reach import ESTIMATED, UNKNOWN, Cell, Reach, add_up, of_cell

# What a person may correct where the records are not complete.
TYPED = ("of", "planned", "came", "stayed", "checked", "answers", "right")


@dataclass(frozen=True, slots=True)
class Figures:
    """
    Own cells and sums from below, by the level's key.

    `hand` names, by level, the figures that a person typed instead of the records.
    """

    own: Mapping[str, Cell] = field(default_factory=dict)
    below: Mapping[str, Reach] = field(default_factory=dict)
    hand: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def levels(self) -> tuple[str, ...]:
        """Every level of which anything is said."""
        return tuple(dict.fromkeys([*self.own, *self.below]))

    def level(self, key: str) -> Reach:
        """Return own and below together, of one level."""
        own = of_cell(self.own[key]) if key in self.own else Reach()
        return own + self.below.get(key, Reach())

    @property
    def total(self) -> Reach:
        """Return everything together."""
        return add_up(self.level(key) for key in self.levels)

    @property
    def empty(self) -> bool:
        """Tell whether nothing at all is known."""
        total = self.total
        return total.of is None and not (total.planned_cells or total.came_cells or total.answers)

    def corrected(self, level: str, typed: Mapping[str, int | None]) -> "Figures":
        """Return the figures with one level's own cell as a person typed it; what differs is marked."""
        old = self.own.get(level, Cell(UNKNOWN, None))
        new = {name: typed.get(name, getattr(old, name)) for name in TYPED}
        basis = UNKNOWN if new["of"] is None else old.basis if old.basis != UNKNOWN else ESTIMATED
        changed = {name for name in TYPED if new[name] != getattr(old, name)}
        hand = tuple(name for name in TYPED if name in changed or name in self.hand.get(level, ()))
        return Figures(
            {**self.own, level: Cell(basis, **new)},
            self.below,
            {**self.hand, level: hand} if hand else self.hand,
        )


def kept(figures: Figures) -> dict[str, Any]:
    """Return figures as JSON keeps them."""
    return {
        "own": {key: asdict(cell) for key, cell in figures.own.items()},
        "below": {key: asdict(reach) for key, reach in figures.below.items()},
        "hand": {key: list(names) for key, names in figures.hand.items()},
    }


def read(data: Mapping[str, Any]) -> Figures:
    """Return figures from JSON; a figure that this version does not know is left out."""
    cell = {f.name for f in fields(Cell)}
    reach = {f.name for f in fields(Reach)}
    return Figures(
        {key: Cell(**_only(row, cell)) for key, row in data.get("own", {}).items()},
        {key: Reach(**_only(row, reach)) for key, row in data.get("below", {}).items()},
        {key: tuple(names) for key, names in data.get("hand", {}).items()},
    )


def _only(row: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name in names}
