"""Holding the text against the unit's own work, and doing something about it."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Count

from suffuse.access.models import Seat
from suffuse.assessment.models import Action, Finding, Indicator
from suffuse.assessment.rules import KINDS, lacks
from suffuse.assessment.rules import Finding as Found
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.directive import acts as directive
from suffuse.directive.models import Clause
from suffuse.rollout import acts as rollout
from suffuse.rollout.acts import NoDuty
from suffuse.rollout.models import Duty, Rollout
from suffuse.rollout.rules import Mark

LONGEST_FINDING, LONGEST_EVIDENCE, LONGEST_YEARS = 1000, 500, 20
LONGEST_ACTION, LONGEST_NAME, LONGEST_MEASURE = 500, 200, 40
LARGEST = Decimal("9999999999.99")


class NotWritable(Exception):
    """What was handed in lacks something or does not fit; `code` says what."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AlreadyDone(Exception):
    """The action was finished before."""


class AssessmentLacks(Exception):
    """The assessment is not complete; `missing` names what is lacking."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(missing)
        self.missing = missing


@transaction.atomic
def add_finding(  # long: a finding is said part by part, each by its name
    *,
    unit_id: int,
    rollout_id: int,
    clause_key: str,
    kind: str,
    text: str,
    by: Actor,
    at: datetime,
    evidence: str = "",
    years: str = "",
) -> Finding:
    """
    Add a strength, a weakness or a lesson of the unit's own work, on one clause.

    :raises NotWritable: for an unknown kind or clause, without words, or with too many
    :raises NoDuty: the rollout asks nothing of this unit
    """
    if kind not in KINDS:
        raise NotWritable("unknown_kind")
    _check(text, LONGEST_FINDING, needed=True)
    _check(evidence, LONGEST_EVIDENCE)
    _check(years, LONGEST_YEARS)
    if not Duty.objects.filter(unit_id=unit_id, rollout_id=rollout_id).exists():
        raise NoDuty(rollout_id, (unit_id,))
    _check_clause(rollout_id, clause_key)
    finding = Finding.objects.create(
        unit_id=unit_id,
        rollout_id=rollout_id,
        clause_key=clause_key,
        kind=kind,
        text=text.strip(),
        evidence=evidence.strip(),
        years=years.strip(),
        found_at=at,
    )
    said = f"{finding.text} {finding.evidence}"
    directive.let_find(kind="finding", thing=finding.pk, unit_id=unit_id, words=said)
    facts = {"unit": unit_id, "rollout": rollout_id, "kind": kind, "clause": clause_key}
    thing = f"finding {finding.pk}"
    audit.write(act="assessment.add_finding", thing=thing, by=by, at=at, facts=facts)
    return finding


@transaction.atomic
def add_action(
    *,
    finding_id: int,
    text: str,
    due: date,
    by: Actor,
    at: datetime,
    owner_seat_id: int | None = None,
) -> Action:
    """
    Say what is done about a finding, by which seat of the unit, until when.

    :raises NotWritable: without words, or for a seat of another unit
    """
    finding = Finding.objects.get(pk=finding_id)
    _check(text, LONGEST_ACTION, needed=True)
    if owner_seat_id is not None:
        ours = Seat.objects.filter(pk=owner_seat_id, unit_id=finding.unit_id)
        if not ours.exists():
            raise NotWritable("foreign_seat")
    action = Action.objects.create(
        finding=finding, text=text.strip(), owner_id=owner_seat_id, due=due
    )
    facts = {"finding": finding_id, "due": due.isoformat(), "seat": owner_seat_id}
    thing = f"action {action.pk}"
    audit.write(act="assessment.add_action", thing=thing, by=by, at=at, facts=facts)
    return action


@transaction.atomic
def finish_action(*, action_id: int, by: Actor, at: datetime) -> Action:
    """
    Say that an action is done.

    :raises AlreadyDone: the first moment stands
    """
    action = Action.objects.select_for_update().get(pk=action_id)
    if action.done_at is not None:
        raise AlreadyDone(action)
    action.done_at = at
    action.save()
    audit.write(act="assessment.finish_action", thing=f"action {action_id}", by=by, at=at)
    return action


@transaction.atomic
def set_indicator(  # long: a figure is said part by part, each by its name
    *,
    unit_id: int,
    rollout_id: int,
    clause_key: str,
    name: str,
    measured_in: str,
    by: Actor,
    at: datetime,
    before: Decimal | None = None,
    after: Decimal | None = None,
) -> Indicator:
    """
    Keep a figure of the work itself, before and after; what is not given stays as it is.

    :raises NotWritable: without a name, for a foreign clause, for a figure that is no number
    """
    _check(name, LONGEST_NAME, needed=True)
    _check(measured_in, LONGEST_MEASURE, needed=True)
    _check_clause(rollout_id, clause_key)
    for figure in (before, after):
        if figure is not None and (not figure.is_finite() or abs(figure) > LARGEST):
            raise NotWritable("no_number")
    given = {"clause_key": clause_key, "measured_in": measured_in.strip()}
    figures = {"before": before, "after": after}
    indicator, _ = Indicator.objects.update_or_create(
        unit_id=unit_id,
        rollout_id=rollout_id,
        name=name.strip(),
        defaults=given | {end: figure for end, figure in figures.items() if figure is not None},
    )
    facts = {end: str(figure) for end, figure in figures.items() if figure is not None}
    thing = f"indicator {indicator.pk}"
    audit.write(act="assessment.set_indicator", thing=thing, by=by, at=at, facts=facts)
    return indicator


@transaction.atomic
def complete_assessment(*, unit_id: int, rollout_id: int, by: Actor, at: datetime) -> None:
    """
    Say that the unit has held the text against its own work: the plan may follow.

    :raises NoDuty: the rollout asks nothing of this unit
    :raises AssessmentLacks: naming what is still missing
    """
    if not Duty.objects.filter(unit_id=unit_id, rollout_id=rollout_id).exists():
        raise NoDuty(rollout_id, (unit_id,))
    rows = Finding.objects.filter(unit_id=unit_id, rollout_id=rollout_id)
    found = [
        Found(kind, actions)
        for kind, actions in rows.annotate(n=Count("actions")).values_list("kind", "n")
    ]
    missing = tuple(lacks(found))
    if missing:
        raise AssessmentLacks(missing)
    thing = f"unit {unit_id} rollout {rollout_id}"
    facts = {kind: sum(one.kind == kind for one in found) for kind in KINDS}
    audit.write(act="assessment.complete_assessment", thing=thing, by=by, at=at, facts=facts)
    rollout.mark(rollout_id=rollout_id, unit_id=unit_id, what=Mark.ASSESSED, at=at)


def _check(text: str, longest: int, *, needed: bool = False) -> None:
    if needed and not text.strip():
        raise NotWritable("empty")
    if len(text) > longest:
        raise NotWritable("too_long")
    if "\x00" in text:
        raise NotWritable("bad_character")


def _check_clause(rollout_id: int, clause_key: str) -> None:
    directive = Rollout.objects.values_list("directive_id", flat=True).get(pk=rollout_id)
    known = Clause.objects.filter(
        edition__directive_id=directive, edition__released_at__isnull=False, key=clause_key
    )
    if not known.exists():
        raise NotWritable("unknown_clause")
