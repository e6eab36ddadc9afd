"""
Which markers are markers: the reading of the whole document whose sequences are most consistent.

Every line may be read in several ways: as text of the clause before it, as text that stands outside
every clause, or as the head of a clause at some depth. A reading costs something where it breaks a
sequence ("2, 4"), starts one that nobody continues, or ignores what looks like a number. The
cheapest reading of all lines together wins; a beam of the best few is kept from line to line, so
that a later "II" may decide what an earlier "I" was. Costs are ordinal, tried on real and invented
documents of many styles; docs/method/outline.md tells why each is there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from suffuse.directive.rules.breaks import Mood, break_cost, moods, stay_cost
from suffuse.directive.rules.facts import Layer, Line
from suffuse.directive.rules.lines import language, lines
from suffuse.directive.rules.markers import Marker, markers

BEAM = 12
_DEEPEST = 9
_TOO_FAR = 8.0  # no later evidence outweighs more than this
_LONELY = 1.0
_CONSISTENT = 1.0
_CLOSE_CALL = 1.0
_SMALL_JUMP = 3
_BASIS = re.compile(
    r"(?:ອີງຕາມ|ອີງໃສ່|Pursuant to|Having regard|Based on|In accordance with|อาศัย|Căn cứ)"
    r"(?=.*(?:ເລກທີ|\bNo\.|ກົດໝາຍ|ລັດຖະທຳມະນູນ|\blaw\b|\d/|;$))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Level:
    """An open sequence: where it stands now, and what it looked like."""

    marker: Marker
    indent: int
    outline: int
    count: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the lines so far. Readings form a chain backwards through `before`."""

    cost: float
    stack: tuple[Level, ...]
    seen: Mapping[str, int]
    before: "Reading | None"
    marker: Marker | None = None
    doubt: str = ""

    @property
    def depth(self) -> int:
        """How deep the line stands: 0 outside the outline."""
        return len(self.stack)


def read(layer: Layer) -> tuple[tuple[Line, Reading], ...]:
    """Return every line with how it is best read."""
    whole = lines(layer)
    tongue = language(layer.text)
    heads = _after_the_basis(whole, [markers(line, language=tongue) for line in whole])
    best = [Reading(0.0, (), {}, None)]
    for line, ways, mood in zip(whole, heads, moods(whole, heads, layer), strict=True):
        best = _prune(new for old in best for new in _ways(old, line, ways, mood))
    end: Reading | None = min(best, key=lambda reading: reading.cost + _close(reading.stack))
    chain: list[Reading] = []
    while end is not None and end.before is not None:
        chain.append(end)
        end = end.before
    return tuple(zip(whole, reversed(chain), strict=True))


def _after_the_basis(
    whole: Sequence[Line], heads: list[tuple[Marker, ...]]
) -> list[tuple[Marker, ...]]:
    """Read no clause in the list of texts that a document is based on, before its first clause."""
    for place, (line, ways) in enumerate(zip(whole, heads, strict=True)):
        if ways and not _BASIS.match(line.text[ways[0].length :]):
            break
        heads[place] = ()
    return heads


def _prune(readings: Iterator[Reading]) -> list[Reading]:
    """Keep the cheapest reading of each state, and of those the best few."""
    kept: dict[object, Reading] = {}
    for reading in readings:
        state = tuple(
            (level.marker.style, level.marker.path, level.indent, level.count > 1, level.gaps > 0)
            for level in reading.stack
        )
        known = kept.get(state)
        if known is None or reading.cost < known.cost:
            kept[state] = reading
    best = sorted(kept.values(), key=_cost)[:BEAM]
    return [reading for reading in best if reading.cost < best[0].cost + _TOO_FAR]


_cost = attrgetter("cost")


def _ways(old: Reading, line: Line, ways: Sequence[Marker], mood: Mood) -> Iterator[Reading]:
    """Yield every way to go on from one reading."""
    loss = max((marker.loss for marker in ways), default=0.0) * (0.2 if mood.signs else 1.0)
    if line.kind:
        yield Reading(old.cost, old.stack, old.seen, old)
        return
    stays = stay_cost(mood, _outermost(old)) if old.stack else 0.0
    leaves = break_cost(mood, _outermost(old), _named(old)) + _close(old.stack)
    doubt = "perhaps_outside" if old.stack and leaves - stays < _CLOSE_CALL else ""
    if (passed := next((way for way in ways if not way.weak), None)) and not mood.signs:
        doubt = f"number_passed_over: {passed.printed}"
    yield Reading(old.cost + loss + stays, old.stack, old.seen, old, None, doubt)
    if old.stack:
        yield Reading(old.cost + loss + leaves, (), old.seen, old)
    for marker in ways:
        yield from _follow(old, line, marker)
        yield from _open(old, line, marker)


def _outermost(old: Reading) -> tuple[int, bool]:
    """Return where the outermost sequence stands, and whether its clauses followed without a gap."""
    if not old.stack:
        return 0, False
    lists = [level for level in old.stack if level.count > 1]
    return old.stack[0].indent, bool(lists) and lists[-1].gaps == 0


def _named(old: Reading) -> bool:
    return any(level.marker.rank or level.outline for level in old.stack)


