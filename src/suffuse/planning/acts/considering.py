"""What a longer look at a plan found: a better one, what is proven, what would help."""

from datetime import datetime
from typing import Any

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.planning import reads
from suffuse.planning.acts.writing import Draft, keep, locked_duties
from suffuse.planning.models import Plan
from suffuse.planning.rules import Relaxation


@transaction.atomic
def consider(
    *, unit_id: int, rollout_id: int, draft: Draft, by: Actor, at: datetime
) -> dict[str, Any]:
    """
    Keep what a longer look found, and return it in a few facts.

    A plan that is better than the one proposed becomes its next version, unless a person typed that
    one or put it in force already: then only what is proven and what would help is added to it.

    :raises RolloutClosed: after it was closed
    """
    locked_duties(rollout_id, [unit_id])
    rows = Plan.objects.select_for_update().filter(unit_id=unit_id, rollout_id=rollout_id)
    plan = rows.exclude(state="superseded").order_by("-version").first()
    if plan is None:
        return {"plan": None}
    answer, stands = draft.answer, reads.figures_of(plan.figures)
    lawful = all(one.rule == "nobody_left_out" for one in answer.breaches)
    free = plan.state == "proposed" and not plan.by_hand
    if free and lawful and (answer.figures.wish < stands.wish or _now_unlawful(plan)):
        done = keep(rollout_id=rollout_id, drafts={unit_id: draft}, by={unit_id: by}, at=at)
        made = done.plans[unit_id]
        return {"plan": made.pk, "better": True, "relaxations": len(answer.relaxations)}
    _add_reasons(plan, draft, same=free and answer.figures == stands, at=at)
    facts = {"relaxations": len(plan.relaxations), "status": plan.status}
    audit.write(act="planning.consider", thing=f"plan {plan.pk}", by=by, at=at, facts=facts)
    return {"plan": plan.pk, "better": False, "relaxations": len(plan.relaxations)}


def _add_reasons(plan: Plan, draft: Draft, *, same: bool, at: datetime) -> None:
    """Add what would help; and what is proven, if the look came to a plan of the `same` figures."""
    answer = draft.answer
    if same:
        plan.bounds, plan.status = reads.kept([answer.bounds])[0], answer.status
        plan.binding = reads.kept(answer.binding)
    plan.relaxations = reads.kept([one for one in answer.relaxations if _helps(one, plan)])
    plan.considered_at = at
    plan.save(update_fields=["bounds", "status", "binding", "relaxations", "considered_at"])


def _now_unlawful(plan: Plan) -> bool:
    return any(one.rule != "nobody_left_out" for one in reads.breaches_of(plan.breaches))


def _helps(one: Relaxation, plan: Plan) -> bool:
    """Tell whether a change gives more than the plan that stands."""
    cost = reads.figures_of(plan.figures)
    gives = one.left_out, one.sessions, one.finish
    return gives < (cost.left_out, cost.sessions, cost.finish)
