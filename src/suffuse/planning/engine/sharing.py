"""
Units that share venues or speakers, planned together: what one takes is closed to the others.

Units are planned one after the other in an order, each around what those before it took. Several
orders are tried quickly; the best is then planned with the whole budget. Where that leaves the pool
above its bounds, a small pool is asked about as one question too, and the better plan is kept. The
bounds that are kept with a unit's plan are those of a unit that has everything to itself, so they
hold however the others are planned; those of the pool hold for all its units together.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice, permutations

from suffuse.planning.engine.bounds import bounds
from suffuse.planning.engine.common import joined, merged, parted
from suffuse.planning.engine.solve import best, judged
from suffuse.planning.rules import Figures, Instance, Plan, Session, Slot, Speaker, figures

MOST_PEOPLE = 1000
"""People of a pool up to which it is planned as one question too."""
_MOST_ORDERS = 6
"""So many more orders are tried where the usual three leave somebody out: all of three units."""

type Planner = Callable[[Instance], Plan]
"""Plans one unit's question, however long it may take."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """
    A plan for each unit, what they cost together, and what no plans of the pool can beat.

    `finish` is the last of all units'. Bounds are compared from the left as wishes are: each holds for
    pools that cost no more in the wishes before it. `common`: planned as one question.
    """

    plans: Mapping[int, Plan]
    cost: Figures
    bounds: Figures
    common: bool = False


def together(questions: Mapping[int, Instance], planner: Planner) -> dict[int, Plan]:
    """Return a plan for each unit of a pool, no two of which use a venue or speaker at one time."""
    return dict(pooled(questions, planner).plans)


def pooled(questions: Mapping[int, Instance], planner: Planner) -> Pooled:
    """Return the plans of a pool with what is proven of them together."""
    if len(questions) == 1:
        plans = {unit: planner(instance) for unit, instance in questions.items()}
        (plan,) = plans.values()
        return Pooled(plans, plan.figures, plan.bounds)
    one_by_one = _one_by_one(questions, planner)
    wide = merged(questions, ordered=False)
    if wide is None or _settled(one_by_one):
        return one_by_one
    one_by_one = _counted(wide, one_by_one)
    people = sum(sum(one.heads.values()) for one in questions.values())
    if _settled(one_by_one) or people > MOST_PEOPLE:
        return one_by_one
    return _as_one(questions, wide, one_by_one, planner)


def _one_by_one(questions: Mapping[int, Instance], planner: Planner) -> Pooled:
    order = _best_order(questions)
    found = _in_turn(questions, order, planner)
    return _added_up({unit: _bounded(questions[unit], plan) for unit, plan in found.items()})


def _best_order(questions: Mapping[int, Instance]) -> tuple[int, ...]:
    """Return the order that does best quickly; where it leaves somebody out, more are tried."""
    usual, more = tuple(_orders(questions)), islice(permutations(questions), _MOST_ORDERS)
    tried = {order: _quickly(questions, order) for order in usual}
    for order in more:
        if not min(tried.values())[0]:
            break
        tried[order] = tried.get(order) or _quickly(questions, order)
    return min(tried, key=lambda order: tried[order])


def _quickly(questions: Mapping[int, Instance], order: Sequence[int]) -> tuple[int, ...]:
    return _summed([one.figures for one in _in_turn(questions, order, _quick).values()]).wish


def _added_up(plans: Mapping[int, Plan]) -> Pooled:
    """
    Return units' plans with sums of what each needs alone.

    Where somebody is left out, others might be instead, in fewer sessions: then no sum bounds
    sessions; and one unit may end sooner if it takes a session that another does without.
    """
    cost = _summed([plan.figures for plan in plans.values()])
    least = _summed([plan.bounds for plan in plans.values()])
    if cost.left_out:
        least = replace(least, sessions=0, mixing=0)
    if cost.left_out or cost.sessions != least.sessions:
        least = replace(least, finish=0)
    return Pooled(plans, cost, least)


def _settled(pool: Pooled) -> bool:
    """Tell whether nobody needs to be left out, to move or to meet less than proven necessary."""
    return pool.cost.wish[:3] == pool.bounds.wish[:3]


def _counted(wide: Instance, pool: Pooled) -> Pooled:
    """Return the pool with bounds that count what is shared once, and slots as all units have them."""
    sessions = joined({unit: plan.sessions for unit, plan in pool.plans.items()})
    least = _higher(pool.bounds, bounds(wide, sessions))
    return replace(pool, cost=figures(wide, sessions), bounds=least)


def _as_one(
    questions: Mapping[int, Instance], wide: Instance, pool: Pooled, planner: Planner
) -> Pooled:
    """Plan the pool as one question, and keep the better plans, and the better bounds."""
    ordered = any(one.policy.level_order for one in questions.values())
    asked = merged(questions, ordered=True) if ordered else wide
    if asked is None:
        return pool
    answer = planner(asked)
    plans = {
        unit: judged(questions[unit], sessions)
        for unit, sessions in parted(questions, answer.sessions).items()
    }
    judgements = (answer, *plans.values())
    lawful = all(one.rule == "nobody_left_out" for plan in judgements for one in plan.breaches)
    if lawful and answer.figures.wish < pool.cost.wish:
        pool = replace(_counted(wide, _added_up(plans)), common=True)
    if ordered:
        return pool
    return replace(pool, bounds=_as_far(pool, answer))


def _as_far(pool: Pooled, answer: Plan) -> Figures:
    """Return the bounds, raised by the answer's as far as both cost the same in the wishes before."""
    raised: dict[str, int] = {}
    for wish in ("left_out", "moved", "sessions"):
        raised[wish] = max(getattr(pool.bounds, wish), getattr(answer.bounds, wish))
        if getattr(pool.cost, wish) != getattr(answer.figures, wish):
            break
    return replace(pool.bounds, **raised)


