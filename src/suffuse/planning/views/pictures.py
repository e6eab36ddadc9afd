"""Seat plans as pictures in a page."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from suffuse.planning import reads
from suffuse.planning.engine import Place, rows_of, seat_plan_svg
from suffuse.planning.wording import said

_AIR_M = 0.5
_MOST_ROWS = 600
"""Places drawn in plain rows, unless more people come."""


def seat_picture(found: reads.SeatPlan) -> SafeString:
    """Draw a session's room: to scale where its size or its seats are known, else in plain rows."""
    title = str(said.SEAT_PLAN) % {
        "seats": found.seats,
        "venue": found.venue,
        "distance": f"{found.distance_m:g}",
        "people": found.people,
    }
    if found.points:
        places, width, length = _placed(found)
    else:
        places, width, length = rows_of(min(found.seats, max(found.people, _MOST_ROWS)))
    svg = seat_plan_svg(
        places,
        width_m=width,
        length_m=length,
        title=title,
        obstacles=found.obstacles,
        taken=found.people,
        to_scale=bool(found.points),
    )
    return mark_safe(svg)  # noqa: S308 - drawn from numbers; the title is escaped by the drawing


def _placed(found: reads.SeatPlan) -> tuple[Sequence[Place], float, float]:
    """Return the places with the width and length to draw; fixed seats keep half a metre of air."""
    if found.width_m and found.length_m:
        return found.points, found.width_m, found.length_m
    every = [*found.points, *found.unused]
    left, top = min(one.x for one in every), min(one.y for one in every)
    wide, long = max(one.x for one in every) - left, max(one.y for one in every) - top
    moved = [Place(one.x - left + _AIR_M, one.y - top + _AIR_M, one.id) for one in every]
    return moved, wide + 2 * _AIR_M, long + 2 * _AIR_M
