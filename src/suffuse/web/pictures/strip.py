"""The calendar strip: one column a day, as high as the people who study that day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from suffuse.web.pictures.shapes import image, num, path, rect, text

HEIGHT, FOOT, WIDEST = 120.0, 26.0, 22.0
WIDTH = 1000.0


@dataclass(frozen=True, slots=True)
class Column:
    """One day: how many people are due, how many of them came (None: not yet, or not known)."""

    on: date
    planned: int
    came: int | None
    title: str
    marked: bool = False


def strip(columns: Sequence[Column], *, label: str, said: Callable[[date], str]) -> str:
    """Return the strip; planned stands as sand, what came as river; a marked day has a line."""
    if not columns:
        return ""
    first, last = min(c.on for c in columns), max(c.on for c in columns)
    days = (last - first).days + 1
    step = min(WIDTH / days, WIDEST * 2)
    most = max([1, *(max(c.planned, c.came or 0) for c in columns)])
    body = []
    for column in columns:
        x = (column.on - first).days * step
        body.append(_column(column, x, min(step - 1, WIDEST), most))
    body.append(f'<path class="ax strong" d="M0 {num(HEIGHT - FOOT)}H{num(days * step)}"/>')
    body.append(text(0, HEIGHT - 6, said(first), size=14))
    body.append(text(days * step, HEIGHT - 6, said(last), size=14, anchor="end"))
    return image(
        "".join(body), width=max(days * step, 200), height=HEIGHT, label=label, css="chart"
    )


def _column(column: Column, x: float, width: float, most: int) -> str:
    foot, room = HEIGHT - FOOT, HEIGHT - FOOT - 8
    plan = room * column.planned / most
    came = room * (column.came or 0) / most
    mark = f'<path class="curve-due" d="M{num(x)} 0V{num(foot)}"/>' if column.marked else ""
    return (
        f"<g><title>{escape(column.title)}</title>"
        + path(rect(x, foot - plan, width, plan), "bar shallow")
        + path(rect(x, foot - came, width, came), "bar")
        + f"{mark}</g>"
    )