def _higher(one: Figures, other: Figures) -> Figures:
    return Figures(
        left_out=max(one.left_out, other.left_out),
        sessions=max(one.sessions, other.sessions),
        finish=max(one.finish, other.finish),
        mixing=max(one.mixing, other.mixing),
        moved=max(one.moved, other.moved),
    )


def _summed(every: Sequence[Figures]) -> Figures:
    return Figures(
        left_out=sum(one.left_out for one in every),
        sessions=sum(one.sessions for one in every),
        finish=max(one.finish for one in every),
        mixing=sum(one.mixing for one in every),
        moved=sum(one.moved for one in every),
    )


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
) -> dict[int, Plan]:
    plans: dict[int, Plan] = {}
    taken: list[tuple[Slot, Session]] = []
    for unit in order:
        instance = questions[unit]
        plans[unit] = planner(around(instance, taken))
        taken += [(instance.slot[one.slot], one) for one in plans[unit].sessions]
    return plans


def around(instance: Instance, taken: Sequence[tuple[Slot, Session]]) -> Instance:
    """
    Return the question with every venue and speaker closed while others have taken it.

    The pause that a measure asks for lies between other units' sessions too, and who teaches so many
    sessions a day at most teaches no more for all units together.
    """
    busy: dict[str, set[str]] = {}
    taught = Counter[tuple[str, date]]()
    for slot, session in taken:
        if session.venue not in instance.venue and session.speaker not in instance.speaker:
            continue
        taught[session.speaker, slot.day] += 1
        for mine in instance.slots:
            if _near(instance, slot, mine):
                busy.setdefault(session.venue, set()).add(mine.id)
            if slot.starts < mine.ends and mine.starts < slot.ends:
                busy.setdefault(session.speaker, set()).add(mine.id)
    if not busy.keys() & {*instance.venue, *instance.speaker}:
        return instance
    return instance.changed(
        venues=tuple(
            replace(one, closed=one.closed | busy.get(one.id, set())) for one in instance.venues
        ),
        speakers=tuple(
            replace(one, closed=_tired(instance, one, busy.get(one.id, set()), taught))
            for one in instance.speakers
        ),
    )


def _near(instance: Instance, slot: Slot, mine: Slot) -> bool:
    """Tell whether a room that serves one slot cannot serve the other too."""
    first, second = (slot, mine) if slot.starts <= mine.starts else (mine, slot)
    pause = timedelta(minutes=instance.on(second.day).minutes_between)
    return second.starts < first.ends + pause


def _tired(
    instance: Instance, speaker: Speaker, busy: set[str], taught: Mapping[tuple[str, date], int]
) -> frozenset[str]:
    """Return when the speaker is closed: of a day that others use, only so many slots stay open."""
    closed = speaker.closed | busy
    if speaker.most_a_day is None:
        return closed
    open_ = Counter[date]()
    for slot in sorted(instance.slots, key=lambda slot: slot.starts):
        others = taught.get((speaker.id, slot.day), 0)
        if others and slot.id not in closed:
            open_[slot.day] += 1
            if open_[slot.day] > speaker.most_a_day - others:
                closed |= {slot.id}
    return closed


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
