"""What time brings due: tables that nobody decided are put away, and their rows with them."""

from datetime import datetime, timedelta

from suffuse.audit.rules import HOUSE
from suffuse.organisation import acts, reads

KEPT_FOR = timedelta(days=7)


def put_away_tables(at: datetime) -> str:
    """
    Refuse every table that has waited undecided for a week, so that no name lies about unseen.

    Say in a few words what was done, or "" if there was nothing to do; run twice, it does nothing
    the second time.
    """
    old = reads.undecided_since(at - KEPT_FOR)
    for intake_id in old:
        acts.refuse(intake_id=intake_id, by=HOUSE, at=at)
    return f"{len(old)} tables put away" if old else ""
