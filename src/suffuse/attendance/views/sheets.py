"""The sign-in sheet for paper, and typing it back by its batch code."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from suffuse.attendance import acts, reads, wording
from suffuse.attendance.forms import TallyForm
from suffuse.attendance.rules import BadEvent
from suffuse.audit.reads import actor
from suffuse.organisation import reads as organisation


@dataclass(frozen=True, slots=True)
class SheetPage:
    """Everything `attendance/sheet.html` may use: `rows` are lines for names that have none."""

    door: reads.Door
    rows: tuple[int, ...]
    address: str


@dataclass(frozen=True, slots=True)
class SheetsPage:
    """Everything `attendance/sheets.html` may use; `door` is None until a code was found."""

    unit: organisation.UnitFacts
    code: str
    door: reads.Door | None
    form: TallyForm
    sessions: tuple[reads.SessionLine, ...]


@require_GET
def sheet(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show the sign-in sheet, one A4 page and more if there are many names."""
    door = reads.door(session_id=session_id, at=timezone.now())
    first = len(door.lines) + 1
    page = SheetPage(
        door=door,
        rows=tuple(range(first, max(door.planned, len(door.lines)) + 3)),
        address=request.build_absolute_uri(f"/sessions/{session_id}/"),
    )
    return render(request, "attendance/sheet.html", {"page": page})


@require_GET
def sheets(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Find a sheet by its batch code, to type it back."""
    code = request.GET.get("code", "")[:20]
    found = reads.sheet_session(unit_id=unit_id, code=code) if code else None
    if code and found is None:
        messages.error(request, wording.NO_SHEET % {"code": code})
    lines = reads.sessions(unit_id=unit_id)
    page = SheetsPage(
        unit=organisation.unit(unit_id),
        code=code,
        door=reads.door(session_id=found, at=timezone.now(), names=False) if found else None,
        form=TallyForm(initial={"token": uuid.uuid4()}),
        sessions=tuple(line for line in lines if line.held_at is None and line.came is None),
    )
    return render(request, "attendance/sheets.html", {"page": page})


@require_POST
def type_sheet(request: HttpRequest, session_id: int) -> HttpResponse:
    """Keep the two head counts of a sheet."""
    form = TallyForm(request.POST)
    if not form.is_valid():
        messages.error(request, wording.SHEET_EMPTY)
        return redirect("attendance:session", session_id=session_id)
    given = form.cleaned_data
    try:
        answers = acts.record_tally(
            session_id=session_id,
            opening=given["opening"],
            closing=given["closing"],
            token=str(given["token"]),
            by=actor(request),
            at=timezone.now(),
        )
    except acts.MoreStayedThanCame as refusal:
        said = wording.MORE_STAYED % {"came": refusal.came, "stayed": refusal.stayed}
        messages.error(request, said)
    except BadEvent as refusal:
        messages.error(request, wording.BAD_EVENT % {"code": refusal.code})
    else:
        held = [answer for answer in answers if answer.outcome == "held"]
        if held:
            messages.warning(request, wording.HELD_BACK % {"why": wording.HELD[held[0].why]})
        else:
            messages.success(request, str(wording.OUTCOMES[answers[0].outcome]))
    return redirect("attendance:session", session_id=session_id)
