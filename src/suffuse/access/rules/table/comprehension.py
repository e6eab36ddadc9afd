"""Who may do what in the comprehension room: questions are everybody's, sheets the unit's own."""

from suffuse.access.rules.roles import ANY, BELOW, OWN, Row, public, row

ROWS: dict[str, Row] = {
    "comprehension:items": public("read every question before it is used"),
    "comprehension:check": public("answer the questions for oneself; nothing is sent"),
    "comprehension:waiting": row("see questions that wait for review", board=ANY, committee=ANY),
    "comprehension:write": row("write a question on a text", board=ANY, committee=ANY),
    "comprehension:review": row("review another's question", board=ANY, committee=ANY),
    "comprehension:counts": row(
        "see a batch's count sheet", committee=OWN, organiser=OWN, speaker=OWN
    ),
    "comprehension:keep_counts": row(
        "type back a batch's counts", committee=OWN, organiser=OWN, speaker=OWN
    ),
    "comprehension:release": row("release a batch's counts", committee=OWN, organiser=OWN),
    "comprehension:count_sheet": row(
        "print the count sheet", committee=OWN, organiser=OWN, speaker=OWN
    ),
    "comprehension:completion": row(
        "see who has not handed in a sheet yet", committee=OWN, organiser=OWN
    ),
    "comprehension:completed": row(
        "keep who handed in a sheet, and nothing of how", committee=OWN, organiser=OWN
    ),
    "comprehension:results": row(
        "see what was understood, by clause",
        board=BELOW,
        leadership=BELOW,
        committee=BELOW,
        organiser=OWN,
        speaker=OWN,
    ),
}
