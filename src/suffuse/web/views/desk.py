"""The desk: what waits for the one who sits here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from suffuse.web import desk as gathered


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits, oldest first."""
    page = gathered.desk(seat=getattr(request, "seat", None), at=timezone.now())
    return render(request, "web/desk.html", {"page": page})
