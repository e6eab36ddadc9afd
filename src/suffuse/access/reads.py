"""Questions about seats."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from suffuse.access.models import Seat
from suffuse.audit.rules import Actor
from suffuse.language.rules import Words


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


def where_is_seat(seat_id: int) -> str | None:
    """Return the path of the unit a seat belongs to."""
    return Seat.objects.filter(pk=seat_id).values_list("unit__path", flat=True).first()
