"""Which open plans somebody must look at, and which a changed measure may have touched."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from suffuse.language.rules import Words
from suffuse.measure.models import Measure
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.planning.models import Plan, Session


@dataclass(frozen=True, slots=True)
class Waiting:
    """A plan that waits for its owner: to be confirmed, or to be made lawful again."""

    plan_id: int
    unit_id: int
    unit: Words
    rollout: Words
    state: str
    breaches: int
    since: datetime


def waiting(scope: Scope) -> tuple[Waiting, ...]:
    """Return the open plans of a scope that somebody must look at, the oldest first. One query."""
    rows = (
        Plan.objects.filter(within(scope, "unit"), state__in=["proposed", "confirmed"])
        .select_related("unit", "rollout")
        .order_by("checked_at", "pk")
    )
    return tuple(
        Waiting(
            plan_id=row.pk,
            unit_id=row.unit_id,
            unit=Words(row.unit.name_lo, row.unit.name_en),
            rollout=Words(row.rollout.title_lo, row.rollout.title_en),
            state=row.state,
            breaches=len(row.breaches),
            since=row.checked_at if row.breaches else row.proposed_at,
        )
        for row in rows
        if row.state == "proposed" or row.breaches
    )


def stale_plans() -> tuple[int, ...]:
    """
    Return the open plans whose limits may have changed since they were last checked. Two queries.

    A plan whose sessions were all held is history, and no measure touches it any more.

    A measure changes when it is issued and when it is withdrawn; it touches its zone and all below.
    """
    open_ = Plan.objects.filter(
        Exists(Session.objects.filter(plan=OuterRef("pk"), held_at=None)),
        state__in=["proposed", "confirmed"],
        rollout__closed_at=None,
    )
    plans = list(open_.order_by("pk").values_list("pk", "unit__path", "checked_at"))
    if not plans:
        return ()
    since = min(checked for _, _, checked in plans)
    rows = Measure.objects.filter(Q(issued_at__gt=since) | Q(withdrawn_at__gt=since)).order_by()
    changes = [
        (path, max(issued, withdrawn or issued))
        for path, issued, withdrawn in rows.values_list("zone__path", "issued_at", "withdrawn_at")
    ]
    return tuple(
        pk
        for pk, unit, checked in plans
        if any(unit.startswith(zone) and changed > checked for zone, changed in changes)
    )
