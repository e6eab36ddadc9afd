"""Who may do what in the rollout room."""

from suffuse.access.rules.roles import Row

ROWS: dict[str, Row] = {}
