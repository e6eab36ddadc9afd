"""Who has studied clauses that were changed since, and who has studied them again."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from suffuse.attendance.models import AgendaItem
from suffuse.attendance.reads.figures import totals
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.planning.models import Session


@dataclass(frozen=True, slots=True)
class Studied:
    """
    A unit's level that studied at least one of the clauses. `came` is how many; None is not known.

    Not yet rounded or withheld: a page above the unit shows what the ledger shows instead.
    """

    unit_id: int
    level: str
    came: int | None


def studied(*, scope: Scope, rollout_id: int, keys: Collection[str]) -> tuple[Studied, ...]:
    """
    Return the levels of each unit that held sessions on any of the clauses. Four queries.

    A unit without an agenda went through the whole text; one with an agenda only through what
    stands on it.
    """
    agendas: dict[int, set[str]] = defaultdict(set)
    rows = AgendaItem.objects.filter(within(scope, "unit"), rollout_id=rollout_id)
    for unit_id, key in rows.values_list("unit_id", "clause__key"):
        agendas[unit_id].add(key)
    wanted = set(keys)
    return tuple(
        Studied(one.unit_id, one.level, one.came)
        for one in totals(scope=scope, rollout_id=rollout_id)
        if one.held and (one.unit_id not in agendas or agendas[one.unit_id] & wanted)
    )


def held_since(*, scope: Scope, rollout_id: int, since: datetime) -> frozenset[tuple[int, str]]:
    """Return the units and levels that held a session after a moment. One query."""
    rows = Session.objects.filter(
        within(scope, "unit"), rollout_id=rollout_id, held_at__gt=since
    ).order_by()
    return frozenset(rows.values_list("unit_id", "level__key"))
