"""Long work as it goes on, and what would be if."""

from dataclasses import dataclass
from math import ceil

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.language.rules import Words
from suffuse.organisation import reads as organisation
from suffuse.planning import acts, jobs, reads
from suffuse.planning.acts.working import SUPPOSE
from suffuse.planning.forms import SupposeForm
from suffuse.planning.rules import Supposed
from suffuse.planning.wording import said
from suffuse.rollout import reads as rollout

_MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a comparison: as it is, as it would be, and by how much it would differ."""

    what: object
    now: int
    then: int

    @property
    def more(self) -> int:
        """Return how many more there would be; negative: fewer."""
        return self.then - self.now


@dataclass(frozen=True, slots=True)
class Failing:
    """A unit that would leave somebody out, or cannot be planned: in words, without a count."""

    unit: Words
    why: object
    already: bool


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Everything `planning/work.html` may use."""

    work: reads.WorkFacts
    minutes_left: int | None
    lines: tuple[Line, ...]
    fails: tuple[Failing, ...]
    more_fails: int


@dataclass(frozen=True, slots=True)
class SupposePage:
    """Everything `planning/what_if.html` may use. `below`: it speaks of all units below as well."""

    unit: organisation.UnitFacts
    rollout: Words
    form: SupposeForm
    asked_at: str
    below: bool


@require_GET
def work(request: HttpRequest, work_id: int) -> HttpResponse:
    """Show how far long work is, and what it found so far."""
    found = reads.work(work_id, at=timezone.now())
    left = None if found.seconds_left is None else ceil(found.seconds_left / 60)
    fails = tuple(_failing(one) for one in found.fails[:_MOST_LISTED])
    more = max(0, len(found.fails) - _MOST_LISTED)
    page = WorkPage(found, left, _lines(found), fails, more)
    return render(request, "planning/work.html", {"page": page})


def _lines(found: reads.WorkFacts) -> tuple[Line, ...]:
    now, then = found.now, found.then
    if now is None or then is None:
        return ()
    return tuple(
        Line(what, getattr(now, name), getattr(then, name)) for name, what in said.COMPARED.items()
    )


def _failing(one: reads.UnitDone) -> Failing:
    why = said.LACKS_THERE[one.lacks] if one.lacks else said.TOO_LITTLE
    return Failing(one.unit, why, bool(one.lacks or (one.now and one.now.left_out)))


@require_GET
def what_if(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Ask what would be if, for one unit."""
    return _unit_form(request, reads.duty_place(duty_id), SupposeForm())


@require_POST
def ask_what_if(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Have a unit planned as things are and as they would be; neither plan is kept."""
    duty, form = reads.duty_place(duty_id), SupposeForm(request.POST)
    if form.is_valid():
        answer = _begun(request, form.supposed(), duty.unit_id, duty.rollout_id, [duty.unit_id])
        if answer:
            return answer
        form.add_error(None, said.NOTHING_SUPPOSED)
    return _unit_form(request, duty, form)


def _unit_form(request: HttpRequest, duty: reads.DutyPlace, form: SupposeForm) -> HttpResponse:
    unit, asked_at = (
        organisation.unit(duty.unit_id),
        reverse("planning:ask_what_if", args=[duty.duty_id]),
    )
    page = SupposePage(unit, duty.rollout, form, asked_at, below=False)
    return render(request, "planning/what_if.html", {"page": page})


@require_GET
def what_if_below(request: HttpRequest, unit_id: int, rollout_id: int) -> HttpResponse:
    """Ask what would be if, for a unit and all below it."""
    return _below_form(request, unit_id, rollout_id, SupposeForm())


@require_POST
def ask_what_if_below(request: HttpRequest, unit_id: int, rollout_id: int) -> HttpResponse:
    """Have every unit below planned as things are and as they would be; no plan is kept."""
    form = SupposeForm(request.POST)
    if form.is_valid():
        units = reads.units_asked(unit_id=unit_id, rollout_id=rollout_id)
        answer = _begun(request, form.supposed(), unit_id, rollout_id, units)
        if answer:
            return answer
        form.add_error(None, said.NOTHING_SUPPOSED)
    return _below_form(request, unit_id, rollout_id, form)


def _below_form(
    request: HttpRequest, unit_id: int, rollout_id: int, form: SupposeForm
) -> HttpResponse:
    title = rollout.rollout(rollout_id).title
    asked_at = reverse("planning:ask_what_if_below", args=[unit_id, rollout_id])
    page = SupposePage(organisation.unit(unit_id), title, form, asked_at, below=True)
    return render(request, "planning/what_if.html", {"page": page})


def _begun(
    request: HttpRequest, supposed: Supposed, top_id: int, rollout_id: int, units: list[int]
) -> HttpResponse | None:
    try:
        made = acts.begin_work(
            kind=SUPPOSE,
            top_id=top_id,
            rollout_id=rollout_id,
            unit_ids=units,
            supposed=supposed,
            by=actor(request),
            at=timezone.now(),
        )
    except acts.NothingSupposed:
        return None
    jobs.queue(made.pk)
    messages.success(request, said.ASKED)
    return redirect("planning:work", work_id=made.pk)
