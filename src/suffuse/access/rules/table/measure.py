"""Who may do what in the measure room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
