"""Adding to the chain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction

from suffuse.audit.models import Entry, Head
from suffuse.audit.reads import hash_of
from suffuse.audit.rules import GENESIS, Actor


@dataclass(frozen=True, slots=True)
class Line:
    """What one act did: the verb, the thing it was done to, by whom, and the facts (JSON)."""

    act: str
    thing: str
    by: Actor
    facts: Mapping[str, object] = field(default_factory=dict)


@transaction.atomic
def write(
    *, act: str, thing: str, by: Actor, at: datetime, facts: Mapping[str, object] | None = None
) -> Entry:
    """
    Add one entry to the chain, in the transaction of the act it speaks of.

    :param act: the verb, `room.verb`
    :param thing: what it was done to, such as `plan 7`
    :param facts: JSON; never a person's name or an answer
    """
    (entry,) = write_many(lines=[Line(act, thing, by, facts or {})], at=at)
    return entry


@transaction.atomic
def write_many(*, lines: Iterable[Line], at: datetime) -> list[Entry]:
    """Add one entry for each of many acts done in one transaction, in their order. Four queries."""
    wanted = list(lines)
    if not wanted:
        return []
    head = Head.objects.select_for_update().filter(pk=1).first() or Head(pk=1, hash=GENESIS)
    entries = []
    for line in wanted:
        entry = Entry(
            sequence=head.sequence + 1,
            # Both databases keep microseconds; what is hashed must be what is kept.
            at=at.astimezone(UTC),
            by=line.by.account,
            seat=line.by.seat,
            unit=line.by.unit_id,
            act=line.act,
            thing=line.thing,
            facts=dict(line.facts),
            previous=head.hash,
        )
        entry.hash = hash_of(entry)
        head.sequence, head.hash = entry.sequence, entry.hash
        entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=1000)
    head.save()
    return entries
