"""
The interface of the planner: an instance in, a plan with its reasons out.

Whoever finds better ways fills this in; what comes out is judged by the rules either way.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from suffuse.planning.engine.bounds import bounds
from suffuse.planning.engine.construct import Recipe, construct
from suffuse.planning.engine.effort import Effort, never
from suffuse.planning.engine.explain import binding, relaxations
from suffuse.planning.engine.lazily import improved, packed
from suffuse.planning.rules import Figures, Instance, Plan, Session, breaches, figures, with_history

_FIRST, _RELAXED = 0.8, 0.04
"""What part of the budget the plan gets, and each change that may help, where both are asked for."""
_BUT_CUTS = 4
"""All wishes but the last."""
_FEW = 30
"""Groups from which whole teams are packed before they are planned."""
_EFFORT = 400_000
"""Roughly how many times a team is looked at before no further recipe is tried."""


def solve(
    instance: Instance,
    *,
    seed: int = 0,
    relax: bool = True,
    cuts: bool = True,
    seconds: float = 10.0,
    clock: Callable[[], float] | None = None,
    stopped: Callable[[], bool] = never,
    spent: float = 0.0,
) -> Plan:
    """
    Return the best lawful plan found, how far from provably best it may be, and what binds.

    The same instance, seed and `seconds` give the same plan: effort is counted, not timed.

    :param relax: also try what would help most; takes several times as long
    :param cuts: also keep teams together, the last wish; without it the search ends once it is
        settled who is left out, how many sessions there are and when they end
    :param clock: a clock in seconds that ends the search in any case; None: counted work only
    :param spent: seconds of the clock that are gone already, such as those it took to start
    :param stopped: asked often; once it says yes, the best plan so far is handed back
    """
    whole = Effort(seconds, clock, stopped, spent)
    first = Effort(_FIRST * seconds, clock, stopped, spent) if relax else whole
    plan = _improved(instance, first, seed, cuts)
    return _helped(instance, plan, whole, seed) if relax else plan


def _helped(instance: Instance, plan: Plan, whole: Effort, seed: int) -> Plan:
    """Return the plan with what would help: each change planned again with a part of the budget."""

    def again(other: Instance) -> Figures | None:
        seconds = _RELAXED * whole.seconds
        if whole.left() < seconds:  # what has no time left for its share is not begun
            return None
        effort = Effort(seconds, whole.clock, whole.stopped)
        return _improved(other, effort, seed, cuts=False).figures

    return replace(plan, relaxations=relaxations(instance, plan, again))


def _improved(instance: Instance, effort: Effort, seed: int, cuts: bool) -> Plan:
    """Construct, and improve only what does not meet its bounds: most small units never need it."""
    wishes = None if cuts else _BUT_CUTS
    policy, least = instance.policy, 0
    if policy.whole_teams and policy.most_of_a_team_away is None and len(instance.heads) > _FEW:
        quick = packed(instance, effort, seed)
        sessions, least = quick or (best(instance, seed=seed, effort=effort, wishes=wishes), 0)
    else:
        sessions = best(instance, seed=seed, effort=effort, wishes=wishes)
    plan = judged(instance, sessions)
    plan = replace(plan, bounds=replace(plan.bounds, sessions=max(least, plan.bounds.sessions)))
    if least:
        return _proven(plan)
    if plan.figures.wish[:wishes] == plan.bounds.wish[:wishes] or effort.over():
        return plan
    found = improved(instance, sessions, (plan.figures, plan.bounds), effort, seed, cuts)
    return _proven(replace(judged(instance, found.sessions), bounds=found.counted(instance)))


def _proven(plan: Plan) -> Plan:
    """Say "optimal" where every figure is its bound. A bound above a figure is never hidden."""
    done = plan.status == "feasible" and plan.figures == plan.bounds
    return replace(plan, status="optimal") if done else plan


def judged(instance: Instance, sessions: Sequence[Session]) -> Plan:
    """Return any sessions, made or typed, as a plan: figures, bounds, reasons and breaches."""
    cost, least = figures(instance, sessions), bounds(instance, sessions)
    broken = breaches(instance, sessions)
    proven = "optimal" if cost == least else "feasible"
    return Plan(
        status="infeasible" if cost.left_out or broken else proven,
        sessions=tuple(with_history(instance, sessions)),
        figures=cost,
        bounds=least,
        binding=binding(instance, sessions, cost),
        breaches=broken,
    )


def best(
    instance: Instance,
    *,
    seed: int = 0,
    effort: Effort | None = None,
    wishes: int | None = None,
) -> tuple[Session, ...]:
    """
    Return the sessions of the best plan that any recipe gave; the first is given in any case.

    :param wishes: so many of the first are enough to stop; None: all
    """
    found: tuple[Session, ...] = ()
    cost: Figures | None = None
    for recipe in _recipes(instance, seed):
        if cost is not None and recipe.waste_from is not None and not cost.left_out:
            continue
        sessions = _in_order(instance, construct(instance, recipe))
        now = figures(instance, sessions)
        if cost is None or now.wish < cost.wish:
            found, cost = sessions, now
            if cost.wish[:wishes] == bounds(instance, sessions).wish[:wishes]:
                break
        if effort and effort.over():
            break
    return found


def _recipes(instance: Instance, seed: int) -> Iterator[Recipe]:
    """Yield recipes, the thriftiest first; the larger the instance, the fewer."""
    once = len(instance.slots) * max(1, len(instance.venues)) * max(1, len(instance.heads))
    yield Recipe()
    if once <= _EFFORT // 4:
        yield Recipe(whole=True)
        capacities = {
            instance.capacity(v.id, s.id) for v in instance.venues for s in instance.slots
        }
        for seats in sorted(capacities - {0}, reverse=True)[:4]:
            yield Recipe(waste_from=seats)
    yield Recipe(waste_from=1)
    if once <= _EFFORT // 4:
        yield Recipe(waste_from=1, whole=True)
    for number in range(min(4, _EFFORT // (once + 1))):
        yield Recipe(whole=number % 2 == 1, chance=seed * 1000 + number)


def _in_order(instance: Instance, sessions: Sequence[Session]) -> tuple[Session, ...]:
    return tuple(sorted(sessions, key=lambda one: (instance.place[one.slot], one.venue)))
