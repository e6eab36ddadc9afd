"""Sending a direction down."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.direction.acts.refusals import DueTooEarly, NoSuchClause, OutOfReach
from suffuse.direction.acts.saying import perhaps, said
from suffuse.direction.models import Direction, Note, Receipt
from suffuse.directive.models import Clause
from suffuse.language.rules import Words
from suffuse.organisation.models import Unit
from suffuse.rollout.models import Duty, Rollout

AT_ONCE = 1000
# What the columns of a direction hold.
_NUMBER, _BODY = 60, 200


@transaction.atomic
def give_direction(
    *,
    rollout_id: int,
    giver_id: int,
    top_id: int,
    number: str,
    body: Words,
    text: Words,
    due: date,
    by: Actor,
    at: datetime,
    clause_keys: Collection[str] = (),
    note_id: int | None = None,
) -> Direction:  # long: a direction says all of this, and each by its name
    """
    Send a direction to a unit and all below it; each of them gets a receipt to answer.

    :param top_id: the giver's own unit, or one below it
    :param due: the day by which it must be done
    :param note_id: the body's note from which it follows, if it does
    :raises OutOfReach: `top_id` is not below the giver, or the rollout asks nothing of it
    :raises NoSuchClause: it cites what the text has not
    :raises Incomplete: / :raises TooLong: see `saying`; nothing is ever cut
    """
    rollout = Rollout.objects.get(pk=rollout_id)
    giver, top = Unit.objects.get(pk=giver_id), Unit.objects.get(pk=top_id)
    units = _units(rollout, giver, top, note_id)
    if due < at.date():
        raise DueTooEarly(due)
    _known(rollout, clause_keys)
    direction = Direction.objects.create(
        rollout=rollout,
        note_id=note_id,
        giver=giver,
        number=said(number, "number", _NUMBER),
        body_lo=said(body.lo, "body", _BODY),
        body_en=perhaps(body.en, "body", _BODY),
        text_lo=said(text.lo, "text"),
        text_en=perhaps(text.en, "text"),
        clause_keys=list(clause_keys),
        top=top,
        due=due,
        given_at=at,
        given_by=by.account,
    )
    Receipt.objects.bulk_create(
        [Receipt(direction=direction, unit_id=unit) for unit in units], batch_size=AT_ONCE
    )
    audit.write(
        act="direction.give_direction",
        thing=f"direction {direction.pk}",
        by=by,
        at=at,
        facts={"rollout": rollout_id, "top": top_id, "units": len(units), "due": due.isoformat()},
    )
    return direction


def _units(rollout: Rollout, giver: Unit, top: Unit, note_id: int | None) -> list[int]:
    """Return who is asked: the unit and all below it that take part; the giver does not ask itself."""
    duties = Duty.objects.filter(rollout=rollout, unit__path__startswith=top.path)
    units = list(duties.exclude(unit=giver).values_list("unit_id", flat=True))
    foreign = (
        note_id is not None
        and not Note.objects.filter(pk=note_id, report__rollout=rollout).exists()
    )
    if foreign or not units or not top.path.startswith(giver.path):
        raise OutOfReach(giver, top)
    return units


def _known(rollout: Rollout, keys: Collection[str]) -> None:
    clauses = Clause.objects.filter(
        edition__directive_id=rollout.directive_id, edition__released_at__isnull=False
    )
    unknown = set(keys) - set(clauses.values_list("key", flat=True)) if keys else set()
    if unknown:
        raise NoSuchClause(sorted(unknown))
