"""Taking note, giving direction, receiving it, doing it, closing it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from suffuse.audit.reads import actor
from suffuse.direction import acts, reads, wording
from suffuse.direction.forms import DirectionForm, FinishForm, NoteForm, ReceiveForm
from suffuse.direction.rules import BODIES
from suffuse.language.rules import Words
from suffuse.reporting import reads as reporting
from suffuse.reporting.models import Revision
from suffuse.reporting.reads import Full as Report
from suffuse.rollout import reads as rollout

_SAID: dict[type[Exception], str | Promise] = {
    acts.NotForNote: wording.NOT_FOR_NOTE,
    acts.AlreadyNoted: wording.ALREADY_NOTED,
    acts.EnoughNoted: wording.ENOUGH_NOTED,
    acts.DayOfNote: wording.DAY_OF_NOTE,
    acts.OutOfReach: wording.OUT_OF_REACH,
    acts.DueTooEarly: wording.DUE_TOO_EARLY,
    acts.Closed: wording.CLOSED_BEFORE,
    acts.AlreadyReceived: wording.ALREADY_RECEIVED,
    acts.NotReceived: wording.NOT_RECEIVED,
    acts.AlreadyDone: wording.ALREADY_DONE,
}


@contextmanager
def _said(request: HttpRequest, done: object) -> Iterator[None]:
    """Say that something was done, or why it was refused; either way the next page can be shown."""
    try:
        yield
    except acts.Incomplete as refusal:
        messages.error(request, str(wording.INCOMPLETE[refusal.what]))
    except acts.NoSuchClause as refusal:
        messages.error(request, wording.NO_SUCH_CLAUSE % {"keys": ", ".join(refusal.keys)})
    except acts.TooLong as refusal:
        messages.error(request, wording.TOO_LONG % {"most": refusal.most})
    except acts.StillOpen as refusal:
        messages.error(request, wording.STILL_OPEN % {"units": len(refusal.units)})
    except tuple(_SAID) as refusal:
        messages.error(request, str(_SAID[type(refusal)]))
    else:
        messages.success(request, str(done))


@dataclass(frozen=True, slots=True)
class NotePage:
    """Everything `direction/note.html` may use."""

    report: Report
    notes: tuple[reads.NoteLine, ...]
    bodies: int
    open: bool
    form: NoteForm


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show who took note of a report, and record that another body has."""
    try:
        report = reporting.report(report_id=report_id, seen_from=actor(request).path)
    except Revision.DoesNotExist as missing:
        raise Http404 from missing
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        body = Words(typed["body_lo"], typed["body_en"])
        with _said(request, wording.NOTED % {"body": body.in_(get_language() or "lo")}):
            acts.take_note(
                report_id=report_id,
                body=body,
                on=typed["on"],
                reference=typed["reference"],
                by=actor(request),
                at=timezone.now(),
            )
        return redirect("direction:note", report_id=report_id)
    notes = reads.notes(report_id=report_id)
    handed_up = report.at_the_top and report.submitted_at is not None
    page = NotePage(report, notes, BODIES, handed_up, form)
    status = 422 if form.is_bound else 200
    return render(request, "direction/note.html", {"page": page}, status=status)


@dataclass(frozen=True, slots=True)
class DirectionsPage:
    """Everything `direction/directions.html` may use."""

    unit_id: int
    unit: Words
    waiting: tuple[reads.Waiting, ...]
    given: tuple[reads.Brief, ...]
    rollouts: tuple[rollout.DutyFacts, ...]
    may_give: bool


