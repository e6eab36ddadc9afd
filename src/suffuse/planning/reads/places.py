"""Where things of this room belong, venues and speakers, and who sits where in a session."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from suffuse.measure import reads as measures
from suffuse.measure.rules import Limits, limits
from suffuse.organisation import reads as organisation
from suffuse.planning.models import Plan, Session, Speaker, Venue
from suffuse.planning.rules import Floor, places, seats_in
from suffuse.planning.rules.facts import ARM_LENGTH_M

MOST_DRAWN = 2000
"""A floor with more places than these is not drawn to scale: nobody could read the picture."""


@dataclass(frozen=True, slots=True)
class VenueFacts:
    """A venue; `safe` is how many it seats at the distance in force, `allowed` with the cap."""

    id: int
    code: str
    name: str
    seats: int | None
    width_m: float | None
    length_m: float | None
    closed_on: tuple[str, ...]
    safe: int
    allowed: int
    used: bool


@dataclass(frozen=True, slots=True)
class SpeakerFacts:
    """A speaker; no levels means every level."""

    id: int
    code: str
    levels: tuple[str, ...]
    most_a_day: int
    closed_on: tuple[str, ...]
    ready_at: datetime | None
    used: bool


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """A session's room: places to scale, or None where only the number of seats is known."""

    venue: str
    width_m: float | None
    length_m: float | None
    distance_m: float
    cap: int | None
    seats: int
    people: int
    points: tuple[tuple[float, float], ...]


def venues(*, unit_id: int, at: datetime) -> tuple[VenueFacts, ...]:
    """Return a unit's venues with what they seat under the limits of the day. Four queries."""
    found = _limits(unit_id, at)
    used = set(Session.objects.filter(unit_id=unit_id).values_list("venue_id", flat=True))
    return tuple(
        VenueFacts(
            id=row.pk,
            code=row.code,
            name=row.name,
            seats=row.seats,
            width_m=_metres(row.width_m),
            length_m=_metres(row.length_m),
            closed_on=tuple(row.closed_on),
            safe=safe_seats(row, found.distance_m),
            allowed=min(safe_seats(row, found.distance_m), found.people or 10**9),
            used=row.pk in used,
        )
        for row in Venue.objects.filter(unit_id=unit_id)
    )


def safe_seats(row: Venue, distance_m: float | None) -> int:
    """Return how many people a venue seats at a distance in metres (None: at arm's length)."""
    if row.seats is not None:
        return row.seats
    width, length = _metres(row.width_m) or 0.0, _metres(row.length_m) or 0.0
    return seats_in(width, length, distance_m or ARM_LENGTH_M)


def speakers(*, unit_id: int) -> tuple[SpeakerFacts, ...]:
    """Return a unit's speakers. Two queries."""
    used = set(Session.objects.filter(unit_id=unit_id).values_list("speaker_id", flat=True))
    return tuple(
        SpeakerFacts(
            id=row.pk,
            code=row.code,
            levels=tuple(row.levels),
            most_a_day=row.most_a_day,
            closed_on=tuple(row.closed_on),
            ready_at=row.ready_at,
            used=row.pk in used,
        )
        for row in Speaker.objects.filter(unit_id=unit_id)
    )


def seat_plan(session_id: int) -> SeatPlan:
    """
    Return who sits where in a session, at the distance of its day. Three queries.

    :raises Session.DoesNotExist: if there is none
    """
    row = Session.objects.select_related("venue").get(pk=session_id)
    return _seats(row, _limits(row.unit_id, row.starts))


def seat_plans(plan_id: int) -> tuple[SeatPlan, ...]:
    """Return, for each venue of a plan, the seats of its fullest session. Three queries at most."""
    rows = Session.objects.filter(plan_id=plan_id).select_related("venue", "unit")
    fullest: dict[int, Session] = {}
    for row in rows.order_by("-people", "starts"):
        fullest.setdefault(row.venue_id, row)
    if not fullest:
        return ()
    found = sorted(fullest.values(), key=lambda row: row.venue.code)
    path = found[0].unit.path
    known = measures.for_unit(path)
    return tuple(
        _seats(row, limits(known, path=path, on=timezone.localtime(row.starts).date()))
        for row in found
    )


def _seats(row: Session, found: Limits) -> SeatPlan:
    distance = found.distance_m or ARM_LENGTH_M
    width, length = _metres(row.venue.width_m), _metres(row.venue.length_m)
    seats = safe_seats(row.venue, found.distance_m)
    drawn = width and length and seats <= MOST_DRAWN
    points = places(Floor(width, length, distance)) if drawn and width and length else ()
    return SeatPlan(
        venue=row.venue.name,
        width_m=width,
        length_m=length,
        distance_m=distance,
        cap=found.people,
        seats=seats,
        people=row.people,
        points=points,
    )


def _limits(unit_id: int, at: datetime) -> Limits:
    path = organisation.where_is_unit(unit_id) or "/"
    return measures.limits(path=path, on=timezone.localtime(at).date())


def _metres(value: object) -> float | None:
    return None if value is None else float(str(value))


def where_is_plan(plan_id: int) -> str | None:
    """Return the path of the unit a plan belongs to; None where there is none."""
    return Plan.objects.filter(pk=plan_id).values_list("unit__path", flat=True).first()


def where_is_session(session_id: int) -> str | None:
    """Return the path of the unit a session belongs to; None where there is none."""
    return Session.objects.filter(pk=session_id).values_list("unit__path", flat=True).first()


def where_is_venue(venue_id: int) -> str | None:
    """Return the path of the unit a venue belongs to; None where there is none."""
    return Venue.objects.filter(pk=venue_id).values_list("unit__path", flat=True).first()


def where_is_speaker(speaker_id: int) -> str | None:
    """Return the path of the unit a speaker belongs to; None where there is none."""
    return Speaker.objects.filter(pk=speaker_id).values_list("unit__path", flat=True).first()


def session_of_code(code: str) -> int | None:
    """Return the session that a printed batch code names; None where there is none."""
    found = Session.objects.filter(code=code, plan__state="confirmed")
    return found.values_list("pk", flat=True).first()


def unit_of_venue(venue_id: int) -> int:
    """
    Return the unit a venue belongs to.

    :raises Venue.DoesNotExist: if there is none
    """
    return Venue.objects.get(pk=venue_id).unit_id


def unit_of_speaker(speaker_id: int) -> int:
    """
    Return the unit a speaker belongs to.

    :raises Speaker.DoesNotExist: if there is none
    """
    return Speaker.objects.get(pk=speaker_id).unit_id
