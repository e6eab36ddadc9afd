"""What a device keeps for the time without a network."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """Show what is safe while there is no network; the device keeps this page."""
    return render(request, "offline.html")


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """Return the service worker. It lies at the root, because it may only rule over what is below."""
    answer = render(request, "web/worker.js", content_type="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer
