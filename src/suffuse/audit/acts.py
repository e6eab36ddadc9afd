"""Adding to the chain."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import transaction

from suffuse.audit.models import Entry, Head
from suffuse.audit.reads import hash_of
from suffuse.audit.rules import GENESIS, Actor


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
    head = Head.objects.select_for_update().filter(pk=1).first() or Head(pk=1, hash=GENESIS)
    entry = Entry(
        sequence=head.sequence + 1,
        # Both databases keep microseconds; what is hashed must be what is kept.
        at=at.astimezone(UTC),
        by=by.account,
        seat=by.seat,
        unit=by.unit_id,
        act=act,
        thing=thing,
        facts=dict(facts or {}),
        previous=head.hash,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    head.sequence, head.hash = entry.sequence, entry.hash
    head.save()
    return entry
