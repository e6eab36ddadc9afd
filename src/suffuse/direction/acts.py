"""What leading bodies and units do about a report, and about what comes back down."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import HOUSE, Actor
from suffuse.direction.models import Direction, Note, Receipt
from suffuse.direction.rules import noted
from suffuse.directive.models import Clause
from suffuse.language.rules import Words
from suffuse.organisation.models import Unit
from suffuse.reporting import acts as reporting
from suffuse.reporting.models import Report
from suffuse.reporting.rules import State
from suffuse.rollout.models import Duty, Rollout

LONGEST = 10_000
AT_ONCE = 1000


class NotForNote(Exception):
    """Leading bodies take note of the report of the unit where the rollout begins, once handed up."""


class AlreadyNoted(Exception):
    """This body has taken note of the report before."""


class Incomplete(Exception):
    """Something that must be said is missing; `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class OutOfReach(Exception):
    """A unit directs itself and those below it, within the rollout, and no others."""


class NoSuchClause(Exception):
    """The text has no such clause; `keys` says which."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__(keys)
        self.keys = tuple(keys)


class DueTooEarly(Exception):
    """The day by which it must be done has passed already."""


class Closed(Exception):
    """The direction is closed: nothing more is asked."""


class AlreadyReceived(Exception):
    """The unit has said before that the direction reached it."""


class NotReceived(Exception):
    """A unit first receives a direction, then says that it is done."""


class AlreadyDone(Exception):
    """The unit has said before that it is done, and with what evidence."""


class StillOpen(Exception):
    """Units have not done it yet; `units` are their codes. They can be named when closing."""

    def __init__(self, units: Sequence[str]) -> None:
        super().__init__(units)
        self.units = tuple(units)


@transaction.atomic
def take_note(
    *, report_id: int, body: Words, on: date, reference: str, by: Actor, at: datetime
) -> Note:
    """
    Record that a leading body has taken note of the report of the whole rollout.

    With the second body the report is accepted: nothing changes it any more.

    :raises NotForNote: not the report of the rollout's top, or not handed up yet
    :raises AlreadyNoted: by this body
    :raises Incomplete: without a reference or a body nobody could find it again
    """
    report = (
        Report.objects.select_for_update(of=("self",)).select_related("rollout").get(pk=report_id)
    )
    handed_up = report.state in {State.SUBMITTED, State.ACCEPTED}
    if report.unit_id != report.rollout.top_id or not handed_up:
        raise NotForNote(report)
    lo, en, reference = _said(body.lo, "body"), body.en.strip()[:200], _said(reference, "reference")
    if Note.objects.filter(report=report, body_lo=lo[:200]).exists():
        raise AlreadyNoted(report)
    note = Note.objects.create(
        report=report,
        body_lo=lo[:200],
        body_en=en,
        on=on,
        reference=reference[:80],
        recorded_at=at,
        recorded_by=by.account,
    )
    audit.write(
        act="direction.take_note",
        thing=f"report {report_id}",
        by=by,
        at=at,
        facts={"note": note.pk, "on": on.isoformat(), "reference": note.reference},
    )
    if report.state == State.SUBMITTED and noted(Note.objects.filter(report=report).count()):
        reporting.accept(report_id=report_id, by=HOUSE, at=at)
    return note


@transaction.atomic
def give_direction(
    *,
    rollout_id: int,
    giver_id: int,
    top_id: int,
    number: str,
    body: Words,
    text: Words,
    due: date,
    by: Actor,
    at: datetime,
    clause_keys: Collection[str] = (),
    note_id: int | None = None,
) -> Direction:
    """
    Send a direction to a unit and all below it; each of them gets a receipt to answer.

    :param top_id: the giver's own unit, or one below it
    :param due: the day by which it must be done
    :param note_id: the body's note from which it follows, if it does
    :raises OutOfReach: `top_id` is not below the giver, or the rollout asks nothing of it
    :raises NoSuchClause: it cites what the text has not
    """
    rollout = Rollout.objects.get(pk=rollout_id)
    giver, top = Unit.objects.get(pk=giver_id), Unit.objects.get(pk=top_id)
    units = _units(rollout_id, giver, top)
    if not top.path.startswith(giver.path) or not units:
        raise OutOfReach(giver, top)
    if (
        note_id is not None
        and not Note.objects.filter(pk=note_id, report__rollout=rollout).exists()
    ):
        raise OutOfReach(giver, top)
    if due < at.date():
        raise DueTooEarly(due)
    _known(rollout, clause_keys)
    direction = Direction.objects.create(
        rollout=rollout,
        note_id=note_id,
        giver=giver,
        number=_said(number, "number")[:60],
        body_lo=_said(body.lo, "body")[:200],
        body_en=body.en.strip()[:200],
        text_lo=_said(text.lo, "text"),
        text_en=text.en.strip()[:LONGEST],
        clause_keys=list(clause_keys),
        top=top,
        due=due,
        given_at=at,
        given_by=by.account,
    )
    Receipt.objects.bulk_create(
        [Receipt(direction=direction, unit_id=unit) for unit in units], batch_size=AT_ONCE
    )
    audit.write(
        act="direction.give_direction",
        thing=f"direction {direction.pk}",
        by=by,
        at=at,
        facts={"rollout": rollout_id, "top": top_id, "units": len(units), "due": due.isoformat()},
    )
    return direction


def _units(rollout_id: int, giver: Unit, top: Unit) -> list[int]:
    """Return who is asked: the unit and all below it that take part; the giver does not ask itself."""
    duties = Duty.objects.filter(rollout_id=rollout_id, unit__path__startswith=top.path)
    return list(duties.exclude(unit=giver).values_list("unit_id", flat=True))


def _known(rollout: Rollout, keys: Collection[str]) -> None:
    clauses = Clause.objects.filter(
        edition__directive_id=rollout.directive_id, edition__released_at__isnull=False
    )
    unknown = set(keys) - set(clauses.values_list("key", flat=True)) if keys else set()
    if unknown:
        raise NoSuchClause(sorted(unknown))


def _said(text: str, what: str) -> str:
    """Return the text without the white space around it; it must say something that can be kept."""
    said = text.replace("\r\n", "\n").strip()
    bad = "\x00" in said or any("\ud800" <= c <= "\udfff" for c in said)
    if not said or bad or len(said) > LONGEST:
        raise Incomplete(what)
    return said


@transaction.atomic
def receive(*, receipt_id: int, by: Actor, at: datetime, added: str = "") -> Receipt:
    """
    Say that a direction has reached a unit, and what this level adds for those below it.

    A unit need not wait for the one above: a late parent keeps nobody from acting.

    :raises AlreadyReceived: the unit has said so before
    """
    receipt = _take(receipt_id)
    if receipt.received_at is not None:
        raise AlreadyReceived(receipt)
    receipt.received_at, receipt.received_by = at, by.account
    receipt.added = _said(added, "added") if added.strip() else ""
    receipt.save()
    audit.write(
        act="direction.receive",
        thing=f"direction {receipt.direction_id}",
        by=by,
        at=at,
        facts={"unit": receipt.unit_id, "added": bool(receipt.added)},
    )
    return receipt


@transaction.atomic
def finish(*, receipt_id: int, evidence: str, by: Actor, at: datetime) -> Receipt:
    """
    Say that a unit has done what was asked, and what shows it.

    :raises NotReceived: it must first have reached the unit
    :raises AlreadyDone: said before
    """
    receipt = _take(receipt_id)
    if receipt.received_at is None:
        raise NotReceived(receipt)
    if receipt.done_at is not None:
        raise AlreadyDone(receipt)
    receipt.done_at, receipt.evidence = at, _said(evidence, "evidence")[:500]
    receipt.save()
    audit.write(
        act="direction.finish",
        thing=f"direction {receipt.direction_id}",
        by=by,
        at=at,
        facts={"unit": receipt.unit_id},
    )
    return receipt


@transaction.atomic
def close(*, direction_id: int, by: Actor, at: datetime, with_open: bool = False) -> Direction:
    """
    Close a direction: nothing more is asked of anybody.

    :param with_open: units that have not done it are named in the record instead of waited for
    :raises StillOpen: units have not done it, and `with_open` was not said
    """
    direction = Direction.objects.select_for_update().get(pk=direction_id)
    if direction.closed_at is not None:
        raise Closed(direction)
    open_ = Receipt.objects.filter(direction=direction, done_at=None).order_by("unit__path")
    codes = list(open_.values_list("unit__code", flat=True))
    if codes and not with_open:
        raise StillOpen(codes)
    direction.closed_at, direction.closed_by = at, by.account
    direction.save()
    audit.write(
        act="direction.close",
        thing=f"direction {direction_id}",
        by=by,
        at=at,
        facts={"open": codes},
    )
    return direction


def _take(receipt_id: int) -> Receipt:
    receipt = (
        Receipt.objects.select_for_update(of=("self",))
        .select_related("direction")
        .get(pk=receipt_id)
    )
    if receipt.direction.closed_at is not None:
        raise Closed(receipt.direction)
    return receipt
