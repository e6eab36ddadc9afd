"""One session's room: who sits where, and the sign on its door."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from suffuse.organisation import reads as organisation
from suffuse.planning import reads
from suffuse.planning.views.pictures import seat_picture


@dataclass(frozen=True, slots=True)
class SessionPage:
    """Everything `planning/seats.html` and `planning/door_sign.html` may use."""

    session: reads.SessionFacts
    unit: organisation.UnitFacts
    seats: reads.SeatPlan
    picture: SafeString


@require_GET
def seats(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show a session's seat plan."""
    return render(request, "planning/seats.html", {"page": _page(session_id)})


@dataclass(frozen=True, slots=True)
class NamedPage:
    """Everything `planning/named_seats.html` may use; no `seated` once the names are closed."""

    session: reads.SessionFacts
    unit: organisation.UnitFacts
    seats: reads.SeatPlan
    picture: SafeString
    seated: tuple[reads.Seated, ...]


@require_GET
def named_seats(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show who sits where by name, made to be printed."""
    page, now = _page(session_id), timezone.now()
    seated = reads.seated(session_id, at=now)
    named = NamedPage(page.session, page.unit, page.seats, page.picture, seated)
    return render(request, "planning/named_seats.html", {"page": named})


@require_GET
def door_sign(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show the sign for the door, made to be printed."""
    return render(request, "planning/door_sign.html", {"page": _page(session_id)})


def _page(session_id: int) -> SessionPage:
    found, room = reads.session(session_id), reads.seat_plan(session_id)
    return SessionPage(found, organisation.unit(found.unit_id), room, seat_picture(room))