@require_GET
def directions(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show what a unit was directed to do, and what it directed others to do."""
    unit = reads.unit(unit_id)
    page = DirectionsPage(
        unit_id=unit_id,
        unit=unit.name,
        waiting=reads.waiting(unit_id=unit_id),
        given=reads.given(unit_id=unit_id),
        rollouts=rollout.duties_of_unit(unit_id, on=timezone.localdate()),
        may_give=actor(request).role in {"board", "leadership", "committee"} and unit.has_below,
    )
    return render(request, "direction/directions.html", {"page": page})


@dataclass(frozen=True, slots=True)
class GivePage:
    """Everything `direction/give.html` may use."""

    unit_id: int
    unit: Words
    rollout_id: int
    rollout: Words
    form: DirectionForm


@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Write a direction to one's own unit's branch, and send it."""
    asked = request.POST.get("rollout") or request.GET.get("rollout", "")
    duties = rollout.duties_of_unit(unit_id, on=timezone.localdate())
    duty = next(
        (each for each in duties if str(each.rollout_id) == asked), duties[0] if duties else None
    )
    if duty is None:
        messages.error(request, str(wording.OUT_OF_REACH))
        return redirect("direction:directions", unit_id=unit_id)
    unit = reads.unit(unit_id)
    form = DirectionForm(
        request.POST or None,
        units=unit.branch,
        clauses=reads.clauses(duty.rollout_id),
        language=get_language() or "lo",
    )
    if request.method == "POST" and form.is_valid():
        return _send(request, unit_id, duty.rollout_id, form)
    page = GivePage(unit_id, unit.name, duty.rollout_id, duty.title, form)
    return render(
        request, "direction/give.html", {"page": page}, status=422 if form.is_bound else 200
    )


def _send(request: HttpRequest, unit_id: int, rollout_id: int, form: DirectionForm) -> HttpResponse:
    typed = form.cleaned_data
    units = rollout.progress(rollout_id, reads.unit(int(typed["top"])).scope)
    with _said(
        request, wording.GIVEN % {"units": sum(units.values()) - (int(typed["top"]) == unit_id)}
    ):
        acts.give_direction(
            rollout_id=rollout_id,
            giver_id=unit_id,
            top_id=int(typed["top"]),
            number=typed["number"],
            body=Words(typed["body_lo"], typed["body_en"]),
            text=Words(typed["text_lo"], typed["text_en"]),
            due=typed["due"],
            clause_keys=typed["clauses"],
            by=actor(request),
            at=timezone.now(),
        )
    return redirect("direction:directions", unit_id=unit_id)


@dataclass(frozen=True, slots=True)
class DirectionPage:
    """Everything `direction/direction.html` may use."""

    full: reads.Full


@require_GET
def direction(request: HttpRequest, direction_id: int) -> HttpResponse:
    """Show a direction to its giver, with how far it has come."""
    page = DirectionPage(reads.direction(direction_id))
    return render(request, "direction/direction.html", {"page": page})


@require_POST
def close(request: HttpRequest, direction_id: int) -> HttpResponse:
    """Close a direction."""
    with _said(request, wording.CLOSED):
        by, at = actor(request), timezone.now()
        acts.close(direction_id=direction_id, with_open="with_open" in request.POST, by=by, at=at)
    return redirect("direction:direction", direction_id=direction_id)


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """Everything `direction/receipt.html` may use."""

    mine: reads.Mine
    own: bool
    receive: ReceiveForm
    finish: FinishForm


@require_GET
def receipt(request: HttpRequest, receipt_id: int) -> HttpResponse:
    """Show a direction as a unit receives it, with what the levels above added."""
    return _receipt(request, receipt_id, ReceiveForm(), FinishForm())


def _receipt(
    request: HttpRequest,
    receipt_id: int,
    receive: ReceiveForm,
    finish: FinishForm,
    status: int = 200,
) -> HttpResponse:
    mine = reads.mine(receipt_id)
    own = actor(request).unit_id == mine.answer.unit_id
    page = ReceiptPage(mine, own and actor(request).role in {"committee", "board"}, receive, finish)
    return render(request, "direction/receipt.html", {"page": page}, status=status)


@require_POST
def receive(request: HttpRequest, receipt_id: int) -> HttpResponse:
    """Record that a direction has reached the unit."""
    form = ReceiveForm(request.POST)
    if not form.is_valid():
        return _receipt(request, receipt_id, form, FinishForm(), 422)
    with _said(request, wording.RECEIVED):
        added = form.cleaned_data["added"]
        acts.receive(receipt_id=receipt_id, added=added, by=actor(request), at=timezone.now())
    return redirect("direction:receipt", receipt_id=receipt_id)


@require_POST
def finish(request: HttpRequest, receipt_id: int) -> HttpResponse:
    """Record that the unit has done it."""
    form = FinishForm(request.POST)
    if not form.is_valid():
        return _receipt(request, receipt_id, ReceiveForm(), form, 422)
    with _said(request, wording.DONE):
        evidence = form.cleaned_data["evidence"]
        acts.finish(receipt_id=receipt_id, evidence=evidence, by=actor(request), at=timezone.now())
    return redirect("direction:receipt", receipt_id=receipt_id)
