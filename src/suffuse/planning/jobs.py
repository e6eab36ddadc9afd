"""The loop that carries the news of a changed measure to the plans it touches."""

from datetime import datetime
from itertools import batched

from suffuse.audit.rules import HOUSE, Actor
from suffuse.planning import acts, reads

AT_ONCE = 100
"""So many plans are checked in one transaction; a job that is cut short loses no more."""


def recheck_open_plans(*, at: datetime, by: Actor = HOUSE) -> int:
    """
    Check again every open plan that a measure issued or withdrawn since its last check touches.

    Its owner finds the breaches on the plan and on the desk (`reads.waiting`). Cut short, it goes on
    where it was when it is called again; called twice, it finds nothing to do. Returns how many
    plans were checked.
    """
    stale = reads.stale_plans()
    for some in batched(stale, AT_ONCE, strict=False):
        acts.recheck_many(plan_ids=some, by=by, at=at)
    return len(stale)


def recheck(at: datetime) -> str:
    """Say in a few words what `recheck_open_plans` did, or "" if there was nothing to do."""
    count = recheck_open_plans(at=at)
    return f"{count} plans checked again" if count else ""
