"""How far and how deep a text has soaked into a unit and all below it: the overview page, as facts."""

from suffuse.web.soaking.course import Course, course, forecast
from suffuse.web.soaking.facts import OverviewPage, UnitRow, overview, shelf
from suffuse.web.soaking.map import boxes

__all__ = [
    "Course",
    "OverviewPage",
    "UnitRow",
    "boxes",
    "course",
    "forecast",
    "overview",
    "shelf",
]
