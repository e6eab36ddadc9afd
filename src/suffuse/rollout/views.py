"""Which rollouts reach a unit, opening one, and what was fixed when it was opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from suffuse.audience import reads as audience
from suffuse.audit.reads import actor
from suffuse.directive import reads as directive
from suffuse.language.rules import Words
from suffuse.organisation import reads as organisation
from suffuse.organisation.rules import Scope
from suffuse.rollout import acts, reads, wording
from suffuse.rollout.forms import OpenForm, ThresholdForm
from suffuse.rollout.rules import Load, State

USUAL_WEEKS = 8


@dataclass(frozen=True, slots=True)
class UnitPage:
    """Everything `rollout/unit.html` may use."""

    unit: organisation.UnitFacts
    crumbs: tuple[organisation.Crumb, ...]
    rollouts: tuple[tuple[reads.RolloutFacts, reads.DutyFacts | None], ...]
    loads: tuple[tuple[Words, Load], ...]


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Everything `rollout/open.html` may use."""

    unit: organisation.UnitFacts
    crumbs: tuple[organisation.Crumb, ...]
    units: int
    form: OpenForm


@dataclass(frozen=True, slots=True)
class RolloutPage:
    """Everything `rollout/rollout.html` may use."""

    rollout: reads.RolloutFacts
    crumbs: tuple[organisation.Crumb, ...]
    progress: Mapping[State, int]
    form: ThresholdForm

    @property
    def units(self) -> int:
        """Return how many units have a duty."""
        return sum(self.progress.values())

    @property
    def accepted(self) -> int:
        """Return how many units have come to the end."""
        return self.progress[State.ACCEPTED]


@require_GET
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the rollouts that reach a unit or start below it, and the hours they ask together."""
    found, on = organisation.unit(unit_id), timezone.localdate()
    duties = {duty.rollout_id: duty for duty in reads.duties_of_unit(unit_id, on=on)}
    names = {level.key: level.name for level in audience.levels()}
    page = UnitPage(
        unit=found,
        crumbs=organisation.crumbs(found.path, reach=actor(request).path),
        rollouts=tuple(
            (one, duties.get(one.id)) for one in reads.rollouts_for(found.path, below=True)
        ),
        loads=tuple((names[one.level], one) for one in reads.load(found.path, on=on)),
    )
    return render(request, "rollout/unit.html", {"page": page})


@require_GET
def prepare(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the form that opens a rollout."""
    on = timezone.localdate()
    first = {
        "opens_on": on,
        "closes_on": on + timedelta(weeks=USUAL_WEEKS),
        "report_due": on + timedelta(weeks=USUAL_WEEKS + 1),
        "round_leaders": 1,
        "round_managers": 2,
        "round_staff": 2,
    }
    found = organisation.unit(unit_id)
    return _show(request, found, _form(found.path, initial=first))


@require_POST
def open_(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Carry a text through a unit and all below it."""
    found = organisation.unit(unit_id)
    form = _form(found.path, request.POST)
    if form.is_valid():
        try:
            opened = acts.open_rollout(
                opening=form.opening(unit_id), by=actor(request), at=timezone.now()
            )
        except acts.NotReleased:
            form.add_error("directive", wording.NOT_RELEASED)
        except acts.NoLevels:
            form.add_error(None, wording.NO_LEVELS)
        except acts.WindowBackwards:
            form.add_error("closes_on", wording.BACKWARDS)
        except acts.ThresholdTooLow:
            form.add_error("least_cell", wording.TOO_LOW)
        else:
            messages.success(request, wording.OPENED)
            return redirect("rollout:rollout", opened.pk)
    return _show(request, found, form)


@require_GET
def rollout(request: HttpRequest, rollout_id: int) -> HttpResponse:
    """Show what was fixed when a rollout was opened, and how many units stand where."""
    found = reads.rollout(rollout_id)
    here = actor(request).path
    within = found.scope if found.path.startswith(here) else Scope(here)
    page = RolloutPage(
        rollout=found,
        crumbs=organisation.crumbs(found.path, reach=here),
        progress=reads.progress(rollout_id, within),
        form=ThresholdForm(
            initial={"least_cell": found.least_cell, "least_checked": found.least_checked}
        ),
    )
    return render(request, "rollout/rollout.html", {"page": page})


@require_POST
def raise_thresholds(request: HttpRequest, rollout_id: int) -> HttpResponse:
    """Let figures speak only of more people than before."""
    form = ThresholdForm(request.POST)
    try:
        if not form.is_valid():
            messages.error(request, wording.NOT_A_NUMBER)
            return redirect("rollout:rollout", rollout_id)
        acts.raise_thresholds(
            rollout_id=rollout_id, **form.cleaned_data, by=actor(request), at=timezone.now()
        )
    except acts.Lowered as refusal:
        said = wording.LOWERED.format(cell=refusal.least_cell, checked=refusal.least_checked)
        messages.error(request, said)
    except acts.AlreadyClosed:
        messages.error(request, wording.ALREADY_CLOSED)
    else:
        messages.success(request, wording.RAISED)
    return redirect("rollout:rollout", rollout_id)


@require_POST
def close(request: HttpRequest, rollout_id: int) -> HttpResponse:
    """Ask nothing more of anybody."""
    try:
        acts.close(rollout_id=rollout_id, by=actor(request), at=timezone.now())
    except acts.AlreadyClosed:
        messages.error(request, wording.ALREADY_CLOSED)
    else:
        messages.success(request, wording.CLOSED)
    return redirect("rollout:rollout", rollout_id)


def _form(path: str, *args: object, **kwargs: object) -> OpenForm:
    language = get_language() or "lo"
    texts = [(one.id, f"{one.number} · {one.title}") for one in directive.shelf() if one.released]
    before = [(one.id, one.title.in_(language)) for one in reads.rollouts_for(path, below=True)]
    levels = [(one.key, one.name.in_(language)) for one in audience.levels()]
    return OpenForm(*args, directives=texts, before=before, levels=levels, **kwargs)


def _show(request: HttpRequest, unit: organisation.UnitFacts, form: OpenForm) -> HttpResponse:
    page = OpenPage(
        unit=unit,
        crumbs=organisation.crumbs(unit.path, reach=actor(request).path),
        units=len(organisation.units(unit.scope)),
        form=form,
    )
    return render(request, "rollout/open.html", {"page": page})
