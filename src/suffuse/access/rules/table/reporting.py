"""Who may do what in the reporting room: a unit writes its own, the one above it decides."""

from suffuse.access.rules.roles import BELOW, CHILD, OWN, Row, row

ROWS: dict[str, Row] = {
    "reporting:reports": row(
        "see a unit's reports and those handed up to it",
        board=BELOW,
        committee=CHILD,
        leadership=OWN,
    ),
    "reporting:ledger": row(
        "see a unit's reach, week by week", board=BELOW, committee=CHILD, leadership=OWN
    ),
    "reporting:report": row(
        "read a report that was handed up", board=BELOW, committee=CHILD, leadership=OWN
    ),
    "reporting:changes": row(
        "see what changed in a report", board=BELOW, committee=CHILD, leadership=OWN
    ),
    "reporting:letter": row(
        "take a report along as a letter", board=BELOW, committee=CHILD, leadership=OWN
    ),
    "reporting:draft": row("begin the unit's report", board=OWN, committee=OWN),
    "reporting:write": row("write the unit's report", board=OWN, committee=OWN),
    "reporting:save_section": row("keep the words of a section", board=OWN, committee=OWN),
    "reporting:save_figures": row("correct the unit's own figures", board=OWN, committee=OWN),
    "reporting:save_letter": row("keep number, place and addressees", board=OWN, committee=OWN),
    "reporting:refill": row("read the figures from the records again", board=OWN, committee=OWN),
    "reporting:pick_passage": row("take a passage from below", board=OWN, committee=OWN),
    "reporting:submit": row("hand the unit's report up", board=OWN, committee=OWN),
    "reporting:accept": row(
        "accept a report from directly below", board=CHILD, committee=CHILD, leadership=OWN
    ),
    "reporting:return_report": row(
        "send a report back with reasons", board=CHILD, committee=CHILD, leadership=OWN
    ),
}
