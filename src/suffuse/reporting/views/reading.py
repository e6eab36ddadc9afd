"""Reading reports and the ledger."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from suffuse.audit.reads import actor
from suffuse.language.rules import Words
from suffuse.organisation.models import Unit
from suffuse.organisation.rules import Scope
from suffuse.reporting import papers, reads, wording
from suffuse.reporting.forms import ReturnForm
from suffuse.reporting.models import Report, Revision
from suffuse.reporting.rules import State, personal
from suffuse.rollout import reads as rollout
from suffuse.rollout.reads import DutyFacts, RolloutFacts

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """Everything `reporting/reports.html` may use."""

    unit_id: int
    unit: Words
    own: bool
    to_begin: tuple[DutyFacts, ...]
    mine: tuple[reads.Brief, ...]
    waiting: tuple[reads.Brief, ...]
    below: tuple[reads.Brief, ...]


@require_GET
def reports(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a unit's reports and those of the units below it."""
    unit = get_object_or_404(Unit, pk=unit_id)
    own = actor(request).unit_id == unit_id
    mine = reads.own_reports(unit_id=unit_id)
    begun = {brief.rollout_id for brief in mine}
    duties = rollout.duties_of_unit(unit_id, on=timezone.localdate())
    waiting = reads.waiting(unit_id=unit_id)
    asked = {brief.id for brief in waiting}
    page = ReportsPage(
        unit_id=unit_id,
        unit=Words(unit.name_lo, unit.name_en),
        own=own,
        to_begin=tuple(duty for duty in duties if own and duty.rollout_id not in begun),
        mine=tuple(brief for brief in mine if own or brief.state != State.DRAFT),
        waiting=waiting,
        below=tuple(b for b in reads.reports_below(unit_id=unit_id) if b.id not in asked),
    )
    return render(request, "reporting/reports.html", {"page": page})


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything `reporting/report.html` may use."""

    report: reads.Full
    sections: tuple[tuple[str | Promise, reads.Said, tuple[reads.Passage, ...]], ...]
    changed: dict[str, reads.Changed]
    doubts: tuple[str, ...]
    doubts_are_personal: bool
    gaps: tuple[reads.Gap, ...]
    own: bool
    may_decide: bool
    at_the_top: bool
    all_seated: bool
    reasons: ReturnForm
    before: int | None


@require_GET
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show a report as a letter, with what to look at before it is handed up or accepted."""
    page = report_page(request, report_id, ReturnForm())
    return render(request, "reporting/report.html", {"page": page})


def report_page(request: HttpRequest, report_id: int, reasons: ReturnForm) -> ReportPage:
    """Return the page of a report as the seat that asks may see it."""
    by = actor(request)
    found = seen(report_id, by.path)
    own = by.unit_id == found.unit_id
    before = found.number - 1 if found.number > 1 else None
    changed = reads.changes(report_id=report_id, old=before, new=found.number) if before else ()
    leads = found.at_the_top and by.role == "leadership"
    return ReportPage(
        report=found,
        sections=tuple(
            (wording.SECTIONS[said.key], said, found.words_of(said.key)) for said in found.sections
        ),
        changed={change.key: change for change in changed},
        doubts=tuple(wording.doubt(doubt) for doubt in found.doubts),
        doubts_are_personal=any(personal(doubt) for doubt in found.doubts),
        gaps=reads.gaps(unit_id=found.unit_id, rollout_id=found.rollout_id) if own else (),
        own=own and not leads,
        may_decide=found.state == State.SUBMITTED and (leads or not own),
        at_the_top=found.at_the_top,
        all_seated=all(row.seated for row in found.rows),
        reasons=reasons,
        before=before,
    )


def seen(report_id: int, path: str) -> reads.Full:
    """Return a report as a seat may see it; a draft of another unit does not exist for it."""
    try:
        return reads.report(report_id=report_id, seen_from=path)
    except (Revision.DoesNotExist, Report.DoesNotExist) as missing:
        raise Http404 from missing


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Everything `reporting/changes.html` may use."""

    report: reads.Full
    old: int
    new: int
    changes: tuple[tuple[str | Promise, reads.Changed], ...]


@require_GET
def changes(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show what changed between the two newest revisions that the seat may see."""
    found = seen(report_id, actor(request).path)
    new = found.number
    old = max(new - 1, 1)
    told = reads.changes(report_id=report_id, old=old, new=new)
    page = ChangesPage(found, old, new, tuple((wording.SECTIONS[c.key], c) for c in told))
    return render(request, "reporting/changes.html", {"page": page})


@require_GET
def letter(request: HttpRequest, report_id: int, paper: str) -> HttpResponse:
    """Hand out a report as a letter or as figures, rounded as everything that leaves the unit."""
    if paper not in TYPES:
        raise Http404
    found = seen(report_id, actor(request).path)
    language = "en" if request.GET.get("language") == "en" else "lo"
    body = papers.letter(report_id=report_id, number=found.number, language=language, format=paper)
    answer = HttpResponse(body, content_type=TYPES[paper])
    name = f"report-{report_id}-{found.number}.{paper}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """Everything `reporting/ledger.html` may use."""

    unit_id: int
    unit: Words
    rollout: RolloutFacts | None
    rollouts: tuple[DutyFacts, ...]
    overview: reads.Overview | None
    children: reads.Children | None
    weeks: tuple[reads.WeekLine, ...]
    stops: tuple[reads.StopLine, ...]


@require_GET
def ledger(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a unit's ledger: its levels, the units below it, its weeks, and where the cascade stopped."""
    unit = get_object_or_404(Unit, pk=unit_id)
    today = timezone.localdate()
    duties = rollout.duties_of_unit(unit_id, on=today)
    asked = request.GET.get("rollout", "")
    chosen = next(
        (duty for duty in duties if str(duty.rollout_id) == asked), duties[0] if duties else None
    )
    words = Words(unit.name_lo, unit.name_en)
    if chosen is None:
        page = LedgerPage(unit_id, words, None, duties, None, None, (), ())
        return render(request, "reporting/ledger.html", {"page": page})
    scope, key = Scope(unit.path), chosen.rollout_id
    below = reads.children(rollout_id=key, unit_id=unit_id)
    exact = not below.lines and actor(request).unit_id == unit_id
    page = LedgerPage(
        unit_id=unit_id,
        unit=words,
        rollout=rollout.rollout(key),
        rollouts=duties,
        overview=reads.overview(rollout_id=key, scope=scope, exact=exact),
        children=below,
        weeks=reads.series(rollout_id=key, scope=scope, exact=exact),
        stops=reads.stop_points(rollout_id=key, scope=scope, on=today),
    )
    return render(request, "reporting/ledger.html", {"page": page})
