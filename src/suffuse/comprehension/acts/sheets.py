"""Count sheets, their release, and completion: two writes that nothing joins."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.comprehension.models import Completion, Count, Item
from suffuse.comprehension.rules import FORMS, Marks, misfits, releasable
from suffuse.organisation.models import Person
from suffuse.planning.models import Session
from suffuse.rollout.models import Rollout


class SheetWrong(Exception):
    """A line of the sheet cannot be right: `item` is its item, `code` says why."""

    def __init__(self, item: int, code: str) -> None:
        super().__init__(item, code)
        self.item, self.code = item, code


class NotPublic(Exception):
    """An item was used that nobody has reviewed, or that is on another text."""


class AlreadyReleased(Exception):
    """The sheet's figures are released; what others have seen is not changed."""


class NothingToRelease(Exception):
    """The batch has no counts, or it is not closed."""


class TooFew(Exception):
    """Fewer people answered than may be shown: `of` of the `least` needed."""

    def __init__(self, of: int, least: int) -> None:
        super().__init__(of, least)
        self.of, self.least = of, least


@transaction.atomic
def record_counts(
    *, session_id: int, counts: Sequence[Marks], by: Actor, at: datetime
) -> tuple[int, ...]:
    """
    Keep how a batch as a whole answered: so many right of so many, item by item.

    A sheet may be typed again until it is released. Where the batch is closed and enough people
    answered, it is released at once.

    :returns: the items whose figures are now released
    :raises SheetWrong: for a line that cannot be right; nothing is kept
    :raises NotPublic: for an item that is not public, or not on this text
    :raises AlreadyReleased: others have seen these figures
    """
    session = Session.objects.select_for_update().get(pk=session_id)
    for marks in counts:
        for code in misfits(marks):
            raise SheetWrong(marks.item, code)
    _check_items(session, [marks.item for marks in counts])
    _write(session, counts)
    facts = {"items": len(counts), "sheets": max((marks.of for marks in counts), default=0)}
    thing = f"session {session_id}"
    audit.write(act="comprehension.record_counts", thing=thing, by=by, at=at, facts=facts)
    return _release(session, by=by, at=at) if session.held_at else ()


@transaction.atomic
def release(*, session_id: int, by: Actor, at: datetime) -> tuple[int, ...]:
    """
    Let a closed batch's counts be shown, where enough people answered.

    :returns: the items whose figures are now released
    :raises NothingToRelease: the batch has no counts left to release, or is not closed
    :raises TooFew: no item was answered by enough people
    """
    session = Session.objects.select_for_update().get(pk=session_id)
    waiting = Count.objects.filter(session=session, released_on=None)
    most = max(waiting.values_list("of", flat=True), default=None)
    if most is None or session.held_at is None:
        raise NothingToRelease
    released = _release(session, by=by, at=at)
    if not released:
        raise TooFew(most, _least(session))
    return released


@transaction.atomic
def complete(*, person_id: int, rollout_id: int, form: str, on: date, by: Actor) -> Completion:
    """
    Keep that a person completed a form, and on which day: nothing of how, and no finer time.

    It takes a day and no moment, so that not even the audit can lay it beside a count.

    :raises ValueError: for a form that is neither A nor B
    """
    if form not in FORMS:
        raise ValueError(form)
    person = Person.objects.get(pk=person_id)
    rollout = Rollout.objects.get(pk=rollout_id)
    completion, fresh = Completion.objects.get_or_create(
        person=person, rollout=rollout, form=form, defaults={"on": on}
    )
    if fresh:
        audit.write(
            act="comprehension.complete",
            thing=f"unit {person.unit_id} rollout {rollout_id}",
            by=by,
            at=timezone.make_aware(datetime.combine(on, time.min)),
            facts={"form": form},
        )
    return completion


@transaction.atomic
def complete_many(
    *, person_ids: Sequence[int], rollout_id: int, form: str, on: date, by: Actor
) -> int:
    """Keep that several people completed a form on a day; returns how many of them are new."""
    known = Completion.objects.filter(rollout_id=rollout_id, form=form)
    before = known.count()
    for person_id in person_ids:
        complete(person_id=person_id, rollout_id=rollout_id, form=form, on=on, by=by)
    return known.count() - before


def _write(session: Session, counts: Sequence[Marks]) -> None:
    items = [marks.item for marks in counts]
    if Count.objects.filter(session=session, item__in=items, released_on__isnull=False).exists():
        raise AlreadyReleased
    Count.objects.bulk_create(
        [Count(session=session, item_id=one.item, right=one.right, of=one.of) for one in counts],
        update_conflicts=True,
        unique_fields=["session", "item"],
        update_fields=["right", "of"],
    )


def _check_items(session: Session, items: Sequence[int]) -> None:
    directive = Rollout.objects.values_list("directive_id", flat=True).get(pk=session.rollout_id)
    ours = Item.objects.filter(pk__in=items, directive_id=directive).exclude(reviewed_by="")
    if len(set(items)) != len(items) or ours.count() != len(items):
        raise NotPublic


def _least(session: Session) -> int:
    return Rollout.objects.values_list("least_checked", flat=True).get(pk=session.rollout_id)


def _release(session: Session, *, by: Actor, at: datetime) -> tuple[int, ...]:
    least, on = _least(session), timezone.localtime(at).date()
    ready = [
        count
        for count in Count.objects.filter(session=session, released_on=None)
        if releasable(closed=session.held_at is not None, of=count.of, least=least)
    ]
    if not ready:
        return ()
    Count.objects.filter(pk__in=[count.pk for count in ready]).update(released_on=on)
    items = tuple(sorted(count.item_id for count in ready))
    thing = f"session {session.pk}"
    audit.write(act="comprehension.release", thing=thing, by=by, at=at, facts={"items": len(items)})
    return items
