"""Questions about a unit's assessment."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Prefetch

from suffuse.access.models import Seat
from suffuse.assessment.models import Action, Finding, Indicator
from suffuse.assessment.rules import Finding as Found
from suffuse.assessment.rules import lacks
from suffuse.directive import reads as directive
from suffuse.directive.reads import ClauseFacts
from suffuse.language.rules import Words
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.rollout.models import Duty, Rollout


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """What is done about a finding; `owner` is the role of a seat, "" where the seat is left."""

    id: int
    finding_id: int
    unit_id: int
    unit: Words
    clause_key: str
    text: str
    owner: str
    due: date
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """A strength, weakness or lesson on one clause, with what is done about it."""

    id: int
    clause_key: str
    kind: str
    text: str
    evidence: str
    years: str
    found_at: datetime
    actions: tuple[ActionFacts, ...]


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """A figure of the work itself; None is not known."""

    name: str
    clause_key: str
    measured_in: str
    before: Decimal | None
    after: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """Return after minus before, where both are known."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Assessment:
    """
    A unit's assessment of its own work in one rollout.

    `clauses` are in the order of the text, `seats` are (id, role) of those
    who may own an action. `missing` says what keeps it from being complete.
    """

    findings: tuple[FindingFacts, ...]
    indicators: tuple[IndicatorFacts, ...]
    clauses: tuple[ClauseFacts, ...]
    seats: tuple[tuple[int, str], ...]
    missing: tuple[str, ...]
    completed_at: datetime | None

    def of(self, kind: str) -> tuple[FindingFacts, ...]:
        """Return the findings of one kind, in the order of the text."""
        place = {clause.key: number for number, clause in enumerate(self.clauses)}
        ours = [finding for finding in self.findings if finding.kind == kind]
        return tuple(sorted(ours, key=lambda one: (place.get(one.clause_key, 0), one.id)))


def where_is_finding(finding_id: int) -> str | None:
    """Return the path of the unit that a finding is about."""
    return Finding.objects.filter(pk=finding_id).values_list("unit__path", flat=True).first()


def where_is_action(action_id: int) -> str | None:
    """Return the path of the unit that an action belongs to."""
    found = Action.objects.filter(pk=action_id)
    return found.values_list("finding__unit__path", flat=True).first()


def duty_of_finding(finding_id: int) -> int:
    """Return the duty for which something was found."""
    finding = Finding.objects.get(pk=finding_id)
    ours = Duty.objects.filter(unit_id=finding.unit_id, rollout_id=finding.rollout_id)
    return ours.values_list("pk", flat=True).get()


def seats_of_finding(finding_id: int) -> tuple[tuple[str, str], ...]:
    """Return the seats that may own an action: (id, role) of the finding's unit, held now."""
    unit = Finding.objects.filter(pk=finding_id).values("unit_id")
    seats = Seat.objects.filter(unit_id__in=unit, until=None).exclude(role="participant")
    return tuple((str(pk), role) for pk, role in seats.values_list("pk", "role"))


def clause_keys(*, rollout_id: int) -> tuple[str, ...]:
    """Return the clauses that a finding of a rollout may hang on."""
    text = Rollout.objects.values_list("directive_id", flat=True).get(pk=rollout_id)
    return tuple(one.key for one in directive.clauses(directive_id=text))


def assessment(*, unit_id: int, rollout_id: int, at: datetime) -> Assessment:
    """Return a unit's whole assessment. Eight queries, however much was found."""
    findings = _findings(unit_id, rollout_id)
    text = Rollout.objects.values_list("directive_id", flat=True).get(pk=rollout_id)
    duty = Duty.objects.filter(unit_id=unit_id, rollout_id=rollout_id)
    seats = Seat.objects.filter(unit_id=unit_id, since__lte=at, until=None)
    indicators = Indicator.objects.filter(unit_id=unit_id, rollout_id=rollout_id)
    return Assessment(
        findings=findings,
        indicators=tuple(
            IndicatorFacts(row.name, row.clause_key, row.measured_in, row.before, row.after)
            for row in indicators
        ),
        clauses=directive.clauses(directive_id=text),
        seats=tuple(seats.exclude(role="participant").values_list("pk", "role")),
        missing=tuple(lacks([Found(one.kind, len(one.actions)) for one in findings])),
        completed_at=duty.values_list("assessed_at", flat=True).first(),
    )


def by_clause(*, scope: Scope, rollout_id: int) -> dict[str, dict[str, int]]:
    """Return how many findings of each kind each clause has in a scope. One query, no words."""
    counted: dict[str, dict[str, int]] = {}
    rows = Finding.objects.filter(within(scope, "unit"), rollout_id=rollout_id)
    for clause, kind in rows.order_by().values_list("clause_key", "kind"):
        kinds = counted.setdefault(clause, {})
        kinds[kind] = kinds.get(kind, 0) + 1
    return counted


def actions_due(
    *, scope: Scope, on: date, rollout_id: int | None = None
) -> tuple[ActionFacts, ...]:
    """Return the actions of a scope that are due and not done, oldest first. One query."""
    ours = Action.objects.filter(within(scope, "finding__unit"), done_at=None, due__lte=on)
    if rollout_id is not None:
        ours = ours.filter(finding__rollout_id=rollout_id)
    rows = ours.select_related("finding__unit", "owner").order_by("due", "pk")
    return tuple(_action(row, row.finding) for row in rows)


def _findings(unit_id: int, rollout_id: int) -> tuple[FindingFacts, ...]:
    rows = Finding.objects.filter(unit_id=unit_id, rollout_id=rollout_id).select_related("unit")
    actions = Prefetch("actions", Action.objects.select_related("owner"))
    return tuple(
        FindingFacts(
            id=row.pk,
            clause_key=row.clause_key,
            kind=row.kind,
            text=row.text,
            evidence=row.evidence,
            years=row.years,
            found_at=row.found_at,
            actions=tuple(_action(action, row) for action in row.actions.all()),
        )
        for row in rows.prefetch_related(actions)
    )


def _action(row: Action, finding: Finding) -> ActionFacts:
    return ActionFacts(
        id=row.pk,
        finding_id=finding.pk,
        unit_id=finding.unit_id,
        unit=Words(finding.unit.name_lo, finding.unit.name_en),
        clause_key=finding.clause_key,
        text=row.text,
        owner=row.owner.role if row.owner else "",
        due=row.due,
        done_at=row.done_at,
    )
