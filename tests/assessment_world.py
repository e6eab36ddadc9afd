"""What the small country finds when it holds the text against its own work."""

from typing import Any

from suffuse.assessment import acts
from suffuse.assessment.models import Action, Finding
from suffuse.organisation.models import Unit
from tests import world


def finding(kind: str = "weakness", *, of: Unit, **change: Any) -> Finding:
    given = {"clause_key": "I.1", "text": f"A {kind} of {of.code}"} | change
    by = world.actor(of=of)
    return acts.add_finding(
        unit_id=of.pk, rollout_id=world.rollout().pk, kind=kind, by=by, at=world.MONDAY, **given
    )


def action(found: Finding, **change: Any) -> Action:
    given = {"text": "Repair the tap", "due": world.MONDAY.date()} | change
    by = world.actor(of=found.unit)
    return acts.add_action(finding_id=found.pk, by=by, at=world.MONDAY, **given)


def assessed(of: Unit) -> None:
    """Complete a unit's assessment, with one weakness and one action."""
    action(finding(of=of))
    acts.complete_assessment(
        unit_id=of.pk, rollout_id=world.rollout().pk, by=world.actor(of=of), at=world.MONDAY
    )
