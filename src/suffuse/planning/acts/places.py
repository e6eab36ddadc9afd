"""Venues and speakers: what a unit has to plan with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from suffuse.audience.models import Level
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.planning.models import Session, Speaker, Venue
from suffuse.planning.rules import Obstacle

type Seat = tuple[str, float, float]
"""A seat that is screwed down: its name, and where it is in metres."""

WIDEST_M = Decimal(1000)
WALL_M = Decimal("0.25")
"""Half a person's breadth: so far from the wall is the middle of a chair, where nobody says other."""
MOST_OBSTACLES, MOST_FIXED = 50, 2000


class NoSize(Exception):
    """A venue needs one of: its seats, its width and length above zero, or its fixed seats."""


class NoRoom(Exception):
    """What stands in the way lies outside the floor, is no rectangle, or there is too much of it."""


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
def add_venue(  # long: every fact of a room is said by name
    *,
    unit_id: int,
    code: str,
    name: str,
    seats: int | None = None,
    width_m: Decimal | float | None = None,
    length_m: Decimal | float | None = None,
    margin_m: Decimal | float = 0,
    obstacles: Sequence[Obstacle] = (),
    fixed_seats: Sequence[Seat] = (),
    closed_on: Iterable[date] = (),
    by: Actor,
    at: datetime,
) -> Venue:
    """
    Add a venue: so many safe seats; a floor in metres; or seats that are screwed down.

    How many a floor or fixed seats hold follows from the distance in force.

    :param margin_m: a strip along the walls of a floor that is kept free
    :raises NoSize: without one clear size
    :raises NoRoom: if what stands in the way makes no sense on this floor
    :raises CodeTaken: if the unit has a venue of this code
    """
    size = _size(seats, width_m, length_m, fixed_seats)
    furniture = _furniture(size, margin_m, obstacles)
    if Venue.objects.filter(unit_id=unit_id, code=code).exists():
        raise CodeTaken(code)
    days = _days(closed_on)
    venue = Venue.objects.create(
        unit_id=unit_id, code=code, name=name or code, closed_on=days, **size, **furniture
    )
    facts = {"unit": unit_id, "code": code, "obstacles": len(obstacles), "fixed": len(fixed_seats)}
    facts |= {side: str(size[side]) for side in ("seats", "width_m", "length_m") if size.get(side)}
    audit.write(act="planning.add_venue", thing=f"venue {venue.pk}", by=by, at=at, facts=facts)
    return venue


def _size(
    seats: int | None,
    width_m: Decimal | float | None,
    length_m: Decimal | float | None,
    fixed_seats: Sequence[Seat],
) -> dict[str, Any]:
    """Return the one clear size of a venue, or refuse."""
    sides = _metres(width_m), _metres(length_m)
    given = [seats is not None, sides != (None, None), bool(fixed_seats)]
    if sum(given) != 1 or len(fixed_seats) > MOST_FIXED:
        raise NoSize
    if fixed_seats:
        return {"fixed_seats": [{"id": name, "x": x, "y": y} for name, x, y in fixed_seats]}
    if seats is not None and seats > 0:
        return {"seats": seats}
    if all(side is not None and 0 < side <= WIDEST_M for side in sides):
        return {"width_m": sides[0], "length_m": sides[1]}
    raise NoSize


def _furniture(
    size: Mapping[str, Any], margin_m: Decimal | float, obstacles: Sequence[Obstacle]
) -> dict[str, Any]:
    """Return a floor's margin and obstacles, each of which must lie on it at least in part."""
    margin = _metres(margin_m) or Decimal(0)
    if not margin and not obstacles:
        return {}
    width, length = size.get("width_m"), size.get("length_m")
    if width is None or length is None or len(obstacles) > MOST_OBSTACLES:
        raise NoRoom
    if not 0 <= margin < min(width, length) / 2:
        raise NoRoom
    for one in obstacles:
        on_floor = -one.width_m < one.x < width and -one.length_m < one.y < length
        if not (one.width_m > 0 and one.length_m > 0 and on_floor):
            raise NoRoom
    return {"margin_m": margin, "obstacles": [asdict(one) for one in obstacles]}


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
    wanted = _known(levels)
    if Speaker.objects.filter(unit_id=unit_id, code=code).exists():
        raise CodeTaken(code)
    speaker = Speaker(unit_id=unit_id, code=code, levels=wanted, ready_at=ready_at)
    speaker.most_a_day, speaker.closed_on = max(1, most_a_day), _days(closed_on)
    speaker.save(force_insert=True)
    facts = {"unit": unit_id, "code": code, "levels": wanted, "most_a_day": speaker.most_a_day}
    thing = f"speaker {speaker.pk}"
    audit.write(act="planning.add_speaker", thing=thing, by=by, at=at, facts=facts)
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


def _known(levels: Iterable[str]) -> list[str]:
    """Return the keys of levels, each once, or refuse one that no level has."""
    wanted = list(dict.fromkeys(levels))
    known = set(Level.objects.filter(key__in=wanted).values_list("key", flat=True))
    for key in wanted:
        if key not in known:
            raise UnknownLevel(key)
    return wanted


def _metres(value: Decimal | float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.01"))


def _days(days: Iterable[date]) -> list[str]:
    return sorted({day.isoformat() for day in days})
