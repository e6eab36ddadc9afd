"""Issuing and withdrawing measures. What follows for plans is looked at by those who keep plans."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import HOUSE, Actor
from suffuse.measure.models import Measure
from suffuse.organisation.models import Unit


class NothingLimited(Exception):
    """A measure that limits nothing is none."""


class NoSource(Exception):
    """A measure must say where it is written."""


@dataclass
class EndsBeforeItBegins(Exception):
    """The last day lies before the first."""

    since: date
    until: date


@dataclass
class OutOfReach(Exception):
    """The seat has no right over the zone."""

    zone_id: int


@dataclass
class AlreadyWithdrawn(Exception):
    """The measure was withdrawn before."""

    at: datetime


@transaction.atomic
def issue(
    *,
    zone_id: int,
    since: date,
    until: date | None = None,
    people: int | None = None,
    distance_m: Decimal | float | None = None,
    in_person: bool = True,
    minutes_between: int | None = None,
    source: str,
    clause_id: int | None = None,
    by: Actor,
    at: datetime,
) -> Measure:
    """
    Put a measure in force for a unit and all below it.

    :param distance_m: the least distance between two people, in metres
    :raises NothingLimited: if it limits neither people, nor distance, nor pauses, nor meeting
    :raises NoSource: without saying where it is written
    :raises EndsBeforeItBegins: if its last day lies before its first
    :raises OutOfReach: without a right over the zone
    """
    zone = Unit.objects.get(pk=zone_id)
    _check(zone, by)
    if people is None and distance_m is None and minutes_between is None and in_person:
        raise NothingLimited
    if not source.strip():
        raise NoSource
    if until is not None and until < since:
        raise EndsBeforeItBegins(since, until)
    measure = Measure.objects.create(
        zone=zone,
        since=since,
        until=until,
        people=people,
        distance_m=None if distance_m is None else Decimal(str(distance_m)),
        in_person=in_person,
        minutes_between=minutes_between,
        source=source.strip(),
        clause_id=clause_id,
        issued_by=by.account,
        issued_at=at,
    )
    audit.write(
        act="measure.issue", thing=f"measure {measure.pk}", by=by, at=at, facts=_said(measure)
    )
    return measure


@transaction.atomic
def withdraw(*, measure_id: int, by: Actor, at: datetime) -> Measure:
    """
    End a measure; it stays on record for the days it was in force.

    :raises AlreadyWithdrawn: if it was withdrawn before
    :raises OutOfReach: without a right over the zone
    """
    measure = (
        Measure.objects.select_for_update(of=("self",)).select_related("zone").get(pk=measure_id)
    )
    _check(measure.zone, by)
    if measure.withdrawn_at is not None:
        raise AlreadyWithdrawn(measure.withdrawn_at)
    measure.withdrawn_at = at
    measure.save(update_fields=["withdrawn_at"])
    audit.write(act="measure.withdraw", thing=f"measure {measure.pk}", by=by, at=at)
    return measure


def _check(zone: Unit, by: Actor) -> None:
    if by != HOUSE and not (by.path and zone.path.startswith(by.path)):
        raise OutOfReach(zone.pk)


def _said(measure: Measure) -> dict[str, object]:
    return {
        "zone": measure.zone_id,
        "since": measure.since.isoformat(),
        "until": measure.until.isoformat() if measure.until else None,
        "people": measure.people,
        "distance_m": None if measure.distance_m is None else str(measure.distance_m),
        "in_person": measure.in_person,
        "minutes_between": measure.minutes_between,
        "source": measure.source,
    }
