"""Plans as pages and other rooms see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils import timezone

from suffuse.audience.models import Level
from suffuse.language.rules import Words
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.planning.models import Plan, Session, Speaker, Venue
from suffuse.planning.reads.asked import Names
from suffuse.planning.reads.sources import speaker_key, venue_key
from suffuse.planning.reads.stored import bindings_of, breaches_of, figures_of, relaxations_of
from suffuse.planning.rules import Binding, Breach, Figures, Relaxation
from suffuse.rollout.models import Duty


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """One session. `code` is "" until its plan is confirmed; `round` is its level's place, from 1."""

    id: int
    plan_id: int
    unit_id: int
    rollout_id: int
    number: int
    code: str
    level_key: str
    level: Words
    round: int
    venue_id: int
    venue: str
    speaker_id: int
    speaker: str
    starts: datetime
    ends: datetime
    people: int
    teams: tuple[tuple[str, int], ...]
    held: bool


@dataclass(frozen=True, slots=True)
class DayFacts:
    """A day of the calendar, with its sessions in order."""

    day: datetime
    sessions: tuple[SessionFacts, ...]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A plan with everything that is said of it. `names` says what its reasons speak of."""

    id: int
    unit_id: int
    rollout_id: int
    duty_id: int | None
    unit: Words
    unit_path: str
    rollout: Words
    version: int
    state: str
    by_hand: bool
    status: str
    figures: Figures
    bounds: Figures
    binding: tuple[Binding, ...]
    relaxations: tuple[Relaxation, ...]
    breaches: tuple[Breach, ...]
    difference: dict[str, Any] | None
    checked_at: datetime
    proposed_at: datetime
    confirmed_at: datetime | None
    considered_at: datetime | None
    assessed: bool
    sessions: tuple[SessionFacts, ...]
    names: Names

    @property
    def people(self) -> int:
        """Return how many people have a place."""
        return sum(one.people for one in self.sessions)

    @property
    def first(self) -> datetime | None:
        """Return when the first session starts; None for an empty plan."""
        return self.sessions[0].starts if self.sessions else None

    @property
    def last(self) -> datetime | None:
        """Return when the last session starts."""
        return self.sessions[-1].starts if self.sessions else None

    @property
    def is_fewest(self) -> bool:
        """Tell whether no plan can do with fewer sessions."""
        return not self.figures.left_out and self.figures.sessions <= self.bounds.sessions

    @property
    def blocking(self) -> tuple[Breach, ...]:
        """Return the breaches that keep the plan from being confirmed."""
        return tuple(one for one in self.breaches if one.rule != "nobody_left_out")

    @property
    def codes(self) -> dict[int, str]:
        """Return the batch codes by number; none before the plan is confirmed."""
        return {one.number: one.code for one in self.sessions if one.code}

    @property
    def broken_numbers(self) -> frozenset[int]:
        """Return the numbers of the sessions that break a rule."""
        return frozenset(one.session for one in self.breaches if one.session is not None)

    @property
    def days(self) -> tuple[DayFacts, ...]:
        """Return the calendar: the days with sessions, in order."""
        by_day = groupby(self.sessions, key=lambda one: timezone.localtime(one.starts).date())
        found = [tuple(sessions) for _, sessions in by_day]
        return tuple(DayFacts(sessions[0].starts, sessions) for sessions in found)

    @property
    def levels(self) -> tuple[tuple[int, Words], ...]:
        """Return the levels of the plan as (place, name), for the legend."""
        return tuple(sorted({one.round: one.level for one in self.sessions}.items()))


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One version of a plan, in a list."""

    id: int
    version: int
    state: str
    by_hand: bool
    sessions: int
    breaches: int
    proposed_at: datetime


def plan(plan_id: int) -> PlanFacts:
    """
    Return a plan. Seven queries, however many sessions it has.

    :raises Plan.DoesNotExist: if there is none
    """
    row = Plan.objects.select_related("unit", "rollout").get(pk=plan_id)
    levels = list(Level.objects.all())
    sessions = _sessions(row, [level.pk for level in levels])
    duty = Duty.objects.filter(rollout_id=row.rollout_id, unit_id=row.unit_id).first()
    return _facts(row, duty, sessions, names_of(row.unit_id, levels))


