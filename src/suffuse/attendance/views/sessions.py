"""A unit's sessions, and one of them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from suffuse.attendance import reads, wording
from suffuse.directive import reads as directive
from suffuse.language.rules import Words
from suffuse.organisation import reads as organisation

# A clause that a newer edition has dropped keeps its label in the agenda, and no words.
NOT_IN_FORCE = Words("", "")


@dataclass(frozen=True, slots=True)
class SessionsPage:
    """Everything `attendance/sessions.html` may use."""

    unit: organisation.UnitFacts
    ahead: tuple[reads.SessionLine, ...]
    held: tuple[reads.SessionLine, ...]


@dataclass(frozen=True, slots=True)
class SessionPage:
    """Everything `attendance/session.html` may use."""

    door: reads.Door
    agenda: tuple[tuple[reads.AgendaLine, Words], ...]
    questions: tuple[reads.Asked, ...]
    clauses: tuple[tuple[str, str, Words], ...]
    held: tuple[tuple[reads.HeldLine, str | Promise], ...]
    rules: tuple[str | Promise, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Everything `attendance/own.html` may use: a line, and its two states said."""

    lines: tuple[tuple[reads.OwnLine, str | Promise, str | Promise], ...]


@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """Show to a participant what the doors wrote down of them, and of nobody else."""
    person = getattr(getattr(request, "seat", None), "person_id", None)
    lines = reads.own(person_id=person) if person is not None else ()
    page = OwnPage(
        tuple((one, wording.STATES[one.opening], wording.STATES[one.closing]) for one in lines)
    )
    return render(request, "attendance/own.html", {"page": page})


@require_GET
def sessions(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the unit's sessions: those to come, and those that were held."""
    lines = reads.sessions(unit_id=unit_id)
    page = SessionsPage(
        organisation.unit(unit_id),
        tuple(line for line in lines if line.held_at is None),
        tuple(line for line in reversed(lines) if line.held_at is not None),
    )
    return render(request, "attendance/sessions.html", {"page": page})


@require_GET
def session(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show one session: its figures, agenda, questions and certificate. No names."""
    door = reads.door(session_id=session_id, at=timezone.now(), names=False)
    certificate = door.certificate or {}
    broken = certificate.get("rules_broken", [])
    held = reads.held(session_id=session_id)
    text = directive.clauses(directive_id=door.directive_id)
    agenda = reads.agenda(unit_id=door.unit_id, rollout_id=door.rollout_id)
    short = {one.key: one.short for one in text}
    page = SessionPage(
        door=door,
        agenda=tuple((line, short.get(line.clause_key, NOT_IN_FORCE)) for line in agenda),
        questions=reads.questions(rollout_id=door.rollout_id, session_id=session_id),
        clauses=tuple((one.key, one.label, one.short) for one in text),
        held=tuple((line, wording.HELD[line.why]) for line in held),
        rules=tuple(wording.RULES[rule] for rule in broken if isinstance(rule, str))
        if isinstance(broken, list)
        else (),
        late=any(line.why == "closed_session" for line in held),
    )
    return render(request, "attendance/session.html", {"page": page})
