"""A stack of printed sheets, typed back at once: each session is counted and closed."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.utils import timezone

from suffuse.attendance import reads
from suffuse.attendance.acts.closing import (
    LONGEST_REASON,
    AlreadyClosed,
    NotBegun,
    ReasonNeeded,
    TooLong,
    certificate,
)
from suffuse.attendance.acts.desk import Desk, figures, take
from suffuse.attendance.acts.door import PAPER, SHEETS, MoreStayedThanCame
from suffuse.attendance.models import Event, Held, Showing
from suffuse.attendance.rules import Limit, Sent, Totals, broken
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.measure import reads as measure
from suffuse.measure import rules as measures
from suffuse.organisation.rules import Scope, ancestors
from suffuse.planning.models import Session
from suffuse.rollout import acts as rollout
from suffuse.rollout.rules import Mark


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a printed sheet says when it comes back: how many came and stayed; typed by whom."""

    session_id: int
    came: int
    stayed: int
    by: Actor
    # Why a rule was broken, where one was.
    reason: str = ""


class AlreadyCounted(Exception):
    """Something was seen at these doors before; such a session is settled on its own page."""

    def __init__(self, session_ids: tuple[int, ...]) -> None:
        super().__init__(session_ids)
        self.session_ids = session_ids


@transaction.atomic
def take_in_sheets(*, sheets: Collection[Sheet], at: datetime) -> tuple[Session, ...]:
    """
    Store the counts of many sessions that nobody has counted yet, and close each; all or nothing.

    It does what `record_tally` and `close_session` do one by one, in a few queries for all.

    :raises MoreStayedThanCame: the two counts of a sheet cannot both be right
    :raises AlreadyCounted: something was seen at one of the doors before
    :raises AlreadyClosed: / :raises NotBegun: / :raises ReasonNeeded: as `close_session`
    """
    for sheet in sheets:
        if sheet.stayed > sheet.came:
            raise MoreStayedThanCame(sheet.came, sheet.stayed)
    sessions = _untouched([sheet.session_id for sheet in sheets], at)
    limits = _limits(sessions.values())
    desks = [_counted(sessions[sheet.session_id], sheet, at) for sheet in sheets]
    showings = [figures(desk, limits[desk.session.pk]) for desk in desks]
    Event.objects.bulk_create([event for desk in desks for event in desk.new])
    Showing.objects.bulk_create(
        Showing(session=desk.session, **shown) for desk, shown in zip(desks, showings, strict=True)
    )
    for sheet in sheets:
        _certify(sessions[sheet.session_id], sheet, limits[sheet.session_id], at)
    Session.objects.bulk_update(sessions.values(), ["held_at", "certificate"])
    audit.write_many(lines=[line for sheet in sheets for line in _said(sheet, sessions)], at=at)
    _move_on(sessions.values(), at=at)
    return tuple(sessions.values())


def _untouched(ids: Sequence[int], at: datetime) -> Mapping[int, Session]:
    """Lock the sessions, and refuse those that are not waiting for their first count."""
    rows = Session.objects.select_for_update(of=("self",)).select_related("unit", "level", "venue")
    sessions = {row.pk: row for row in rows.filter(pk__in=ids).order_by("pk")}
    seen = {
        *Event.objects.filter(session_id__in=ids).values_list("session_id", flat=True),
        *Held.objects.filter(session_id__in=ids).values_list("session_id", flat=True),
    }
    if seen or len(sessions) != len(ids):
        raise AlreadyCounted(tuple(sorted({pk for pk in seen if pk is not None})))
    if any(session.held_at is not None for session in sessions.values()):
        raise AlreadyClosed
    if any(at < session.starts for session in sessions.values()):
        raise NotBegun
    return sessions


def _limits(sessions: Collection[Session]) -> dict[int, Limit]:
    """Return what was allowed in each session. One query for each top of the tree, and that is one."""
    tops = {ancestors(session.unit.path)[0] for session in sessions}
    every = {top: measure.within(Scope(top)) for top in tops}
    return {
        session.pk: reads.limit_in(
            session,
            measures.limits(
                every[ancestors(session.unit.path)[0]],
                path=session.unit.path,
                on=timezone.localtime(session.starts).date(),
            ),
        )
        for session in sessions
    }


def _counted(session: Session, sheet: Sheet, at: datetime) -> Desk:
    """Take both counts at the session's door, as if they had come one by one."""
    desk = Desk(session, frozenset(), {}, {}, {}, [], sheet.by, at)
    for kind, tally in (("opening", sheet.came), ("closing", sheet.stayed)):
        sent = Sent(
            id=uuid5(SHEETS, f"{session.pk} {kind} {session.code}"),
            session=session.pk,
            kind=kind,
            tally=tally,
            source=PAPER,
            device=PAPER,
            sequence=1,
        )
        take(desk, sent)
    return desk


def _certify(session: Session, sheet: Sheet, limit: Limit, at: datetime) -> None:
    totals = Totals(session.people, sheet.came, sheet.stayed, 0)
    rules = tuple(broken(totals, limit))
    if rules and not sheet.reason.strip():
        raise ReasonNeeded(rules)
    if len(sheet.reason.strip()) > LONGEST_REASON:
        raise TooLong
    session.held_at = at
    session.certificate = certificate(totals, limit, rules, sheet.reason)


def _said(sheet: Sheet, sessions: Mapping[int, Session]) -> tuple[audit.Line, audit.Line]:
    thing, facts = f"session {sheet.session_id}", sessions[sheet.session_id].certificate
    return (
        audit.Line("attendance.record", thing, sheet.by, {"stored": 2}),
        audit.Line("attendance.close_session", thing, sheet.by, facts or {}),
    )


def _move_on(sessions: Collection[Session], *, at: datetime) -> None:
    """The first session held begins a unit's study; when none of its plan is left, it is done."""
    units: dict[int, set[int]] = defaultdict(set)
    for session in sessions:
        units[session.rollout_id].add(session.unit_id)
    for rollout_id, ids in units.items():
        left = Session.objects.filter(
            rollout_id=rollout_id, unit_id__in=ids, plan__state="confirmed", held_at=None
        )
        done = ids - set(left.order_by().values_list("unit_id", flat=True))
        rollout.mark_many(rollout_id=rollout_id, unit_ids=ids, what=Mark.STUDYING, at=at)
        if done:
            rollout.mark_many(rollout_id=rollout_id, unit_ids=done, what=Mark.STUDIED, at=at)
