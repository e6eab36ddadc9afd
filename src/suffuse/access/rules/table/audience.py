"""Who may do what in the audience room."""

from suffuse.access.rules.roles import OWN, Row, row

ROWS: dict[str, Row] = {
    "audience:unit": row(
        "see how many people the own unit has by level, and all below it together",
        board=OWN,
        committee=OWN,
        organiser=OWN,
        media=OWN,
    ),
    "audience:estimate": row("keep an estimate of a level", committee=OWN),
}
