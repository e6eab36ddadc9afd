"""Giving seats, agreeing to them, leaving them, and choosing in which one to sit."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from suffuse.access.models import Seat, User
from suffuse.access.rules import NEEDS_TWO, RULES, Role, may_agree
from suffuse.audit import acts as audit
from suffuse.audit.rules import HOUSE, Actor
from suffuse.organisation.models import Person, Unit


class NameTaken(Exception):
    """There is an account of this name already."""


@dataclass
class WeakPassword(Exception):
    """The password would be guessed; `why` says so in the reader's language."""

    why: tuple[str, ...]


@dataclass
class OutOfReach(Exception):
    """The acting seat has no right over the unit of the seat."""

    unit_id: int


class OwnAccount(Exception):
    """A seat is granted by another account than the one it is for."""


class AlreadyHeld(Exception):
    """The account holds this very seat."""


class StrangePerson(Exception):
    """The person is not of this unit, or the seat is not a participant's."""


class NotWaiting(Exception):
    """The seat needs no second consent, has it, or was left."""


class SameHand(Exception):
    """The second consent comes from the account that granted the seat, or from the one it is for."""


class AlreadyLeft(Exception):
    """The seat was left before."""


@dataclass
class LastOfItsRole(Exception):
    """Nobody else would hold this role over the unit: first another must."""

    role: str


class NotYours(Exception):
    """The account does not hold this seat."""


@transaction.atomic
def open_account(*, username: str, password: str, by: Actor, at: datetime) -> User:
    """
    Make an account to log in with; without a seat it may do nothing.

    :raises NameTaken: if the name is in use, however its letters are cased
    :raises WeakPassword: if the password is short, common or like the name
    """
    if User.objects.filter(username__iexact=username).exists():
        raise NameTaken
    user = User(username=username)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise WeakPassword(tuple(error.messages)) from error
    user.set_password(password)
    user.save()
    audit.write(act="access.open_account", thing=f"account {user.pk}", by=by, at=at)
    return user


@transaction.atomic
def grant_seat(  # long: every word of what a seat is stands on a line of its own
    *,
    user_id: int,
    unit_id: int,
    role: Role | str,
    person_id: int | None = None,
    by: Actor,
    at: datetime,
) -> Seat:
    """
    Give an account a role in a unit; who rules or sees names waits for a second seat's consent.

    :param person_id: for a participant, who of the unit's roster they are
    :raises OutOfReach: without a right over the unit
    :raises OwnAccount: to the account that grants it
    :raises AlreadyHeld: if the account holds this role there
    :raises StrangePerson: if the person is of another unit, or the seat not a participant's
    """
    unit, role = Unit.objects.get(pk=unit_id), Role(role)
    User.objects.select_for_update().get(pk=user_id)
    _check_reach(unit, by)
    if by.account == str(user_id):
        raise OwnAccount
    if Seat.objects.filter(user_id=user_id, unit=unit, role=role, until=None).exists():
        raise AlreadyHeld
    if person_id is not None and not _is_participant(person_id, unit, role):
        raise StrangePerson
    seat = Seat.objects.create(
        user_id=user_id,
        unit=unit,
        role=role,
        person_id=person_id,
        since=at,
        granted_by=by.seat,
        # The house itself is no person who could collude: it sets up the first seats.
        needs_second=role in NEEDS_TWO and by != HOUSE,
    )
    facts = {"account": user_id, "unit": unit_id, "role": role, "waits": seat.needs_second}
    audit.write(act="access.grant_seat", thing=f"seat {seat.pk}", by=by, at=at, facts=facts)
    return seat


def _is_participant(person_id: int, unit: Unit, role: Role) -> bool:
    return role is Role.PARTICIPANT and Person.objects.filter(pk=person_id, unit=unit).exists()


@transaction.atomic
def second_grant(*, seat_id: int, by: Actor, at: datetime) -> Seat:
    """
    Agree to a seat that another granted; from now on it holds.

    :raises OutOfReach: without a right over the unit, or over a seat of this role
    :raises NotWaiting: if it needs no consent, has it, or was left
    :raises SameHand: from the account that granted it, or from the one it is for
    """
    seat = _locked(seat_id)
    _check_reach(seat.unit, by)
    if not may_agree(by.role, to=seat.role):
        raise OutOfReach(seat.unit_id)
    if not seat.needs_second or seat.second_by or seat.until is not None:
        raise NotWaiting
    granted_by = Seat.objects.filter(pk=int(seat.granted_by)).values_list("user_id", flat=True)
    if by.account in {str(seat.user_id), *map(str, granted_by)} or by.seat == seat.granted_by:
        raise SameHand
    seat.second_by, seat.since = by.seat, at
    seat.save(update_fields=["second_by", "since"])
    audit.write(act="access.second_grant", thing=f"seat {seat.pk}", by=by, at=at)
    return seat


@transaction.atomic
def leave_seat(*, seat_id: int, by: Actor, at: datetime) -> Seat:
    """
    End a seat: the very next request from it finds nothing any more.

    :raises OutOfReach: if it is neither one's own seat nor of a unit one has a right over
    :raises AlreadyLeft: if it was left before
    :raises LastOfItsRole: if it is the last administrator's or board's over the unit
    """
    # Two who leave at once wait for each other here, so that the second sees that it is the last.
    list(Seat.objects.select_for_update().filter(role__in=RULES, until=None).order_by("pk"))
    seat = _locked(seat_id)
    if by.account != str(seat.user_id):
        _check_reach(seat.unit, by)
    if seat.until is not None:
        raise AlreadyLeft
    if _is_last(seat):
        raise LastOfItsRole(seat.role)
    seat.until = at
    seat.save(update_fields=["until"])
    audit.write(
        act="access.leave_seat",
        thing=f"seat {seat.pk}",
        by=by,
        at=at,
        facts={"role": seat.role, "unit": seat.unit_id},
    )
    return seat


@transaction.atomic
def choose_seat(*, seat_id: int, by: Actor, at: datetime) -> Seat:
    """
    Sit down in another of one's own seats; kept, so that the log says who acted from where.

    :raises NotYours: if the account does not hold it now
    """
    seat = Seat.objects.filter(pk=seat_id, user_id=by.account).first()
    waits = seat is not None and seat.needs_second and not seat.second_by
    if seat is None or waits or (seat.until is not None and seat.until <= at):
        raise NotYours
    audit.write(
        act="access.choose_seat", thing=f"seat {seat.pk}", by=by, at=at, facts={"from": by.seat}
    )
    return seat


def _is_last(seat: Seat) -> bool:
    """Tell whether nobody else rules over the unit in the seat's role; one that waits rules nothing."""
    if seat.role not in RULES or (seat.needs_second and not seat.second_by):
        return False
    others = Seat.objects.filter(role=seat.role, until=None).exclude(pk=seat.pk)
    held = others.exclude(needs_second=True, second_by="").values_list("unit__path", flat=True)
    return not any(seat.unit.path.startswith(path) for path in held)


def _locked(seat_id: int) -> Seat:
    return Seat.objects.select_for_update(of=("self",)).select_related("unit").get(pk=seat_id)


def _check_reach(unit: Unit, by: Actor) -> None:
    if by != HOUSE and not (by.path and unit.path.startswith(by.path)):
        raise OutOfReach(unit.pk)
