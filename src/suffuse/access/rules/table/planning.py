"""Who may do what in the planning room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
