"""The rooms of the page: Rollout, Text, People, Plan, Study, Media, Reports, each behind its first door."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from suffuse.access.reads import SeatFacts
from suffuse.access.rules import TABLE, permits
from suffuse.web import wording

# A room's doors in the order in which they are tried (all but those OF_NO_UNIT lead to
# the seat's own unit), and the rooms of the house whose pages belong behind it.
DOORS: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "rollout": (("rollouts",), frozenset({"", "rollout", "measure"})),
    "text": (("directive:shelf",), frozenset({"directive"})),
    "people": (
        ("organisation:unit", "organisation:people"),
        frozenset({"organisation", "audience", "access"}),
    ),
    "plan": (("planning:plans",), frozenset({"planning", "assessment"})),
    "study": (("attendance:sessions",), frozenset({"attendance", "comprehension"})),
    "media": (("media",), frozenset({"media"})),
    "reports": (("reporting:reports",), frozenset({"reporting", "direction"})),
}
# Pages of the front door that gather other rooms around a text.
ABOUT_TEXTS = frozenset({"clause", "again", "search"})
OF_NO_UNIT = frozenset({"rollouts", "directive:shelf", "media"})


@dataclass(frozen=True, slots=True)
class RoomLink:
    """One room in the head of the page; `on` if the page stands in it."""

    label: str | Promise
    url: str
    on: bool


def rooms(request: HttpRequest) -> tuple[RoomLink, ...]:
    """Return the rooms into which the seat may go. No query."""
    seat: SeatFacts | None = getattr(request, "seat", None)
    if seat is None:
        return ()
    match = request.resolver_match
    here = match.namespace if match else ""
    if match and match.view_name in ABOUT_TEXTS:
        here = "directive"
    at_desk = match is None or match.view_name == "desk"
    found = []
    for key, (doors, namespaces) in DOORS.items():
        url = next((address(door, seat) for door in doors if address(door, seat)), "")
        if url:
            found.append(RoomLink(wording.ROOMS[key], url, here in namespaces and not at_desk))
    return tuple(found)


def address(door: str, seat: SeatFacts) -> str:
    """Return where a door leads for a seat; nothing if it may not go there."""
    row = TABLE.get(door)
    thing = None if door in OF_NO_UNIT else seat.path
    if row is None or not permits(row, role=seat.role, seat=seat.path, thing=thing):
        return ""
    return reverse(door) if thing is None else reverse(door, args=[seat.unit_id])


def way(door: str, seat: SeatFacts | None, *, path: str, args: tuple[object, ...]) -> str:
    """
    Return the address of a door to something of the unit at `path`; "" if the seat may not pass.

    Pages ask here before they offer a button, so that the one table also decides what is shown.
    """
    row = TABLE.get(door)
    if seat is None or row is None:
        return ""
    if not permits(row, role=seat.role, seat=seat.path, thing=path or None):
        return ""
    return reverse(door, args=args)
