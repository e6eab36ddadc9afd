"""Planning's pages: one button, one address."""

from suffuse.planning.views.places import (
    add_speaker,
    add_venue,
    mark_ready,
    places,
    remove_speaker,
    remove_venue,
)
from suffuse.planning.views.plans import confirm, current, plan, plans, propose
from suffuse.planning.views.sessions import door_sign, seats
from suffuse.planning.views.typing import by_hand, check_by_hand

__all__ = [
    "add_speaker",
    "add_venue",
    "by_hand",
    "check_by_hand",
    "confirm",
    "current",
    "door_sign",
    "mark_ready",
    "places",
    "plan",
    "plans",
    "propose",
    "remove_speaker",
    "remove_venue",
    "seats",
]
