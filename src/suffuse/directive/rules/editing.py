"""
Putting a reading right by hand: lift, nest, join, split, take out, take in, relabel.

A reading is a sequence of pieces that tile the text. No edit can lose a character, because an edit
only moves the borders between pieces or says anew what a piece is. A clause's depth alone places it
in the tree: its parent is the nearest clause before it that stands higher.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from suffuse.directive.rules.building import identity
from suffuse.directive.rules.facts import OUTSIDE, Aside, Line, Part
from suffuse.directive.rules.lines import language
from suffuse.directive.rules.markers import markers

LONGEST_LABEL = 60
_SENTENCE_ENDS = re.compile(r"(?<=[.;:!?ฯ])[ \t]+(?=\S)")
_EXCERPT = 60


class Impossible(Exception):
    """The edit cannot be made here; `why` is a code that `wording` says in words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text and the pieces that tile it. `clauses` and `outside` are each in order of the text."""

    text: str
    clauses: tuple[Part, ...]
    outside: tuple[Aside, ...]

    def place(self, id_: str) -> int:
        """
        Return where a clause stands among the clauses.

        :raises Impossible: if there is none
        """
        for place, part in enumerate(self.clauses):
            if part.id == id_:
                return place
        raise Impossible("no_such_clause")

    def is_whole(self) -> bool:
        """Tell whether the pieces give back the text, every character once."""
        pieces: list[Part | Aside] = [*self.clauses, *self.outside]
        at = 0
        for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
            if piece.start != at:
                return False
            at = piece.end
        return at == len(self.text)


def relabel(sheet: Sheet, id_: str, label: str) -> Sheet:
    """Give a clause another label; by that a person has looked at it, and the doubt is gone."""
    label = " ".join(label.split())
    if not label or len(label) > LONGEST_LABEL:
        raise Impossible("label_length")
    place = sheet.place(id_)
    return _with(
        sheet,
        _at(sheet, place, replace(sheet.clauses[place], label=label, doubt="", confidence=1.0)),
    )


def approve(sheet: Sheet, id_: str) -> Sheet:
    """Say that a doubtful clause is right as it stands."""
    place = sheet.place(id_)
    return _with(sheet, _at(sheet, place, replace(sheet.clauses[place], doubt="", confidence=1.0)))


def lift(sheet: Sheet, id_: str) -> Sheet:
    """Move a clause, with all below it, one level up; what follows it under its old parent is then its own."""
    place = sheet.place(id_)
    if sheet.clauses[place].depth == 1:
        raise Impossible("already_highest")
    return _shift(sheet, place, -1)


def nest(sheet: Sheet, id_: str) -> Sheet:
    """Move a clause, with all below it, under the clause of its own level before it."""
    place = sheet.place(id_)
    if place == 0 or sheet.clauses[place - 1].depth < sheet.clauses[place].depth:
        raise Impossible("nothing_to_nest_under")
    return _shift(sheet, place, 1)


def _shift(sheet: Sheet, place: int, by: int) -> Sheet:
    depth = sheet.clauses[place].depth
    end = place + 1
    while end < len(sheet.clauses) and sheet.clauses[end].depth > depth:
        end += 1
    moved = [
        replace(part, depth=part.depth + by) if place <= at < end else part
        for at, part in enumerate(sheet.clauses)
    ]
    moved[place] = replace(moved[place], doubt="", confidence=1.0)
    return _with(sheet, moved)


def join(sheet: Sheet, id_: str) -> Sheet:
    """Give a clause's text to the piece before it; what stood below it stands below that."""
    place = sheet.place(id_)
    gone = sheet.clauses[place]
    rest = [part for part in sheet.clauses if part is not gone]
    aside = next((one for one in sheet.outside if one.end == gone.start), None)
    if aside is not None:
        longer = replace(aside, end=gone.end, text=sheet.text[aside.start : gone.end])
        return _with(sheet, rest, [longer if one is aside else one for one in sheet.outside])
    if place == 0:
        raise Impossible("nothing_before")
    before = sheet.clauses[place - 1]
    rest[place - 1] = _reworded(sheet.text, replace(before, end=gone.end), bool(before.heading))
    return _with(sheet, rest)


def split(sheet: Sheet, id_: str, at: int) -> Sheet:
    """Make two clauses of one, at a place within its text that `splits` offers."""
    place = sheet.place(id_)
    whole = sheet.clauses[place]
    if at not in {one for one, _ in splits(sheet, id_)}:
        raise Impossible("no_split_here")
    head = _reworded(sheet.text, replace(whole, end=at), bool(whole.heading))
    head = replace(head, doubt="", confidence=1.0)
    tail = _tail(sheet, whole, at)
    return _with(sheet, [*sheet.clauses[:place], head, tail, *sheet.clauses[place + 1 :]])


