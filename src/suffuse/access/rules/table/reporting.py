"""Who may do what in the reporting room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
