"""
The gate: every request passes here, and one table decides.

It finds the route's row in the table, the seat the account sits in, and the unit to which the thing
in the address belongs. Without a row nothing is let through; what is out of reach looks the same as
what does not exist.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from suffuse.access import reads as access
from suffuse.access.rules import TABLE, Row, permits
from suffuse.assessment import reads as assessment
from suffuse.attendance import reads as attendance
from suffuse.direction import reads as direction
from suffuse.measure import reads as measure
from suffuse.media import reads as media
from suffuse.organisation import reads as organisation
from suffuse.planning import reads as planning
from suffuse.reporting import reads as reporting
from suffuse.rollout import reads as rollout

Locator = Callable[[Any], str | None]

# Which unit the thing in an address belongs to, by the name the address gives it.
LOCATE: dict[str, Locator] = {
    "unit_id": organisation.where_is_unit,
    "intake_id": organisation.where_is_intake,
    "tree_intake_id": organisation.where_is_tree_intake,
    "seat_id": access.where_is_seat,
    "measure_id": measure.where_is_measure,
    "rollout_id": rollout.where_is_rollout,
    "duty_id": rollout.where_is_duty,
    "plan_id": planning.where_is_plan,
    "work_id": planning.where_is_work,
    "session_id": planning.where_is_session,
    "venue_id": planning.where_is_venue,
    "speaker_id": planning.where_is_speaker,
    "report_id": reporting.where_is_report,
    "direction_id": direction.where_is_direction,
    "receipt_id": direction.where_is_receipt,
    "question_id": attendance.where_is_question,
    "publication_id": media.where_is_publication,
    "finding_id": assessment.where_is_finding,
    "action_id": assessment.where_is_action,
}
# Names in addresses that point at nothing of a unit's: texts, clauses and words are everybody's.
NOWHERE = frozenset(
    {
        "paper",
        "directive_id",
        "edition_id",
        "clause_id",
        "clause_key",
        "language",
        "form",
        "format",
        "item_id",
        "code",
    }
)


class GateMiddleware:
    """Let a request through to its view only if the table's row for the route says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: Mapping[str, Any],
    ) -> HttpResponseBase | None:
        """Return None to let the request pass, or the answer that keeps it out."""
        match = request.resolver_match
        found = TABLE.get(match.view_name) if match else None
        if found is None:
            raise Http404
        seat = seat_of(request)
        if seat is not None:
            request.seat = seat  # type: ignore[attr-defined]  # read back by audit.reads.actor
            request.actor = seat.actor  # type: ignore[attr-defined]  # the same
        return None if found.open == "public" else self._seats_only(request, found, seat, kwargs)

    @staticmethod
    def _seats_only(
        request: HttpRequest, found: Row, seat: access.SeatFacts | None, kwargs: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if seat is None:
            if found.open == "signed_in":
                return None
            raise Http404
        for thing in places(kwargs):
            if not permits(found, role=seat.role, seat=seat.path, thing=thing):
                raise Http404
        return None


def places(kwargs: Mapping[str, Any]) -> list[str | None]:
    """
    Return the unit paths of all things in an address; [None] if it names none.

    :raises Http404: for a thing that does not exist, or a name that no locator knows
    """
    found: dict[str, str] = {}
    for name, value in kwargs.items():
        if name in NOWHERE:
            continue
        path = LOCATE[name](value) if name in LOCATE else None
        if path is None:
            raise Http404
        found[name] = path
    # A rollout starts at a unit and reaches all below: beside another thing it only has to reach it.
    top = found.pop("rollout_id") if len(found) > 1 and "rollout_id" in found else ""
    if not all(path.startswith(top) for path in found.values()):
        raise Http404
    return list(found.values()) or [None]


def seat_of(request: HttpRequest) -> access.SeatFacts | None:
    """Return the seat chosen in this log-in, else the first seat that the account holds now."""
    if not request.user.is_authenticated:
        return None
    held = access.seats_of(user_id=request.user.pk, at=timezone.now())
    request.seats = held  # type: ignore[attr-defined]  # offered in the page's head
    chosen = request.session.get(access.CHOSEN_SEAT)
    return next((seat for seat in held if seat.id == chosen), held[0] if held else None)
