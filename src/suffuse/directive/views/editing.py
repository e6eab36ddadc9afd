"""One button, one URL: each puts one thing right in a draft and leads back to where it was pressed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from suffuse.audit.reads import actor
from suffuse.directive import acts, reads
from suffuse.directive.forms import (
    DescribeForm,
    KindForm,
    LabelForm,
    NamedForms,
    OriginForm,
    PlaceForm,
)
from suffuse.directive.rules import Impossible, Named, Origin
from suffuse.directive.rules.origin import once
from suffuse.directive.views.review import show
from suffuse.directive.wording import pages


@require_POST
def approve(request: HttpRequest, edition_id: int, clause_key: str) -> HttpResponse:
    """Say that a doubtful clause is right."""
    return _edit(request, acts.approve, edition_id, clause_key)


@require_POST
def relabel(request: HttpRequest, edition_id: int, clause_key: str) -> HttpResponse:
    """Give a clause another label."""
    return _edit(request, acts.relabel, edition_id, clause_key, LabelForm, "label_length")


@require_POST
def lift(request: HttpRequest, edition_id: int, clause_key: str) -> HttpResponse:
    """Move a clause one level up."""
    return _edit(request, acts.lift, edition_id, clause_key)


@require_POST
def nest(request: HttpRequest, edition_id: int, clause_key: str) -> HttpResponse:
    """Move a clause under the one before it."""
    return _edit(request, acts.nest, edition_id, clause_key)


@require_POST
def join(request: HttpRequest, edition_id: int, clause_key: str) -> HttpResponse:
    """Join a clause to what stands before it."""
    return _edit(request, acts.join, edition_id, clause_key)


@require_POST
def split(request: HttpRequest, edition_id: int, clause_key: str) -> HttpResponse:
    """Split a clause in two."""
    return _edit(request, acts.split, edition_id, clause_key, PlaceForm, "no_split_here")


@require_POST
def take_out(request: HttpRequest, edition_id: int, clause_key: str) -> HttpResponse:
    """Say that a clause stands outside the outline."""
    return _edit(request, acts.take_out, edition_id, clause_key, KindForm, "no_such_kind")


@require_POST
def take_in(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Make a clause of what stands outside."""
    return _edit(request, acts.take_in, edition_id, "", PlaceForm, "no_such_part")


@require_POST
def undo(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Take back the newest edit."""
    try:
        acts.undo(edition_id=edition_id, by=actor(request), at=timezone.now())
    except acts.NothingToUndo:
        messages.info(request, pages.NOTHING_TO_UNDO)
    except acts.AlreadyReleased:
        messages.error(request, pages.ALREADY_RELEASED)
        return redirect("directive:reading", edition_id=edition_id)
    except acts.NoSuchEdition as refusal:
        raise Http404 from refusal
    else:
        messages.success(request, pages.UNDONE)
    at = request.POST.get("at", "")
    return _back(request, edition_id, at if reads.has_clause(edition_id, at) else "")


@require_POST
def describe(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Correct what a draft says about itself."""
    found = reads.draft(edition_id)
    if found is None:
        raise Http404
    form, origin = DescribeForm(request.POST), OriginForm(request.POST)
    named = NamedForms(request.POST, prefix="named")
    if not (form.is_valid() & origin.is_valid() & named.is_valid()):
        return show(request, found, (form, origin, named))
    said = origin.cleaned_data
    acts.describe(
        edition_id=edition_id,
        **form.cleaned_data,
        origin=Origin(
            place=said["place"],
            addressees=tuple(one.strip() for one in said["addressees"].splitlines() if one.strip()),
            office=said["office"],
            signatory=said["signatory"],
            named=once(Named(**one) for one in named.cleaned_data if one.get("kind")),
        ),
        by=actor(request),
        at=timezone.now(),
    )
    messages.success(request, pages.DESCRIBED)
    return redirect("directive:review", edition_id=edition_id)


def _edit(  # noqa: PLR0917 — the same six for nine buttons, none of them optional
    request: HttpRequest,
    act: Callable[..., None],
    edition_id: int,
    clause_key: str,
    shape: type[Form] = Form,
    otherwise: str = "",
) -> HttpResponse:
    """Do one edit with what its form says, or say why it cannot be done."""
    said: dict[str, Any] = {"clause_key": clause_key} if clause_key else {}
    before = reads.clause_before(edition_id, clause_key) if clause_key else ""
    form = shape(request.POST)
    try:
        if not form.is_valid():
            raise Impossible(otherwise)
        said |= form.cleaned_data
        act(edition_id=edition_id, **said, by=actor(request), at=timezone.now())
    except Impossible as refusal:
        messages.error(request, str(pages.IMPOSSIBLE[refusal.why]))
    except acts.AlreadyReleased:
        messages.error(request, pages.ALREADY_RELEASED)
        return redirect("directive:reading", edition_id=edition_id)
    except acts.NoSuchEdition as refusal:
        raise Http404 from refusal
    else:
        messages.success(request, pages.CHANGED)
    # A clause that was joined or taken out is gone: the eye stays where it stood, not at the start.
    stays = not clause_key or reads.has_clause(edition_id, clause_key)
    return _back(request, edition_id, clause_key if stays else before)


def _back(request: HttpRequest, edition_id: int, clause_key: str) -> HttpResponse:
    """Lead back to where the button was pressed: to the clause, or to the stretch of the document."""
    back = reverse("directive:review", kwargs={"edition_id": edition_id})
    if clause_key:
        return redirect(f"{back}?{urlencode({'at': clause_key})}#c-{clause_key}")
    part = request.POST.get("part", "")
    return redirect(f"{back}?{urlencode({'part': part})}" if part.isdecimal() else back)
