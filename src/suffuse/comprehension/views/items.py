"""The questions: read by all, written by one and reviewed by another, answered for oneself."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.comprehension import acts, reads, wording
from suffuse.comprehension.forms import ItemForm
from suffuse.directive import reads as directive
from suffuse.directive.models import Directive
from suffuse.language.rules import Words


@dataclass(frozen=True, slots=True)
class ItemsPage:
    """Everything `comprehension/items.html` may use."""

    directive_id: int
    number: str
    title: str
    forms: tuple[tuple[str, tuple[reads.ItemFacts, ...]], ...]


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """Everything `comprehension/waiting.html` may use."""

    directive_id: int
    number: str
    title: str
    items: tuple[reads.ItemFacts, ...]
    mine: str
    form: ItemForm
    faults: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything `comprehension/check.html` may use."""

    code: str
    form: str
    title: Words
    items: tuple[reads.ItemFacts, ...]


@require_GET
def items(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Show every public question on a text."""
    text = _text(directive_id)
    found = reads.items(directive_id=directive_id)
    forms = tuple((form, tuple(one for one in found if one.form == form)) for form in ("A", "B"))
    page = ItemsPage(directive_id, text.number, text.title, forms)
    return render(request, "comprehension/items.html", {"page": page})


@require_GET
def waiting(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Show the questions that wait for a review, and the form for another one."""
    form = ItemForm(clauses=_clauses(directive_id))
    return _waiting(request, directive_id, form, ())


@require_POST
def write(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Write a question, or say in both languages why it is refused."""
    form = ItemForm(request.POST, clauses=_clauses(directive_id))
    if not form.is_valid():
        return _waiting(request, directive_id, form, ())
    try:
        acts.write_item(
            directive_id=directive_id, draft=form.draft(), by=actor(request), at=timezone.now()
        )
    except acts.NotLawful as refusal:
        return _waiting(request, directive_id, form, tuple(one.say for one in refusal.faults))
    messages.success(request, wording.WRITTEN)
    return redirect("comprehension:waiting", directive_id=directive_id)


@require_POST
def review(request: HttpRequest, item_id: int) -> HttpResponse:
    """Say that another's question is sound."""
    text = reads.text_of_item(item_id)
    if text is None:
        raise Http404
    try:
        acts.review_item(item_id=item_id, by=actor(request), at=timezone.now())
    except acts.OwnWork:
        messages.error(request, wording.OWN_WORK)
    except acts.AlreadyReviewed:
        messages.error(request, wording.ALREADY_REVIEWED)
    else:
        messages.success(request, wording.REVIEWED)
    return redirect("comprehension:waiting", directive_id=text)


@require_GET
def check(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Show a batch's questions. The answers stay on the reader's device: the page sends nothing."""
    found = reads.check(code=code[:20], form=form)
    if found is None or form not in ("A", "B"):
        raise Http404
    title, printed, questions = found
    page = CheckPage(printed, form, title, questions)
    answer = render(request, "comprehension/check.html", {"page": page})
    answer.headers["Suffuse-Keep"] = "yes"
    return answer


def _waiting(
    request: HttpRequest, directive_id: int, form: ItemForm, faults: tuple[Words, ...]
) -> HttpResponse:
    text = _text(directive_id)
    found = reads.items(directive_id=directive_id, public_only=False)
    page = WaitingPage(
        directive_id,
        text.number,
        text.title,
        tuple(one for one in found if not one.public),
        actor(request).account,
        form,
        faults,
    )
    return render(request, "comprehension/waiting.html", {"page": page})


def _text(directive_id: int) -> Directive:
    found = Directive.objects.filter(pk=directive_id).first()
    if found is None:
        raise Http404
    return found


def _clauses(directive_id: int) -> Sequence[tuple[str, str]]:
    tongue = get_language() or "lo"
    return [
        (one.key, f"{one.label} {one.short.in_(tongue)}")
        for one in directive.clauses(directive_id=directive_id)
    ]
