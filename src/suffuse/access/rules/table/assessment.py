"""Who may do what in the assessment room: a unit judges its own work."""

from suffuse.access.rules.roles import CHILD, OWN, Row, row

ROWS: dict[str, Row] = {
    "assessment:assessment": row(
        "see a unit's assessment", board=CHILD, committee=CHILD, organiser=OWN, speaker=OWN
    ),
    "assessment:add_finding": row("add a finding", committee=OWN),
    "assessment:add_action": row("say what is done about a finding", committee=OWN),
    "assessment:finish_action": row("say that an action is done", committee=OWN),
    "assessment:set_indicator": row("keep a figure of the work", committee=OWN),
    "assessment:complete": row("complete the assessment", committee=OWN),
}
