"""Marks on duties. They are written in the transaction of the act that made them true."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.rollout.models import Duty
from suffuse.rollout.rules import LATEST, Mark

_FIELD = {
    Mark.ASSESSED: "assessed_at",
    Mark.PLANNED: "planned_at",
    Mark.STUDYING: "studying_since",
    Mark.STUDIED: "studied_at",
    Mark.REPORTED: "reported_at",
    Mark.RETURNED: "returned_at",
    Mark.ACCEPTED: "accepted_at",
}


@dataclass
class NoDuty(Exception):
    """The rollout asks nothing of this unit."""

    rollout_id: int
    unit_ids: tuple[int, ...]


@transaction.atomic
def mark(*, rollout_id: int, unit_id: int, what: Mark | str, at: datetime) -> None:
    """
    Mark what has happened to a unit's duty; said twice, it is marked once.

    It writes no entry: the act that calls it has written its own.

    :param what: of assessed, planned, studying and studied the first moment is kept; of reported,
        returned and accepted the last
    :raises NoDuty: if the rollout asks nothing of the unit
    """
    mark_many(rollout_id=rollout_id, unit_ids=[unit_id], what=what, at=at)


@transaction.atomic
def mark_many(
    *, rollout_id: int, unit_ids: Collection[int], what: Mark | str, at: datetime
) -> None:
    """
    Mark the duties of many units at once; as `mark`, in two queries.

    :raises NoDuty: if the rollout asks nothing of one of them
    """
    field = _FIELD[Mark(what)]
    duties = Duty.objects.filter(rollout_id=rollout_id, unit_id__in=unit_ids)
    found = set(duties.values_list("unit_id", flat=True))
    if missing := set(unit_ids) - found:
        raise NoDuty(rollout_id, tuple(sorted(missing)))
    if Mark(what) not in LATEST:
        duties = duties.filter(**{field: None})
    duties.update(**{field: at})


@transaction.atomic
def give_duty(*, rollout_id: int, unit_id: int, by: Actor, at: datetime) -> Duty:
    """Give a unit that came into the tree after the opening its part in a rollout."""
    duty, made = Duty.objects.get_or_create(rollout_id=rollout_id, unit_id=unit_id)
    if made:
        audit.write(
            act="rollout.give_duty",
            thing=f"rollout {rollout_id}",
            by=by,
            at=at,
            facts={"unit": unit_id},
        )
    return duty
