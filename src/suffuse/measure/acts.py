"""Issuing and withdrawing measures. What follows for plans is looked at by those who keep plans."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import HOUSE, Actor
from suffuse.measure.models import Measure
from suffuse.measure.reads import where_is_measure
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


class Limited(TypedDict, total=False):
    """What a measure limits: people in a gathering, metres between two, meeting at all, minutes."""

    people: int | None
    distance_m: Decimal | float | None
    in_person: bool
    minutes_between: int | None


@transaction.atomic
def issue(
    *,
    zone_id: int,
    since: date,
    until: date | None = None,
    source: str,
    clause_id: int | None = None,
    by: Actor,
    at: datetime,
    **limited: Unpack[Limited],
) -> Measure:
    """
    Put a measure in force for a unit and all below it; `until` None is until further notice.

    :raises NothingLimited: if it limits neither people, nor distance, nor pauses, nor meeting
    :raises NoSource: without saying where it is written
    :raises EndsBeforeItBegins: if its last day lies before its first
    :raises OutOfReach: without a right over the zone
    """
    zone = _checked(Unit.objects.get(pk=zone_id), by)
    _check_sense(since, until, source, limited)
    measure = Measure(
        zone=zone, since=since, until=until, source=source.strip(), **_columns(limited)
    )
    measure.clause_id, measure.issued_from_id = clause_id, by.unit_id
    measure.issued_by, measure.issued_at = by.account, at
    measure.save()
    facts = _said(measure)
    audit.write(act="measure.issue", thing=f"measure {measure.pk}", by=by, at=at, facts=facts)
    return measure


def _check_sense(since: date, until: date | None, source: str, limited: Limited) -> None:
    values = (limited.get("people"), limited.get("distance_m"), limited.get("minutes_between"))
    if all(value is None for value in values) and limited.get("in_person", True):
        raise NothingLimited
    if not source.strip():
        raise NoSource
    if until is not None and until < since:
        raise EndsBeforeItBegins(since, until)


def _columns(limited: Limited) -> dict[str, Any]:
    metres = limited.get("distance_m")
    return {**limited, "distance_m": None if metres is None else Decimal(str(metres))}


@transaction.atomic
def withdraw(*, measure_id: int, by: Actor, at: datetime) -> Measure:
    """
    End a measure; it stays on record for the days it was in force.

    :raises AlreadyWithdrawn: if it was withdrawn before
    :raises OutOfReach: from a seat below the unit that issued it
    """
    measure = Measure.objects.select_for_update().get(pk=measure_id)
    if by != HOUSE and not (by.path and (where_is_measure(measure_id) or "").startswith(by.path)):
        raise OutOfReach(measure.zone_id)
    if measure.withdrawn_at is not None:
        raise AlreadyWithdrawn(measure.withdrawn_at)
    measure.withdrawn_at = at
    measure.save(update_fields=["withdrawn_at"])
    audit.write(act="measure.withdraw", thing=f"measure {measure.pk}", by=by, at=at)
    return measure


def _checked(zone: Unit, by: Actor) -> Unit:
    if by != HOUSE and not (by.path and zone.path.startswith(by.path)):
        raise OutOfReach(zone.pk)
    return zone


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
