"""Who may do what in the access room: whoever rules or sees names is made by two hands."""

from suffuse.access.rules.roles import BELOW, OWN, Row, row

ROWS: dict[str, Row] = {
    "access:seats": row(
        "see who sits in a unit, by log-in name", committee=OWN, administrator=BELOW
    ),
    "access:grant": row("give a seat, and an account where there is none", administrator=BELOW),
    "access:waiting": row(
        "see the seats that wait for a second hand",
        board=BELOW,
        committee=OWN,
        administrator=BELOW,
    ),
    "access:agree": row("be the second hand", board=BELOW, committee=OWN, administrator=BELOW),
    "access:leave": row("end a seat", administrator=BELOW),
}
