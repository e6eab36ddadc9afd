"""What stands around every page: the seat, the languages, and whether the figures are invented."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from suffuse.web import navigation


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Return what the base page shows on every page."""
    return {
        "seat": getattr(request, "seat", None),
        "seats": getattr(request, "seats", ()),
        "nav": navigation.rooms(request),
        "languages": settings.LANGUAGES,
        "simulated": bool(settings.SIMULATED),
    }
