"""What a draft is filled with: figures from the records and the reports below, findings as words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from suffuse.assessment.models import Finding
from suffuse.audience.models import Level
from suffuse.directive.models import Clause
from suffuse.organisation import reads as organisation
from suffuse.organisation.models import Unit
from suffuse.organisation.rules import Scope
from suffuse.reporting.models import Report, Revision
from suffuse.reporting.reads.gather import of_unit
from suffuse.reporting.reads.ledger import by_level, newest
from suffuse.reporting.rules import Doubt, Figures, Reach, State, add_up, doubts, rounded
from suffuse.reporting.rules import read as read_figures
from suffuse.rollout.models import Duty, Rollout

# Which findings open which section of the letter.
FROM_FINDINGS = {"situation": "strength", "weaknesses": "weakness", "lessons": "lesson"}
HANDED_UP = (State.SUBMITTED, State.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that a draft begins with."""

    figures: Figures
    sections: dict[str, str]
    addressees: list[str]


@dataclass(frozen=True, slots=True)
class Gap:
    """A unit directly below that has not reported; `state` is where its report stands."""

    unit_id: int
    code: str
    name_lo: str
    name_en: str
    state: str


def records(*, unit_id: int, rollout_id: int, at: datetime) -> Records:
    """Return what a unit's records and the reports of the units below say. A constant number of queries."""
    unit = Unit.objects.select_related("parent").get(pk=unit_id)
    own = of_unit(unit_id=unit_id, rollout_id=rollout_id, at=at)
    figures = Figures(own, _below(unit, rollout_id, on=at.date()))
    parent = unit.parent
    return Records(figures, _from_findings(unit_id, rollout_id), [parent.name_lo] if parent else [])


def _from_findings(unit_id: int, rollout_id: int) -> dict[str, str]:
    """Return the unit's own findings as the first words of the sections they belong to."""
    found = Finding.objects.filter(unit_id=unit_id, rollout_id=rollout_id)
    said: dict[str, list[str]] = {}
    rows = list(found.values_list("kind", "clause_key", "text"))
    labels = _labels(rollout_id) if rows else {}
    for kind, clause, text in rows:
        label = labels.get(clause, clause)
        said.setdefault(kind, []).append(f"{label}: {text}" if label else text)
    return {
        section: "\n".join(said[kind]) for section, kind in FROM_FINDINGS.items() if kind in said
    }


def _labels(rollout_id: int) -> dict[str, str]:
    """Return what the clauses of a rollout's text are called in print, by key."""
    directive = Rollout.objects.filter(pk=rollout_id).values("directive_id")
    rows = Clause.objects.filter(
        edition__directive__in=directive, edition__released_at__isnull=False
    )
    return dict(rows.order_by("edition__official", "edition__version").values_list("key", "label"))


def _below(unit: Unit, rollout_id: int, *, on: date) -> dict[str, Reach]:
    """
    Add up what the units directly below reported; of those that have not, what the ledger knows.

    A gap's people stay in the whole, and nobody says for them whether they came.
    """
    reported = {r.report.unit_id: r for r in _handed_up(unit.pk, rollout_id)}
    parts: dict[str, list[Reach]] = {}
    for revision in reported.values():
        figures = read_figures(revision.figures)
        for level in figures.levels:
            parts.setdefault(level, []).append(figures.level(level))
    open_units = (
        Duty.objects.filter(unit__parent=unit, rollout_id=rollout_id)
        .exclude(unit_id__in=reported)
        .values_list("unit__path", flat=True)
    )
    for level, reach in _unreported(rollout_id, list(open_units), on).items():
        parts.setdefault(level, []).append(reach)
    return {level: add_up(sums) for level, sums in parts.items()}


def _unreported(rollout_id: int, paths: list[str], on: date) -> dict[str, Reach]:
    """Return the people of branches that have not reported; how many came is left unknown."""
    if not paths:
        return {}
    every = by_level(
        rollout_id=rollout_id, scope=[Scope(path) for path in paths], week=newest(rollout_id, on)
    )
    return {
        level: Reach(
            cells=sum_.cells,
            counted=sum_.counted,
            estimated=sum_.estimated,
            unknown=sum_.unknown,
        )
        for level, sum_ in every.items()
    }


def _handed_up(unit_id: int, rollout_id: int) -> Iterator[Revision]:
    """Yield the newest submitted revision of every unit directly below that has handed one up."""
    rows = (
        Revision.objects.filter(
            report__unit__parent_id=unit_id,
            report__rollout_id=rollout_id,
            report__state__in=HANDED_UP,
            submitted_at__isnull=False,
        )
        .select_related("report__unit")
        .order_by("report_id", "number")
    )
    yield from {row.report_id: row for row in rows}.values()


def handed_up(*, unit_id: int, rollout_id: int) -> tuple[Revision, ...]:
    """Return the reports that stand before a unit, newest revision of each. One query."""
    return tuple(_handed_up(unit_id, rollout_id))


def gaps(*, unit_id: int, rollout_id: int) -> tuple[Gap, ...]:
    """Return the units directly below that have not handed up a report. Two queries."""
    states = dict(
        Report.objects.filter(unit__parent_id=unit_id, rollout_id=rollout_id).values_list(
            "unit_id", "state"
        )
    )
    duties = Duty.objects.filter(unit__parent_id=unit_id, rollout_id=rollout_id)
    return tuple(
        Gap(u.pk, u.code, u.name_lo, u.name_en, states.get(u.pk, ""))
        for u in (duty.unit for duty in duties.select_related("unit").order_by("unit__sort_key"))
        if states.get(u.pk) not in HANDED_UP
    )


def as_gap(gap: Gap) -> dict[str, object]:
    """Return a gap as a revision keeps it."""
    return {
        "unit": gap.unit_id,
        "code": gap.code,
        "name_lo": gap.name_lo,
        "name_en": gap.name_en,
        "state": gap.state,
    }


def doubts_in(revision: Revision, *, unit_id: int | None = None) -> tuple[Doubt, ...]:
    """
    Return everything in a revision's words that a person should look at before it goes up.

    :param unit_id: the revision's own unit, when that unit asks: its roster is looked into nowhere else
    """
    people, percents = figures_of_words(read_figures(revision.figures))
    said = [*revision.sections.items(), *((p["section"], p["text"]) for p in revision.passages)]
    found = [
        doubt
        for section, text in said
        for doubt in doubts(section, text, people=people, percents=percents)
    ]
    if unit_id is not None and said:
        counts = organisation.named_in(unit_id=unit_id, texts=[text for _, text in said])
        named = zip(said, counts, strict=True)
        found += [Doubt("roster", section, str(count)) for (section, _), count in named if count]
    return tuple(found)


def figures_of_words(figures: Figures) -> tuple[set[int], set[int]]:
    """Return the numbers of people and the percentages that words may repeat from the table."""
    sums = [seated_total(figures), *(figures.level(key) for key in figures.levels)]
    people = {
        n
        for s in sums
        for exact in (s.of, s.planned, s.came, s.stayed, s.checked, s.counted, s.estimated)
        if exact is not None
        for n in (exact, rounded(exact))
    }
    shares = [share for s in sums for share in (s.wide, s.deep, s.lasting) if share is not None]
    return people, {round(100 * share) for share in shares}


def seated_total(figures: Figures) -> Reach:
    """Add up the levels that study in sessions; what media reach stands apart. One query."""
    keys = set(Level.objects.filter(seated=True).values_list("key", flat=True))
    return add_up(figures.level(key) for key in figures.levels if key in keys)
