"""Venues and speakers of a unit."""

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
from suffuse.planning.forms import SpeakerForm, VenueForm
from suffuse.planning.wording import said


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """Everything `planning/places.html` may use."""

    unit: organisation.UnitFacts
    venues: tuple[reads.VenueFacts, ...]
    speakers: tuple[tuple[reads.SpeakerFacts, tuple[Words, ...]], ...]
    venue_form: VenueForm
    speaker_form: SpeakerForm


@require_GET
def places(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a unit's venues and speakers."""
    return _show(request, unit_id, VenueForm(), _speaker_form())


@require_POST
def add_venue(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Add a venue; what was typed wrongly is shown with the reason."""
    form = VenueForm(request.POST)
    if form.is_valid():
        try:
            acts.add_venue(
                unit_id=unit_id, **form.cleaned_data, by=actor(request), at=timezone.now()
            )
        except acts.NoSize:
            form.add_error("seats", said.NO_SIZE)
        except acts.CodeTaken:
            form.add_error("code", said.CODE_TAKEN)
        else:
            messages.success(request, said.VENUE_ADDED)
            return redirect("planning:places", unit_id=unit_id)
    return _show(request, unit_id, form, _speaker_form())


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
    return _show(request, unit_id, VenueForm(), form)


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


def _show(
    request: HttpRequest, unit_id: int, venue_form: VenueForm, speaker_form: SpeakerForm
) -> HttpResponse:
    names = {level.key: level.name for level in audience.levels()}
    page = PlacesPage(
        unit=organisation.unit(unit_id),
        venues=reads.venues(unit_id=unit_id, at=timezone.now()),
        speakers=tuple(
            (one, tuple(names.get(key, Words(key, key)) for key in one.levels))
            for one in reads.speakers(unit_id=unit_id)
        ),
        venue_form=venue_form,
        speaker_form=speaker_form,
    )
    return render(request, "planning/places.html", {"page": page})


def _speaker_form() -> SpeakerForm:
    return SpeakerForm(levels=_levels())


def _levels() -> list[tuple[str, str]]:
    language = get_language() or "lo"
    return [(one.key, one.name.in_(language)) for one in audience.levels() if one.seated]
