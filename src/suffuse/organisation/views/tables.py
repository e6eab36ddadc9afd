"""Tables handed in: upload, preview with every fault, then taken whole or not at all."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.language.rules import Fault
from suffuse.organisation import acts, reads
from suffuse.organisation.forms import TableForm
from suffuse.organisation.readers import read
from suffuse.organisation.rules import columns_of
from suffuse.organisation.wording import said

MOST_FAULTS_SHOWN = 200
OWN = ("people", "headcounts")
TREE = ("units",)


@dataclass(frozen=True, slots=True)
class Door:
    """One kind of table that may be handed in here."""

    kind: str
    name: str | Promise
    columns: tuple[tuple[str, str | Promise], ...]
    levels: tuple[tuple[str, str | Promise], ...]
    hand_in: str
    export: str
    form: TableForm


@dataclass(frozen=True, slots=True)
class TablesPage:
    """Everything `organisation/tables.html` may use."""

    unit: reads.UnitFacts
    crumbs: tuple[reads.Crumb, ...]
    doors: tuple[Door, ...]
    before: tuple[tuple[reads.IntakeFacts, str | Promise], ...]
    show: str


@dataclass(frozen=True, slots=True)
class IntakePage:
    """Everything `organisation/intake.html` may use."""

    unit: reads.UnitFacts
    crumbs: tuple[reads.Crumb, ...]
    intake: reads.IntakeFacts
    kind: str | Promise
    columns: tuple[str, ...]
    take: str
    refuse: str
    back: str

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return the first faults; the rest is counted."""
        return self.intake.faults[:MOST_FAULTS_SHOWN]

    @property
    def more_faults(self) -> int:
        """Return how many faults are not shown."""
        return max(0, len(self.intake.faults) - MOST_FAULTS_SHOWN)


@require_GET
def tables(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show what may be handed in for a unit's people and numbers."""
    return _show(request, unit_id, OWN)


@require_GET
def tree_tables(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show what may be handed in for the tree."""
    return _show(request, unit_id, TREE)


@require_POST
def hand_in_people(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Read a table of the unit's own people."""
    return _hand_in(request, unit_id, "people")


@require_POST
def hand_in_headcounts(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Read a table of head counts."""
    return _hand_in(request, unit_id, "headcounts")


@require_POST
def hand_in_units(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Read a table of units."""
    return _hand_in(request, unit_id, "units")


@require_GET
def intake(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Preview a table of the unit's own."""
    return _preview(request, intake_id, "organisation:take", "organisation:refuse")


@require_GET
def tree_intake(request: HttpRequest, tree_intake_id: int) -> HttpResponse:
    """Preview a table of units."""
    return _preview(request, tree_intake_id, "organisation:take_tree", "organisation:refuse_tree")


@require_POST
def take(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Take a table of the unit's own."""
    return _take(request, intake_id)


@require_POST
def take_tree(request: HttpRequest, tree_intake_id: int) -> HttpResponse:
    """Take a table of units."""
    return _take(request, tree_intake_id)


@require_POST
def refuse(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Put a table of the unit's own away."""
    return _refuse(request, intake_id)


@require_POST
def refuse_tree(request: HttpRequest, tree_intake_id: int) -> HttpResponse:
    """Put a table of units away."""
    return _refuse(request, tree_intake_id)


def _show(
    request: HttpRequest, unit_id: int, kinds: tuple[str, ...], wrong: TableForm | None = None
) -> HttpResponse:
    unit = reads.unit(unit_id)
    page = TablesPage(
        unit=unit,
        crumbs=reads.crumbs(unit.path, reach=actor(request).path),
        doors=tuple(
            Door(
                kind=kind,
                name=said.KINDS[kind],
                columns=tuple((one, _meaning(kind, one)) for one in columns_of(kind)),
                levels=tuple(said.LEVELS.items()) if "level" in columns_of(kind) else (),
                hand_in=f"organisation:hand_in_{kind}",
                export=f"organisation:export_{kind}",
                form=wrong if wrong and wrong.prefix == kind else TableForm(prefix=kind),
            )
            for kind in kinds
        ),
        before=tuple((one, said.KINDS[one.kind]) for one in reads.intakes(unit_id, kinds=kinds)),
        show="organisation:tree_intake" if kinds == TREE else "organisation:intake",
    )
    return render(request, "organisation/tables.html", {"page": page})


def _meaning(kind: str, column: str) -> str | Promise:
    """Return what a column holds: some mean the same in every table, some do not."""
    return said.COLUMNS.get((kind, column)) or said.COLUMNS[column]


def _hand_in(request: HttpRequest, unit_id: int, kind: str) -> HttpResponse:
    form = TableForm(request.POST, request.FILES, prefix=kind)
    if not form.is_valid():
        return _show(request, unit_id, TREE if kind in TREE else OWN, form)
    file = form.cleaned_data["file"]
    reading = read(
        kind=kind,
        file_name=file.name or "",
        data=file.read(),
        scope=reads.unit(unit_id).scope,
        delimiter=form.cleaned_data["separator"],
    )
    made = acts.hand_in(
        kind=kind,
        unit_id=unit_id,
        file_name=reading.file_name,
        sha256=reading.sha256,
        rows=reading.rows,
        faults=reading.faults,
        by=actor(request),
        at=timezone.now(),
    )
    return redirect(_page_of(kind), made.pk)


def _preview(request: HttpRequest, intake_id: int, take: str, refuse: str) -> HttpResponse:
    found = reads.intake(intake_id)
    unit = reads.unit(found.unit_id or 0)
    page = IntakePage(
        unit=unit,
        crumbs=reads.crumbs(unit.path, reach=actor(request).path),
        intake=found,
        kind=said.KINDS[found.kind],
        columns=columns_of(found.kind),
        take=take,
        refuse=refuse,
        back=_list_of(found.kind),
    )
    return render(request, "organisation/intake.html", {"page": page})


def _take(request: HttpRequest, intake_id: int) -> HttpResponse:
    found, settled = reads.intake(intake_id), request.POST.get("settled") == "yes"
    try:
        taken = acts.take(
            intake_id=intake_id, by=actor(request), at=timezone.now(), doubts_settled=settled
        )
    except acts.AlreadyDecided:
        messages.error(request, said.ALREADY_DECIDED)
    except acts.DoubtsOpen:
        messages.error(request, said.DOUBTS_OPEN)
    except acts.NoLongerFits:
        messages.error(request, said.NO_LONGER_FITS)
    else:
        messages.success(request, said.TAKEN.format(made=taken.made, changed=taken.changed))
        return redirect(_list_of(found.kind), found.unit_id)
    return redirect(_page_of(found.kind), intake_id)


def _refuse(request: HttpRequest, intake_id: int) -> HttpResponse:
    found = reads.intake(intake_id)
    try:
        acts.refuse(intake_id=intake_id, by=actor(request), at=timezone.now())
    except acts.AlreadyDecided:
        messages.error(request, said.ALREADY_DECIDED)
    else:
        messages.success(request, said.REFUSED)
    return redirect(_list_of(found.kind), found.unit_id)


def _page_of(kind: str) -> str:
    return "organisation:tree_intake" if kind in TREE else "organisation:intake"


def _list_of(kind: str) -> str:
    return "organisation:tree_tables" if kind in TREE else "organisation:tables"
