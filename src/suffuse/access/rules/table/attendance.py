"""Who may do what in the attendance room: names are for those who stand at the unit's own door."""

from suffuse.access.rules.roles import ANY, BELOW, OWN, Row, row

ROWS: dict[str, Row] = {
    "attendance:own": row("see what was written down of oneself", participant=ANY),
    "attendance:sessions": row(
        "see the unit's sessions and their numbers", committee=OWN, organiser=OWN, speaker=OWN
    ),
    "attendance:session": row(
        "see a session's numbers, agenda and questions", committee=OWN, organiser=OWN, speaker=OWN
    ),
    "attendance:door": row("see who comes, by name", committee=OWN, organiser=OWN),
    "attendance:record": row("keep what the door sees", committee=OWN, organiser=OWN),
    "attendance:events": row("send what a device kept", committee=OWN, organiser=OWN),
    "attendance:settle": row("settle or take back a name", committee=OWN, organiser=OWN),
    "attendance:close": row("close a session", committee=OWN, organiser=OWN),
    "attendance:count_late": row("count what came after the close", committee=OWN, organiser=OWN),
    "attendance:sheet": row("print the sign-in sheet", committee=OWN, organiser=OWN),
    "attendance:sheets": row("find a sheet by its batch code", committee=OWN, organiser=OWN),
    "attendance:type_sheet": row("type back a sheet's counts", committee=OWN, organiser=OWN),
    "attendance:agenda": row(
        "see what the sessions go through", committee=OWN, organiser=OWN, speaker=OWN
    ),
    "attendance:set_agenda": row("say what the sessions go through", committee=OWN),
    "attendance:ask": row(
        "write down a question from a session", committee=OWN, organiser=OWN, speaker=OWN
    ),
    "attendance:questions": row(
        "see the questions that wait, here and below", board=BELOW, committee=BELOW
    ),
    "attendance:answer": row("answer a question for all units", board=BELOW, committee=BELOW),
}
