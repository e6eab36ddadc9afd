"""Plan facts as they are kept in JSON columns, and back: one place knows their shape."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from suffuse.planning.rules import Binding, Breach, Figures, Relaxation

_NOTHING = Figures(0, 0, 0, 0, 0)


def kept(facts: Sequence[Breach | Binding | Relaxation | Figures]) -> list[dict[str, Any]]:
    """Return facts as JSON."""
    return [asdict(one) for one in facts]


def figures_of(row: Mapping[str, Any]) -> Figures:
    """Return figures from JSON; plans of another make may lack some, which then count as zero."""
    return Figures(**{**asdict(_NOTHING), **_known(Figures, row)})


def breaches_of(rows: Sequence[Mapping[str, Any]]) -> tuple[Breach, ...]:
    """Return breaches from JSON."""
    return tuple(Breach(**_known(Breach, row)) for row in rows)


def bindings_of(rows: Sequence[Mapping[str, Any]]) -> tuple[Binding, ...]:
    """Return what binds from JSON."""
    return tuple(Binding(**_known(Binding, row)) for row in rows)


def relaxations_of(rows: Sequence[Mapping[str, Any]]) -> tuple[Relaxation, ...]:
    """Return what would help from JSON."""
    return tuple(Relaxation(**_known(Relaxation, row)) for row in rows)


def _known(kind: type, row: Mapping[str, Any]) -> dict[str, Any]:
    return {field.name: row[field.name] for field in fields(kind) if field.name in row}