def _tail(sheet: Sheet, whole: Part, at: int) -> Part:
    """Return the clause that a split makes: with its own number where one stands there."""
    first = sheet.text[at : whole.end].strip().split("\n")[0]
    line = Line(at, whole.end, first.strip(), 0, False)
    found = markers(line, language=language(sheet.text))
    marker, word = (found[0].printed, found[0].word) if found else ("", "")
    above = whole.label.rpartition(".")[0]
    label = (f"{above}.{word}" if above and word else word) or f"{whole.label} (2)"
    used = {part.id for part in sheet.clauses}
    made = Part(
        id=identity(sheet.text[at : whole.end], used),
        label=label[:LONGEST_LABEL],
        marker=marker,
        depth=whole.depth,
        parent=None,
        heading="",
        body="",
        start=at,
        end=whole.end,
    )
    return _reworded(sheet.text, made, False)


def splits(sheet: Sheet, id_: str) -> tuple[tuple[int, str], ...]:
    """Return where a clause may be split, each with how its second half would begin."""
    part = sheet.clauses[sheet.place(id_)]
    own = sheet.text[part.start : part.end]
    return tuple(
        (part.start + at, " ".join(own[at : at + _EXCERPT].split()))
        for at in sorted(set(_borders(own)))
    )


def _borders(own: str) -> Iterator[int]:
    for match in re.finditer(r"[\r\n]+(?=[^\r\n])", own):
        if own[: match.end()].strip() and own[match.end() :].strip():
            yield match.end()
    for match in _SENTENCE_ENDS.finditer(own):
        if len(own[: match.start()].split()) > 1:
            yield match.end()


def take_out(sheet: Sheet, id_: str, kind: str) -> Sheet:
    """Say that a clause is none, but stands outside the outline."""
    if kind not in OUTSIDE:
        raise Impossible("no_such_kind")
    gone = sheet.clauses[sheet.place(id_)]
    aside = Aside(kind, sheet.text[gone.start : gone.end], gone.start, gone.end)
    rest = [part for part in sheet.clauses if part is not gone]
    return _with(sheet, rest, sorted([*sheet.outside, aside], key=lambda one: one.start))


def take_in(sheet: Sheet, start: int) -> Sheet:
    """Make a clause of what stands outside the outline, at the top level."""
    aside = next((one for one in sheet.outside if one.start == start and one.text.strip()), None)
    if aside is None:
        raise Impossible("no_such_part")
    line = Line(aside.start, aside.end, aside.text.strip().split("\n")[0], 0, False)
    found = markers(line, language=language(sheet.text))
    used = {part.id for part in sheet.clauses}
    made = Part(
        id=identity(aside.text, used),
        label=found[0].word if found else "*",
        marker=found[0].printed if found else "",
        depth=1,
        parent=None,
        heading="",
        body="",
        start=aside.start,
        end=aside.end,
    )
    parts = sorted([*sheet.clauses, _reworded(sheet.text, made, False)], key=lambda one: one.start)
    return _with(sheet, parts, [one for one in sheet.outside if one is not aside])


def _at(sheet: Sheet, place: int, part: Part) -> list[Part]:
    return [*sheet.clauses[:place], part, *sheet.clauses[place + 1 :]]


def _with(sheet: Sheet, clauses: Sequence[Part], outside: Sequence[Aside] | None = None) -> Sheet:
    """Return the sheet with other pieces, each clause's depth and parent made to agree."""
    settled: list[Part] = []
    for part in clauses:
        depth = min(part.depth, settled[-1].depth + 1 if settled else 1)
        above = next((one for one in reversed(settled) if one.depth < depth), None)
        settled.append(replace(part, depth=depth, parent=above.id if above else None))
    return Sheet(sheet.text, tuple(settled), tuple(sheet.outside if outside is None else outside))


def _reworded(text: str, part: Part, headed: bool) -> Part:
    """Return the clause with its heading and body read again from its own text."""
    lines = [
        line.strip() for line in text[part.start : part.end].strip().splitlines() if line.strip()
    ]
    lines = lines or [""]
    lines[0] = lines[0].removeprefix(part.marker).strip()
    if not lines[0] and len(lines) > 1:
        lines.pop(0)
    if headed and len(lines[0]) > 0:
        return replace(part, heading=lines[0], body="\n".join(lines[1:]))
    return replace(part, heading="", body="\n".join(lines))
