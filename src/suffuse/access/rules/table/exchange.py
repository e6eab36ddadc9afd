"""Who may do what in the exchange room: files carry no more than the pages show."""

from suffuse.access.rules.roles import BELOW, CHILD, OWN, Row, public, row

ROWS: dict[str, Row] = {
    "exchange:calendar": row(
        "keep the unit's sessions in a calendar",
        committee=OWN,
        organiser=OWN,
        speaker=OWN,
        media=OWN,
    ),
    "exchange:reach_json": row(
        "take the reach of a branch along, for machines",
        board=BELOW,
        committee=CHILD,
        leadership=OWN,
    ),
    "exchange:reach_csv": row(
        "take the reach of a branch along, as a table", board=BELOW, committee=CHILD, leadership=OWN
    ),
    "exchange:publications": public("follow what is published"),
}
