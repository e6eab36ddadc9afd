"""
Units that share venues or speakers, planned together: what one takes is closed to the others.

Units are planned one after the other in an order, each around what those before it took. Several
orders are tried quickly; the best is then planned with the whole budget. The bounds that are kept
are those of a unit that has everything to itself, so they hold however the others are planned.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from suffuse.planning.engine.solve import best, judged
from suffuse.planning.rules import Instance, Plan, Session, Slot

type Planner = Callable[[Instance], Plan]
"""Plans one unit's question, however long it may take."""


def together(questions: Mapping[int, Instance], planner: Planner) -> dict[int, Plan]:
    """Return a plan for each unit of a pool, no two of which use a venue or speaker at one time."""
    if len(questions) == 1:
        return {unit: planner(instance) for unit, instance in questions.items()}
    tried = (_in_turn(questions, order, _quick) for order in _orders(questions))
    order, _ = min(tried, key=lambda made: _cost(made[1]))
    _, plans = _in_turn(questions, order, planner)
    return {unit: _bounded(questions[unit], plan) for unit, plan in plans.items()}


def _orders(questions: Mapping[int, Instance]) -> Iterator[tuple[int, ...]]:
    """Yield orders: the most people first, the fewest rooms of its own first, as they are numbered."""
    people = {unit: sum(one.heads.values()) for unit, one in questions.items()}
    rooms = {unit: len(one.venues) for unit, one in questions.items()}
    yield tuple(sorted(questions, key=lambda unit: (-people[unit], unit)))
    yield tuple(sorted(questions, key=lambda unit: (rooms[unit], -people[unit], unit)))
    yield tuple(sorted(questions))


def _quick(instance: Instance) -> Plan:
    return judged(instance, best(instance))


def _in_turn(
    questions: Mapping[int, Instance], order: Sequence[int], planner: Planner
) -> tuple[tuple[int, ...], dict[int, Plan]]:
    plans: dict[int, Plan] = {}
    taken: list[tuple[Slot, Session]] = []
    for unit in order:
        instance = questions[unit]
        plans[unit] = planner(around(instance, taken))
        taken += [(instance.slot[one.slot], one) for one in plans[unit].sessions]
    return tuple(order), plans


def around(instance: Instance, taken: Sequence[tuple[Slot, Session]]) -> Instance:
    """Return the question with every venue and speaker closed while others have taken it."""
    busy: dict[str, set[str]] = {}
    for slot, session in taken:
        if session.venue not in instance.venue and session.speaker not in instance.speaker:
            continue
        for mine in instance.slots:
            if slot.starts < mine.ends and mine.starts < slot.ends:
                busy.setdefault(session.venue, set()).add(mine.id)
                busy.setdefault(session.speaker, set()).add(mine.id)
    if not busy.keys() & {*instance.venue, *instance.speaker}:
        return instance
    return instance.changed(
        venues=tuple(
            replace(one, closed=one.closed | busy.get(one.id, set())) for one in instance.venues
        ),
        speakers=tuple(
            replace(one, closed=one.closed | busy.get(one.id, set())) for one in instance.speakers
        ),
    )


def _cost(plans: Mapping[int, Plan]) -> tuple[int, ...]:
    wishes = [plan.figures.wish for plan in plans.values()]
    left_out, moved, sessions, finish, mixing = zip(*wishes, strict=True)
    return sum(left_out), sum(moved), sum(sessions), max(finish), sum(mixing)


def _bounded(alone: Instance, plan: Plan) -> Plan:
    """Return the plan with bounds that hold even if the others left the unit everything."""
    least = judged(alone, plan.sessions).bounds
    bounds = replace(
        plan.bounds,
        left_out=min(plan.bounds.left_out, least.left_out),
        sessions=min(plan.bounds.sessions, least.sessions),
        finish=min(plan.bounds.finish, least.finish),
        mixing=min(plan.bounds.mixing, least.mixing),
        moved=min(plan.bounds.moved, least.moved),
    )
    proven = plan.figures == bounds
    status = "feasible" if plan.status == "optimal" and not proven else plan.status
    return replace(plan, bounds=bounds, status=status)
