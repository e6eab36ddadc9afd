"""What a device at the door sends when its network is back: events in, one answer for each."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from suffuse.attendance import acts, reads
from suffuse.attendance.rules import BadEvent, from_wire
from suffuse.audit.reads import actor

FORMAT = "suffuse-door/1"
MOST_EVENTS = 500


class Unreadable(Exception):
    """The body is not what this format says; `code` says where it goes wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@require_POST
def events(request: HttpRequest, session_id: int) -> HttpResponseBase:
    """Store a device's events and answer one by one; all of a sending is stored or nothing."""
    try:
        sent = [from_wire(event) for event in _events(request)]
        answers = acts.record(
            session_id=session_id, events=sent, by=actor(request), at=timezone.now()
        )
    except (Unreadable, BadEvent) as refusal:
        event = getattr(refusal, "event", None)
        answer = {"format": FORMAT, "code": refusal.code, "event": str(event) if event else None}
        return JsonResponse(answer, status=400)
    seen = reads.presence(session_id=session_id)
    return JsonResponse(
        {
            "format": FORMAT,
            "answers": [
                {"id": str(one.id), "outcome": one.outcome, "why": one.why} for one in answers
            ],
            "came": seen.came.sure if seen.came else None,
            "stayed": seen.stayed.sure if seen.stayed else None,
            "unsettled": seen.unsettled,
        }
    )


def _events(request: HttpRequest) -> list[Any]:
    """Return the events of a body that says what it is and says nothing twice."""
    if request.content_type != "application/json":
        raise Unreadable("not_json")
    try:
        body = json.loads(request.body, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as wrong:
        raise Unreadable("not_json") from wrong
    if (
        not isinstance(body, dict)
        or body.get("format") != FORMAT
        or set(body) != {"format", "events"}
    ):
        raise Unreadable("upgrade_needed")
    given = body["events"]
    if not isinstance(given, list) or not 0 < len(given) <= MOST_EVENTS:
        raise Unreadable("too_many_events" if isinstance(given, list) else "not_a_list")
    return given


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that names a field twice: the last one would win in silence."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable("field_twice")
    return found


def _no_number(text: str) -> float:
    raise Unreadable("not_a_number")
