"""Opening duties again, when a newer edition changed what was studied."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import HOUSE, Actor
from suffuse.directive.models import Edition
from suffuse.directive.reads.comparing import redline
from suffuse.organisation.models import Unit
from suffuse.rollout.acts.marking import NoDuty
from suffuse.rollout.acts.opening import AlreadyClosed, OutOfReach
from suffuse.rollout.models import Again, Duty, Rollout


@dataclass
class OtherText(Exception):
    """The edition is none of the text that this rollout carries, or nobody has released it."""

    edition_id: int


@dataclass
class NothingChanged(Exception):
    """The edition changed no words, so nobody has to study again."""

    edition_id: int


@transaction.atomic
def study_again(
    *, rollout_id: int, edition_id: int, unit_ids: Collection[int], by: Actor, at: datetime
) -> int:
    """
    Open the duties of units again for the clauses that an edition changed; return how many.

    A duty that was opened for this edition before stays as it is. What was done stays done: the
    duty's marks are not touched, it only asks for more.

    :raises OtherText: / :raises NothingChanged: / :raises AlreadyClosed:
    :raises NoDuty: if the rollout asks nothing of one of the units
    :raises OutOfReach: without a right over one of the units
    """
    rollout = _open(rollout_id)
    keys = _new_matter(rollout, edition_id)
    _check_reach(unit_ids, by)
    duties = list(Duty.objects.filter(rollout=rollout, unit_id__in=unit_ids))
    if missing := set(unit_ids) - {duty.unit_id for duty in duties}:
        raise NoDuty(rollout_id, tuple(sorted(missing)))
    asked = set(
        Again.objects.filter(duty__in=duties, edition_id=edition_id).values_list("duty", flat=True)
    )
    fresh = [duty for duty in duties if duty.pk not in asked]
    said = {"edition_id": edition_id, "clause_keys": keys, "asked_at": at, "asked_by": by.account}
    Again.objects.bulk_create(Again(duty=duty, **said) for duty in fresh)
    if fresh:
        facts = {"edition": edition_id, "clauses": keys, "units": len(fresh)}
        thing = f"rollout {rollout_id}"
        audit.write(act="rollout.study_again", thing=thing, by=by, at=at, facts=facts)
    return len(fresh)


def _open(rollout_id: int) -> Rollout:
    rollout = Rollout.objects.select_for_update(of=("self",)).get(pk=rollout_id)
    if rollout.closed_at is not None:
        raise AlreadyClosed(rollout.closed_at)
    return rollout


def _new_matter(rollout: Rollout, edition_id: int) -> list[str]:
    ours = Edition.objects.filter(
        pk=edition_id, directive=rollout.directive_id, released_at__isnull=False
    )
    if not ours.exists():
        raise OtherText(edition_id)
    found = redline(edition_id)
    if found is None or not found.new_matter:
        raise NothingChanged(edition_id)
    return [one.key for one in found.changes if one.is_new_matter]


def _check_reach(unit_ids: Collection[int], by: Actor) -> None:
    if by == HOUSE:
        return
    for pk, path in Unit.objects.filter(pk__in=unit_ids).values_list("pk", "path"):
        if not by.path or not path.startswith(by.path):
            raise OutOfReach(pk)
