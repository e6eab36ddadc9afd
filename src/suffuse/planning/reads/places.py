"""Where things of this room belong, venues and speakers, and who sits where in a session."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from suffuse.language.rules import Words
from suffuse.measure import reads as measures
from suffuse.measure.rules import Limits, limits
from suffuse.organisation import reads as organisation
from suffuse.planning.engine import Place
from suffuse.planning.models import Plan, Session, Speaker, Venue
from suffuse.planning.reads.rooms import every_seat, metres, obstacles, safe_seats, seating
from suffuse.planning.rules import Obstacle
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
    obstacles: int
    margin_m: float
    fixed: int
    closed_on: tuple[str, ...]
    # Units that may meet here too; and the unit it belongs to, where it is lent.
    lent_to: tuple[Words, ...]
    codes: str
    owner: Words | None
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
    lent_to: tuple[Words, ...]
    codes: str
    owner: Words | None
    ready_at: datetime | None
    used: bool


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """
    A session's room: places to scale, or none where only the number of seats is known.

    `unused` are seats that are screwed down and too near to those that are used; `most` is the
    number of people that no seating of the room could exceed, None where only seats are known.
    """

    venue: str
    width_m: float | None
    length_m: float | None
    distance_m: float
    cap: int | None
    seats: int
    people: int
    points: tuple[Place, ...]
    obstacles: tuple[Obstacle, ...] = ()
    unused: tuple[Place, ...] = ()
    most: int | None = None


def venues(*, unit_id: int, at: datetime) -> tuple[VenueFacts, ...]:
    """
    Return the venues a unit may use, its own first, with what they seat under the limits of the day.

    Five queries.
    """
    found = _limits(unit_id, at)
    rows = _usable(Venue.objects.all(), unit_id)
    used = set(Session.objects.filter(venue__in=rows).values_list("venue_id", flat=True))
    return tuple(
        VenueFacts(
            id=row.pk,
            code=row.code,
            name=row.name,
            seats=row.seats,
            width_m=metres(row.width_m),
            length_m=metres(row.length_m),
            obstacles=len(row.obstacles),
            margin_m=float(row.margin_m),
            fixed=len(row.fixed_seats or ()),
            closed_on=tuple(row.closed_on),
            lent_to=_lent(row),
            codes=" ".join(unit.code for unit in row.lent_to.all()),
            owner=_owner(row, unit_id),
            safe=safe_seats(row, found.distance_m),
            allowed=min(safe_seats(row, found.distance_m), found.people or 10**9),
            used=row.pk in used,
        )
        for row in rows
    )


def _usable[Thing: (Venue, Speaker)](rows: QuerySet[Thing], unit_id: int) -> list[Thing]:
    """Return what a unit owns, then what is lent to it, with the units it is lent to. Two queries."""
    mine = rows.filter(Q(unit_id=unit_id) | Q(lent_to=unit_id)).distinct()
    found = mine.select_related("unit").prefetch_related("lent_to")
    return sorted(found, key=lambda row: (row.unit_id != unit_id, row.code))


def _lent(row: Venue | Speaker) -> tuple[Words, ...]:
    return tuple(Words(unit.name_lo, unit.name_en) for unit in row.lent_to.all())


def _owner(row: Venue | Speaker, unit_id: int) -> Words | None:
    return None if row.unit_id == unit_id else Words(row.unit.name_lo, row.unit.name_en)


def speakers(*, unit_id: int) -> tuple[SpeakerFacts, ...]:
    """Return the speakers a unit may call, its own first. Three queries."""
    rows = _usable(Speaker.objects.all(), unit_id)
    used = set(Session.objects.filter(speaker__in=rows).values_list("speaker_id", flat=True))
    return tuple(
        SpeakerFacts(
            id=row.pk,
            code=row.code,
            levels=tuple(row.levels),
            most_a_day=row.most_a_day,
            closed_on=tuple(row.closed_on),
            lent_to=_lent(row),
            codes=" ".join(unit.code for unit in row.lent_to.all()),
            owner=_owner(row, unit_id),
            ready_at=row.ready_at,
            used=row.pk in used,
        )
        for row in rows
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
    distance, room = found.distance_m or ARM_LENGTH_M, row.venue
    seats = safe_seats(room, found.distance_m)
    drawn = seating(room, distance) if room.seats is None and seats <= MOST_DRAWN else None
    points = drawn.places if drawn else ()
    taken = {(one.x, one.y) for one in points}
    return SeatPlan(
        venue=room.name,
        width_m=metres(room.width_m),
        length_m=metres(room.length_m),
        distance_m=distance,
        cap=found.people,
        seats=seats,
        people=row.people,
        points=points,
        obstacles=tuple(obstacles(room)),
        unused=tuple(one for one in every_seat(room) if (one.x, one.y) not in taken),
        most=drawn.bound if drawn else None,
    )


def _limits(unit_id: int, at: datetime) -> Limits:
    path = organisation.where_is_unit(unit_id) or "/"
    return measures.limits(path=path, on=timezone.localtime(at).date())


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
