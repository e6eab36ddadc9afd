"""Rooms as they are: where people can sit in each, worked out once and remembered."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Q

from suffuse.measure import reads as measures
from suffuse.organisation.rules import Scope, ancestors
from suffuse.planning.engine import FixedSeats, Place, Seated, seat
from suffuse.planning.models import Venue
from suffuse.planning.rules import Floor, Obstacle, seats_in
from suffuse.planning.rules.facts import ARM_LENGTH_M


def plain(row: Venue) -> bool:
    """Tell whether a venue is a number of seats, or an empty rectangle."""
    return row.fixed_seats is None and not row.obstacles


def within_margin(row: Venue) -> tuple[float | None, float | None]:
    """Return the sides of the floor that is left without the strip along its walls; None for seats."""
    wide, long = (
        None if side is None else max(0.0, float(side - 2 * row.margin_m))
        for side in (row.width_m, row.length_m)
    )
    return wide, long


def safe_seats(row: Venue, distance_m: float | None) -> int:
    """Return how many people a venue seats at a distance in metres (None: at arm's length)."""
    distance = distance_m or ARM_LENGTH_M
    if row.seats is not None:
        return row.seats
    if plain(row):
        wide, long = within_margin(row)
        return seats_in(wide or 0.0, long or 0.0, distance)
    return len(seating(row, distance).places)


def seating(row: Venue, distance_m: float) -> Seated:
    """
    Return the places of a venue that has a size or fixed seats, at a distance in metres.

    What was worked out beforehand is taken; else what is found at once.
    """
    known = row.seatings.get(distance_key(distance_m))
    if known is None:
        return _seated(shape(row, distance_m))
    return Seated(tuple(Place(x, y, name) for x, y, name in known["places"]), known["most"])


def distance_key(distance_m: float) -> str:
    """Return the name by which a venue keeps what was worked out for a distance."""
    return f"{distance_m:g}"


def unseated() -> list[tuple[int, float]]:
    """
    Return (venue, distance in metres) of rooms that were not worked out for a distance in force.

    Only rooms that are more than an empty rectangle are: a pillar, fixed seats. The
    strictest distance of any day is that of one measure, or an arm's length. Two queries.
    """
    furnished = ~Q(obstacles=[]) | Q(fixed_seats__isnull=False)
    rows = list(Venue.objects.filter(furnished).select_related("unit").order_by("pk"))
    tops = sorted({ancestors(row.unit.path)[0] for row in rows})
    limits = [one for top in tops for one in measures.within(Scope(top))]
    return [
        (row.pk, distance)
        for row in rows
        for distance in sorted(
            {ARM_LENGTH_M}
            | {
                one.distance_m
                for one in limits
                if one.distance_m and row.unit.path.startswith(one.path)
            }
        )
        if distance_key(distance) not in row.seatings
    ]


def shape(row: Venue, distance_m: float) -> Floor | FixedSeats:
    """Return a venue's floor or its seats, as the seating wants them."""
    if row.fixed_seats is not None:
        seats = tuple((str(one["id"]), one["x"], one["y"]) for one in row.fixed_seats)
        return FixedSeats(seats, distance_m)
    return Floor(
        metres(row.width_m) or 0.0,
        metres(row.length_m) or 0.0,
        distance_m,
        float(row.margin_m),
        tuple(obstacles(row)),
    )


def obstacles(row: Venue) -> Iterable[Obstacle]:
    """Yield what stands in the way in a venue."""
    return (Obstacle(one["x"], one["y"], one["width_m"], one["length_m"]) for one in row.obstacles)


def every_seat(row: Venue) -> tuple[Place, ...]:
    """Return all seats that are screwed down, whether they may be taken or not."""
    return tuple(Place(one["x"], one["y"], str(one["id"])) for one in row.fixed_seats or ())


@lru_cache(maxsize=512)
def _seated(room: Floor | FixedSeats) -> Seated:
    return seat(room)


def metres(value: object) -> float | None:
    """Return a column's metres as a number; None stays None."""
    return None if value is None else float(str(value))
