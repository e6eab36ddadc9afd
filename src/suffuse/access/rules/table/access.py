"""Who may do what in the access room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
