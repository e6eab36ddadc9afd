"""Planning's pages: one button, one address."""

from suffuse.planning.views.places import (
    add_speaker,
    add_venue,
    mark_ready,
    places,
    remove_speaker,
    remove_venue,
)
from suffuse.planning.views.plans import confirm, current, look, plan, plans, propose
from suffuse.planning.views.sessions import door_sign, seats
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
    "look",
    "mark_ready",
    "places",
    "plan",
    "plans",
    "propose",
    "remove_speaker",
    "remove_venue",
    "seats",
    "what_if",
    "what_if_below",
    "work",
]
