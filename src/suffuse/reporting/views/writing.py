"""Writing a report: one button, one address, one act."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.language.rules import whole_number
from suffuse.reporting import acts, reads, wording
from suffuse.reporting.forms import FiguresForm, LetterForm
from suffuse.reporting.rules import Piece, State, difference
from suffuse.reporting.views.reading import seen
from suffuse.reporting.views.refusing import said


@dataclass(frozen=True, slots=True)
class Sheet:
    """One section to write: its heading, a hint, its words, why it came back, what children said."""

    key: str
    title: str | Promise
    hint: str | Promise
    text: str
    reason: str
    picked: tuple[reads.Passage, ...]
    offered: tuple[reads.Offered, ...]


@dataclass(frozen=True, slots=True)
class WritePage:
    """Everything `reporting/write.html` may use."""

    report: reads.Full
    sheets: tuple[Sheet, ...]
    figures: FiguresForm
    letter: LetterForm


def _number(request: HttpRequest, name: str) -> int:
    """Return an id from a form; what is no id points at nothing."""
    found = whole_number(request.POST.get(name, ""))
    if found is None:
        raise Http404
    return found


@require_POST
def draft(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Begin a unit's report, or its next revision, and go on to write it."""
    rollout_id = _number(request, "rollout")
    try:
        with said(request, wording.BEGUN):
            by, at = actor(request), timezone.now()
            begun = acts.draft(unit_id=unit_id, rollout_id=rollout_id, by=by, at=at)
            return redirect("reporting:write", report_id=begun.pk)
    except acts.AlreadyOpen as refusal:
        return redirect("reporting:write", report_id=refusal.report_id)
    return redirect("reporting:reports", unit_id=unit_id)


@require_GET
def write(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show a draft to its writers; what is not a draft can only be read."""
    found = seen(report_id, actor(request).path)
    if found.state != State.DRAFT:
        return redirect("reporting:report", report_id=report_id)
    page = _page(found, FiguresForm(found.rows), LetterForm.of(found))
    return render(request, "reporting/write.html", {"page": page})


def _page(found: reads.Full, figures: FiguresForm, letter: LetterForm) -> WritePage:
    offers = reads.offered(unit_id=found.unit_id, rollout_id=found.rollout_id)
    reasons = {
        key: why for version in found.versions[-2:-1] for key, why in version.reasons.items()
    }
    sheets = (
        Sheet(
            key=part.key,
            title=wording.SECTIONS[part.key],
            hint=wording.HINTS[part.key],
            text=part.text,
            reason=reasons.get(part.key, ""),
            picked=found.words_of(part.key),
            offered=tuple(offer for offer in offers if offer.section == part.key),
        )
        for part in found.sections
    )
    return WritePage(found, tuple(sheets), figures, letter)


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """Everything `reporting/conflict.html` may use."""

    report: reads.Full
    section: str
    title: str | Promise
    theirs: str
    mine: str
    pieces: tuple[Piece, ...]


@require_POST
def save_section(request: HttpRequest, report_id: int) -> HttpResponse:
    """Keep the words of one section; if somebody was faster, show both and let the person decide."""
    section, by = request.POST.get("section", ""), actor(request)
    try:
        with said(request, wording.SAVED):
            acts.save_section(
                report_id=report_id,
                section=section,
                text=request.POST.get("text", ""),
                before=request.POST.get("before"),
                by=by,
                at=timezone.now(),
            )
    except acts.ChangedMeanwhile as refusal:
        pieces = difference(refusal.theirs, refusal.mine)
        found, title = seen(report_id, by.path), wording.SECTIONS[section]
        page = ConflictPage(found, section, title, refusal.theirs, refusal.mine, pieces)
        return render(request, "reporting/conflict.html", {"page": page}, status=409)
    return redirect("reporting:write", report_id=report_id)


@require_POST
def save_figures(request: HttpRequest, report_id: int) -> HttpResponse:
    """Keep figures typed by hand; what cannot be is marked in its field."""
    found = seen(report_id, actor(request).path)
    form = FiguresForm(found.rows, request.POST)
    if form.is_valid():
        try:
            with said(request, wording.SAVED):
                by, at = actor(request), timezone.now()
                acts.save_figures(report_id=report_id, typed=form.typed(), by=by, at=at)
            return redirect("reporting:write", report_id=report_id)
        except acts.Impossible as refusal:
            form.refuse(refusal)
    page = _page(found, form, LetterForm.of(found))
    return render(request, "reporting/write.html", {"page": page}, status=422)


@require_POST
def save_letter(request: HttpRequest, report_id: int) -> HttpResponse:
    """Keep number, place, addressees and signatory."""
    found = seen(report_id, actor(request).path)
    form = LetterForm.of(found, request.POST)
    if not form.is_valid():
        page = _page(found, FiguresForm(found.rows), form)
        return render(request, "reporting/write.html", {"page": page}, status=422)
    typed = form.cleaned_data
    with said(request, wording.SAVED):
        acts.save_letter(
            report_id=report_id,
            letter_number=typed["letter_number"],
            place=typed["place"],
            signatory_title=typed["signatory_title"],
            addressees=typed["addressees"].splitlines(),
            by=actor(request),
            at=timezone.now(),
        )
    return redirect("reporting:write", report_id=report_id)


@require_POST
def refill(request: HttpRequest, report_id: int) -> HttpResponse:
    """Read the figures from the records again."""
    with said(request, wording.REFILLED):
        acts.refill(report_id=report_id, by=actor(request), at=timezone.now())
    return redirect("reporting:write", report_id=report_id)


@require_POST
def pick_passage(request: HttpRequest, report_id: int) -> HttpResponse:
    """Take a child's words into the report."""
    revision = _number(request, "revision")
    with said(request, wording.PICKED):
        acts.pick_passage(
            report_id=report_id,
            from_revision_id=revision,
            section=request.POST.get("section", ""),
            text=request.POST.get("text", ""),
            by=actor(request),
            at=timezone.now(),
        )
    return redirect("reporting:write", report_id=report_id)
