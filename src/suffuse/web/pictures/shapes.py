"""The few shapes that every picture is made of, as path data and escaped text."""

from html import escape


def num(value: float) -> str:
    """Return a coordinate with at most one decimal, as short as it can be written."""
    return f"{value:.1f}".rstrip("0").rstrip(".") or "0"


def rect(x: float, y: float, width: float, height: float) -> str:
    """Return path data of a rectangle; nothing at all if it has no area."""
    if width <= 0 or height <= 0:
        return ""
    return f"M{num(x)} {num(y)}h{num(width)}v{num(height)}h{num(-width)}z"


def hatch(x: float, y: float, width: float, height: float, step: float = 14) -> str:
    """Return path data of diagonal lines, `step` apart, that end exactly at the rectangle's edges."""
    lines = []
    at = step
    while at < width + height:
        right, left = min(at, width), max(0.0, at - height)
        lines.append(
            f"M{num(x + right)} {num(y + at - right)}L{num(x + left)} {num(y + at - left)}"
        )
        at += step
    return "".join(lines)


def path(data: str, css: str) -> str:
    """Return a path element with one class; nothing if there is nothing to draw."""
    return f'<path class="{css}" d="{data}"/>' if data else ""


def text(x: float, y: float, words: str, *, size: float, css: str = "", anchor: str = "") -> str:
    """Return one line of escaped text at its baseline."""
    css = f' class="{css}"' if css else ""
    anchor = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{num(x)}" y="{num(y)}" font-size="{num(size)}"{css}{anchor}>{escape(words)}</text>'


def image(body: str, *, width: float, height: float, label: str, css: str) -> str:
    """Wrap a body as a picture that a screen reader reads as one sentence."""
    return _svg(body, f"{num(width)} {num(height)}", label, f'class="{css}" role="img"')


def group(body: str, *, width: float, height: float, label: str, css: str) -> str:
    """Wrap a body whose parts can be reached one by one, because they are links."""
    return _svg(body, f"{num(width)} {num(height)}", label, f'class="{css}" role="group"')


def _svg(body: str, box: str, label: str, attributes: str) -> str:
    return f'<svg {attributes} viewBox="0 0 {box}" aria-label="{escape(label)}">{body}</svg>'
