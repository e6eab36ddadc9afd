"""
Which markers are markers: the reading of the whole document whose sequences are most consistent.

Every line may be read in several ways: as text of the clause before it, as text that stands outside
every clause, or as the head of a clause at some depth. A reading costs something where it breaks a
sequence ("2, 4"), starts one that nobody continues, or ignores what looks like a number. The
cheapest reading of all lines together wins; a beam of the best few is kept from line to line, so
that a later "II" may decide what an earlier "I" was. Costs are ordinal, tried on real and invented
documents of many styles; docs/method/outline.md tells why each is there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from suffuse.directive.rules.breaks import Mood, break_cost, moods, stay_cost
from suffuse.directive.rules.facts import Layer, Line
from suffuse.directive.rules.lines import language, lines
from suffuse.directive.rules.markers import Marker, markers
from suffuse.directive.rules.matter import (
    after_the_basis,
    bare_headings,
    before_the_receivers,
    runs_over,
)
from suffuse.directive.rules.quoting import quoted
from suffuse.directive.rules.words import LIGHT
from suffuse.language.rules import composed

BEAM = 8
_DEEPEST = 9
_TOO_FAR = 8.0  # no later evidence outweighs more than this
_LONELY = 1.0
_CONSISTENT = 1.0
_CLOSE_CALL = 1.0
_SMALL_JUMP = 3


class Level(NamedTuple):
    """An open sequence: where it stands now, and what it looked like."""

    marker: Marker
    indent: int
    outline: int
    times: int
    gaps: int

    @property
    def state(self) -> tuple[object, ...]:
        """What of it can matter for the lines to come."""
        return (self.marker.style, self.marker.path, self.indent, self.times > 1, self.gaps > 0)

    @property
    def closing(self) -> float:
        """What it costs to close it: a sequence that was never continued was perhaps none."""
        if self.times > 1 or self.marker.rank or self.outline:
            return 0.0
        return _LONELY / 2 if self.marker.is_bullet else _LONELY


@dataclass(frozen=True, slots=True)
class Reading:
    """
    One way to read the lines so far. Readings form a chain backwards through `before`.

    `closing[n]` is what it costs to close all open sequences from the nth on.
    """

    cost: float
    stack: tuple[Level, ...]
    seen: Mapping[str, int]
    before: "Reading | None"
    marker: Marker | None = None
    doubt: str = ""
    state: tuple[object, ...] = ()
    closing: tuple[float, ...] = (0.0,)

    @property
    def depth(self) -> int:
        """How deep the line stands: 0 outside the outline."""
        return len(self.stack)


class Way(NamedTuple):
    """One more line read one way: `kept` levels of the reading before stay open, then `level`."""

    cost: float
    old: Reading
    kept: int
    level: Level | None = None
    doubt: str = ""

    def reading(self, state: tuple[object, ...]) -> Reading:
        """Return the reading that this way leads to."""
        old, level = self.old, self.level
        if level is None and self.kept == len(old.stack):
            return Reading(
                self.cost, old.stack, old.seen, old, None, self.doubt, state, old.closing
            )
        if level is None:
            return Reading(self.cost, (), old.seen, old)
        stack = (*old.stack[: self.kept], level)
        sums = accumulate((one.closing for one in reversed(stack)), initial=0.0)
        seen = {**old.seen, level.marker.style: level.marker.value}
        return Reading(
            self.cost, stack, seen, old, level.marker, self.doubt, state, tuple(sums)[::-1]
        )


def read(layer: Layer) -> tuple[tuple[Line, Reading], ...]:
    """Return every line with how it is best read."""
    whole = lines(layer)
    tongue = language(composed(layer.text))
    inside = quoted(whole)
    heads = [
        () if place in inside else markers(line, language=tongue)
        for place, line in enumerate(whole)
    ]
    heads = runs_over(whole, before_the_receivers(whole, after_the_basis(whole, heads)))
    heads = bare_headings(whole, heads, layer.paragraphs)
    best = [Reading(0.0, (), {}, None)]
    for line, ways, mood in zip(whole, heads, moods(whole, heads, layer, inside), strict=True):
        best = _prune(new for old in best for new in _ways(old, line, ways, mood))
    end: Reading | None = min(best, key=lambda reading: reading.cost + reading.closing[0])
    chain: list[Reading] = []
    while end is not None and end.before is not None:
        chain.append(end)
        end = end.before
    return tuple(zip(whole, reversed(chain), strict=True))


def _prune(ways: Iterable[Way]) -> list[Reading]:
    """Keep the cheapest way to each state, and of those the best few."""
    kept: dict[tuple[object, ...], Way] = {}
    most = float("inf")
    for way in ways:
        if way.cost >= most:
            continue
        most = min(most, way.cost + _TOO_FAR)
        state = way.old.state[: way.kept]
        if way.level is not None:
            state = (*state, way.level.state)
        known = kept.get(state)
        if known is None or way.cost < known.cost:
            kept[state] = way
    best = sorted(kept.items(), key=lambda one: one[1].cost)[:BEAM]
    return [way.reading(state) for state, way in best if way.cost < most]


def _ways(old: Reading, line: Line, ways: Sequence[Marker], mood: Mood) -> Iterator[Way]:
    """Yield every way to go on from one reading."""
    depth = len(old.stack)
    if line.kind:
        yield Way(old.cost, old, depth)
        return
    loss = max((marker.loss for marker in ways), default=0.0) * (0.2 if mood.signs else 1.0)
    outermost = _outermost(old)
    stays = stay_cost(mood, outermost) if depth else 0.0
    leaves = break_cost(mood, outermost, _named(old)) + old.closing[0]
    doubt = "perhaps_outside" if depth and leaves - stays < _CLOSE_CALL else ""
    if (passed := next((way for way in ways if not way.weak), None)) and not mood.signs:
        doubt = f"number_passed_over: {passed.printed}"
    yield Way(old.cost + loss + stays, old, depth, None, doubt)
    if depth:
        yield Way(old.cost + loss + leaves, old, 0)
    for marker in ways:
        same = [_same(level, marker) for level in old.stack]
        yield from _follow(old, line, marker, same)
        yield from _open(old, line, marker, same)


def _outermost(old: Reading) -> tuple[int, bool]:
    """Return where the outermost sequence stands, and whether its clauses followed without a gap."""
    if not old.stack:
        return 0, False
    inner = next((level for level in reversed(old.stack) if level.times > 1), None)
    return old.stack[0].indent, inner is not None and inner.gaps == 0


def _named(old: Reading) -> bool:
    return any(level.marker.rank or level.outline for level in old.stack)


def _follow(old: Reading, line: Line, marker: Marker, same: Sequence[bool]) -> Iterator[Way]:
    """Read the marker as the next of a sequence that is open."""
    for place, level in enumerate(old.stack):
        if not same[place]:
            continue
        cost, doubt = _step(level.marker, marker)
        cost += 0.2 * marker.weak + 1.5 * (marker.is_bullet and abs(line.indent - level.indent) > 1)
        now = Level(marker, line.indent, level.outline, level.times + 1, level.gaps + line.gap)
        yield Way(old.cost + cost + old.closing[place + 1], old, place, now, doubt)


def _same(level: Level, marker: Marker) -> bool:
    if len(marker.path) > 1 or len(level.marker.path) > 1:
        named = marker.rank or level.marker.rank
        alike = level.marker.style == marker.style or not named
        return level.marker.path[:-1] == marker.path[:-1] and alike
    return level.marker.style == marker.style


def _step(before: Marker, marker: Marker) -> tuple[float, str]:
    """Return the cost and the doubt of one number coming after another."""
    if marker.is_bullet or marker.style.startswith("heading") or marker.follows(before):
        return 0.0, ""
    numbers = f"{before.printed or before.word}, {marker.printed or marker.word}"
    if marker.value > before.value:
        return (
            2.0 if marker.value - before.value <= _SMALL_JUMP else 4.0
        ), f"number_jump: {numbers}"
    if marker.value == before.value:
        return 3.5, f"number_twice: {numbers}"
    return 4.5, f"number_back: {numbers}"


def _open(old: Reading, line: Line, marker: Marker, same: Sequence[bool]) -> Iterator[Way]:
    """Read the marker as the first of a new sequence, under any clause that is open."""
    outline = line.hint.outline if line.hint else 0
    level = Level(marker, line.indent, outline, 1, 0)
    for depth in range(min(len(old.stack), _DEEPEST), -1, -1):
        under = old.stack[:depth]
        if not _lawful(under, line, marker):
            continue
        below = any(same[depth:])
        if marker.is_bullet and below:
            break  # the next bullet of an open sequence is never the first of another
        first, doubt = _first(old, under, marker)
        restart = 3.0 * (below and marker.value == 1)
        again = 2.5 * any(same[:depth])
        if marker.is_bullet and again and line.indent > under[-1].indent + 1:
            again = 0.0
        cost = old.cost + _CONSISTENT + first + _shape(old, under, line, marker)
        cost += restart + again + 1.5 * marker.weak + old.closing[depth]
        said = doubt or ("starts_again: " + marker.printed if restart or again else "")
        yield Way(cost, old, depth, level, said)


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
        stands = stands or bool(marker.rank)  # "Section 2.1" needs no Section 2 above it
        missing = 0.0 if stands else 2.0
        return missing + (0.0 if marker.value == 1 else 2.0), (
            "" if stands and marker.value == 1 else f"number_starts_at: {marker.printed}"
        )
    if marker.value == 1 or (marker.rank and marker.value % 100 == 1):
        return 0.0, ""  # some count their sections from 101 and 201
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
        higher = (marker.rank and not 0 < level.marker.rank <= marker.rank) or (
            level.marker.is_bullet and not marker.is_bullet
        )
        cost += 0.3 if higher or line.indent < level.indent else 1.5
    if under and line.indent < under[-1].indent:
        cost += 1.0
    if under and under[-1].marker.is_bullet and not marker.is_bullet:
        cost += 2.0 * (line.indent <= under[-1].indent)  # numbers stand above bullets
    if marker.rank and under and not under[-1].marker.rank:
        light = marker.style.removeprefix("word ") in LIGHT
        cost += 0.3 if under[-1].marker.style.startswith("ROMAN") else 0.4 if light else 2.0
    return cost
