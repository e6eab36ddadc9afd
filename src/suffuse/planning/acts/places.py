"""Venues and speakers: what a unit has to plan with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from suffuse.audience.models import Level
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.planning.models import Session, Speaker, Venue

WIDEST_M = Decimal(1000)


class NoSize(Exception):
    """A venue needs either its seats or its width and length, above zero; not both."""


@dataclass
class CodeTaken(Exception):
    """The unit already has a venue or speaker of this code."""

    code: str


@dataclass
class UnknownLevel(Exception):
    """No level has this key."""

    key: str


@dataclass
class InUse(Exception):
    """Sessions stand on it, so it cannot be taken out of the record."""

    code: str


@transaction.atomic
def add_venue(
    *,
    unit_id: int,
    code: str,
    name: str,
    seats: int | None = None,
    width_m: Decimal | float | None = None,
    length_m: Decimal | float | None = None,
    closed_on: Iterable[date] = (),
    by: Actor,
    at: datetime,
) -> Venue:
    """
    Add a venue: so many safe seats, or a floor in metres whose seats follow from the distance.

    :raises NoSize: without one clear size
    :raises CodeTaken: if the unit has a venue of this code
    """
    size = _metres(width_m), _metres(length_m)
    measured = all(side is not None and 0 < side <= WIDEST_M for side in size)
    counted = seats is not None and seats > 0
    if counted == measured or (counted and any(side is not None for side in size)):
        raise NoSize
    if Venue.objects.filter(unit_id=unit_id, code=code).exists():
        raise CodeTaken(code)
    venue = Venue.objects.create(
        unit_id=unit_id,
        code=code,
        name=name or code,
        seats=seats if counted else None,
        width_m=size[0] if measured else None,
        length_m=size[1] if measured else None,
        closed_on=_days(closed_on),
    )
    facts = {"unit": unit_id, "code": code, "seats": venue.seats, "size": [*map(str, size)]}
    audit.write(act="planning.add_venue", thing=f"venue {venue.pk}", by=by, at=at, facts=facts)
    return venue


@transaction.atomic
def add_speaker(
    *,
    unit_id: int,
    code: str,
    levels: Iterable[str] = (),
    most_a_day: int = 2,
    closed_on: Iterable[date] = (),
    ready_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> Speaker:
    """
    Add a speaker, known by the unit's own code; no levels means every level.

    :raises UnknownLevel: for a key that no level has
    :raises CodeTaken: if the unit has a speaker of this code
    """
    wanted = list(dict.fromkeys(levels))
    known = set(Level.objects.filter(key__in=wanted).values_list("key", flat=True))
    for key in wanted:
        if key not in known:
            raise UnknownLevel(key)
    if Speaker.objects.filter(unit_id=unit_id, code=code).exists():
        raise CodeTaken(code)
    speaker = Speaker.objects.create(
        unit_id=unit_id,
        code=code,
        levels=wanted,
        most_a_day=max(1, most_a_day),
        closed_on=_days(closed_on),
        ready_at=ready_at,
    )
    facts = {"unit": unit_id, "code": code, "levels": wanted, "most_a_day": speaker.most_a_day}
    audit.write(
        act="planning.add_speaker", thing=f"speaker {speaker.pk}", by=by, at=at, facts=facts
    )
    return speaker


@transaction.atomic
def remove_venue(*, venue_id: int, by: Actor, at: datetime) -> int:
    """
    Take a venue out that no session stands on; return its unit.

    :raises InUse: if a session stands on it
    """
    venue = Venue.objects.select_for_update().get(pk=venue_id)
    if Session.objects.filter(venue=venue).exists():
        raise InUse(venue.code)
    venue.delete()
    facts = {"unit": venue.unit_id, "code": venue.code}
    audit.write(act="planning.remove_venue", thing=f"venue {venue_id}", by=by, at=at, facts=facts)
    return venue.unit_id


@transaction.atomic
def remove_speaker(*, speaker_id: int, by: Actor, at: datetime) -> int:
    """
    Take a speaker out whom no session needs; return the unit.

    :raises InUse: if a session needs the speaker
    """
    speaker = Speaker.objects.select_for_update().get(pk=speaker_id)
    if Session.objects.filter(speaker=speaker).exists():
        raise InUse(speaker.code)
    speaker.delete()
    facts = {"unit": speaker.unit_id, "code": speaker.code}
    audit.write(
        act="planning.remove_speaker", thing=f"speaker {speaker_id}", by=by, at=at, facts=facts
    )
    return speaker.unit_id


@transaction.atomic
def mark_ready(*, speaker_id: int, by: Actor, at: datetime) -> Speaker:
    """Say that a speaker has studied the text and can teach it; said twice, the first day counts."""
    speaker = Speaker.objects.select_for_update().get(pk=speaker_id)
    if speaker.ready_at is None:
        speaker.ready_at = at
        speaker.save(update_fields=["ready_at"])
        audit.write(act="planning.mark_ready", thing=f"speaker {speaker_id}", by=by, at=at)
    return speaker


def _metres(value: Decimal | float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.01"))


def _days(days: Iterable[date]) -> list[str]:
    return sorted({day.isoformat() for day in days})
