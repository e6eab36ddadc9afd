"""Handing out files: behind the gate, but for what was published to everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from suffuse.exchange import papers, reads
from suffuse.exchange.rules import Reach
from suffuse.language.rules import Words
from suffuse.media import reads as media
from suffuse.organisation.models import Unit
from suffuse.rollout import reads as rollout


def _handed(body: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_GET
def calendar(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Hand out a unit's sessions as a calendar."""
    unit = get_object_or_404(Unit, pk=unit_id)
    language = get_language() or "lo"
    events = reads.sessions(unit_id=unit_id)
    body = papers.calendar(Words(unit.name_lo, unit.name_en), events, language)
    return _handed(body, "text/calendar; charset=utf-8", f"sessions-{unit_id}.ics")


def _reach(request: HttpRequest, unit_id: int) -> Reach:
    """Return the reach that was asked for, of a rollout that asks something of the unit."""
    duties = rollout.duties_of_unit(unit_id, on=timezone.localdate())
    asked = request.GET.get("rollout", "")
    found = [duty for duty in duties if asked in {"", str(duty.rollout_id)}]
    if not found:
        raise Http404
    return reads.reach(rollout_id=found[0].rollout_id, unit_id=unit_id)


@require_GET
def reach_json(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Hand out how far a rollout has reached in a unit's branch, for machines."""
    body = papers.reach_json(_reach(request, unit_id))
    return _handed(body, "application/json", f"reach-{unit_id}.json")


@require_GET
def reach_csv(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Hand out the same as a table."""
    body = papers.reach_csv(_reach(request, unit_id))
    return _handed(body, "text/csv; charset=utf-8", f"reach-{unit_id}.csv")


@require_GET
def publications(request: HttpRequest, rollout_id: int) -> HttpResponse:
    """Hand out what was published in a rollout as a feed, to everybody."""
    if rollout.where_is_rollout(rollout_id) is None:
        raise Http404
    facts = rollout.rollout(rollout_id)
    link = request.build_absolute_uri(request.path)
    found = media.published(rollout_id=rollout_id)
    language = get_language() or "lo"
    body = papers.publications(facts.title, found, link=link, language=language)
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
