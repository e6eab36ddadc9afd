"""A chart of cost against size: both axes in powers of ten, black on white, text that can be read."""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10

_WIDE, _HIGH, _EDGE = 720, 420, 60
_DASHES = ("", "6 4", "2 3")


def chart(lines: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Return an SVG of named lines of (size, seconds)."""
    points = [point for line in lines.values() for point in line]
    low = floor(log10(min(size for size, _ in points)))
    high = ceil(log10(max(size for size, _ in points)))
    fast = floor(log10(min(max(seconds, 1e-4) for _, seconds in points)))
    slow = ceil(log10(max(seconds for _, seconds in points)))

    def at(size: float, seconds: float) -> tuple[float, float]:
        across = (log10(size) - low) / (high - low)
        along = (log10(max(seconds, 1e-4)) - fast) / max(1, slow - fast)
        return _EDGE + across * (_WIDE - 2 * _EDGE), _HIGH - _EDGE - along * (_HIGH - 2 * _EDGE)

    body = [f'<rect width="{_WIDE}" height="{_HIGH}" fill="white"/>']
    for power in range(low, high + 1):
        x, y = at(10**power, 10**fast)
        body.append(_text(x, y + 20, f"{10**power:,}", "middle"))
    for power in range(fast, slow + 1):
        x, y = at(10**low, 10**power)
        body.append(_text(x - 8, y + 4, f"{10.0**power:g} s", "end"))
        body.append(f'<path d="M{x:.1f} {y:.1f}H{_WIDE - _EDGE}" stroke="#ddd"/>')
    for number, (name, line) in enumerate(lines.items()):
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in (at(*point) for point in line))
        dashes = _DASHES[number % len(_DASHES)]
        body.append(
            f'<path d="M{path}" fill="none" stroke="black" stroke-dasharray="{dashes}"/>'
            f'<path d="M{_EDGE + 20} {24 + 18 * number}h36" stroke="black" stroke-dasharray="{dashes}"/>'
            + _text(_EDGE + 64, 28 + 18 * number, escape(name), "start")
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" '
        f'font-family="sans-serif" font-size="12">{"".join(body)}</svg>'
    )


def _text(x: float, y: float, said: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{said}</text>'
