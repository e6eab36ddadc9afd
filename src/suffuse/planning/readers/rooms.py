"""`suffuse-room/1` in: a floor, fixed seats, or the rows of a cinema."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import Any

from suffuse.language.rules import Fault
from suffuse.planning.engine import FixedSeats, Hall
from suffuse.planning.readers.shape import Refused, fitted
from suffuse.planning.rules import Floor, Obstacle, most_people
from suffuse.planning.wording.misfits import fault

MOST_PLACES = 200_000
"""A floor for more people than these is not a room."""
MOST_NEAR = 10_000_000
"""Pairs of seats that may be too near: a hall of 50,000 chairs has fewer, a heap of chairs has more."""
_FLOOR = frozenset({"width_m", "length_m", "distance_m", "margin_m", "obstacles", "cap", "format"})
_SEATS = frozenset({"seats", "distance_m", "together", "cap", "format"})
_ROWS = frozenset({"rows", "rule", "groups", "cap", "format"})


@dataclass(frozen=True, slots=True)
class Room:
    """What is to be seated, and the most people that may gather in it."""

    shape: Floor | FixedSeats | Hall
    cap: int | None = None


def read_room(text: str | bytes, file: str = "") -> Room:
    """
    Return the room in a JSON text.

    :raises Refused: with every fault and its JSON pointer
    """
    data = fitted(text, "room-1", file)
    given = set(data)
    forms = (
        (_FLOOR, {"width_m", "length_m", "distance_m"}, _floor),
        (_SEATS, {"seats", "distance_m"}, _seats),
        (_ROWS, {"rows", "groups"}, _hall),
    )
    for allowed, asked, make in forms:
        if asked <= given <= allowed:
            faults = list(_senseless(data, file))
            if faults:
                raise Refused(faults)
            return Room(make(data), data.get("cap"))
    raise Refused([fault("room_shape", "", file=file)])


def _senseless(data: dict[str, Any], file: str) -> Iterator[Fault]:
    if "width_m" in data:
        most = most_people(data["width_m"], data["length_m"], data["distance_m"])
        if most > MOST_PLACES:
            yield fault("too_many", "", file=file, wanted=MOST_PLACES)
    if data.get("together", 1) > 1:
        yield fault("together_unsupported", "/together", file=file)
    if "seats" in data and _within_reach(data) > MOST_NEAR:
        yield fault("too_dense", "/seats", file=file, found=data["distance_m"])
    seen = set[str]()
    for number, one in enumerate(data.get("seats", ())):
        if one["id"] in seen:
            yield fault("id_twice", f"/seats/{number}/id", file=file, found=one["id"])
        seen.add(one["id"])


def _within_reach(data: dict[str, Any]) -> int:
    """Return how many pairs of seats may be too near: those in squares of that side which touch."""
    far = data["distance_m"]
    squares = Counter((floor(one["x"] / far), floor(one["y"] / far)) for one in data["seats"])
    steps = (-1, 0, 1)
    return sum(
        many * squares[column + aside, row + ahead]
        for (column, row), many in list(squares.items())
        for aside in steps
        for ahead in steps
    )


def _floor(data: dict[str, Any]) -> Floor:
    return Floor(
        width_m=data["width_m"],
        length_m=data["length_m"],
        distance_m=data["distance_m"],
        margin_m=data.get("margin_m", 0.0),
        obstacles=tuple(Obstacle(**one) for one in data.get("obstacles", ())),
    )


def _seats(data: dict[str, Any]) -> FixedSeats:
    seats = tuple((one["id"], one["x"], one["y"]) for one in data["seats"])
    return FixedSeats(seats, data["distance_m"])


def _hall(data: dict[str, Any]) -> Hall:
    rule = data.get("rule", {})
    return Hall(
        rows=tuple(data["rows"]),
        groups=tuple(data["groups"]),
        beside=rule.get("beside", 2),
        next_row_clear=rule.get("next_row", "clear") == "clear",
    )
