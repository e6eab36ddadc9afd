"""Who may do what in the measure room: what binds people, they may read."""

from suffuse.access.rules.roles import BELOW, OWN, Row, row

ROWS: dict[str, Row] = {
    "measure:unit": row(
        "see what limits a unit's gatherings, and where it is written",
        board=BELOW,
        committee=BELOW,
        leadership=BELOW,
        administrator=BELOW,
        organiser=OWN,
        speaker=OWN,
        media=OWN,
        participant=OWN,
    ),
    "measure:issue": row("put a measure in force", board=BELOW, committee=BELOW),
    "measure:withdraw": row(
        "withdraw a measure that one's unit, or one below, has issued",
        board=BELOW,
        committee=BELOW,
    ),
}
