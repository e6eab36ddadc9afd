"""Handing up, sending back, accepting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from suffuse.audit.reads import actor
from suffuse.reporting import acts, wording
from suffuse.reporting.forms import ReturnForm
from suffuse.reporting.views.reading import report_page, seen
from suffuse.reporting.views.refusing import said


@require_POST
def submit(request: HttpRequest, report_id: int) -> HttpResponse:
    """Hand a report up."""
    with said(request, wording.SUBMITTED):
        acts.submit(
            report_id=report_id,
            with_gaps="with_gaps" in request.POST,
            confirmed="confirmed" in request.POST,
            by=actor(request),
            at=timezone.now(),
        )
    return redirect("reporting:report", report_id=report_id)


@require_POST
def accept(request: HttpRequest, report_id: int) -> HttpResponse:
    """Accept a report that the seat may see, and lock it."""
    seen(report_id, actor(request).path)
    with said(request, wording.ACCEPTED):
        acts.accept(report_id=report_id, by=actor(request), at=timezone.now())
    return redirect("reporting:report", report_id=report_id)


@require_POST
def return_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Send a report back with reasons by section."""
    seen(report_id, actor(request).path)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        page = report_page(request, report_id, form)
        return render(request, "reporting/report.html", {"page": page}, status=422)
    reasons = {name: text for name, text in form.cleaned_data.items() if text}
    with said(request, wording.RETURNED):
        acts.return_report(
            report_id=report_id, reasons=reasons, by=actor(request), at=timezone.now()
        )
    return redirect("reporting:report", report_id=report_id)
