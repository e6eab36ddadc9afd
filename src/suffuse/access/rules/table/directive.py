"""Who may do what in the directive room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
