"""Seat plans as pictures in a page."""

from django.utils.safestring import SafeString, mark_safe

from suffuse.planning import reads
from suffuse.planning.engine import Place, rows_of, seat_plan_svg
from suffuse.planning.wording import said

_MOST_ROWS = 600
"""Places drawn in plain rows, unless more people come."""


def seat_picture(found: reads.SeatPlan) -> SafeString:
    """Draw a session's room: to scale where its size is known, else in plain rows."""
    title = str(said.SEAT_PLAN) % {
        "seats": found.seats,
        "venue": found.venue,
        "distance": f"{found.distance_m:g}",
        "people": found.people,
    }
    if found.width_m and found.length_m and found.points:
        places = [Place(x, y) for x, y in found.points]
        width, length, scaled = found.width_m, found.length_m, True
    else:
        places, width, length = rows_of(min(found.seats, max(found.people, _MOST_ROWS)))
        scaled = False
    svg = seat_plan_svg(
        places, width_m=width, length_m=length, title=title, taken=found.people, to_scale=scaled
    )
    return mark_safe(svg)  # noqa: S308 - drawn from numbers; the title is escaped by the drawing
