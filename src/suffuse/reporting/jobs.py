"""The loop that freezes the ledger of each week, once the week is over."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from suffuse.audit.rules import HOUSE, Actor
from suffuse.reporting import acts
from suffuse.reporting.models import Line
from suffuse.rollout.models import Rollout

# So long after reports were due, late ones still change what the ledger knows.
LATE = timedelta(weeks=4)


def freeze_weeks(*, at: datetime, by: Actor = HOUSE) -> int:
    """
    Freeze, for each open rollout, the week that ended before `at`, where nobody has done so.

    Called twice in a week, it does nothing the second time. Returns how many ledgers were written.
    """
    today = timezone.localtime(at).date()
    monday = today - timedelta(days=today.weekday() + 7)
    waiting = _waiting(monday)
    for rollout_id in waiting:
        acts.take_snapshot(rollout_id=rollout_id, week=monday, by=by, at=at)
    return len(waiting)


def _waiting(monday: date) -> tuple[int, ...]:
    rollouts = Rollout.objects.filter(
        closed_at=None,
        opens_on__lt=monday + timedelta(days=7),
        report_due__gte=monday - LATE,
    )
    frozen = set(
        Line.objects.filter(week=monday).order_by().values_list("rollout_id", flat=True).distinct()
    )
    ids = rollouts.order_by("pk").values_list("pk", flat=True)
    return tuple(rollout_id for rollout_id in ids if rollout_id not in frozen)


def freeze(at: datetime) -> str:
    """Say in a few words what `freeze_weeks` did, or "" if there was nothing to do."""
    count = freeze_weeks(at=at)
    return f"the week of {count} rollouts frozen" if count else ""
