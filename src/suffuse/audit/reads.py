"""Questions about the chain, and who is acting in a request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast, overload

from django.db.models import QuerySet
from django.http import HttpRequest

from suffuse.audit.models import Entry, Head
from suffuse.audit.rules import GENESIS, Actor, digest


class NobodyActs(Exception):
    """A view asked who acts, but the gate let nobody in: the route's row says it is public."""


def actor(request: HttpRequest) -> Actor:
    """
    Return the seat in whose name a request acts; the gate put it there.

    :raises NobodyActs: on a public page without a log-in
    """
    found = cast(Actor | None, getattr(request, "actor", None))
    if found is None:
        raise NobodyActs
    return found


def head() -> str:
    """Return the hash of the newest entry: what reports print, to anchor the chain outside it."""
    found = Head.objects.filter(pk=1).values_list("hash", flat=True).first()
    return found or GENESIS


@dataclass(frozen=True, slots=True)
class Broken:
    """Where the chain does not hold: an entry that is missing, moved or changed."""

    sequence: int
    why: str


def verify(*, anchors: Iterable[str] = ()) -> tuple[int, Broken | None]:
    """
    Walk the whole chain and return how many entries hold, and the first place where it breaks.

    :param anchors: hashes printed on letters; each must still be in the chain, which is what
        catches a cut tail or a chain that was written anew from the start
    """
    expected, sequence, wanted = GENESIS, 0, set(anchors)
    for entry in Entry.objects.order_by("sequence").iterator(chunk_size=2000):
        if entry.sequence != sequence + 1:
            return sequence, Broken(sequence + 1, "missing")
        if entry.previous != expected or entry.hash != hash_of(entry):
            return sequence, Broken(entry.sequence, "changed")
        sequence, expected = entry.sequence, entry.hash
        wanted.discard(entry.hash)
    if expected != head():
        return sequence, Broken(sequence + 1, "cut")
    if wanted:
        return sequence, Broken(sequence, "anchor")
    return sequence, None


def hash_of(entry: Entry) -> str:
    """Return the hash that an entry must carry, reckoned anew from all it says."""
    return digest(
        previous=entry.previous,
        sequence=entry.sequence,
        at=entry.at,
        by=entry.by,
        seat=entry.seat,
        unit=entry.unit,
        act=entry.act,
        thing=entry.thing,
        facts=entry.facts,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the log shows it: a seat's number, never a name."""

    sequence: int
    at: datetime
    seat: str
    unit: int | None
    act: str
    thing: str
    facts: Mapping[str, object]
    hash: str


class LazyLines(Sequence[Line]):
    """The lines of the log, fetched only as far as a page shows them."""

    def __init__(self, rows: QuerySet[Entry]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return self._rows.count()

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, at: int | slice) -> Line | tuple[Line, ...]:
        if isinstance(at, slice):
            return tuple(_line(row) for row in self._rows[at])
        return _line(self._rows[at])


def log(*, thing: str = "", act: str = "") -> LazyLines:
    """
    Return the log, newest first, to be sliced into pages. One query a page, and one to count.

    :param thing: only what was done to this thing, such as `plan 7`
    :param act: only this verb, such as `planning.confirm`
    """
    rows = Entry.objects.order_by("-sequence")
    if thing:
        rows = rows.filter(thing=thing)
    if act:
        rows = rows.filter(act=act)
    return LazyLines(rows)


def _line(row: Entry) -> Line:
    return Line(row.sequence, row.at, row.seat, row.unit, row.act, row.thing, row.facts, row.hash)
