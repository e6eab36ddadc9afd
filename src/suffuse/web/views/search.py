"""Where words stand, over every room that a seat may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from suffuse.web import searching


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Show where words stand in the texts in force and in what hangs on their clauses."""
    asked = request.GET.get("q", "")
    language = (get_language() or "en")[:2]
    page = searching.search(asked, seat=getattr(request, "seat", None), language=language)
    return render(request, "web/search.html", {"page": page}, status=422 if page.refused else 200)
