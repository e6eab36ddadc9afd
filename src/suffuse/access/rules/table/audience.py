"""Who may do what in the audience room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
