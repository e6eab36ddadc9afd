"""Who may do what in the attendance room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
