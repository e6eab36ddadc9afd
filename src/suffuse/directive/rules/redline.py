"""
Two versions held against each other, clause by clause and, inside a clause, word by word.

Lao writes no spaces between words, so there the smallest piece that changes is a syllable. Clauses
that were cut apart or joined are compared as the group they were: what only moved over a border is
not shown as new.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from suffuse.directive.rules.facts import Part
from suffuse.directive.rules.likeness import related
from suffuse.directive.rules.wordwise import Piece, differences, has_letters
from suffuse.language.rules import match_key


@dataclass(frozen=True, slots=True)
class Change:
    """
    What became of one clause; `kinds` is empty where nothing did.

    Kinds: "added", "removed", "reworded", "signs" (only spaces or punctuation), "renumbered",
    "moved", "cut" (part of it became another clause), "cut_from" (it was part of another), "joined"
    (another went into it), "joined_to" (it went into another). `others` are the labels of those.
    """

    key: str
    kinds: tuple[str, ...]
    label: str
    label_before: str
    depth: int
    pieces: tuple[Piece, ...]
    others: tuple[str, ...] = ()

    @property
    def is_new_matter(self) -> bool:
        """Whether words changed, so that whoever studied the older version must look again."""
        return bool({"added", "removed", "reworded"} & {*self.kinds})

    @property
    def swaps(self) -> tuple[tuple[str, str], ...]:
        """The changes one by one: what stood, and what stands instead; either may be empty."""
        runs = [(kind, "".join(one.text for one in run)) for kind, run in _runs(self.pieces)]
        found: list[tuple[str, str]] = []
        for at, (kind, text) in enumerate(runs):
            after_gone = at > 0 and runs[at - 1][0] == "gone"
            if kind == "gone":
                found.append((text.strip(), ""))
            elif kind == "new" and after_gone:
                found[-1] = (found[-1][0], text.strip())
            elif kind == "new":
                found.append(("", text.strip()))
        return tuple(one for one in found if any(one))


def _runs(pieces: Iterable[Piece]) -> Iterator[tuple[str, Iterator[Piece]]]:
    return groupby(pieces, key=lambda piece: piece.kind)


def compare(old: Sequence[Part], new: Sequence[Part]) -> tuple[Change, ...]:
    """
    Return every clause of the newer version in its order, what was removed where it stood.

    A clause's id is its key, the same in both where it is the same clause.
    """
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    groups = _groups(before, after)
    pieces = _worded(groups, before, after)
    moved = _moved(old, new)
    found: dict[str, Change] = {}
    for key in (*before, *after):
        if key not in found:
            loud = _has_other_words(groups[key], pieces)
            one = _change(key, before.get(key), after.get(key), pieces[key], key in moved, loud)
            found[key] = _related(one, groups[key], before, after, loud)
    return tuple(found[key] for key in _order(list(before), list(after)))


@dataclass(slots=True)
class _Group:
    """Clauses of both versions that share their words: cut apart or joined, mostly one of each."""

    old: list[str]
    new: list[str]


def _groups(before: Mapping[str, Part], after: Mapping[str, Part]) -> dict[str, _Group]:
    """Return every clause's group by its key."""
    groups = {
        key: _Group([key] if key in before else [], [key] if key in after else [])
        for key in (*before, *after)
    }
    same = {key: key for key in after if key in before}
    for found in related(list(before.values()), list(after.values()), same):
        for one, other in found.items():
            big, small = groups[other], groups[one]
            if big is not small:
                big.old += small.old
                big.new += small.new
                groups |= dict.fromkeys((*small.old, *small.new), big)
    return groups


def _worded(
    groups: Mapping[str, _Group], before: Mapping[str, Part], after: Mapping[str, Part]
) -> dict[str, tuple[Piece, ...]]:
    """Return each clause's words compared, those of one group together."""
    found: dict[str, tuple[Piece, ...]] = {}
    olds = {key: at for at, key in enumerate(before)}
    news = {key: at for at, key in enumerate(after)}
    for group in {id(one): one for one in groups.values()}.values():
        group.old.sort(key=olds.__getitem__)
        group.new.sort(key=news.__getitem__)
        old = "\n".join(_said(before[key]) for key in group.old)
        words = differences(old, "\n".join(_said(after[key]) for key in group.new))
        found |= _shared_out(words, group.new, after)
        for key in group.old:
            # Where a clause went into another, its words are compared there.
            found.setdefault(key, (Piece("same", _said(before[key])),) if group.new else words)
    return found


def _said(part: Part) -> str:
    return "\n".join(one for one in (part.heading, part.body) if one)


