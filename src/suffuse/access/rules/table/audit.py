"""Who may do what in the audit room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
