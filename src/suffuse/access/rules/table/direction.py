"""Who may do what in the direction room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