def _facts(
    row: Plan, duty: Duty | None, sessions: tuple[SessionFacts, ...], names: Names
) -> PlanFacts:
    return PlanFacts(
        id=row.pk,
        unit_id=row.unit_id,
        rollout_id=row.rollout_id,
        duty_id=duty.pk if duty else None,
        unit=Words(row.unit.name_lo, row.unit.name_en),
        unit_path=row.unit.path,
        rollout=Words(row.rollout.title_lo, row.rollout.title_en),
        version=row.version,
        state=row.state,
        by_hand=row.by_hand,
        status=row.status,
        figures=figures_of(row.figures),
        bounds=figures_of(row.bounds),
        binding=bindings_of(row.binding),
        relaxations=relaxations_of(row.relaxations),
        breaches=breaches_of(row.breaches),
        difference=row.difference,
        checked_at=row.checked_at,
        proposed_at=row.proposed_at,
        confirmed_at=row.confirmed_at,
        considered_at=row.considered_at,
        assessed=bool(duty and duty.assessed_at),
        sessions=sessions,
        names=names,
    )


def _sessions(row: Plan, levels: Sequence[int]) -> tuple[SessionFacts, ...]:
    rows = (
        Session.objects.filter(plan_id=row.pk)
        .select_related("level", "venue", "speaker")
        .prefetch_related("groups")
    )
    return tuple(session_facts(one, levels, printed=row.state == "confirmed") for one in rows)


def session_facts(row: Session, levels: Sequence[int], *, printed: bool) -> SessionFacts:
    """Return a session's facts; `levels` are the ids of all levels in order."""
    return SessionFacts(
        id=row.pk,
        plan_id=row.plan_id,
        unit_id=row.unit_id,
        rollout_id=row.rollout_id,
        number=row.number,
        code=row.code if printed else "",
        level_key=row.level.key,
        level=Words(row.level.name_lo, row.level.name_en),
        round=levels.index(row.level_id) + 1,
        venue_id=row.venue_id,
        venue=row.venue.name,
        speaker_id=row.speaker_id,
        speaker=row.speaker.code,
        starts=row.starts,
        ends=row.ends,
        people=row.people,
        teams=tuple((group.team, group.people) for group in row.groups.all()),
        held=row.held_at is not None,
    )


def names_of(unit_id: int, levels: Sequence[Level]) -> Names:
    """Return what people call the venues, speakers and levels a unit plans with. Two queries."""
    usable = Q(unit_id=unit_id) | Q(lent_to=unit_id)
    venues = Venue.objects.filter(usable).values_list("pk", "name")
    speakers = Speaker.objects.filter(usable).values_list("pk", "code")
    return {
        **{venue_key(pk): Words(name, name) for pk, name in venues},
        **{speaker_key(pk): Words(code, code) for pk, code in speakers},
        **{level.key: Words(level.name_lo, level.name_en) for level in levels},
    }


def session(session_id: int) -> SessionFacts:
    """
    Return one session. Three queries.

    :raises Session.DoesNotExist: if there is none
    """
    row = Session.objects.select_related("level", "venue", "speaker", "plan").get(pk=session_id)
    levels = list(Level.objects.values_list("pk", flat=True))
    return session_facts(row, levels, printed=row.plan.state == "confirmed")


def versions(*, unit_id: int, rollout_id: int) -> tuple[PlanLine, ...]:
    """Return every version of a unit's plan in a rollout, the newest first. One query."""
    rows = Plan.objects.filter(unit_id=unit_id, rollout_id=rollout_id).order_by("-version")
    return tuple(
        PlanLine(
            id=row.pk,
            version=row.version,
            state=row.state,
            by_hand=row.by_hand,
            sessions=figures_of(row.figures).sessions,
            breaches=len(row.breaches),
            proposed_at=row.proposed_at,
        )
        for row in rows
    )


def sessions_between(scope: Scope, *, since: datetime, until: datetime) -> tuple[SessionFacts, ...]:
    """Return the sessions of confirmed plans in a scope that start in a span. Three queries."""
    rows = (
        Session.objects.filter(
            within(scope, "unit"), plan__state="confirmed", starts__gte=since, starts__lt=until
        )
        .select_related("level", "venue", "speaker")
        .prefetch_related("groups")
    )
    levels = list(Level.objects.values_list("pk", flat=True))
    return tuple(session_facts(row, levels, printed=True) for row in rows)
