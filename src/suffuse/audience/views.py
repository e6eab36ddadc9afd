"""How many people a unit has in each level, and how that is known."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from suffuse.audience import acts, reads, wording
from suffuse.audience.forms import EstimateForm
from suffuse.audience.rules import Seen, Sum, add_up, seen
from suffuse.audit.reads import actor
from suffuse.organisation import reads as organisation


@dataclass(frozen=True, slots=True)
class AudiencePage:
    """Everything `audience/unit.html` may use."""

    unit: organisation.UnitFacts
    crumbs: tuple[organisation.Crumb, ...]
    lines: tuple[tuple[reads.LevelLine, Seen], ...]
    all: Seen
    alone: bool
    form: EstimateForm

    @property
    def unknown_units(self) -> int:
        """Return how many units are unknown in the level where most are."""
        return max((below.unknown_units for _, below in self.lines), default=0)


@require_GET
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a unit's people by level, and those of all below it."""
    return _show(request, unit_id, _form(initial={"as_of": timezone.localdate()}))


@require_POST
def estimate(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Keep an estimate."""
    form = _form(request.POST)
    if form.is_valid():
        try:
            acts.estimate(
                unit_id=unit_id, **form.cleaned_data, by=actor(request), at=timezone.now()
            )
        except acts.NoMethod:
            form.add_error("method", wording.NO_METHOD)
        else:
            messages.success(request, wording.KEPT)
            return redirect("audience:unit", unit_id)
    return _show(request, unit_id, form)


def _form(*args: object, **kwargs: object) -> EstimateForm:
    language = get_language() or "lo"
    levels = [(level.key, level.name.in_(language)) for level in reads.levels()]
    return EstimateForm(*args, levels=levels, **kwargs)


def _show(request: HttpRequest, unit_id: int, form: EstimateForm) -> HttpResponse:
    found = organisation.unit(unit_id)
    below, lines = reads.denominators(found.scope), reads.of_unit(unit_id)
    alone = not organisation.has_below(found)
    own = [add_up([line.figure]) for line in lines]
    page = AudiencePage(
        unit=found,
        crumbs=organisation.crumbs(found.path, reach=actor(request).path),
        lines=tuple(
            (line, seen(below[line.level.key], own=part, alone=alone))
            for line, part in zip(lines, own, strict=True)
        ),
        all=seen(sum(below.values(), Sum()), own=sum(own, Sum()), alone=alone),
        alone=alone,
        form=form,
    )
    return render(request, "audience/unit.html", {"page": page})
