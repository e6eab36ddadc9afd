"""Who may do what in the organisation room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
