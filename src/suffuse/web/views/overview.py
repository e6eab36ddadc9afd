"""The overview: how far and how deep a text has soaked into a unit and all below it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from suffuse.access.reads import SeatFacts
from suffuse.web import soaking


@require_GET
def overview(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Show one unit's duty with everything below it."""
    page = soaking.overview(duty_id=duty_id, seat=seat_of(request), on=timezone.localdate())
    return render(request, "web/overview.html", {"page": page})


@require_GET
def rollouts(request: HttpRequest) -> HttpResponse:
    """Show what is being carried to the seat's unit; if it is one thing only, show that."""
    duties = soaking.shelf(seat=seat_of(request), on=timezone.localdate())
    if len(duties) == 1:
        return redirect("overview", duties[0].id)
    return render(request, "web/rollouts.html", {"duties": duties})


@require_GET
def media(request: HttpRequest) -> HttpResponse:
    """Lead to the publications of what is being carried to the seat's unit, the first due first."""
    duties = soaking.shelf(seat=seat_of(request), on=timezone.localdate())
    return redirect("media:calendar", duties[0].id) if duties else redirect("rollouts")


def seat_of(request: HttpRequest) -> SeatFacts:
    """Return the seat that the gate found; the routes here are closed to those without one."""
    seat: SeatFacts = request.seat  # type: ignore[attr-defined]  # set by the gate
    return seat
