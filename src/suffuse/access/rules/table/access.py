"""Who may do what in the access room: the two strongest roles are given by two hands."""

from suffuse.access.rules.roles import BELOW, Row, row

ROWS: dict[str, Row] = {
    "access:seats": row("see who sits in a unit, by log-in name", administrator=BELOW),
    "access:grant": row("give a seat, and an account where there is none", administrator=BELOW),
    "access:waiting": row(
        "see the seats that wait for a second hand", board=BELOW, administrator=BELOW
    ),
    "access:agree": row("be the second hand", board=BELOW, administrator=BELOW),
    "access:leave": row("end a seat", administrator=BELOW),
}
