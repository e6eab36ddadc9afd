"""Closing a session: its certificate is written, and the unit's duty moves on."""

from datetime import datetime

from django.db import transaction

from suffuse.attendance import reads
from suffuse.attendance.models import Showing
from suffuse.attendance.rules import Limit, Totals, broken, deviation
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.planning.models import Session
from suffuse.rollout import acts as rollout
from suffuse.rollout.rules import Mark

LONGEST_REASON = 500


class TooLong(Exception):
    """There are more letters in it than are kept."""


class AlreadyClosed(Exception):
    """The session was closed before; its certificate stands."""


class NotBegun(Exception):
    """The session has not begun, so nothing can be certified of it."""


class NobodyCounted(Exception):
    """Nobody was counted at the opening: a session that nobody watched cannot be certified."""


class ReasonNeeded(Exception):
    """A rule was broken, so the certificate has to say why; `rules` names them."""

    def __init__(self, rules: tuple[str, ...]) -> None:
        super().__init__(rules)
        self.rules = rules


@transaction.atomic
def close_session(*, session_id: int, by: Actor, at: datetime, reason: str = "") -> Session:
    """
    Close a session and write its certificate: limits in force, planned, actual, deviation, reason.

    :raises AlreadyClosed: the first certificate stands
    :raises NotBegun: before the session's time
    :raises NobodyCounted: without a count at the opening
    :raises ReasonNeeded: a broken rule has to be explained
    """
    session, totals = _closable(session_id, at)
    limit = reads.limit_of(session)
    rules = tuple(broken(totals, limit))
    if rules and not reason.strip():
        raise ReasonNeeded(rules)
    if len(reason.strip()) > LONGEST_REASON:
        raise TooLong
    session.held_at = at
    session.certificate = certificate(totals, limit, rules, reason)
    session.save(update_fields=["held_at", "certificate"])
    thing, facts = f"session {session_id}", session.certificate
    audit.write(act="attendance.close_session", thing=thing, by=by, at=at, facts=facts)
    _move_on(session, at=at)
    return session


def _closable(session_id: int, at: datetime) -> tuple[Session, Totals]:
    session = (
        Session.objects.select_for_update(of=("self",))
        .select_related("unit", "venue")
        .get(pk=session_id)
    )
    if session.held_at is not None:
        raise AlreadyClosed
    if at < session.starts:
        raise NotBegun
    showing = Showing.objects.filter(session=session).first()
    if showing is None or showing.came is None:
        raise NobodyCounted
    return session, Totals(session.people, showing.came, showing.stayed, showing.unsettled)


def certificate(
    totals: Totals, limit: Limit, rules: tuple[str, ...], reason: str
) -> dict[str, object]:
    """Return what a closed session keeps: limits in force, planned, actual, deviation, reason."""
    return {
        "limits": {
            "people": limit.people,
            "distance_m": limit.distance_m,
            "in_person": limit.in_person,
            "seats": limit.seats,
            "sources": list(limit.sources),
        },
        "planned": totals.planned,
        "actual": totals.came,
        "stayed": totals.stayed,
        "unsettled": totals.unsettled,
        "deviation": deviation(totals),
        "rules_broken": list(rules),
        "reason": reason.strip(),
    }


def _move_on(session: Session, *, at: datetime) -> None:
    """The first session held begins the study; when none of the plan is left, it is done."""
    ours = Session.objects.filter(
        unit_id=session.unit_id, rollout_id=session.rollout_id, plan__state="confirmed"
    )
    reached = [Mark.STUDYING]
    if not ours.filter(held_at=None).exists():
        reached.append(Mark.STUDIED)
    for what in reached:
        rollout.mark(rollout_id=session.rollout_id, unit_id=session.unit_id, what=what, at=at)
