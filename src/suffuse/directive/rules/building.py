"""From lines and how they are read to clauses and asides that tile the text."""

import hashlib
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import count, pairwise, zip_longest

from suffuse.directive.rules.breaks import brief, closes, heads, receives, signs
from suffuse.directive.rules.drafting import Draft, raised
from suffuse.directive.rules.facts import Aside, Layer, Line, Part
from suffuse.directive.rules.kinds import KIND
from suffuse.directive.rules.sequences import Reading
from suffuse.language.rules import find_days, match_key

_HEADING = 200
_ID = 12
_HALLS = range(1, 6)  # the ranks of words that hold articles: parts, titles, chapters, sections
_SURE, _LIKELY, _WEAK, _DOUBTFUL = 0.98, 0.95, 0.8, 0.5


def build(
    layer: Layer, readings: Sequence[tuple[Line, Reading]]
) -> tuple[tuple[Part, ...], tuple[Aside, ...]]:
    """Return clauses and asides; sorted by `start` they give back every character, once."""
    drafts = _gather(readings, layer.paragraphs)
    drafts = raised(drafts)
    _doubt_last_paragraphs(drafts)
    _name_asides(drafts, layer.paragraphs)
    _tile(drafts, len(layer.text))
    if not drafts and layer.text:
        drafts = [Draft("other", 0, len(layer.text))]
    asides = tuple(
        Aside(draft.kind, layer.text[draft.start : draft.end], draft.start, draft.end)
        for draft in drafts
        if draft.kind != "clause"
    )
    return _clauses(layer, [draft for draft in drafts if draft.kind == "clause"]), asides


def _gather(  # long: each sort of line is one branch, and their order matters
    readings: Sequence[tuple[Line, Reading]], paragraphs: bool
) -> list[Draft]:
    drafts: list[Draft] = []
    last: Draft | None = None
    stack: list[Draft] = []
    for line, reading in readings:
        if line.kind:
            last = Draft(line.kind, line.start, line.end)
            drafts.append(last)
        elif reading.marker is not None:
            parent = stack[reading.depth - 2] if reading.depth > 1 else None
            last = Draft("clause", line.start, line.end, reading.depth, reading.marker)
            last.parent = parent.start if parent else None
            last.doubt = reading.doubt
            last.first = reading.stack[-1].times == 1
            stack = [*stack[: reading.depth - 1], last]
            drafts.append(last)
        elif reading.depth == 0:
            turns = last is not None and _turns(last, line, paragraphs)
            if last is None or last.kind != "outside" or line.gap or turns:
                last = Draft("outside", line.start, line.end)
                drafts.append(last)
        elif last is None or last.kind != "clause":
            # A table or a footnote stood in between; what follows is still outside every clause.
            last = Draft("other", line.start, line.end)
            drafts.append(last)
        elif reading.doubt.startswith("number"):
            last.doubt = last.doubt or reading.doubt
        elif line.gap or len(last.lines) == 1:
            last.unsure = last.unsure or reading.doubt
        last.lines.append(line)
    return drafts


def _turns(draft: Draft, below: Line, paragraphs: bool) -> bool:
    """Tell whether one paragraph is a sentence and the next a name, or one closes and the next signs."""
    above = draft.lines[-1]
    if (closes(above) and find_days(above.text)) or receives(draft.lines[0]):
        return brief(below) and not closes(below) and (bool(find_days(above.text)) or heads(below))
    if not paragraphs:
        return False
    return brief(above) != brief(below) or (closes(above) and not closes(below))


def _doubt_last_paragraphs(drafts: Sequence[Draft]) -> None:
    """Doubt a clause's later paragraphs only where no further number of its list proves them its."""
    for draft, following in zip_longest(drafts, drafts[1:]):
        if draft and (following is None or following.kind != "clause"):
            draft.doubt = draft.doubt or draft.unsure


def _name_asides(drafts: list[Draft], paragraphs: bool) -> None:
    """Say what each aside is by where it stands: before, between or after the clauses."""
    places = [place for place, draft in enumerate(drafts) if draft.kind == "clause"]
    for place, draft in enumerate(drafts):
        if draft.kind != "outside":
            continue
        if not places or place < places[0]:
            draft.kind = "preamble"
        else:
            ends = bool(draft.lines) and closes(draft.lines[0])
            signed = place > 0 and drafts[place - 1].kind in {"closing", "signature"}
            signed = signed and not KIND.match(draft.lines[0].text)
            if place > places[-1] or ends:
                draft.kind = "closing"
            else:
                draft.kind = "signature" if signed and all(map(brief, draft.lines)) else "lead"
    for draft in reversed(drafts):
        first = draft.lines[0] if draft.lines else None
        named = paragraphs or (first is not None and signs(first)) or any(map(heads, draft.lines))
        begins = first is not None and not closes(first) and named
        if draft.kind == "closing" and begins and all(map(brief, draft.lines)):
            draft.kind = "signature"
        elif first is not None and receives(first):
            continue
        elif draft.kind in {"closing", "clause", "lead", "preamble"}:
            break


