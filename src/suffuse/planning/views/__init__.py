"""Planning's pages: one button, one address."""

from suffuse.planning.views.places import (
    add_speaker,
    add_venue,
    lend_speaker,
    lend_venue,
    mark_ready,
    places,
    remove_speaker,
    remove_venue,
    set_hours,
)
from suffuse.planning.views.plans import confirm, current, look, plan, plans, propose
from suffuse.planning.views.sessions import door_sign, named_seats, seats
from suffuse.planning.views.typing import by_hand, check_by_hand
from suffuse.planning.views.works import (
    ask_what_if,
    ask_what_if_below,
    what_if,
    what_if_below,
    work,
)

__all__ = [
    "add_speaker",
    "add_venue",
    "ask_what_if",
    "ask_what_if_below",
    "by_hand",
    "check_by_hand",
    "confirm",
    "current",
    "door_sign",
    "lend_speaker",
    "lend_venue",
    "look",
    "mark_ready",
    "named_seats",
    "places",
    "plan",
    "plans",
    "propose",
    "remove_speaker",
    "remove_venue",
    "seats",
    "set_hours",
    "what_if",
    "what_if_below",
    "work",
]
