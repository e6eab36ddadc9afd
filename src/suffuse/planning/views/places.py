"""Venues and speakers of a unit."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from suffuse.audience import reads as audience
from suffuse.audit.reads import actor
from suffuse.language.rules import Words
from suffuse.organisation import reads as organisation
from suffuse.planning import acts, reads
from suffuse.planning.forms import HoursForm, LendForm, SpeakerForm, VenueForm
from suffuse.planning.wording import said


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """Everything `planning/places.html` may use."""

    unit: organisation.UnitFacts
    venues: tuple[reads.VenueFacts, ...]
    speakers: tuple[tuple[reads.SpeakerFacts, tuple[Words, ...]], ...]
    venue_form: VenueForm
    speaker_form: SpeakerForm
    hours: reads.HoursFacts
    hours_form: HoursForm


@require_GET
def places(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a unit's venues and speakers."""
    return _show(request, unit_id)


@require_POST
def add_venue(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Add a venue; what was typed wrongly is shown with the reason."""
    form = VenueForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            acts.add_venue(
                unit_id=unit_id, **form.cleaned_data, by=actor(request), at=timezone.now()
            )
        except acts.NoSize:
            form.add_error(None, said.NO_SIZE)
        except acts.NoRoom:
            form.add_error("obstacles", said.NO_ROOM)
        except acts.CodeTaken:
            form.add_error("code", said.CODE_TAKEN)
        else:
            messages.success(request, said.VENUE_ADDED)
            return redirect("planning:places", unit_id=unit_id)
    return _show(request, unit_id, venue_form=form)


@require_POST
def add_speaker(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Add a speaker; what was typed wrongly is shown with the reason."""
    form = SpeakerForm(request.POST, levels=_levels())
    if form.is_valid():
        try:
            acts.add_speaker(
                unit_id=unit_id, **form.cleaned_data, by=actor(request), at=timezone.now()
            )
        except acts.CodeTaken:
            form.add_error("code", said.CODE_TAKEN)
        else:
            messages.success(request, said.SPEAKER_ADDED)
            return redirect("planning:places", unit_id=unit_id)
    return _show(request, unit_id, speaker_form=form)


@require_POST
def remove_venue(request: HttpRequest, venue_id: int) -> HttpResponse:
    """Remove a venue that no session stands on."""
    unit_id = reads.unit_of_venue(venue_id)
    try:
        acts.remove_venue(venue_id=venue_id, by=actor(request), at=timezone.now())
    except acts.InUse:
        messages.error(request, said.IN_USE)
    else:
        messages.success(request, said.VENUE_REMOVED)
    return redirect("planning:places", unit_id=unit_id)


@require_POST
def remove_speaker(request: HttpRequest, speaker_id: int) -> HttpResponse:
    """Remove a speaker whom no session needs."""
    unit_id = reads.unit_of_speaker(speaker_id)
    try:
        acts.remove_speaker(speaker_id=speaker_id, by=actor(request), at=timezone.now())
    except acts.InUse:
        messages.error(request, said.IN_USE)
    else:
        messages.success(request, said.SPEAKER_REMOVED)
    return redirect("planning:places", unit_id=unit_id)


@require_POST
def mark_ready(request: HttpRequest, speaker_id: int) -> HttpResponse:
    """Say that a speaker has studied the text."""
    speaker = acts.mark_ready(speaker_id=speaker_id, by=actor(request), at=timezone.now())
    messages.success(request, said.READY)
    return redirect("planning:places", unit_id=speaker.unit_id)


@require_POST
def lend_venue(request: HttpRequest, venue_id: int) -> HttpResponse:
    """Say which other units may meet in a venue."""
    return _lent(request, reads.unit_of_venue(venue_id), acts.lend_venue, "venue_id", venue_id)


@require_POST
def lend_speaker(request: HttpRequest, speaker_id: int) -> HttpResponse:
    """Say in which other units a speaker teaches too."""
    unit_id = reads.unit_of_speaker(speaker_id)
    return _lent(request, unit_id, acts.lend_speaker, "speaker_id", speaker_id)


def _lent(
    request: HttpRequest, unit_id: int, lend: Callable[..., object], what: str, pk: int
) -> HttpResponse:
    form = LendForm(request.POST)
    codes = form.wanted() if form.is_valid() else []
    try:
        lend(**{what: pk}, codes=codes, by=actor(request), at=timezone.now())
    except acts.NoSuchUnit as refusal:
        messages.error(request, said.NO_SUCH_UNIT % {"code": refusal.code})
    except acts.StillUsed as refusal:
        messages.error(request, said.LENT_IN_USE % {"code": refusal.code})
    else:
        messages.success(request, said.LENT)
    return redirect("planning:places", unit_id=unit_id)


@require_POST
def set_hours(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Say when the unit can study."""
    form = HoursForm(request.POST)
    if form.is_valid():
        try:
            acts.set_hours(
                unit_id=unit_id, spans=form.spans(), by=actor(request), at=timezone.now()
            )
        except acts.BadHours:
            form.add_error(None, said.BAD_HOURS)
        else:
            messages.success(request, said.HOURS_SET)
            return redirect("planning:places", unit_id=unit_id)
    return _show(request, unit_id, hours_form=form)


def _show(
    request: HttpRequest,
    unit_id: int,
    *,
    venue_form: VenueForm | None = None,
    speaker_form: SpeakerForm | None = None,
    hours_form: HoursForm | None = None,
) -> HttpResponse:
    names = {level.key: level.name for level in audience.levels()}
    hours = reads.hours(unit_id)
    page = PlacesPage(
        unit=organisation.unit(unit_id),
        venues=reads.venues(unit_id=unit_id, at=timezone.now()),
        speakers=tuple(
            (one, tuple(names.get(key, Words(key, key)) for key in one.levels))
            for one in reads.speakers(unit_id=unit_id)
        ),
        venue_form=venue_form or VenueForm(),
        speaker_form=speaker_form or _speaker_form(),
        hours=hours,
        hours_form=hours_form or HoursForm(spans=hours.own),
    )
    return render(request, "planning/places.html", {"page": page})


def _speaker_form() -> SpeakerForm:
    return SpeakerForm(levels=_levels())


def _levels() -> list[tuple[str, str]]:
    language = get_language() or "lo"
    return [(one.key, one.name.in_(language)) for one in audience.levels() if one.seated]