def _shared_out(
    words: tuple[Piece, ...], keys: Sequence[str], after: Mapping[str, Part]
) -> dict[str, tuple[Piece, ...]]:
    """Give each clause of a group the part of the comparison that lies within it."""
    if len(keys) <= 1:
        return dict.fromkeys(keys, words)
    found: dict[str, list[Piece]] = {key: [] for key in keys}
    at, room = 0, len(_said(after[keys[0]])) + 1
    for piece in words:
        text = piece.text
        if piece.kind == "gone":
            found[keys[at]].append(piece)
            continue
        while text:
            found[keys[at]].append(Piece(piece.kind, text[:room]))
            text, room = text[room:], max(room - len(text), 0)
            if room == 0 and at + 1 < len(keys):
                at += 1
                room = len(_said(after[keys[at]])) + 1
    return {key: tuple(pieces) for key, pieces in found.items()}


def _has_other_words(group: _Group, pieces: Mapping[str, tuple[Piece, ...]]) -> bool:
    """Tell whether more than signs, spaces or capital letters differ in a group of clauses."""
    letters = {"gone": "", "new": ""}
    for key in group.new:
        for piece in pieces[key]:
            if piece.kind in letters:
                letters[piece.kind] += match_key(piece.text) if has_letters(piece.text) else ""
    return letters["gone"] != letters["new"]


def _change(  # noqa: PLR0917 — both sides of one clause, and what was found out about it
    key: str,
    old: Part | None,
    new: Part | None,
    pieces: tuple[Piece, ...],
    moved: bool,
    loud: bool,
) -> Change:
    shown = new or old
    assert shown is not None, "a key comes from one of the two"  # noqa: S101 - told to the type checker
    kinds = []
    if old is None:
        kinds.append("added")
    elif new is None:
        kinds.append("removed")
    else:
        differ = [one.text for one in pieces if one.kind != "same"]
        if loud and any(has_letters(text) for text in differ):
            kinds.append("reworded")
        elif any(text.strip() for text in differ):
            kinds.append("signs")
        if old.label != new.label:
            kinds.append("renumbered")
        if moved:
            kinds.append("moved")
    return Change(
        key, tuple(kinds), new.label if new else "", old.label if old else "", shown.depth, pieces
    )


def _related(
    one: Change,
    group: _Group,
    before: Mapping[str, Part],
    after: Mapping[str, Part],
    loud: bool,
) -> Change:
    """Say of a clause that was cut or joined what it was, instead of calling it new or gone."""
    others_old = tuple(before[key].label for key in group.old if key != one.key)
    others_new = tuple(after[key].label for key in group.new if key != one.key)
    if not others_old and not others_new:
        return one
    kinds, others = [kind for kind in one.kinds if kind not in {"added", "removed"}], others_new
    if one.key not in before:
        kinds, others = ["cut_from", *kinds], others_old
        if loud and any(each.kind != "same" and has_letters(each.text) for each in one.pieces):
            kinds.append("reworded")
    elif one.key not in after:
        kinds = ["joined_to"]
    elif others_new:
        kinds = ["cut", *kinds]
    else:
        kinds, others = ["joined", *kinds], others_old
    return Change(one.key, tuple(kinds), one.label, one.label_before, one.depth, one.pieces, others)


def _moved(old: Sequence[Part], new: Sequence[Part]) -> set[str]:
    """Return the clauses that stand under another one, or before those they stood behind."""
    parents = {one.id: one.parent for one in old}
    known = [one for one in new if one.id in parents]
    place = {one.id: at for at, one in enumerate(old)}
    steady = {known[at].id for at in _longest_rising([place[one.id] for one in known])}
    return {
        one.id
        for one in known
        if one.id not in steady or (parents[one.id] != one.parent and one.parent in place)
    }


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return the places of a longest rising run of numbers (patience sorting)."""
    tops: list[int] = []
    places: list[int] = []
    back: list[int] = []
    for at, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        back.append(places[pile - 1] if pile else -1)
        tops[pile : pile + 1], places[pile : pile + 1] = [number], [at]
    found, at = [], places[-1] if places else -1
    while at >= 0:
        found.append(at)
        at = back[at]
    return found[::-1]


def _order(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return all keys in the newer order, each removed one behind what it stood behind."""
    here = set(new)
    behind: dict[str, list[str]] = {}
    last = ""
    for key in old:
        if key in here:
            last = key
        else:
            behind.setdefault(last, []).append(key)
    ordered = [*behind.get("", ())]
    for key in new:
        ordered += [key, *behind.get(key, ())]
    return ordered
