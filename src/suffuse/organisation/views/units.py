"""A unit, the units below it, and what an administrator does with them."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.organisation import acts, papers, reads
from suffuse.organisation.forms import CloseForm, MoveForm
from suffuse.organisation.rules import Scope
from suffuse.organisation.wording import said

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class UnitPage:
    """Everything `organisation/unit.html` may use."""

    unit: reads.UnitFacts
    crumbs: tuple[reads.Crumb, ...]
    below: tuple[reads.UnitLine, ...]
    pages: Page[int]
    all_below: int
    ended: bool
    move_form: MoveForm
    close_form: CloseForm


@require_GET
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a unit and those directly below it, a hundred on a page."""
    found = reads.unit(unit_id)
    direct, all_below = reads.how_many_below(found)
    pages = Paginator(range(direct), ON_A_PAGE).get_page(request.GET.get("page"))
    page = UnitPage(
        unit=found,
        crumbs=reads.crumbs(found.path, reach=actor(request).path),
        below=reads.children(unit_id, start=max(pages.start_index() - 1, 0), most=ON_A_PAGE),
        pages=pages,
        all_below=all_below,
        ended=not found.stands(timezone.localdate()),
        move_form=MoveForm(),
        close_form=CloseForm(),
    )
    return render(request, "organisation/unit.html", {"page": page})


@require_POST
def move(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Hang a unit below another one within the same reach."""
    form, by = MoveForm(request.POST), actor(request)
    to = reads.find(form.cleaned_data["to"], within=Scope(by.path)) if form.is_valid() else None
    if to is None:
        messages.error(request, said.NO_SUCH_UNIT)
        return redirect("organisation:unit", unit_id)
    try:
        acts.move_unit(unit_id=unit_id, to_id=to.id, by=by, at=timezone.now())
    except acts.WouldCircle:
        messages.error(request, said.WOULD_CIRCLE)
    except acts.WouldBeTooDeep as refusal:
        messages.error(request, said.TOO_DEEP.format(depth=refusal.depth, deepest=refusal.deepest))
    except acts.UnitClosed:
        messages.error(request, said.UNIT_CLOSED)
    except acts.OutOfReach:
        messages.error(request, said.OUT_OF_REACH)
    else:
        messages.success(request, said.MOVED)
    return redirect("organisation:unit", unit_id)


@require_POST
def close(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Let a unit end."""
    form = CloseForm(request.POST)
    if not form.is_valid():
        messages.error(request, said.NO_DAY)
        return redirect("organisation:unit", unit_id)
    try:
        acts.close_unit(
            unit_id=unit_id, on=form.cleaned_data["on"], by=actor(request), at=timezone.now()
        )
    except acts.BeforeItsFirstRecord as refusal:
        messages.error(request, said.TOO_EARLY.format(day=f"{refusal.first:%d/%m/%Y}"))
    except acts.HasOpenChildren as refusal:
        messages.error(request, said.OPEN_CHILDREN.format(count=refusal.count))
    except acts.UnitClosed:
        messages.error(request, said.UNIT_CLOSED)
    else:
        messages.success(request, said.CLOSED)
    return redirect("organisation:unit", unit_id)


@require_GET
def export_units(request: HttpRequest, unit_id: int, format: str) -> HttpResponse:
    """Hand out the table of a unit and all below it."""
    return table(kind="units", unit=reads.unit(unit_id), format=format)


def table(*, kind: str, unit: reads.UnitFacts, format: str) -> HttpResponse:
    """Return a table as a file, kept by no one on its way."""
    write = papers.FORMATS.get(format)
    if write is None:
        raise Http404
    body = write(kind, reads.table_rows(kind=kind, scope=unit.scope))
    answer = HttpResponse(body, content_type=papers.TYPES[format])
    answer["Content-Disposition"] = f'attachment; filename="{kind}-{unit.id}.{format}"'
    answer["Cache-Control"] = "no-store"
    return answer
