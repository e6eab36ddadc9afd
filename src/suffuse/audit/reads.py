"""Questions about the chain, and who is acting in a request."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

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
        act=entry.act,
        thing=entry.thing,
        facts=entry.facts,
    )
