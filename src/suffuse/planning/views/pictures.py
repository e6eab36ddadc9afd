"""Seat plans as pictures in a page."""

from collections.abc import Sequence
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

from suffuse.planning import reads
from suffuse.planning.engine import Place, rows_of, seat_plan_svg
from suffuse.planning.wording import said

_AIR_M, _APART_M, _LEAST_M = 0.5, 0.75, 0.1
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
    known = bool(found.width_m and found.length_m)
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
        to_scale=known and bool(found.points),
    )
    return mark_safe(svg)  # noqa: S308 - drawn from numbers; the title is escaped by the drawing


def _placed(found: reads.SeatPlan) -> tuple[Sequence[Place], float, float]:
    """Return the places with the width and length to draw; fixed seats are spread until they part."""
    if found.width_m and found.length_m:
        return found.points, found.width_m, found.length_m
    every = [*found.points, *found.unused]
    left, top = min(one.x for one in every), min(one.y for one in every)
    by = max(1.0, _APART_M / _nearest(every))
    moved = [
        Place((one.x - left) * by + _AIR_M, (one.y - top) * by + _AIR_M, one.id) for one in every
    ]
    wide, long = max(one.x for one in moved), max(one.y for one in moved)
    return moved, wide + _AIR_M, long + _AIR_M


def _nearest(places: Sequence[Place]) -> float:
    """Return how near two neighbours in a row are, in metres, or two rows; 1 for a single seat."""
    rows = sorted((one.y, one.x) for one in places)
    gaps = [abs(a[1] - b[1]) if a[0] == b[0] else b[0] - a[0] for a, b in pairwise(rows)]
    return max(_LEAST_M, min((gap for gap in gaps if gap > 0), default=1.0))
