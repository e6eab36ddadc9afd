"""Which duties were opened again, for which edition and clauses."""

from dataclasses import dataclass
from datetime import datetime

from suffuse.language.rules import Words
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.rollout.models import Again


@dataclass(frozen=True, slots=True)
class AgainFacts:
    """A duty that was opened again: `clause_keys` are studied anew by those who studied before."""

    duty_id: int
    unit_id: int
    rollout_id: int
    title: Words
    edition_id: int
    clause_keys: tuple[str, ...]
    asked_at: datetime


def again(scope: Scope, *, edition_id: int | None = None) -> tuple[AgainFacts, ...]:
    """Return what was opened again in the rollouts that are not closed, oldest first. One query."""
    rows = Again.objects.filter(within(scope, "duty__unit"), duty__rollout__closed_at=None)
    if edition_id is not None:
        rows = rows.filter(edition_id=edition_id)
    return tuple(
        AgainFacts(
            row.duty_id,
            row.duty.unit_id,
            row.duty.rollout_id,
            Words(row.duty.rollout.title_lo, row.duty.rollout.title_en),
            row.edition_id,
            tuple(row.clause_keys),
            row.asked_at,
        )
        for row in rows.select_related("duty__rollout").order_by("asked_at", "pk")
    )
