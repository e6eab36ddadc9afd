"""The door: who comes, who stays, and the close."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from suffuse.attendance import acts, reads, wording
from suffuse.attendance.rules import DESK, Answer, BadEvent, Sent, State, from_wire
from suffuse.audit.reads import actor
from suffuse.language.rules import whole_number

ENDS = ("opening", "closing")


@dataclass(frozen=True, slots=True)
class DoorLine:
    """One name at one end of the session, with a fresh number for the event of its button."""

    line: reads.Line
    state: str
    event: uuid.UUID


@dataclass(frozen=True, slots=True)
class DoorPage:
    """Everything `attendance/door.html` may use."""

    door: reads.Door
    end: str
    lines: tuple[DoorLine, ...]
    seen: int | None
    unsettled: int
    event: uuid.UUID


@require_GET
def door(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show the door at one end of the session; the page may be kept by the device."""
    end = "closing" if request.GET.get("end") == "closing" else "opening"
    found = reads.door(session_id=session_id, at=timezone.now())
    figure = found.seen.came if end == "opening" else found.seen.stayed
    page = DoorPage(
        door=found,
        end=end,
        lines=tuple(_line(line, end) for line in found.lines),
        seen=figure.sure if figure else None,
        unsettled=figure.unsettled if figure else 0,
        event=uuid.uuid4(),
    )
    answer = render(request, "attendance/door.html", {"page": page})
    if found.held_at is None:
        answer.headers["Suffuse-Keep"] = "yes"
    return answer


@require_POST
def record(request: HttpRequest, session_id: int) -> HttpResponse:
    """Keep one event of a page that runs without scripts."""
    try:
        sent = _sent(request, session_id)
        (answer,) = acts.record(
            session_id=session_id, events=[sent], by=actor(request), at=timezone.now()
        )
    except BadEvent as refusal:
        messages.error(request, wording.BAD_EVENT % {"code": refusal.code})
    else:
        _tell(request, answer)
    return _back(request, session_id)


@require_POST
def settle(request: HttpRequest, session_id: int) -> HttpResponse:
    """Say at the desk what is so of one person: seen, or taken back with a reason."""
    given = request.POST
    try:
        answer = acts.settle(
            session_id=session_id,
            person_id=int(given.get("person", "")),
            kind=given.get("kind", ""),
            present=given.get("present") == "yes",
            event_id=uuid.UUID(given.get("id", "")),
            reason=given.get("reason", ""),
            by=actor(request),
            at=timezone.now(),
        )
    except BadEvent:
        messages.error(request, wording.REASON_NEEDED)
    except (ValueError, OverflowError, acts.WrongPerson, acts.NothingToVoid):
        messages.error(request, wording.NOTHING_TO_VOID)
    else:
        _tell(request, answer)
    return _back(request, session_id)


@require_POST
def close(request: HttpRequest, session_id: int) -> HttpResponse:
    """Close the session and write its certificate."""
    reason = request.POST.get("reason", "")
    try:
        acts.close_session(
            session_id=session_id, reason=reason, by=actor(request), at=timezone.now()
        )
    except acts.ReasonNeeded as refusal:
        rules = " ".join(str(wording.RULES[rule]) for rule in refusal.rules)
        messages.error(request, wording.EXPLAIN % {"rules": rules})
    except acts.AlreadyClosed:
        messages.error(request, wording.ALREADY_CLOSED)
    except acts.NotBegun:
        messages.error(request, wording.NOT_BEGUN)
    except acts.TooLong:
        messages.error(request, wording.TOO_LONG)
    except acts.NobodyCounted:
        messages.error(request, wording.NOBODY_COUNTED)
    else:
        messages.success(request, wording.CLOSED)
    return redirect("attendance:session", session_id=session_id)


@require_POST
def count_late(request: HttpRequest, session_id: int) -> HttpResponse:
    """Count what reached the session after its close."""
    try:
        counted = acts.count_late(session_id=session_id, by=actor(request), at=timezone.now())
    except acts.NothingLate:
        messages.error(request, wording.NOTHING_LATE)
    else:
        messages.success(request, wording.COUNTED_LATE % {"n": counted})
    return redirect("attendance:session", session_id=session_id)


def _line(line: reads.Line, end: str) -> DoorLine:
    state = line.opening if end == "opening" else line.closing
    return DoorLine(
        line, {State.PRESENT: "in", State.TO_SETTLE: "open"}.get(state, ""), uuid.uuid4()
    )


def _sent(request: HttpRequest, session_id: int) -> Sent:
    """Read the event of a plain form; numbers may be typed in Lao digits."""
    given = request.POST
    numbers: dict[str, int] = {}
    for name in ("person", "tally"):
        typed = given.get(name, "")
        if typed.strip():
            number = whole_number(typed)
            if number is None:
                raise BadEvent(f"bad_{name}")
            numbers[name] = number
    return from_wire(
        {
            "id": given.get("id", ""),
            "session": session_id,
            "kind": given.get("kind", "") if given.get("kind") in ENDS else "",
            "source": DESK,
            **numbers,
        }
    )


def _tell(request: HttpRequest, answer: Answer) -> None:
    if answer.outcome == "held":
        said = wording.HELD_BACK % {"why": wording.HELD[answer.why]}
        messages.warning(request, said)
    else:
        level = messages.WARNING if answer.outcome == "conflict" else messages.SUCCESS
        messages.add_message(request, level, str(wording.OUTCOMES[answer.outcome]))


def _back(request: HttpRequest, session_id: int) -> HttpResponse:
    answer = redirect("attendance:door", session_id=session_id)
    if request.POST.get("kind") == "closing":
        answer.headers["Location"] += "?" + urlencode({"end": "closing"})
    return answer
