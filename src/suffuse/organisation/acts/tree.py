"""Moving, closing and counting units."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max, Q, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone

from suffuse.audit import acts as audit
from suffuse.audit.models import Entry
from suffuse.audit.rules import HOUSE, Actor
from suffuse.organisation.models import HeadCount, Unit
from suffuse.organisation.rules import DEEPEST, LEVELS, Scope


@dataclass
class OutOfReach(Exception):
    """The seat has no right over one of the units: a move needs it at both ends."""

    unit_id: int


@dataclass
class WouldCircle(Exception):
    """The unit would hang below itself."""

    code: str


@dataclass
class WouldBeTooDeep(Exception):
    """Something of the unit would stand deeper than the tree may be."""

    depth: int
    deepest: int


@dataclass
class UnitClosed(Exception):
    """The unit no longer stands."""

    code: str
    since: date


@dataclass
class BeforeItsFirstRecord(Exception):
    """The house wrote something of the unit later than that day; `first` is the first such day."""

    first: date


@dataclass
class HasOpenChildren(Exception):
    """Units below it still stand; they must be moved or closed first."""

    code: str
    count: int


@transaction.atomic
def move_unit(*, unit_id: int, to_id: int, by: Actor, at: datetime) -> Unit:
    """
    Hang a unit and all below it under another unit.

    :raises OutOfReach: without a right over the unit and over where it goes
    :raises WouldCircle: if the destination is the unit itself or lies below it
    :raises WouldBeTooDeep: if anything would stand deeper than twelve levels
    :raises UnitClosed: if the destination no longer stands
    """
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    to = Unit.objects.select_for_update().get(pk=to_id)
    _check_reach(by, unit, to)
    if Scope(unit.path).holds(to.path):
        raise WouldCircle(unit.code)
    if to.valid_until is not None and to.valid_until < at.date():
        raise UnitClosed(to.code, to.valid_until)
    facts = {"from": unit.parent_id, "to": to.pk}
    _hang(unit, to)
    audit.write(act="organisation.move_unit", thing=f"unit {unit.pk}", by=by, at=at, facts=facts)
    unit.refresh_from_db()
    return unit


def _hang(unit: Unit, to: Unit) -> None:
    """Write the new path and depth of a unit and of all below it. Two queries."""
    subtree = Unit.objects.filter(path__startswith=unit.path)
    lower = to.depth + 1 - unit.depth
    deepest = lower + (subtree.aggregate(deepest=Max("depth"))["deepest"] or unit.depth)
    if deepest > DEEPEST:
        raise WouldBeTooDeep(deepest, DEEPEST)
    subtree.update(
        path=Concat(Value(f"{to.path}{unit.pk}/"), Substr("path", len(unit.path) + 1)),
        depth=F("depth") + lower,
    )
    Unit.objects.filter(pk=unit.pk).update(parent=to)


@transaction.atomic
def close_unit(*, unit_id: int, on: date, by: Actor, at: datetime) -> Unit:
    """
    Let a unit end on a day; what it did stays, and reports of earlier days still show it.

    :raises OutOfReach: without a right over the unit
    :raises UnitClosed: if it ended before
    :raises BeforeItsFirstRecord: on a day before the first that the house knows of it
    :raises HasOpenChildren: while units below it stand
    """
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    _check_reach(by, unit)
    if unit.valid_until is not None:
        raise UnitClosed(unit.code, unit.valid_until)
    first = _first_record(unit)
    if first is not None and on < first:
        raise BeforeItsFirstRecord(first)
    children = Unit.objects.filter(parent=unit).filter(Q(valid_until=None) | Q(valid_until__gt=on))
    if count := children.count():
        raise HasOpenChildren(unit.code, count)
    unit.valid_until = on
    unit.save(update_fields=["valid_until"])
    audit.write(
        act="organisation.close_unit",
        thing=f"unit {unit.pk}",
        by=by,
        at=at,
        facts={"on": on.isoformat()},
    )
    return unit


def _first_record(unit: Unit) -> date | None:
    """
    Return the first day on which the house knows of a unit, so that nothing it did lies after its end.

    Where nobody has acted from the unit itself, that is the first day of the house's own log.
    """
    entries = Entry.objects.order_by("sequence").values_list("at", flat=True)
    at = entries.filter(unit=unit.pk).first() or entries.first()
    days = [timezone.localtime(at).date()] if at else []
    return max([*days, *([unit.valid_from] if unit.valid_from else [])], default=None)


@transaction.atomic
def count_heads(
    *, unit_id: int, team: str, level: str, people: int, by: Actor, at: datetime
) -> HeadCount:
    """
    Say how many people a team of a unit has in a level, those named among them.

    :raises OutOfReach: without a right over the unit
    :raises ValueError: for a level that there is not
    """
    if level not in LEVELS:
        raise ValueError(level)
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    _check_reach(by, unit)
    count, _ = HeadCount.objects.update_or_create(
        unit=unit, team=team, level=level, defaults={"people": people}
    )
    audit.write(
        act="organisation.count_heads",
        thing=f"unit {unit.pk}",
        by=by,
        at=at,
        facts={"level": level, "people": people},
    )
    return count


def _check_reach(by: Actor, *units: Unit) -> None:
    """The house itself may do anything; a seat reaches its own unit and what lies below."""
    for unit in units:
        if by != HOUSE and not (by.path and Scope(by.path).holds(unit.path)):
            raise OutOfReach(unit.pk)
