"""Who must study again after a new edition, and the button that opens their duties."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.rollout import acts
from suffuse.web import again as gathered
from suffuse.web import wording
from suffuse.web.views.overview import seat_of


@require_GET
def again(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Show who must study again in the seat's unit and below."""
    page = gathered.again(directive_id=directive_id, seat=seat_of(request))
    if page is None:
        raise Http404
    return render(request, "web/again.html", {"page": page})


@require_POST
def ask_again(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Open the duties again of all units in reach that studied what was changed."""
    page = gathered.again(directive_id=directive_id, seat=seat_of(request))
    if page is None:
        raise Http404
    opened, edition = 0, page.redline.after.id if page.redline else 0
    for one in page.rollouts:
        try:
            opened += acts.study_again(
                rollout_id=one.rollout.id,
                edition_id=edition,
                unit_ids=one.units,
                by=actor(request),
                at=timezone.now(),
            )
        except (acts.NothingChanged, acts.OtherText, acts.AlreadyClosed):
            continue
    if opened:
        messages.success(request, wording.OPENED_AGAIN)
    else:
        messages.info(request, wording.NOBODY_LEFT)
    return redirect("again", directive_id)
