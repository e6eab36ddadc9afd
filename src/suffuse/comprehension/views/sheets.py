"""Count sheets: printed, typed back, released; and who handed one in."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.comprehension import acts, reads, wording
from suffuse.comprehension.forms import BadNumber, SheetsMissing, UnknownField, marks


@dataclass(frozen=True, slots=True)
class FormLines:
    """One form of the sheet: how many were handed in, and its lines."""

    form: str
    sheets: int | None
    lines: tuple[reads.CountLine, ...]


@dataclass(frozen=True, slots=True)
class CountsPage:
    """Everything `comprehension/counts.html` and `count_sheet.html` may use."""

    sheet: reads.Sheet
    forms: tuple[FormLines, ...]
    addresses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CompletionPage:
    """Everything `comprehension/completion.html` may use."""

    sheet: reads.Sheet
    people: tuple[reads.Handed, ...]


@require_GET
def counts(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show a batch's count sheet, to be typed back."""
    return render(request, "comprehension/counts.html", {"page": _page(request, session_id)})


@require_GET
def count_sheet(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show the count sheet made to be printed."""
    return render(request, "comprehension/count_sheet.html", {"page": _page(request, session_id)})


@require_POST
def keep_counts(request: HttpRequest, session_id: int) -> HttpResponse:
    """Keep what was counted by hand."""
    items = {line.item.id: line.item.form for line in reads.sheet(session_id=session_id).lines}
    try:
        typed = marks(request.POST, items)
        released = acts.record_counts(
            session_id=session_id, counts=typed, by=actor(request), at=timezone.now()
        )
    except BadNumber:
        messages.error(request, wording.BAD_NUMBER)
    except acts.SheetWrong as refusal:
        messages.error(request, str(wording.SHEET[refusal.code]))
    except acts.AlreadyReleased:
        messages.error(request, wording.ALREADY_RELEASED)
    except SheetsMissing:
        messages.error(request, wording.SHEETS_MISSING)
    except (acts.NotPublic, UnknownField):
        messages.error(request, wording.NOT_PUBLIC)
    else:
        messages.success(request, wording.RELEASED if released else wording.KEPT)
    return redirect("comprehension:counts", session_id=session_id)


@require_POST
def release(request: HttpRequest, session_id: int) -> HttpResponse:
    """Let the counts of a closed batch be shown."""
    try:
        acts.release(session_id=session_id, by=actor(request), at=timezone.now())
    except acts.NothingToRelease:
        messages.error(request, wording.NOTHING_TO_RELEASE)
    except acts.TooFew as refusal:
        said = wording.TOO_FEW % {"of": refusal.of, "least": refusal.least}
        messages.warning(request, said)
    else:
        messages.success(request, wording.RELEASED)
    return redirect("comprehension:counts", session_id=session_id)


@require_GET
def completion(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show who of the batch's level is not noted as having handed in a form yet."""
    people = reads.not_completed(session_id=session_id, form="B", at=timezone.now())
    page = CompletionPage(reads.sheet(session_id=session_id), people)
    return render(request, "comprehension/completion.html", {"page": page})


@require_POST
def completed(request: HttpRequest, session_id: int) -> HttpResponse:
    """Note who handed in a form: only people of this batch's level, and only the day."""
    now = timezone.now()
    ticked = set(request.POST.getlist("person"))
    waiting = reads.not_completed(session_id=session_id, form="B", at=now)
    sheet, by = reads.sheet(session_id=session_id), actor(request)
    acts.complete_many(
        person_ids=sorted(one.person_id for one in waiting if str(one.person_id) in ticked),
        rollout_id=sheet.rollout_id,
        form="B",
        on=timezone.localtime(now).date(),
        by=by,
    )
    messages.success(request, wording.COMPLETED)
    return redirect("comprehension:completion", session_id=session_id)


def _page(request: HttpRequest, session_id: int) -> CountsPage:
    sheet = reads.sheet(session_id=session_id)
    forms = []
    for form in ("A", "B"):
        lines = tuple(line for line in sheet.lines if line.item.form == form)
        of = [line.of for line in lines if line.of is not None]
        forms.append(FormLines(form, max(of, default=None), lines))
    addresses = tuple(
        (form, request.build_absolute_uri(reverse("comprehension:check", args=[sheet.code, form])))
        for form in ("A", "B")
    )
    return CountsPage(sheet, tuple(forms), addresses)
