"""The desk: what waits for the one who sits here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits."""
    return render(request, "web/desk.html")
