"""Writing a question, and having another person look at it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.comprehension.models import Item
from suffuse.comprehension.rules import REFUSED, Draft, breaches
from suffuse.directive.models import Clause, Edition
from suffuse.language.rules import Fault


class NotLawful(Exception):
    """The question may not be used; `faults` say why, in both languages."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


class PositionTaken(Exception):
    """Another question stands at this place of this form."""


class OwnWork(Exception):
    """Whoever wrote a question cannot review it."""


class AlreadyReviewed(Exception):
    """The question was reviewed before."""


@transaction.atomic
def write_item(
    *, directive_id: int, draft: Draft, by: Actor, at: datetime, position: int | None = None
) -> Item:
    """
    Write a question on the text. It may be used once another person has reviewed it.

    :param position: its place in the form; the next free place if not given
    :raises NotLawful: with every fault; nothing is kept of a refused question
    :raises PositionTaken: if another question stands there
    """
    faults = tuple(_faults(directive_id, draft))
    if faults:
        raise NotLawful(faults)
    taken = _taken(directive_id, draft.form)
    if position in taken:
        raise PositionTaken
    item = Item.objects.create(
        directive_id=directive_id,
        clause_key=draft.clause_key,
        form=draft.form,
        position=position or max(taken, default=0) + 1,
        stem_lo=draft.stem.lo.strip(),
        stem_en=draft.stem.en.strip(),
        choices=[{"lo": choice.lo.strip(), "en": choice.en.strip()} for choice in draft.choices],
        right=draft.right,
        written_by=by.account,
    )
    facts = {"directive": directive_id, "clause": draft.clause_key, "form": draft.form}
    audit.write(act="comprehension.write_item", thing=f"item {item.pk}", by=by, at=at, facts=facts)
    return item


@transaction.atomic
def review_item(*, item_id: int, by: Actor, at: datetime) -> Item:
    """
    Say, as another person than the writer, that a question is sound. From now on it is public.

    :raises OwnWork: for the writer
    :raises AlreadyReviewed: the first review stands
    """
    item = Item.objects.select_for_update().get(pk=item_id)
    if item.reviewed_by:
        raise AlreadyReviewed
    if item.written_by == by.account:
        raise OwnWork
    item.reviewed_by, item.reviewed_at = by.account, at
    item.save()
    audit.write(act="comprehension.review_item", thing=f"item {item_id}", by=by, at=at)
    return item


def _taken(directive_id: int, form: str) -> set[int]:
    ours = Item.objects.filter(directive_id=directive_id, form=form)
    return set(ours.values_list("position", flat=True))


def _faults(directive_id: int, draft: Draft) -> Iterator[Fault]:
    yield from breaches(replace(draft, source=_text(directive_id)))
    known = Clause.objects.filter(edition__directive_id=directive_id, key=draft.clause_key)
    if draft.clause_key and not known.exclude(edition__released_at=None).exists():
        yield Fault("unknown_clause", REFUSED["unknown_clause"].filled(found=draft.clause_key))


def _text(directive_id: int) -> str:
    """Return the released text of a directive, in all its languages."""
    released = Edition.objects.filter(directive_id=directive_id, released_at__isnull=False)
    return "\n".join(released.values_list("text", flat=True))
