"""Who may do what in the planning room: a unit's plan is its own."""

from suffuse.access.rules.roles import OWN, Row, row

ROWS: dict[str, Row] = {
    "planning:plans": row(
        "see what the unit has to plan for", committee=OWN, organiser=OWN, speaker=OWN, media=OWN
    ),
    "planning:current": row(
        "see the newest plan for a duty", committee=OWN, organiser=OWN, speaker=OWN, media=OWN
    ),
    "planning:plan": row(
        "see a plan with its calendar and seats",
        committee=OWN,
        organiser=OWN,
        speaker=OWN,
        media=OWN,
    ),
    "planning:seats": row("see who sits where", committee=OWN, organiser=OWN, speaker=OWN),
    "planning:door_sign": row("print a door sign", committee=OWN, organiser=OWN, speaker=OWN),
    "planning:propose": row("let the planner propose a plan", committee=OWN),
    "planning:look": row("let the planner look for longer, and for what would help", committee=OWN),
    "planning:work": row(
        "see how far long work on plans is, and what it found",
        board=OWN,
        committee=OWN,
        leadership=OWN,
        administrator=OWN,
    ),
    "planning:what_if": row("see what can be supposed for the unit", committee=OWN),
    "planning:ask_what_if": row("ask what would be under another limit", committee=OWN),
    "planning:what_if_below": row(
        "see what can be supposed for all units below",
        board=OWN,
        committee=OWN,
        leadership=OWN,
        administrator=OWN,
    ),
    "planning:ask_what_if_below": row(
        "ask what another limit would do to all units below",
        board=OWN,
        committee=OWN,
        leadership=OWN,
        administrator=OWN,
    ),
    "planning:by_hand": row("type a plan by hand", committee=OWN),
    "planning:check_by_hand": row("have a typed plan checked and kept", committee=OWN),
    "planning:confirm": row("put a plan in force", committee=OWN),
    "planning:places": row("see venues and speakers", committee=OWN, organiser=OWN),
    "planning:add_venue": row("add a venue", committee=OWN),
    "planning:remove_venue": row("remove a venue", committee=OWN),
    "planning:add_speaker": row("add a speaker", committee=OWN),
    "planning:remove_speaker": row("remove a speaker", committee=OWN),
    "planning:mark_ready": row("say that a speaker is ready", committee=OWN),
}