def _close(levels: Sequence[Level]) -> float:
    """Return what it costs to close sequences: one that was never continued was perhaps none."""
    return sum(
        _LONELY / 2 if level.marker.is_bullet else _LONELY
        for level in levels
        if level.count == 1 and not level.marker.rank and not level.outline
    )


def _follow(old: Reading, line: Line, marker: Marker) -> Iterator[Reading]:
    """Read the marker as the next of a sequence that is open."""
    for place, level in enumerate(old.stack):
        if not _same(level, marker):
            continue
        cost, doubt = _step(level.marker, marker)
        cost += 0.2 * marker.weak + 1.5 * (marker.is_bullet and abs(line.indent - level.indent) > 1)
        now = Level(marker, line.indent, level.outline, level.count + 1, level.gaps + line.gap)
        cost += old.cost + _close(old.stack[place + 1 :])
        yield _said(old, (*old.stack[:place], now), marker, cost, doubt)


def _same(level: Level, marker: Marker) -> bool:
    if len(marker.path) > 1 or len(level.marker.path) > 1:
        return level.marker.path[:-1] == marker.path[:-1] and not (marker.rank or level.marker.rank)
    return level.marker.style == marker.style


def _step(before: Marker, marker: Marker) -> tuple[float, str]:
    """Return the cost and the doubt of one number coming after another."""
    if marker.is_bullet or marker.style.startswith("heading") or marker.value == before.value + 1:
        return 0.0, ""
    numbers = f"{before.printed or before.word}, {marker.printed or marker.word}"
    if marker.value > before.value:
        return (
            2.0 if marker.value - before.value <= _SMALL_JUMP else 4.0
        ), f"number_jump: {numbers}"
    if marker.value == before.value:
        return 3.5, f"number_twice: {numbers}"
    return 4.5, f"number_back: {numbers}"


def _open(old: Reading, line: Line, marker: Marker) -> Iterator[Reading]:
    """Read the marker as the first of a new sequence, under any clause that is open."""
    for depth in range(min(len(old.stack), _DEEPEST), -1, -1):
        under = old.stack[:depth]
        if not _lawful(under, line, marker):
            continue
        if marker.is_bullet and any(_same(level, marker) for level in old.stack[depth:]):
            break  # the next bullet of an open sequence is never the first of another
        first, doubt = _first(old, under, marker)
        shape = _shape(old, under, line, marker)
        restart = (
            3.0 * any(_same(level, marker) for level in old.stack[depth:]) * (marker.value == 1)
        )
        again = 2.5 * any(_same(level, marker) for level in under)
        if marker.is_bullet and again and line.indent > under[-1].indent + 1:
            again = 0.0
        cost = old.cost + _CONSISTENT + first + shape + restart + again + 1.5 * marker.weak
        cost += _close(old.stack[depth:])
        outline = line.hint.outline if line.hint else 0
        level = Level(marker, line.indent, outline, 1, 0)
        said = doubt or ("starts_again: " + marker.printed if restart or again else "")
        yield _said(old, (*under, level), marker, cost, said)


def _lawful(under: tuple[Level, ...], line: Line, marker: Marker) -> bool:
    """Tell whether words such as Part and Article, and headings, would stand in their order."""
    outline = line.hint.outline if line.hint else 0
    if any(level.marker.rank >= marker.rank > 0 for level in under):
        return False
    if marker.style.startswith("heading"):
        return all(0 < level.outline < outline for level in under)
    return not outline or all(level.outline < outline for level in under if level.outline)


def _first(old: Reading, under: tuple[Level, ...], marker: Marker) -> tuple[float, str]:
    """Return what it costs to start at this number, and the doubt where it is not the first."""
    if len(marker.path) > 1:
        stands = any(level.marker.path == marker.path[:-1] for level in under[-1:])
        missing = 0.0 if stands else 2.0
        return missing + (0.0 if marker.value == 1 else 2.0), (
            "" if stands and marker.value == 1 else f"number_starts_at: {marker.printed}"
        )
    if marker.value == 1:
        return 0.0, ""
    last = old.seen.get(marker.style)
    if last == marker.value - 1:
        return (0.0 if marker.rank else 0.8), ""  # articles count on through the chapters
    if last:
        return 3.0, f"number_jump: {last}, {marker.printed}"
    return 3.0, f"number_starts_at: {marker.printed}"


def _shape(old: Reading, under: tuple[Level, ...], line: Line, marker: Marker) -> float:
    """Return what the place of the line on the page says against opening here."""
    popped = old.stack[len(under) :]
    cost = 0.0
    for level in popped:
        higher = marker.rank and not level.marker.rank
        cost += 0.3 if higher or line.indent < level.indent else 1.5
    if under and line.indent < under[-1].indent:
        cost += 1.0
    if marker.rank and under and not under[-1].marker.rank:
        cost += 0.3 if under[-1].marker.style.startswith("ROMAN") else 2.0
    return cost


def _said(
    old: Reading, stack: tuple[Level, ...], marker: Marker, cost: float, doubt: str
) -> Reading:
    return Reading(cost, stack, {**old.seen, marker.style: marker.value}, old, marker, doubt)
