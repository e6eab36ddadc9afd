"""Who may do what in the audit room."""

from suffuse.access.rules.roles import ANY, Row, row

ROWS: dict[str, Row] = {
    "audit:log": row("read the log of acts: seats by number, nobody by name", administrator=ANY),
    "audit:verify": row("try whether the log is whole", administrator=ANY, board=ANY),
}
