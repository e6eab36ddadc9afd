"""Who may do what in the media room: what was published is everybody's."""

from suffuse.access.rules.roles import CHILD, OWN, Row, public, row

ROWS: dict[str, Row] = {
    "media:published": public("see what was published"),
    "media:calendar": row(
        "see the unit's publications", board=CHILD, committee=CHILD, media=OWN, organiser=OWN
    ),
    "media:gaps": row(
        "see which clauses reach nobody", board=CHILD, committee=CHILD, media=OWN, organiser=OWN
    ),
    "media:add_channel": row("add a medium", committee=OWN, media=OWN),
    "media:plan": row("plan a publication", committee=OWN, media=OWN),
    "media:publication": row("see one publication", committee=OWN, media=OWN),
    "media:publish": row("say that a piece was published", committee=OWN, media=OWN),
}
