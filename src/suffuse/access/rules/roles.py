"""The eight roles, and how far from its own unit a seat may reach."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from suffuse.organisation.rules import is_child


class Role(StrEnum):
    """The seats there are."""

    BOARD = "board"
    COMMITTEE = "committee"
    ORGANISER = "organiser"
    SPEAKER = "speaker"
    MEDIA = "media"
    PARTICIPANT = "participant"
    LEADERSHIP = "leadership"
    ADMINISTRATOR = "administrator"


OPENS_NAMES = frozenset({Role.COMMITTEE, Role.ORGANISER})
"""Roles that see the names of their unit's people."""

RULES = frozenset({Role.BOARD, Role.ADMINISTRATOR})
"""Roles without which a house cannot go on: the last seat of each stays."""

NEEDS_TWO = RULES | OPENS_NAMES
"""Roles that one seat alone cannot grant."""


def may_agree(role: str, *, to: str) -> bool:
    """Tell whether a role's hand is enough for a seat: a committee's only for those of its unit's work."""
    return role != Role.COMMITTEE or to in OPENS_NAMES


class Reach(StrEnum):
    """Which units' things a role may touch through a route, seen from its own unit."""

    OWN = "its own unit"
    CHILD = "its own unit and those directly below"
    BELOW = "its own unit and all below"
    UP = "its own unit and those above it"
    ANY = "any unit, or none"


OWN, CHILD, BELOW, UP, ANY = Reach.OWN, Reach.CHILD, Reach.BELOW, Reach.UP, Reach.ANY


@dataclass(frozen=True, slots=True)
class Row:
    """
    One row of the table: what a route lets people do, and which roles reach how far.

    `open` is "" for seats only, "signed_in" for every account with a seat, "public" for all.
    """

    does: str
    who: Mapping[Role, Reach] = field(default_factory=dict)
    open: str = ""


def row(does: str, **who: Reach) -> Row:
    """Write a row as it is read: `row("confirm a plan", committee=OWN)`."""
    return Row(does, {Role(role): reach for role, reach in who.items()})


def public(does: str) -> Row:
    """Write a row for what anybody may see, without an account."""
    return Row(does, open="public")


def signed_in(does: str) -> Row:
    """Write a row for what every account with a seat may see, whichever its unit."""
    return Row(does, open="signed_in")


def permits(given: Row, *, role: str, seat: str, thing: str | None) -> bool:
    """
    Decide whether a seat may use a route on a thing.

    :param role: the seat's role
    :param seat: the path of the seat's unit
    :param thing: the path of the unit that the thing belongs to; None if the route names no thing
    """
    if given.open:
        return True
    reach = given.who.get(Role(role)) if role in set(Role) else None
    if reach is None:
        return False
    if reach is ANY or thing is None:
        return reach is ANY
    return {
        OWN: thing == seat,
        CHILD: thing == seat or is_child(thing, of=seat),
        BELOW: thing.startswith(seat),
        UP: seat.startswith(thing),
    }[reach]
