"""The plan of a unit: looked at, proposed, confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.audit.rules import Actor
from suffuse.language.rules import Words
from suffuse.organisation import reads as organisation
from suffuse.planning import acts, jobs, reads
from suffuse.planning.acts.working import LOOK
from suffuse.planning.views.pictures import seat_picture
from suffuse.planning.wording import said, say_binding, say_breaches, say_relaxation
from suffuse.rollout.acts import NoDuty


@dataclass(frozen=True, slots=True)
class PlansPage:
    """Everything `planning/plans.html` may use."""

    unit: organisation.UnitFacts
    duties: tuple[reads.DutyPlan, ...]


@dataclass(frozen=True, slots=True)
class NonePage:
    """Everything `planning/none.html` may use."""

    duty: reads.DutyPlace
    unknown_levels: tuple[Words, ...]
    people: int
    venues: int
    speakers: int


@dataclass(frozen=True, slots=True)
class Move:
    """
    One session that came, went or changed, in the difference to the plan in force.

    `before` is how many people it had, if it stays with others.
    """

    when: datetime
    venue: Words
    level: Words
    people: int
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Without:
    """People of one team and level who have no place in a plan, out of so many."""

    team: str
    level: Words
    people: int
    of: int


@dataclass(frozen=True, slots=True)
class Proof:
    """One wish: what the plan costs, and what no lawful plan can beat."""

    cost: int
    least: int

    @property
    def proven(self) -> bool:
        """Tell whether no lawful plan does better."""
        return self.cost <= self.least


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything `planning/plan.html` may use."""

    plan: reads.PlanFacts
    binding: tuple[Words, ...]
    relaxations: tuple[Words, ...]
    breaches: tuple[Words, ...]
    without: tuple[Without, ...]
    proofs: tuple[tuple[object, Proof], ...]
    looking: reads.WorkFacts | None
    came: tuple[Move, ...]
    went: tuple[Move, ...]
    changed: tuple[Move, ...]
    pictures: tuple[tuple[str, SafeString], ...]
    versions: tuple[reads.PlanLine, ...]
    unknown_levels: tuple[Words, ...]


