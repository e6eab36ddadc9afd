"""What an entry says, and how entries are chained so that none can be changed unseen."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Actor:
    """
    Who acts: an account in a seat of a unit, or the house itself.

    `account` and `seat` are numbers written as text, never a person's name. `path` is the unit's
    path of ids, such as `/1/10/`.
    """

    account: str
    seat: str
    role: str
    unit_id: int | None = None
    path: str = ""


HOUSE = Actor(account="house", seat="house", role="house")


def digest(
    *,
    previous: str,
    sequence: int,
    at: datetime,
    by: str,
    seat: str,
    unit: int | None,
    act: str,
    thing: str,
    facts: Mapping[str, object],
) -> str:
    """Return the sha-256 (hex) of one entry and the hash of the entry before it."""
    body = json.dumps(
        [previous, sequence, at.astimezone(UTC).isoformat(), by, seat, unit, act, thing, facts],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(body.encode()).hexdigest()
