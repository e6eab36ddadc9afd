"""One clause: its words, its address, and all that hangs on it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from suffuse.web import clause as gathered


@require_GET
def clause(request: HttpRequest, directive_id: int, clause_key: str) -> HttpResponse:
    """Show a clause with who was reached, who understood, what was asked, published, found, decided."""
    page = gathered.clause(
        directive_id=directive_id,
        key=clause_key,
        seat=getattr(request, "seat", None),
        address=request.build_absolute_uri(request.path),
        at=timezone.now(),
    )
    if page is None:
        raise Http404
    return render(request, "web/clause.html", {"page": page})
