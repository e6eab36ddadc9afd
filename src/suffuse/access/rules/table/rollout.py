"""Who may do what in the rollout room: everyone may see what is asked of them."""

from suffuse.access.rules.roles import BELOW, OWN, UP, Row, row

ROWS: dict[str, Row] = {
    "rollout:unit": row(
        "see which rollouts reach a unit, and the hours they ask together",
        board=BELOW,
        committee=BELOW,
        leadership=OWN,
        administrator=BELOW,
        organiser=OWN,
        speaker=OWN,
        media=OWN,
        participant=OWN,
    ),
    "rollout:prepare": row("see the form that opens a rollout", board=BELOW),
    "rollout:open": row("carry a text through a unit and all below it", board=BELOW),
    "rollout:rollout": row(
        "see what was fixed when a rollout was opened",
        board=BELOW,
        committee=UP,
        leadership=UP,
        administrator=UP,
        organiser=UP,
        speaker=UP,
        media=UP,
        participant=UP,
    ),
    "rollout:raise_thresholds": row("let figures speak of more people only", board=BELOW),
    "rollout:close": row("close a rollout", board=BELOW),
}
