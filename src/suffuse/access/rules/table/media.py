"""Who may do what in the media room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