@require_GET
def plans(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show what the unit has to plan for."""
    page = PlansPage(organisation.unit(unit_id), reads.duty_plans(unit_id))
    return render(request, "planning/plans.html", {"page": page})


@require_GET
def current(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Show the newest plan of a duty, or what is there to make one from."""
    duty = reads.duty_place(duty_id)
    if duty.plan_id is not None:
        return redirect("planning:plan", plan_id=duty.plan_id)
    asked = reads.asked(unit_id=duty.unit_id, rollout_id=duty.rollout_id, at=timezone.now())
    facts = asked.instance
    people, venues, speakers = sum(facts.heads.values()), len(facts.venues), len(facts.speakers)
    page = NonePage(duty, asked.unknown_levels, people, venues, speakers)
    return render(request, "planning/none.html", {"page": page})


@require_GET
def plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show a plan: its sentence, what it breaks, its calendar, its seats."""
    return render(request, "planning/plan.html", {"page": _page(plan_id)})


def _page(plan_id: int) -> PlanPage:
    found = reads.plan(plan_id)
    changes = found.difference or {}
    return PlanPage(
        plan=found,
        binding=tuple(say_binding(one, found.names) for one in found.binding),
        relaxations=tuple(say_relaxation(one) for one in found.relaxations),
        breaches=say_breaches(found.blocking, found.names, found.codes),
        without=tuple(_without(found)),
        proofs=tuple(_proofs(found)),
        looking=_looking(found),
        came=tuple(_move(one, found.names) for one in changes.get("came", ())),
        went=tuple(_move(one, found.names) for one in changes.get("went", ())),
        changed=tuple(_move(one, found.names) for one in changes.get("changed", ())),
        pictures=tuple((one.venue, seat_picture(one)) for one in reads.seat_plans(plan_id)),
        versions=reads.versions(unit_id=found.unit_id, rollout_id=found.rollout_id),
        unknown_levels=reads.unknown_levels(unit_id=found.unit_id, rollout_id=found.rollout_id),
    )


def _without(found: reads.PlanFacts) -> Iterator[Without]:
    for one in found.breaches:
        if one.rule == "nobody_left_out":
            team, _, level = one.what.rpartition(" · ")
            name = found.names.get(level, Words(level, level))
            yield Without(team, name, one.allowed - one.found, one.allowed)


def _proofs(found: reads.PlanFacts) -> Iterator[tuple[object, Proof]]:
    """Yield the wishes in their order; that nobody is left out or moved is said only if it costs."""
    cost, least = found.figures, found.bounds
    for key, what in said.PROOFS.items():
        one = Proof(getattr(cost, key), getattr(least, key))
        if key not in ("left_out", "moved") or one.cost:
            yield what, one


def _looking(found: reads.PlanFacts) -> reads.WorkFacts | None:
    """Return the longer look that is under way at the newest plan."""
    if found.state == "superseded":
        return None
    work = reads.looking(unit_id=found.unit_id, rollout_id=found.rollout_id)
    return None if work is None else reads.work(work, at=timezone.now())


def _move(one: dict[str, Any], names: reads.Names) -> Move:
    when = timezone.make_aware(datetime.fromisoformat(one["slot"]))
    unknown = Words("–", "–")
    venue, level = names.get(one["venue"], unknown), names.get(one["level"], unknown)
    return Move(when, venue, level, one["people"], one.get("before"))


@require_POST
def propose(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Let the planner propose the first good plan at once, and look for a better one meanwhile."""
    duty = reads.duty_place(duty_id)
    unit_id, rollout_id, by, at = duty.unit_id, duty.rollout_id, actor(request), timezone.now()
    try:
        made = acts.propose(
            unit_id=unit_id, rollout_id=rollout_id, by=by, at=at, relax=False, seconds=0
        )
    except acts.NothingToPlanWith as refusal:
        messages.error(request, str(said.LACKS[refusal.lacks]))
    except acts.RolloutClosed:
        messages.error(request, said.ROLLOUT_CLOSED)
    except NoDuty:
        messages.error(request, said.NO_DUTY)
    else:
        _look(duty, by, at)
        messages.success(request, said.PROPOSED)
        return redirect("planning:plan", plan_id=made.pk)
    return redirect("planning:current", duty_id=duty_id)


@require_POST
def look(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Let the planner look at the newest plan for longer: for a better one, and for what would help."""
    _look(reads.duty_place(duty_id), actor(request), timezone.now())
    messages.success(request, said.LOOKING)
    return redirect("planning:current", duty_id=duty_id)


def _look(duty: reads.DutyPlace, by: Actor, at: datetime) -> None:
    work = acts.begin_work(
        kind=LOOK,
        top_id=duty.unit_id,
        rollout_id=duty.rollout_id,
        unit_ids=[duty.unit_id],
        by=by,
        at=at,
    )
    jobs.queue(work.pk)


@require_POST
def confirm(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Put a plan in force."""
    by, at = actor(request), timezone.now()
    try:
        acts.confirm(plan_id=plan_id, by=by, at=at)
    except acts.NotAssessed:
        messages.error(request, said.NOT_ASSESSED)
    except acts.NotProposed:
        messages.error(request, said.NOT_PROPOSED)
    except acts.RolloutClosed:
        messages.error(request, said.ROLLOUT_CLOSED)
    except NoDuty:
        messages.error(request, said.NO_DUTY)
    except acts.Unlawful:
        acts.recheck(plan_id=plan_id, by=by, at=at)
        messages.error(request, said.UNLAWFUL)
    else:
        messages.success(request, said.CONFIRMED)
    return redirect("planning:plan", plan_id=plan_id)
