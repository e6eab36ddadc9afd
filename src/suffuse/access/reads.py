"""Questions about seats."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from suffuse.access.models import Seat, User
from suffuse.access.rules import OPENS_NAMES, TABLE, Role, may_agree, permits
from suffuse.audit.rules import Actor
from suffuse.language.rules import Words
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope

CHOSEN_SEAT = "suffuse-seat"
"""Where a log-in keeps which of the account's seats was chosen."""


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A seat that is held now."""

    id: int
    user_id: int
    role: str
    unit_id: int
    path: str
    unit: Words
    person_id: int | None

    @property
    def actor(self) -> Actor:
        """Return the seat as the one who acts."""
        return Actor(str(self.user_id), str(self.id), self.role, self.unit_id, self.path)


def seats_of(*, user_id: int, at: datetime) -> tuple[SeatFacts, ...]:
    """
    Return the seats an account holds at a moment; a seat that waits for a second consent is none.

    It is asked once in every request, so that a seat that is left ends within one request.
    """
    held = (
        Seat.objects.filter(Q(until=None) | Q(until__gt=at), user_id=user_id, since__lte=at)
        .exclude(needs_second=True, second_by="")
        .select_related("unit")
        .order_by("pk")
    )
    return tuple(
        SeatFacts(
            id=seat.pk,
            user_id=user_id,
            role=seat.role,
            unit_id=seat.unit_id,
            path=seat.unit.path,
            unit=Words(seat.unit.name_lo, seat.unit.name_en),
            person_id=seat.person_id,
        )
        for seat in held
    )


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat in the list an administrator sees: the account's log-in name, and nobody's own name."""

    id: int
    account: str
    role: Role
    since: datetime
    until: datetime | None
    waits: bool
    granted_by: str
    second_by: str


def seats_in(unit_id: int) -> tuple[SeatLine, ...]:
    """Return all seats of a unit, those held before those left. One query."""
    rows = Seat.objects.filter(unit_id=unit_id).select_related("user")
    ordered = rows.order_by(F("until").desc(nulls_first=True), "role", "pk")
    return tuple(_line(row) for row in ordered)


def _line(row: Seat) -> SeatLine:
    return SeatLine(
        id=row.pk,
        account=row.user.username,
        role=Role(row.role),
        since=row.since,
        until=row.until,
        waits=row.needs_second and not row.second_by and row.until is None,
        granted_by=row.granted_by,
        second_by=row.second_by,
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A seat that waits for a second consent."""

    seat_id: int
    role: Role
    unit_id: int
    unit: Words
    path: str
    since: datetime


def waiting(scope: Scope) -> tuple[Waiting, ...]:
    """Return the seats of a scope that wait for a second consent, oldest first. One query."""
    rows = Seat.objects.filter(
        within(scope, "unit"), needs_second=True, second_by="", until=None
    ).select_related("unit")
    return tuple(
        Waiting(
            row.pk,
            Role(row.role),
            row.unit_id,
            Words(row.unit.name_lo, row.unit.name_en),
            row.unit.path,
            row.since,
        )
        for row in rows.order_by("since", "pk")
    )


def agreeable(one: Waiting, *, by: Actor) -> bool:
    """Tell whether a seat's hand would be enough; whose hand gave it is only known to the act."""
    row = TABLE["access:agree"]
    return permits(row, role=by.role, seat=by.path, thing=one.path) and may_agree(
        by.role, to=one.role
    )


def new_eyes(unit_id: int, *, since: datetime) -> tuple[SeatLine, ...]:
    """Return the seats that see a unit's names and came to hold since a moment. One query."""
    rows = Seat.objects.filter(
        unit_id=unit_id, role__in=OPENS_NAMES, since__gte=since, until=None
    ).exclude(needs_second=True, second_by="")
    return tuple(_line(row) for row in rows.select_related("user").order_by("since", "pk"))


def account_id(username: str) -> int | None:
    """Return the account of a log-in name; None where there is none."""
    return User.objects.filter(username__iexact=username).values_list("pk", flat=True).first()


def where_is_seat(seat_id: int) -> str | None:
    """Return the path of the unit a seat belongs to."""
    return Seat.objects.filter(pk=seat_id).values_list("unit__path", flat=True).first()
