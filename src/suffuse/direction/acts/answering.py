"""What units answer to a direction, and how its giver closes it."""

from datetime import datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.direction.acts.refusals import (
    AlreadyDone,
    AlreadyReceived,
    Closed,
    NotReceived,
    StillOpen,
)
from suffuse.direction.acts.saying import perhaps, said
from suffuse.direction.models import Direction, Receipt

# What the column holds.
_EVIDENCE = 500


@transaction.atomic
def receive(*, receipt_id: int, by: Actor, at: datetime, added: str = "") -> Receipt:
    """
    Say that a direction has reached a unit, and what this level adds for those below it.

    A unit need not wait for the one above: a late parent keeps nobody from acting.

    :raises AlreadyReceived: the unit has said so before
    :raises Incomplete: / :raises TooLong: see `saying`
    """
    receipt = _take(receipt_id)
    if receipt.received_at is not None:
        raise AlreadyReceived(receipt)
    receipt.received_at, receipt.received_by = at, by.account
    receipt.added = perhaps(added, "added")
    receipt.save()
    audit.write(
        act="direction.receive",
        thing=f"direction {receipt.direction_id}",
        by=by,
        at=at,
        facts={"unit": receipt.unit_id, "added": bool(receipt.added)},
    )
    return receipt


@transaction.atomic
def finish(*, receipt_id: int, evidence: str, by: Actor, at: datetime) -> Receipt:
    """
    Say that a unit has done what was asked, and what shows it.

    :raises NotReceived: it must first have reached the unit
    :raises AlreadyDone: said before
    :raises Incomplete: / :raises TooLong: see `saying`
    """
    receipt = _take(receipt_id)
    if receipt.received_at is None:
        raise NotReceived(receipt)
    if receipt.done_at is not None:
        raise AlreadyDone(receipt)
    receipt.done_at, receipt.evidence = at, said(evidence, "evidence", _EVIDENCE)
    receipt.save()
    audit.write(
        act="direction.finish",
        thing=f"direction {receipt.direction_id}",
        by=by,
        at=at,
        facts={"unit": receipt.unit_id},
    )
    return receipt


@transaction.atomic
def close(*, direction_id: int, by: Actor, at: datetime, with_open: bool = False) -> Direction:
    """
    Close a direction: nothing more is asked of anybody.

    :param with_open: units that have not done it are named in the record instead of waited for
    :raises StillOpen: units have not done it, and `with_open` was not said
    """
    direction = Direction.objects.select_for_update().get(pk=direction_id)
    if direction.closed_at is not None:
        raise Closed(direction)
    open_ = Receipt.objects.filter(direction=direction, done_at=None).order_by("unit__path")
    codes = list(open_.values_list("unit__code", flat=True))
    if codes and not with_open:
        raise StillOpen(codes)
    direction.closed_at, direction.closed_by = at, by.account
    direction.save()
    audit.write(
        act="direction.close",
        thing=f"direction {direction_id}",
        by=by,
        at=at,
        facts={"open": codes},
    )
    return direction


def _take(receipt_id: int) -> Receipt:
    receipt = (
        Receipt.objects.select_for_update(of=("self",))
        .select_related("direction")
        .get(pk=receipt_id)
    )
    if receipt.direction.closed_at is not None:
        raise Closed(receipt.direction)
    return receipt
