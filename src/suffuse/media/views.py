"""Media's pages: the calendar, the gaps, one piece, and what everybody may see."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from suffuse.audience import reads as audience
from suffuse.audit.reads import actor
from suffuse.directive import reads as directive
from suffuse.language.rules import Words
from suffuse.media import acts, reads, wording
from suffuse.media.forms import ChannelForm, EvidenceForm, PieceForm
from suffuse.planning import reads as planning
from suffuse.rollout import reads as rollout


@dataclass(frozen=True, slots=True)
class Piece:
    """One publication with its kind, said."""

    line: reads.Line
    kind: str | Promise
    late: bool


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Everything `media/calendar.html` may use."""

    duty: planning.DutyPlace
    pieces: tuple[Piece, ...]
    published: int
    contacts: int | None
    estimated: int
    channels: tuple[reads.ChannelFacts, ...]
    channel_form: ChannelForm
    piece_form: PieceForm


@dataclass(frozen=True, slots=True)
class GapsPage:
    """Everything `media/gaps.html` may use."""

    duty: planning.DutyPlace
    gaps: reads.Gaps


@dataclass(frozen=True, slots=True)
class PiecePage:
    """Everything `media/publication.html` may use."""

    piece: Piece
    form: EvidenceForm


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """Everything `media/published.html` may use."""

    title: Words
    number: str
    pieces: tuple[Piece, ...]


@require_GET
def calendar(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Show a unit's publications, and the forms for another one."""
    duty = planning.duty_place(duty_id)
    return _calendar(request, duty, ChannelForm(), _piece_form(duty))


@require_GET
def gaps(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Show which clauses neither a session nor a medium carries to whom."""
    duty = planning.duty_place(duty_id)
    page = GapsPage(duty, reads.gaps(unit_id=duty.unit_id, rollout_id=duty.rollout_id))
    return render(request, "media/gaps.html", {"page": page})


@require_POST
def add_channel(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Add a medium."""
    duty, form = planning.duty_place(duty_id), ChannelForm(request.POST)
    if not form.is_valid():
        return _calendar(request, duty, form, _piece_form(duty))
    given = form.cleaned_data
    try:
        acts.add_channel(
            unit_id=duty.unit_id,
            kind=given["kind"],
            name=given["name"],
            by=actor(request),
            at=timezone.now(),
        )
    except acts.ChannelTaken:
        messages.error(request, wording.CHANNEL_TAKEN)
    except acts.NotPlannable as refusal:
        messages.error(request, str(wording.REFUSED[refusal.code]))
    else:
        messages.success(request, wording.CHANNEL_ADDED)
    return redirect("media:calendar", duty_id=duty_id)


@require_POST
def plan(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Plan a piece."""
    duty = planning.duty_place(duty_id)
    form = _piece_form(duty, request.POST)
    if not form.is_valid():
        messages.error(request, wording.CHECK_FORM)
        return _calendar(request, duty, ChannelForm(), form)
    given = form.cleaned_data
    try:
        acts.plan_publication(
            unit_id=duty.unit_id,
            rollout_id=duty.rollout_id,
            channel_id=given["channel"],
            title=given["title"],
            issuer=given["issuer"],
            clause_keys=given["clauses"],
            level=given["level"] or None,
            planned_on=given["planned_on"],
            by=actor(request),
            at=timezone.now(),
        )
    except acts.NotPlannable as refusal:
        messages.error(request, str(wording.REFUSED[refusal.code]))
    else:
        messages.success(request, wording.PLANNED)
    return redirect("media:calendar", duty_id=duty_id)


@require_GET
def publication(request: HttpRequest, publication_id: int) -> HttpResponse:
    """Show one piece, and the form for its evidence."""
    line = reads.publication(publication_id=publication_id)
    form = EvidenceForm(initial={"published_on": timezone.localdate()})
    return render(request, "media/publication.html", {"page": PiecePage(_said(line), form)})


@require_POST
def publish(request: HttpRequest, publication_id: int) -> HttpResponse:
    """Say that a piece was published, with its evidence."""
    form = EvidenceForm(request.POST)
    if not form.is_valid():
        page = PiecePage(_said(reads.publication(publication_id=publication_id)), form)
        return render(request, "media/publication.html", {"page": page})
    try:
        acts.publish(
            publication_id=publication_id,
            by=actor(request),
            at=timezone.now(),
            **form.cleaned_data,
        )
    except acts.AlreadyPublished:
        messages.error(request, wording.ALREADY_PUBLISHED)
    except acts.EvidenceNeeded:
        messages.error(request, wording.EVIDENCE_NEEDED)
    except acts.ReachWrong as refusal:
        messages.error(request, str(wording.REFUSED[refusal.code]))
    else:
        messages.success(request, wording.PUBLISHED)
    return redirect("media:publication", publication_id=publication_id)


@require_GET
def published(request: HttpRequest, rollout_id: int) -> HttpResponse:
    """Show to everybody what was published."""
    if rollout.where_is_rollout(rollout_id) is None:
        raise Http404
    found = rollout.rollout(rollout_id)
    pieces = tuple(_said(line) for line in reads.published(rollout_id=rollout_id))
    page = PublishedPage(found.title, found.number, pieces)
    return render(request, "media/published.html", {"page": page})


def _calendar(
    request: HttpRequest,
    duty: planning.DutyPlace,
    channel_form: ChannelForm,
    piece_form: PieceForm,
) -> HttpResponse:
    lines = reads.calendar(unit_id=duty.unit_id, rollout_id=duty.rollout_id)
    done = [line for line in lines if line.published_on is not None]
    reached = [line.reach for line in done if line.reach is not None]
    page = CalendarPage(
        duty=duty,
        pieces=tuple(_said(line) for line in lines),
        published=len(done),
        contacts=sum(reached) if reached else None,
        estimated=len(reached),
        channels=reads.channels(unit_id=duty.unit_id),
        channel_form=channel_form,
        piece_form=piece_form,
    )
    return render(request, "media/calendar.html", {"page": page})


def _said(line: reads.Line) -> Piece:
    late = line.published_on is None and line.planned_on < timezone.localdate()
    return Piece(line, wording.KINDS[line.kind], late)


def _piece_form(duty: planning.DutyPlace, *given: Any) -> PieceForm:
    tongue = get_language() or "lo"
    text = rollout.rollout(duty.rollout_id).directive_id
    channels = reads.channels(unit_id=duty.unit_id)
    return PieceForm(
        *given,
        initial={"issuer": duty.unit.in_(tongue), "planned_on": timezone.localdate()},
        channels=[(str(one.id), f"{wording.KINDS[one.kind]}: {one.name}") for one in channels],
        clauses=[
            (one.key, f"{one.label} {one.short.in_(tongue)}")
            for one in directive.clauses(directive_id=text)
        ],
        levels=[(level.key, level.name.in_(tongue)) for level in audience.levels()],
    )
