"""Assessment's page: what the unit found, what it does about it, and the button that completes it."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from suffuse.assessment import acts, reads, wording
from suffuse.assessment.forms import ActionForm, FindingForm, IndicatorForm
from suffuse.assessment.rules import KINDS
from suffuse.audit.reads import actor
from suffuse.planning import reads as planning
from suffuse.rollout.acts import NoDuty


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one kind, each with a form for an action."""

    kind: str
    said: str | Promise
    findings: tuple[tuple[reads.FindingFacts, ActionForm], ...]


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """Everything `assessment/assessment.html` may use."""

    duty: planning.DutyPlace
    found: reads.Assessment
    groups: tuple[Group, ...]
    missing: tuple[str | Promise, ...]
    finding_form: FindingForm
    indicator_form: IndicatorForm
    roles: dict[str, str | Promise]
    today: date


@require_GET
def assessment(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Show a unit's assessment."""
    duty = planning.duty_place(duty_id)
    found = reads.assessment(unit_id=duty.unit_id, rollout_id=duty.rollout_id, at=timezone.now())
    clauses = _clauses(found)
    page = AssessmentPage(
        duty=duty,
        found=found,
        groups=tuple(
            Group(
                kind,
                wording.KINDS[kind],
                tuple((one, _action_form(found)) for one in found.of(kind)),
            )
            for kind in KINDS
        ),
        missing=tuple(wording.MISSING[code] for code in found.missing),
        finding_form=FindingForm(clauses=clauses, auto_id="finding-%s"),
        indicator_form=IndicatorForm(clauses=clauses, auto_id="indicator-%s"),
        roles=wording.ROLES,
        today=timezone.localdate(),
    )
    return render(request, "assessment/assessment.html", {"page": page})


@require_POST
def add_finding(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Add a finding."""
    duty = planning.duty_place(duty_id)
    form = FindingForm(request.POST, clauses=_clauses_of(duty))
    if _sound(request, form):
        try:
            acts.add_finding(
                unit_id=duty.unit_id,
                rollout_id=duty.rollout_id,
                by=actor(request),
                at=timezone.now(),
                **form.cleaned_data,
            )
        except acts.NotWritable as refusal:
            messages.error(request, str(wording.REFUSED[refusal.code]))
        else:
            messages.success(request, wording.FOUND)
    return redirect("assessment:assessment", duty_id=duty_id)


@require_POST
def add_action(request: HttpRequest, finding_id: int) -> HttpResponse:
    """Say what is done about a finding."""
    duty_id = reads.duty_of_finding(finding_id)
    form = ActionForm(request.POST, seats=reads.seats_of_finding(finding_id))
    if _sound(request, form):
        try:
            acts.add_action(
                finding_id=finding_id, **form.cleaned_data, by=actor(request), at=timezone.now()
            )
        except acts.NotWritable as refusal:
            messages.error(request, str(wording.REFUSED[refusal.code]))
        else:
            messages.success(request, wording.ACTION_ADDED)
    return redirect("assessment:assessment", duty_id=duty_id)


@require_POST
def finish_action(request: HttpRequest, action_id: int) -> HttpResponse:
    """Say that an action is done."""
    try:
        action = acts.finish_action(action_id=action_id, by=actor(request), at=timezone.now())
    except acts.AlreadyDone as refusal:
        (action,) = refusal.args
        messages.error(request, wording.ALREADY_DONE)
    else:
        messages.success(request, wording.DONE)
    return redirect("assessment:assessment", duty_id=reads.duty_of_finding(action.finding_id))


@require_POST
def set_indicator(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Keep a figure of the work."""
    duty = planning.duty_place(duty_id)
    form = IndicatorForm(request.POST, clauses=_clauses_of(duty))
    if _sound(request, form):
        try:
            acts.set_indicator(
                unit_id=duty.unit_id,
                rollout_id=duty.rollout_id,
                by=actor(request),
                at=timezone.now(),
                **form.cleaned_data,
            )
        except acts.NotWritable as refusal:
            messages.error(request, str(wording.REFUSED[refusal.code]))
        else:
            messages.success(request, wording.INDICATOR_KEPT)
    return redirect("assessment:assessment", duty_id=duty_id)


@require_POST
def complete(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Complete the assessment, or say what it lacks."""
    duty = planning.duty_place(duty_id)
    try:
        acts.complete_assessment(
            unit_id=duty.unit_id, rollout_id=duty.rollout_id, by=actor(request), at=timezone.now()
        )
    except acts.AssessmentLacks as refusal:
        for code in refusal.missing:
            messages.error(request, str(wording.MISSING[code]))
    except NoDuty:
        messages.error(request, wording.NO_DUTY)
    else:
        messages.success(request, wording.COMPLETED)
    return redirect("assessment:assessment", duty_id=duty_id)


def _sound(request: HttpRequest, form: Form) -> bool:
    if not form.is_valid():
        said = "; ".join(
            f"{form[name].label}: {' '.join(map(str, why))}" for name, why in form.errors.items()
        )
        messages.error(request, f"{wording.CHECK_FORM} {said}")
    return form.is_valid()


def _clauses(found: reads.Assessment) -> list[tuple[str, str]]:
    tongue = get_language() or "lo"
    return [(one.key, f"{one.label} {one.short.in_(tongue)}") for one in found.clauses]


def _clauses_of(duty: planning.DutyPlace) -> list[tuple[str, str]]:
    return [(key, key) for key in reads.clause_keys(rollout_id=duty.rollout_id)]


def _action_form(found: reads.Assessment) -> ActionForm:
    seats = [(str(pk), wording.ROLES[role]) for pk, role in found.seats]
    return ActionForm(seats=seats, auto_id=False)
