"""How long the names of a session may still be looked at."""

from datetime import datetime, timedelta

ROSTER_DAYS = 14
"""After a session was closed its names are open to its organisers for so many days."""


def roster_open(*, held_at: datetime | None, at: datetime) -> bool:
    """Tell whether the names of a session may be shown: until 14 days after it was closed."""
    return held_at is None or at <= held_at + timedelta(days=ROSTER_DAYS)
