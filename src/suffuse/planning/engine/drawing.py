"""
Seat plans as SVG: to scale, black on white in print, classes and attributes only.

No style, no script, no font: the page that holds the drawing gives it those.
"""

from collections.abc import Sequence
from html import escape
from math import ceil, sqrt

from suffuse.planning.engine.rooms import FixedSeats, Hall, Place, Seated
from suffuse.planning.rules import Floor, Obstacle

_METRE = 40
_EDGE = 30


def seat_plan_svg(
    seats: Sequence[Place],
    *,
    width_m: float,
    length_m: float,
    title: str,
    obstacles: Sequence[Obstacle] = (),
    taken: int | None = None,
    to_scale: bool = True,
) -> str:
    """
    Draw a floor in metres with a numbered circle for each place, the speaker's side above.

    :param taken: how many of the places are used; the others are drawn empty. None: all of them
    :param to_scale: whether width and length are metres worth writing down
    """
    scale = min(_METRE, 900 / max(width_m, 1.0))
    across, along, said = width_m * scale, length_m * scale, escape(title)
    used = len(seats) if taken is None else taken
    body = [
        *_walls(across, along),
        *(_obstacle(obstacle, scale) for obstacle in obstacles),
        *(_seat(place, number, scale, number <= used) for number, place in enumerate(seats, 1)),
        *(_sizes(width_m, length_m, across, along) if to_scale else ()),
    ]
    return (
        f'<svg class="seats" xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="0 0 {across + 2 * _EDGE:.0f} {along + 2 * _EDGE:.0f}" '
        f'aria-label="{said}"><title>{said}</title>{"".join(body)}</svg>'
    )


def _walls(across: float, along: float) -> tuple[str, str]:
    """Draw the walls, and the bar that says where the speaker stands."""
    return (
        f'<rect class="room" x="{_EDGE}" y="{_EDGE}" width="{across:.1f}" '
        f'height="{along:.1f}" fill="none" stroke="currentColor" stroke-width="2"/>',
        f'<rect class="desk-front" x="{_EDGE + across * 0.35:.1f}" y="4" '
        f'width="{across * 0.3:.1f}" height="6" fill="currentColor"/>',
    )


def rows_of(seats: int) -> tuple[list[Place], float, float]:
    """Return `seats` places in plain rows, with the width and length of the drawing, not to scale."""
    across = max(1, ceil(sqrt(seats * 1.6)))
    found = [Place(float(n % across) + 1, float(n // across) + 1) for n in range(seats)]
    return found, across + 1.0, ceil(seats / across) + 1.0


def _seat(place: Place, number: int, scale: float, taken: bool) -> str:
    x, y = _EDGE + place.x * scale, _EDGE + place.y * scale
    radius = max(5.0, min(13.0, scale * 0.32))
    kind, fill = ("place-taken", "var(--shallow, none)") if taken else ("place-free", "none")
    dashes = "" if taken else ' stroke-dasharray="3 3"'
    circle = (
        f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" '
        f'stroke="currentColor" stroke-width="1.5"{dashes}/>'
    )
    if not taken:
        return circle
    return (
        f'{circle}<text class="seat-number" x="{x:.1f}" y="{y + radius * 0.36:.1f}" '
        f'font-size="{radius:.1f}" text-anchor="middle" fill="currentColor">{number}</text>'
    )


def _obstacle(obstacle: Obstacle, scale: float) -> str:
    return (
        f'<rect class="obstacle" x="{_EDGE + obstacle.x * scale:.1f}" '
        f'y="{_EDGE + obstacle.y * scale:.1f}" width="{obstacle.width_m * scale:.1f}" '
        f'height="{obstacle.length_m * scale:.1f}" fill="#ccc" stroke="currentColor"/>'
    )


def _sizes(width_m: float, length_m: float, across: float, along: float) -> tuple[str, str]:
    below, beside = _EDGE + along + 26, _EDGE + across + 18
    middle, half = _EDGE + across / 2, _EDGE + along / 2
    return (
        f'<text class="seats-size" x="{middle:.1f}" y="{below:.1f}" font-size="13" '
        f'text-anchor="middle" fill="currentColor">{width_m:g} m</text>',
        f'<text class="seats-size" x="{beside:.1f}" y="{half:.1f}" font-size="13" '
        f'text-anchor="middle" fill="currentColor" '
        f'transform="rotate(90 {beside:.1f} {half:.1f})">{length_m:g} m</text>',
    )


def drawn(room: Floor | FixedSeats | Hall, found: Seated, title: str = "") -> str:
    """Draw any room with the people seated in it; seats that stay empty are dashed."""
    said = title or f"{found.people} / {found.bound}"
    if isinstance(room, Floor):
        return seat_plan_svg(
            found.places,
            width_m=room.width_m,
            length_m=room.length_m,
            title=said,
            obstacles=room.obstacles,
        )
    every = _every(room)
    taken = {(place.x, place.y) for place in found.places}
    order = sorted(every, key=lambda place: (place.x, place.y) not in taken)
    left, top = min(one.x for one in every), min(one.y for one in every)
    wide, long = max(one.x for one in every) - left, max(one.y for one in every) - top
    moved = [Place(one.x - left + 0.5, one.y - top + 0.5) for one in order]
    return seat_plan_svg(moved, width_m=wide + 1, length_m=long + 1, title=said, taken=found.people)


def _every(room: FixedSeats | Hall) -> list[Place]:
    if isinstance(room, FixedSeats):
        return [Place(x, y, name) for name, x, y in room.seats]
    found = [
        Place(float(column), float(row))
        for row, marks in enumerate(room.rows)
        for column, mark in enumerate(marks)
        if mark == "1"
    ]
    return found or [Place(0.0, 0.0)]
