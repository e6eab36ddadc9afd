"""The seats of a unit: given, agreed to, ended."""

import secrets
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from suffuse.access import acts, reads, wording
from suffuse.access.forms import GrantForm
from suffuse.audit.reads import actor
from suffuse.organisation import reads as organisation


@dataclass(frozen=True, slots=True)
class SeatsPage:
    """Everything `access/seats.html` may use."""

    unit: organisation.UnitFacts
    crumbs: tuple[organisation.Crumb, ...]
    seats: tuple[tuple[reads.SeatLine, str | Promise], ...]
    form: GrantForm

    @property
    def held(self) -> int:
        """Return how many seats are held now."""
        return sum(line.until is None and not line.waits for line, _name in self.seats)


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """Everything `access/waiting.html` may use."""

    unit: organisation.UnitFacts
    crumbs: tuple[organisation.Crumb, ...]
    waiting: tuple[tuple[reads.Waiting, str | Promise], ...]


@dataclass(frozen=True, slots=True)
class GrantedPage:
    """Everything `access/granted.html` may use; the password is shown here once, and kept nowhere."""

    unit: organisation.UnitFacts
    crumbs: tuple[organisation.Crumb, ...]
    account: str
    password: str
    role: str | Promise
    waits: bool


@require_GET
def seats(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show who sits in a unit, by log-in name."""
    return _show(request, unit_id, GrantForm())


@require_GET
def waiting(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the seats that wait for a second hand."""
    unit = organisation.unit(unit_id)
    page = WaitingPage(
        unit=unit,
        crumbs=organisation.crumbs(unit.path, reach=actor(request).path),
        waiting=tuple(
            (one, wording.ROLES[one.role])
            for one in reads.waiting(unit.scope)
            if reads.agreeable(one, by=actor(request))
        ),
    )
    return render(request, "access/waiting.html", {"page": page})


@never_cache
@require_POST
def grant(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Give a seat; a new name gets an account, and its first password is shown once."""
    form = GrantForm(request.POST)
    if not form.is_valid():
        return _show(request, unit_id, form)
    password = ""
    try:
        with transaction.atomic():
            account = reads.account_id(form.cleaned_data["account"])
            if account is None:
                password = secrets.token_urlsafe(12)
                account = _new_account(request, form.cleaned_data["account"], password)
            seat = acts.grant_seat(
                user_id=account,
                unit_id=unit_id,
                role=form.cleaned_data["role"],
                by=actor(request),
                at=timezone.now(),
            )
    except acts.OwnAccount:
        form.add_error("account", wording.OWN_ACCOUNT)
        return _show(request, unit_id, form)
    except acts.AlreadyHeld:
        form.add_error("account", wording.ALREADY_HELD)
        return _show(request, unit_id, form)
    if password:
        return _granted(request, unit_id, form, password, waits=seat.needs_second)
    messages.success(request, wording.WAITS if seat.needs_second else wording.GRANTED)
    return redirect("access:seats", unit_id)


@require_POST
def agree(request: HttpRequest, seat_id: int) -> HttpResponse:
    """Be the second hand that a strong seat needs."""
    try:
        acts.second_grant(seat_id=seat_id, by=actor(request), at=timezone.now())
    except acts.NotWaiting:
        messages.error(request, wording.NOT_WAITING)
    except acts.OutOfReach:
        messages.error(request, wording.NOT_YOURS_TO_AGREE)
    except acts.SameHand:
        messages.error(request, wording.SAME_HAND)
    else:
        messages.success(request, wording.AGREED)
    return redirect("access:waiting", actor(request).unit_id)


@require_POST
def leave(request: HttpRequest, seat_id: int) -> HttpResponse:
    """End a seat."""
    by = actor(request)
    try:
        seat = acts.leave_seat(seat_id=seat_id, by=by, at=timezone.now())
    except acts.AlreadyLeft:
        messages.error(request, wording.ALREADY_LEFT)
        return redirect("access:seats", by.unit_id)
    except acts.LastOfItsRole:
        messages.error(request, wording.LAST_OF_ITS_ROLE)
        return redirect("access:seats", by.unit_id)
    messages.success(request, wording.LEFT)
    return redirect("desk" if str(seat_id) == by.seat else _seats_of(seat.unit_id))


def _seats_of(unit_id: int) -> str:
    return reverse("access:seats", args=[unit_id])


def _new_account(request: HttpRequest, name: str, password: str) -> int:
    user = acts.open_account(username=name, password=password, by=actor(request), at=timezone.now())
    return int(user.pk)


def _granted(
    request: HttpRequest, unit_id: int, form: GrantForm, password: str, *, waits: bool
) -> HttpResponse:
    unit = organisation.unit(unit_id)
    page = GrantedPage(
        unit=unit,
        crumbs=organisation.crumbs(unit.path, reach=actor(request).path),
        account=form.cleaned_data["account"],
        password=password,
        role=wording.ROLES[form.cleaned_data["role"]],
        waits=waits,
    )
    return render(request, "access/granted.html", {"page": page})


def _show(request: HttpRequest, unit_id: int, form: GrantForm) -> HttpResponse:
    unit = organisation.unit(unit_id)
    page = SeatsPage(
        unit=unit,
        crumbs=organisation.crumbs(unit.path, reach=actor(request).path),
        seats=tuple((line, wording.ROLES[line.role]) for line in reads.seats_in(unit_id)),
        form=form,
    )
    return render(request, "access/seats.html", {"page": page})
