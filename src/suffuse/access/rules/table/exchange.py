"""Who may do what in the exchange room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
