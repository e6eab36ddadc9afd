"""What the sessions go through, what was asked, and the answers."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from suffuse.attendance import acts, reads, wording
from suffuse.audit.reads import actor
from suffuse.directive import reads as directive
from suffuse.directive.reads import ClauseFacts
from suffuse.language.rules import whole_number
from suffuse.organisation import reads as organisation
from suffuse.organisation.rules import Scope
from suffuse.planning import reads as planning
from suffuse.rollout import reads as rollout

MOST_MINUTES = 600


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """Everything `attendance/questions.html` may use."""

    unit: organisation.UnitFacts
    waiting: tuple[reads.Asked, ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One clause of the text, with its minutes if it is on the agenda."""

    clause: ClauseFacts
    minutes: int | None
    note: str


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """Everything `attendance/agenda.html` may use."""

    duty: planning.DutyPlace
    lines: tuple[AgendaLine, ...]
    minutes: int


@require_GET
def questions(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show what waits for an answer in a unit and all below it."""
    unit = organisation.unit(unit_id)
    page = QuestionsPage(unit, reads.waiting(scope=Scope(unit.path)))
    return render(request, "attendance/questions.html", {"page": page})


@require_POST
def ask(request: HttpRequest, session_id: int) -> HttpResponse:
    """Write down a question of a session."""
    given = request.POST
    try:
        acts.ask(
            session_id=session_id,
            clause_key=given.get("clause", ""),
            text=given.get("text", ""),
            by=actor(request),
            at=timezone.now(),
        )
    except (acts.Empty, acts.TooLong, acts.NoSuchClause) as refusal:
        messages.error(request, _REFUSED[type(refusal)])
    else:
        messages.success(request, wording.ASKED)
    return redirect("attendance:session", session_id=session_id)


@require_POST
def answer(request: HttpRequest, question_id: int) -> HttpResponse:
    """Answer a question, for all units."""
    text, by = request.POST.get("text", ""), actor(request)
    try:
        acts.answer(question_id=question_id, text=text, by=by, at=timezone.now())
    except (acts.Empty, acts.TooLong, acts.AlreadyAnswered) as refusal:
        messages.error(request, _REFUSED[type(refusal)])
    else:
        messages.success(request, wording.ANSWERED)
    return redirect("attendance:questions", unit_id=by.unit_id)


@require_GET
def agenda(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Show which clauses a unit's sessions go through, and for how long."""
    duty = planning.duty_place(duty_id)
    text = directive.clauses(directive_id=rollout.rollout(duty.rollout_id).directive_id)
    kept = {
        line.clause_key: line
        for line in reads.agenda(unit_id=duty.unit_id, rollout_id=duty.rollout_id)
    }
    lines = tuple(
        AgendaLine(one, kept[one.key].minutes, kept[one.key].note)
        if one.key in kept
        else AgendaLine(one, None, "")
        for one in text
    )
    page = AgendaPage(duty, lines, sum(line.minutes for line in kept.values()))
    return render(request, "attendance/agenda.html", {"page": page})


@require_POST
def set_agenda(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Keep the agenda of a unit's sessions."""
    duty = planning.duty_place(duty_id)
    where = {"unit_id": duty.unit_id, "rollout_id": duty.rollout_id}
    try:
        acts.set_agenda(items=_items(request), **where, by=actor(request), at=timezone.now())
    except ValueError:
        messages.error(request, wording.BAD_MINUTES)
    except (acts.NoSuchClause, acts.TooLong) as refusal:
        messages.error(request, _REFUSED[type(refusal)])
    else:
        messages.success(request, wording.AGENDA_SET)
    return redirect("attendance:agenda", duty_id=duty_id)


def _items(request: HttpRequest) -> list[acts.Planned]:
    """Read the agenda: fields `minutes-KEY` and `note-KEY`; an empty field leaves the clause out."""
    items = []
    for name, typed in request.POST.items():
        kind, _, key = name.partition("-")
        if kind != "minutes" or not str(typed).strip():
            continue
        number = whole_number(str(typed))
        if number is None or not 1 <= number <= MOST_MINUTES:
            raise ValueError(name)
        items.append(acts.Planned(key, number, request.POST.get(f"note-{key}", "")))
    return items


_REFUSED = {
    acts.Empty: wording.EMPTY,
    acts.TooLong: wording.TOO_LONG,
    acts.NoSuchClause: wording.NO_SUCH_CLAUSE,
    acts.AlreadyAnswered: wording.ALREADY_ANSWERED,
}
