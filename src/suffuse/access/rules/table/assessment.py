"""Who may do what in the assessment room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
