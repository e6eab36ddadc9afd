"""
The shape in which a rollout's reach leaves the house: `suffuse-reach/1`, aggregates only.

There is no place in it for a person. Every figure is what may be shown above the unit that it is
about; `schemas/reach-1.json` says the same for machines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from suffuse.language.rules import Words
from suffuse.reporting.rules import Shown

FORMAT = "suffuse-reach/1"
STEP = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """What may be shown of one group. `people` is rounded; `silent` have not said whether they came."""

    people: int | None
    estimated: bool
    silent: int | None
    planned: Shown
    came: Shown
    stayed: Shown
    understood: Shown


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the whole, a level, a unit with its branch, or the small units together ("pool")."""

    kind: str
    key: str
    name: Words
    figures: Figures
    units: int | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """A unit's subtree in one rollout, in one frozen week; `week` None before the first."""

    directive: str
    rollout: Words
    unit_code: str
    unit: Words
    week: date | None
    late: bool
    least_cell: int
    simulated: bool
    head: str
    rows: tuple[Row, ...]


def said(words: Words) -> dict[str, str]:
    """Return words as both languages."""
    return {"lo": words.lo, "en": words.en}


def figure(seen: Shown) -> dict[str, object]:
    """Return a figure with the way in which it may be shown."""
    return {"kind": seen.kind, "people": seen.reached, "percent": seen.percent}


def document(reach: Reach) -> dict[str, object]:
    """Return the export as JSON keeps it, in the shape of the schema."""
    return {
        "format": FORMAT,
        "directive": reach.directive,
        "rollout": said(reach.rollout),
        "unit": {"code": reach.unit_code, "name": said(reach.unit)},
        "week": reach.week.isoformat() if reach.week else None,
        "late": reach.late,
        "rounded_to": STEP,
        "least_cell": reach.least_cell,
        "simulated": reach.simulated,
        "head": reach.head,
        "rows": [_row(row) for row in reach.rows],
    }


def _row(row: Row) -> dict[str, object]:
    figures = row.figures
    return {
        "kind": row.kind,
        "key": row.key,
        "name": said(row.name),
        "units": row.units,
        "state": row.state or None,
        "people": figures.people,
        "estimated": figures.estimated,
        "silent": figures.silent,
        "planned": figure(figures.planned),
        "came": figure(figures.came),
        "stayed": figure(figures.stayed),
        "understood": figure(figures.understood),
    }


_PARTS = ("planned", "came", "stayed", "understood")
COLUMNS = (
    *("kind", "key", "name_lo", "name_en", "units", "state", "people", "estimated", "silent"),
    *(f"{part}_{what}" for part in _PARTS for what in ("kind", "people", "percent")),
)


def lines(reach: Reach) -> Iterator[Sequence[str]]:
    """Yield the export as lines of a table, the header first. An empty cell is not known or not shown."""
    yield COLUMNS
    for row in reach.rows:
        figures = row.figures
        told = (figures.planned, figures.came, figures.stayed, figures.understood)
        yield (
            *(row.kind, row.key, row.name.lo, row.name.en, _cell(row.units), row.state),
            *(_cell(figures.people), "yes" if figures.estimated else "no", _cell(figures.silent)),
            *(_cell(each) for seen in told for each in (seen.kind, seen.reached, seen.percent)),
        )


def _cell(value: int | str | None) -> str:
    return "" if value is None else str(value)


def keys(data: object) -> Iterator[str]:
    """Yield every key of a document at any depth: what could travel at all."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield str(key)
            yield from keys(value)
    elif isinstance(data, list):
        for each in data:
            yield from keys(each)
