"""
Which clause of a newer version goes on which of the older one, by the words they share.

A clause may be renumbered, moved, reworded, cut in two or joined to another, and all of these at
once. What speaks for two clauses being one is how many pairs of neighbouring syllables they share:
Dice's coefficient 2·|A∩B| / (|A|+|B|), or one of them lying whole in the other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from suffuse.directive.rules.facts import Part
from suffuse.language.rules import syllables

# Below this share of common pairs two clauses are two; half of a clause cut in five still finds home.
ALIKE = 0.35
# So much of a clause lies in another when it was cut out of it or joined to it.
WITHIN = 0.6
_FEWEST = 3
# A pair of syllables that stands in so many clauses says nothing about any of them.
_COMMON = 60

type Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Match:
    """
    How two versions belong together, by the ids of their clauses.

    `same`: a newer clause and the older one it goes on. `cut_from`: a newer clause and the older one
    it was cut out of. `joined_to`: an older clause and the newer one its words went into.
    """

    same: Mapping[str, str]
    cut_from: Mapping[str, str]
    joined_to: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Tie:
    new: str
    old: str
    common: int
    dice: float
    of_new: float
    of_old: float

    @property
    def holds(self) -> bool:
        whole = max(self.of_new, self.of_old) >= WITHIN and self.common >= _FEWEST
        return self.dice >= ALIKE or whole


def match(
    old: Sequence[Part], new: Sequence[Part], *, places: Mapping[str, object] | None = None
) -> Match:
    """
    Return how a newer version goes on an older one.

    :param places: where each clause of either stands (an id's path); among equals the same place wins
    """
    places = places or {}
    same = _equal(old, new, places)
    olds, news = {one.id: _pairs(one) for one in old}, {one.id: _pairs(one) for one in new}
    taken = set(same.values())
    for tie in _strongest(olds, news, same, places):
        if tie.new not in same and tie.old not in taken:
            same[tie.new] = tie.old
            taken.add(tie.old)
    return Match(same, *related(old, new, same))


def _strongest(
    olds: Mapping[str, Pairs],
    news: Mapping[str, Pairs],
    same: Mapping[str, str],
    places: Mapping[str, object],
) -> list[_Tie]:
    """Return what may hold between clauses that are not yet paired, the most alike first."""
    taken = set(same.values())
    left = {id_: pairs for id_, pairs in olds.items() if id_ not in taken}
    ties = _ties(left, {id_: pairs for id_, pairs in news.items() if id_ not in same})
    return sorted(
        (tie for tie in ties if tie.holds),
        key=lambda tie: (-tie.dice, not _same_place(places, tie.new, tie.old)),
    )


def related(
    old: Sequence[Part], new: Sequence[Part], same: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """
    Return what newer clauses were cut from, and what older ones were joined to.

    :param same: the newer clauses that go on older ones, by their ids
    """
    olds, news = {one.id: _pairs(one) for one in old}, {one.id: _pairs(one) for one in new}
    return _cut(same, olds, news), _joined(same, olds, news)


def _place(places: Mapping[str, object], id_: str) -> object:
    return places.get(id_, id_)


def _words(part: Part) -> tuple[str, ...]:
    return _syllables(f"{part.heading} {part.body}")


# Each clause is looked at several times on the way.
@lru_cache(maxsize=8192)
def _syllables(text: str) -> tuple[str, ...]:
    return syllables(text)


def _pairs(part: Part) -> Pairs:
    words = _words(part)
    return frozenset(pairwise(("", *words, ""))) if words else frozenset()


def _equal(
    old: Sequence[Part], new: Sequence[Part], places: Mapping[str, object]
) -> dict[str, str]:
    """Pair clauses with the very same words: where they stand first, then in their order."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in old:
        alike[_words(one)].append(one.id)
    same: dict[str, str] = {}
    for here_only in (True, False):
        for one in new:
            words = _words(one)
            waiting = alike.get(words, []) if one.id not in same else []
            found = next((id_ for id_ in waiting if _same_place(places, one.id, id_)), None)
            if found is None and not here_only and words:
                found = next(iter(waiting), None)
            if found is not None:
                same[one.id] = found
                waiting.remove(found)
    return same


def _same_place(places: Mapping[str, object], new: str, old: str) -> bool:
    return _place(places, new) == _place(places, old)


def _ties(olds: Mapping[str, Pairs], news: Mapping[str, Pairs]) -> Iterator[_Tie]:
    """Yield every two clauses that share words, without comparing each with each."""
    where: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, pairs in olds.items():
        for pair in pairs:
            where[pair].append(id_)
    for id_, pairs in news.items():
        common: Counter[str] = Counter()
        for pair in pairs:
            if len(where[pair]) <= _COMMON:
                common.update(where[pair])
        for old, shared in common.items():
            yield _tie(id_, old, shared, len(pairs), len(olds[old]))


def _tie(new: str, old: str, common: int, of_new: int, of_old: int) -> _Tie:
    dice = 2 * common / (of_new + of_old)
    return _Tie(new, old, common, dice, common / of_new, common / of_old)


def _cut(
    same: Mapping[str, str], olds: Mapping[str, Pairs], news: Mapping[str, Pairs]
) -> dict[str, str]:
    """Return what was cut out of an older clause; words that still stand there are only alike."""
    goes_on = {old: new for new, old in same.items()}
    come = {id_: pairs for id_, pairs in news.items() if id_ not in same and pairs}
    found: dict[str, str] = {}
    for tie in sorted(_ties(olds, come), key=lambda tie: -tie.of_new):
        if tie.new in found or tie.of_new < WITHIN or tie.common < _FEWEST:
            continue
        rest = news[goes_on[tie.old]] if tie.old in goes_on else frozenset()
        left = (news[tie.new] & olds[tie.old]) - rest
        if 2 * len(left) >= tie.common:
            found[tie.new] = tie.old
    return found


def _joined(
    same: Mapping[str, str], olds: Mapping[str, Pairs], news: Mapping[str, Pairs]
) -> dict[str, str]:
    """Return where the words of older clauses went that do not go on as clauses of their own."""
    lost = {id_: pairs for id_, pairs in olds.items() if id_ not in set(same.values()) and pairs}
    found: dict[str, str] = {}
    for tie in sorted(_ties(news, lost), key=lambda tie: -tie.of_new):
        # Here "new" is the older clause that is looked for, "old" the newer one it may lie in.
        if tie.new in found or tie.of_new < WITHIN or tie.common < _FEWEST:
            continue
        before = olds[same[tie.old]] if tie.old in same else frozenset()
        if 2 * len((olds[tie.new] & news[tie.old]) - before) >= tie.common:
            found[tie.new] = tie.old
    return found
