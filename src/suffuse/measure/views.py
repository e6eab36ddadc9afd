"""The measures that hold for a unit, with the arithmetic, and issuing one."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.measure import acts, reads, rules, wording
from suffuse.measure.forms import MeasureForm
from suffuse.organisation import reads as organisation

HALL_M = (11, 7)
WEEKS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Hall:
    """The arithmetic of one example floor, in words: metres, rows, columns, people."""

    width_m: int
    length_m: int
    distance_m: float
    rows: int
    columns: int
    places: int
    allowed: int


@dataclass(frozen=True, slots=True)
class Line:
    """A measure, whether it holds today, and whether the reader may withdraw it."""

    measure: rules.MeasureFacts
    holds: bool
    over: bool


@dataclass(frozen=True, slots=True)
class MeasuresPage:
    """Everything `measure/unit.html` may use."""

    unit: organisation.UnitFacts
    crumbs: tuple[organisation.Crumb, ...]
    today: rules.Limits
    spans: tuple[tuple[date, date, rules.Limits], ...]
    lines: tuple[Line, ...]
    hall: Hall | None
    form: MeasureForm


@require_GET
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show what limits a unit's gatherings now and in the weeks to come."""
    return _show(request, unit_id, MeasureForm(initial={"since": timezone.localdate()}))


@require_POST
def issue(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Put a measure in force for a unit and all below it."""
    form = MeasureForm(request.POST)
    if form.is_valid():
        try:
            acts.issue(zone_id=unit_id, **form.cleaned_data, by=actor(request), at=timezone.now())
        except acts.NothingLimited:
            form.add_error("people", wording.NOTHING_LIMITED)
        except acts.NoSource:
            form.add_error("source", wording.NO_SOURCE)
        except acts.EndsBeforeItBegins:
            form.add_error("until", wording.BACKWARDS)
        else:
            messages.success(request, wording.ISSUED)
            return redirect("measure:unit", unit_id)
    return _show(request, unit_id, form)


@require_POST
def withdraw(request: HttpRequest, measure_id: int) -> HttpResponse:
    """End a measure that one's own unit, or one below, has issued."""
    try:
        measure = acts.withdraw(measure_id=measure_id, by=actor(request), at=timezone.now())
    except acts.AlreadyWithdrawn:
        messages.error(request, wording.ALREADY_WITHDRAWN)
        return redirect("measure:unit", actor(request).unit_id)
    messages.success(request, wording.WITHDRAWN)
    return redirect("measure:unit", measure.zone_id)


def _show(request: HttpRequest, unit_id: int, form: MeasureForm) -> HttpResponse:
    found, on = organisation.unit(unit_id), timezone.localdate()
    measures = reads.for_unit(found.path)
    until = on + timedelta(weeks=WEEKS_SHOWN)
    ahead = rules.days(measures, path=found.path, since=on, until=until)
    page = MeasuresPage(
        unit=found,
        crumbs=organisation.crumbs(found.path, reach=actor(request).path),
        today=ahead[0],
        spans=tuple(rules.spans(ahead)),
        lines=tuple(
            Line(one, one.holds(found.path, on), one.last is not None and one.last < on)
            for one in sorted(measures, key=lambda one: (one.since, one.id), reverse=True)
        ),
        hall=_hall(ahead[0]),
        form=form,
    )
    return render(request, "measure/unit.html", {"page": page})


def _hall(today: rules.Limits) -> Hall | None:
    """Return the example that anyone can check with a tape measure; None without a distance."""
    if today.distance_m is None:
        return None
    width, length = HALL_M
    rows, columns, places = rules.places(
        width_m=width, length_m=length, distance_m=today.distance_m
    )
    allowed = places if today.people is None else min(places, today.people)
    return Hall(width, length, today.distance_m, rows, columns, places, allowed)
