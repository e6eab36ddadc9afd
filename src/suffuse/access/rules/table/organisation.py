"""Who may do what in the organisation room: names are the unit's own, the tree is its keeper's."""

from suffuse.access.rules.roles import BELOW, OWN, Row, row

ROWS: dict[str, Row] = {
    "organisation:unit": row(
        "see a unit and the names of those below it",
        board=BELOW,
        committee=BELOW,
        leadership=BELOW,
        administrator=BELOW,
        organiser=OWN,
        speaker=OWN,
        media=OWN,
        participant=OWN,
    ),
    "organisation:move": row("hang a unit below another", administrator=BELOW),
    "organisation:close": row("let a unit end", administrator=BELOW),
    "organisation:export_units": row("take out the table of units", administrator=BELOW),
    "organisation:people": row("see the unit's people", committee=OWN, organiser=OWN),
    "organisation:count": row("keep a head count", committee=OWN),
    "organisation:export_people": row("take out the unit's own names", committee=OWN),
    "organisation:export_headcounts": row("take out the head counts", committee=OWN),
    "organisation:tables": row("see what may be handed in for the unit", committee=OWN),
    "organisation:hand_in_people": row("hand in a table of the unit's people", committee=OWN),
    "organisation:hand_in_headcounts": row("hand in a table of head counts", committee=OWN),
    "organisation:intake": row("preview a table of the unit's own", committee=OWN),
    "organisation:take": row("take a table of the unit's own", committee=OWN),
    "organisation:refuse": row("put a table of the unit's own away", committee=OWN),
    "organisation:tree_tables": row("see what may be handed in for the tree", administrator=BELOW),
    "organisation:hand_in_units": row("hand in a table of units", administrator=BELOW),
    "organisation:tree_intake": row("preview a table of units", administrator=BELOW),
    "organisation:take_tree": row("take a table of units", administrator=BELOW),
    "organisation:refuse_tree": row("put a table of units away", administrator=BELOW),
}
