"""Plan and reality: people reached by day, planned (thin), real (bold), forecast (dotted)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from suffuse.web.pictures.shapes import image, num, text

WIDTH, HEIGHT = 480.0, 230.0
At = Callable[[date, float], tuple[float, float]]
LEFT, RIGHT, TOP, FOOT = 4.0, 8.0, 28.0, 30.0
SIZE = 16.0


@dataclass(frozen=True, slots=True)
class Point:
    """How many people had been reached by the end of a day."""

    on: date
    people: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Three lines over one span; `of` is the whole audience, `due` the last day set for it."""

    planned: Sequence[Point]
    real: Sequence[Point]
    forecast: Sequence[Point] = ()
    of: int | None = None
    due: date | None = None


def curve(facts: Curve, *, label: str, said: Callable[[date], str], whole: str, due: str) -> str:
    """
    Return the curve; `said` writes a day in the reader's language.

    `whole` names the line at the top ("351,204 people"), `due` the line of the deadline.
    """
    every = [*facts.planned, *facts.real, *facts.forecast]
    if not every:
        return ""
    days = [point.on for point in every] + ([facts.due] if facts.due else [])
    first, last = min(days), max(days)
    most = max([float(facts.of or 0), 1.0] + [point.people for point in every])
    at = _scale(first, last, most)
    body = [_axes(at, first, last, most, whole=whole if facts.of else "", said=said)]
    if facts.due:
        body.append(_due(at(facts.due, 0)[0], due))
    body.append(_area(facts.real, at))
    body.append(_line(facts.planned, at, "curve-plan"))
    body.append(_line(facts.forecast, at, "curve-fore"))
    body.append(_line(facts.real, at, "curve-real"))
    if facts.real:
        x, y = at(facts.real[-1].on, facts.real[-1].people)
        body.append(f'<circle class="dot" cx="{num(x)}" cy="{num(y)}" r="5"/>')
    return image("".join(body), width=WIDTH, height=HEIGHT, label=label, css="chart")


def _scale(first: date, last: date, most: float) -> At:
    """Return what turns a day and a number of people into a place in the picture."""
    span = max((last - first).days, 1)

    def at(on: date, people: float) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - RIGHT) * (on - first).days / span
        return x, HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * people / most

    return at


def _due(x: float, words: str) -> str:
    line = f'<path class="curve-due" d="M{num(x)} {num(TOP)}V{num(HEIGHT - FOOT)}"/>'
    return line + text(x - 4, HEIGHT - FOOT - 6, words, size=SIZE, anchor="end")


def _axes(
    at: At, first: date, last: date, most: float, *, whole: str, said: Callable[[date], str]
) -> str:
    foot = HEIGHT - FOOT
    (left, _), (right, top) = at(first, 0), at(last, most)
    lines = f"M{num(left)} {num(foot)}H{num(right)}"
    lines += f"M{num(left)} {num(top)}H{num(right)}" if whole else ""
    words = text(left, HEIGHT - 6, said(first), size=SIZE)
    words += text(right, HEIGHT - 6, said(last), size=SIZE, anchor="end")
    words += text(left, top - 7, whole, size=SIZE) if whole else ""
    return f'<path class="ax" d="{lines}"/>{words}'


def _line(points: Sequence[Point], at: At, css: str) -> str:
    if len(points) < 2:  # noqa: PLR2004 - one point is no line
        return ""
    places = (at(point.on, point.people) for point in points)
    data = "L".join(f"{num(x)} {num(y)}" for x, y in places)
    return f'<path class="{css}" d="M{data}"/>'


def _area(points: Sequence[Point], at: At) -> str:
    if len(points) < 2:  # noqa: PLR2004 - one point has no area
        return ""
    foot = HEIGHT - FOOT
    places = [at(point.on, point.people) for point in points]
    data = "L".join(f"{num(x)} {num(y)}" for x, y in places)
    return f'<path class="curve-area" d="M{num(places[0][0])} {num(foot)}L{data}V{num(foot)}z"/>'
