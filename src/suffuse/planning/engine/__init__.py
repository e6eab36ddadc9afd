"""The planner and the seating, without a database or a web: pure values in, pure values out."""

from suffuse.planning.engine.drawing import drawn, rows_of, seat_plan_svg
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.rooms import FixedSeats, Hall, Place, Seated, seat
from suffuse.planning.engine.solve import best, judged, solve

__all__ = [
    "Effort",
    "FixedSeats",
    "Hall",
    "Place",
    "Seated",
    "best",
    "drawn",
    "judged",
    "rows_of",
    "seat",
    "seat_plan_svg",
    "solve",
]
