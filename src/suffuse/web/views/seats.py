"""Whoever holds several seats sits in one at a time, and says in which."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from suffuse.access import acts
from suffuse.access.reads import CHOSEN_SEAT, SeatFacts
from suffuse.audit.reads import actor


@require_POST
def take_seat(request: HttpRequest) -> HttpResponse:
    """Sit in another of one's own seats, for this log-in."""
    held: tuple[SeatFacts, ...] = getattr(request, "seats", ())
    chosen = next((seat for seat in held if str(seat.id) == request.POST.get("seat")), None)
    if chosen is None:
        raise Http404
    acts.choose_seat(seat_id=chosen.id, by=actor(request), at=timezone.now())
    request.session[CHOSEN_SEAT] = chosen.id
    return redirect("desk")
