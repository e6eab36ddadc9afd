"""The people of one unit: numbers, and names for the unit's own eyes."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.organisation import acts, reads
from suffuse.organisation.forms import HeadCountForm
from suffuse.organisation.views.units import table
from suffuse.organisation.wording import said


@dataclass(frozen=True, slots=True)
class Line:
    """A team's people of one level, with the level's name."""

    count: reads.TeamLevel
    level: str | Promise


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the roster, with the level's name."""

    person: reads.PersonFacts
    level: str | Promise


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everything `organisation/people.html` may use."""

    unit: reads.UnitFacts
    crumbs: tuple[reads.Crumb, ...]
    lines: tuple[Line, ...]
    roster: tuple[Somebody, ...]
    form: HeadCountForm

    @property
    def people(self) -> int:
        """Return the people in all, nobody twice."""
        return sum(line.count.people for line in self.lines)

    @property
    def teams(self) -> int:
        """Return how many teams there are."""
        return len({line.count.team for line in self.lines})


@require_GET
def people(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the numbers and the names of the reader's own unit."""
    return _show(request, unit_id, HeadCountForm())


@require_POST
def count(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Keep a head count."""
    form = HeadCountForm(request.POST)
    if not form.is_valid():
        return _show(request, unit_id, form)
    acts.count_heads(unit_id=unit_id, **form.cleaned_data, by=actor(request), at=timezone.now())
    messages.success(request, said.COUNTED)
    return redirect("organisation:people", unit_id)


def _show(request: HttpRequest, unit_id: int, form: HeadCountForm) -> HttpResponse:
    unit = reads.unit(unit_id)
    page = PeoplePage(
        unit=unit,
        crumbs=reads.crumbs(unit.path, reach=actor(request).path),
        lines=tuple(
            Line(line, said.LEVELS.get(line.level, line.level)) for line in reads.counts(unit_id)
        ),
        roster=tuple(
            Somebody(one, said.LEVELS.get(one.level, one.level)) for one in reads.roster(unit_id)
        ),
        form=form,
    )
    return render(request, "organisation/people.html", {"page": page})


@require_GET
def export_people(request: HttpRequest, unit_id: int, format: str) -> HttpResponse:
    """Hand out the names of the reader's own unit."""
    return table(kind="people", unit=reads.unit(unit_id), format=format)


@require_GET
def export_headcounts(request: HttpRequest, unit_id: int, format: str) -> HttpResponse:
    """Hand out the head counts of the unit and those below."""
    return table(kind="headcounts", unit=reads.unit(unit_id), format=format)