def _tile(drafts: list[Draft], length: int) -> None:
    """Give every character between two pieces to the piece before; the first takes what leads."""
    for draft, following in pairwise(drafts):
        draft.end = following.start
    if drafts:
        drafts[0].start, drafts[-1].end = 0, length


def _clauses(layer: Layer, drafts: Sequence[Draft]) -> tuple[Part, ...]:
    parents = {draft.parent for draft in drafts}
    through = _counted_through(drafts)
    labels: dict[int, str] = {}
    ids: dict[int, str] = {}
    used: set[str] = set()
    tried: dict[str, int] = {}
    found = []
    for draft in drafts:
        first_seen = draft.lines[0].start
        heading, body = _words(draft, has_children=first_seen in parents)
        labels[first_seen] = _label(draft, {} if first_seen in through else labels)
        ids[first_seen] = identity(heading + " " + body, used, tried)
        used.add(ids[first_seen])
        part = Part(
            id=ids[first_seen],
            label=labels[first_seen],
            marker=draft.marker.printed if draft.marker else "",
            depth=draft.depth,
            parent=ids[draft.parent] if draft.parent is not None else None,
            heading=heading,
            body=body,
            start=draft.start,
            end=draft.end,
            doubt=draft.doubt,
        )
        found.append(replace(part, confidence=_confidence(draft)))
    return tuple(found)


def _words(draft: Draft, *, has_children: bool) -> tuple[str, str]:
    """Split a clause's own words into heading and body: a first line above others heads them."""
    skip = draft.marker.length if draft.marker else 0
    first = draft.lines[0].said(skip)
    first = first if first.strip("—–- ") else ""  # "3.—" before its (1)
    below = [line.said() for line in draft.lines[1:]]
    if draft.above is not None:
        return draft.above.said(), f"{first}\n" + "\n".join(below) if below else first
    if not first and below:  # the number stands on a line of its own, above its heading
        first = below.pop(0)
    rest = "\n".join(below)
    set_as_heading = draft.lines[0].hint is not None and draft.lines[0].hint.outline
    marked = draft.marker is not None and (
        draft.marker.rank or draft.marker.style.startswith("heading") or set_as_heading
    )
    heads = has_children or marked or any(line.gap for line in draft.lines[1:2])
    if len(first) <= _HEADING and heads and not (marked and not rest and not has_children):
        return first, rest
    return "", f"{first}\n{rest}".strip()


def _counted_through(drafts: Sequence[Draft]) -> set[int]:
    """Return where clauses begin whose numbers go on through parts and chapters: 3 after PART II, not II.3."""
    ranked = {
        draft.lines[0].start for draft in drafts if draft.marker and draft.marker.rank in _HALLS
    }
    groups: dict[tuple[str, int | None], list[Draft]] = {}
    for draft in drafts:
        if draft.marker and draft.parent in ranked and not draft.marker.is_bullet:
            groups.setdefault((draft.marker.style, draft.parent), []).append(draft)
    found: set[int] = set()
    last: dict[str, list[Draft]] = {}
    for (style, _), group in groups.items():
        before = last.get(style)
        ends = before[-1].marker if before else None
        begins = group[0].marker
        if before and ends and begins and begins.follows(ends):
            found.update(draft.lines[0].start for draft in (*before, *group))
        last[style] = group
    return found


def _label(draft: Draft, labels: dict[int, str]) -> str:
    marker = draft.marker
    if marker is None or not marker.word:
        return ""
    above = labels.get(draft.parent, "") if draft.parent is not None else ""
    if marker.rank or len(marker.path) > 1 or not above:
        return marker.word
    return f"{above} {marker.word}" if marker.is_bullet else f"{above}.{marker.word}"


def identity(words: str, used: Container[str], tried: dict[str, int] | None = None) -> str:
    """
    Return a clause's id: from its words, and from which of several alike it is.

    :param tried: remembers, for a long list of clauses, how many alike there were already
    """
    key = hashlib.sha256(match_key(words).encode()).hexdigest()[:_ID]
    first = 1 if tried is None else tried.get(key, 0) + 1
    for n in count(first):
        one = key if n == 1 else f"{key}-{n}"
        if one not in used:
            break
    if tried is not None:
        tried[key] = n
    return one


def _confidence(draft: Draft) -> float:
    if draft.doubt:
        return _DOUBTFUL
    if draft.marker and draft.marker.weak:
        return _WEAK
    return _LIKELY if draft.first else _SURE
