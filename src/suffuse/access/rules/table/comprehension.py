"""Who may do what in the comprehension room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
