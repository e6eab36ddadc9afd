"""Who may do what in the direction room: leading bodies say, units answer for themselves."""

from suffuse.access.rules.roles import BELOW, CHILD, OWN, Row, row

ROWS: dict[str, Row] = {
    "direction:note": row("record that a leading body has taken note", board=OWN, leadership=OWN),
    "direction:directions": row(
        "see what the unit was directed to do, and what it directed",
        board=OWN,
        committee=OWN,
        organiser=OWN,
        speaker=OWN,
        media=OWN,
        leadership=OWN,
    ),
    "direction:give": row(
        "give direction to the units below", board=OWN, committee=OWN, leadership=OWN
    ),
    "direction:direction": row(
        "see how far a direction has come", board=BELOW, committee=OWN, leadership=OWN
    ),
    "direction:close": row(
        "close a direction that the unit gave", board=OWN, committee=OWN, leadership=OWN
    ),
    "direction:receipt": row(
        "read a direction that reached the unit",
        board=BELOW,
        committee=CHILD,
        organiser=OWN,
        speaker=OWN,
        media=OWN,
        leadership=OWN,
    ),
    "direction:receive": row("say that a direction has reached the unit", board=OWN, committee=OWN),
    "direction:finish": row("say that the unit has done it", board=OWN, committee=OWN),
}
