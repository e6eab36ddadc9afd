"""Every plan of a tiny instance, looked at: what the planner's proofs are held against."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import product

from hypothesis import strategies as st

from suffuse.planning.engine import best
from suffuse.planning.rules import (
    Figures,
    Group,
    Instance,
    Limit,
    Part,
    Policy,
    Session,
    Speaker,
    Venue,
    breaches,
)
from tests.rooms.planning.instances import slots

LEVELS = ("leaders", "staff")
type Left = tuple[tuple[tuple[str, str], int], ...]
type Cost = tuple[int, int, int, int, int]
IN_A_SLOT = {"nobody_left_out", "held_sessions_stand", "nobody_counted_twice"}
"""Rules that a part of a plan may break and the whole plan still keep."""


def cheapest(instance: Instance) -> Figures:
    """
    Return what the best of all lawful plans costs, slot by slot, by nothing but trying.

    Each state is what matters later, and no more, or days would be spent on states that are alike:
    who waits, who taught today, which rooms were used today, and which rounds have been. The rules
    themselves judge every slot's sessions, with all of those before them.
    """
    order = sorted(instance.slots, key=lambda slot: instance.place[slot.id])
    held = [one for one in instance.fixed if one.held]
    stood = {
        (one.slot, one.venue, part.team, one.level): part.people
        for one in instance.fixed
        for part in one.groups
    }
    history = breaches(instance, held)
    waiting = dict(instance.heads)
    for one in held:
        for part in one.groups:
            waiting[part.team, one.level] -= part.people

    @cache
    def lawful(number: int, before: tuple[Session, ...], here: tuple[Session, ...]) -> bool:
        """Let the rules judge a slot; who waits has no part in it, so one verdict serves many."""
        others = [one for one in held if instance.place[one.slot] > number]
        broken = breaches(instance, (*before, *others, *here))
        return all(one.rule in IN_A_SLOT or one in history for one in broken)

    @cache
    def rest(number: int, left: Left, before: tuple[Session, ...]) -> Cost:
        """Return (left out, moved, sessions, finish, mixing) from slot `number` on."""
        if number == len(order):
            return sum(people for _, people in left), 0, 0, 0, 0
        slot = order[number].id
        past = [one for one in held if one.slot == slot]
        found = []
        for new in _choices(instance, slot, past, dict(left)):
            here = [*past, *new]
            if not lawful(number, before, tuple(here)):
                continue
            out, moved, many, finish, cuts = rest(
                number + 1, _without(left, new), _marks(instance, number, [*before, *here])
            )
            moved += sum(
                max(0, people - _at(here, key)) for key, people in stood.items() if key[0] == slot
            )
            end = finish or (number + 1 if here else 0)
            pieces = cuts + sum(len(one.groups) for one in here)
            found.append((out, moved, many + len(here), end, pieces))
        return min(found)

    out, moved, many, end, cuts = rest(0, tuple(sorted(waiting.items())), ())
    return Figures(left_out=out, sessions=many, finish=end, mixing=cuts, moved=moved)


def _marks(instance: Instance, number: int, past: list[Session]) -> tuple[Session, ...]:
    """
    Return the sessions, with only so much of them, as rules look at in the slots after `number`.

    History stays as it was. Of a day that is over only which rounds have begun is looked at again;
    of today also who taught, if anyone can be tired, and where, if rooms are aired. Nights are long
    enough for any pause.
    """
    order = sorted(instance.slots, key=lambda slot: instance.place[slot.id])
    today = {slot.id for slot in order if order[number + 1 :] and slot.day == order[number + 1].day}
    paused = any(limit.minutes_between for limit in instance.limits)
    kept, begun = [], set[str]()
    for one in sorted(past, key=lambda one: (instance.place[one.slot], one.venue)):
        tires = instance.speaker[one.speaker].most_a_day is not None
        begins = one.level in instance.rounds and one.level not in begun
        if not (one.held or begins or (one.slot in today and (tires or paused))):
            continue
        begun |= set() if one.held else {one.level}
        whole = one.held or instance.policy.whole_teams
        kept.append(one if whole else replace(one, groups=(Part(one.groups[0].team, 1),)))
    return tuple(kept)


def _at(here: list[Session], key: tuple[str, str, str, str]) -> int:
    return sum(
        part.people
        for one in here
        for part in one.groups
        if (one.slot, one.venue, part.team, one.level) == key
    )


def _without(left: Left, new: list[Session]) -> Left:
    people = dict(left)
    for one in new:
        for part in one.groups:
            people[part.team, one.level] -= part.people
    return tuple(sorted(people.items()))


def _choices(
    instance: Instance, slot: str, past: list[Session], left: dict[tuple[str, str], int]
) -> Iterator[list[Session]]:
    """Yield every way to use the venues of one slot."""
    taken = {one.venue for one in past}
    busy = {one.speaker for one in past}
    free = [venue.id for venue in instance.venues if venue.id not in taken]

    def fill(
        numbers: list[str], waiting: dict[tuple[str, str], int], talking: set[str]
    ) -> Iterator[list[Session]]:
        if not numbers:
            yield []
            return
        venue, others = numbers[0], numbers[1:]
        yield from fill(others, waiting, talking)
        for speaker in instance.speakers:
            if speaker.id in talking:
                continue
            for level in sorted(speaker.levels):
                for take in _takes(instance, venue, slot, level, waiting):
                    after = dict(waiting)
                    for part in take:
                        after[part.team, level] -= part.people
                    session = Session(slot, venue, level, speaker.id, take)
                    for more in fill(others, after, talking | {speaker.id}):
                        yield [session, *more]

    yield from fill(free, left, busy)


def _takes(
    instance: Instance, venue: str, slot: str, level: str, left: dict[tuple[str, str], int]
) -> Iterator[tuple[Part, ...]]:
    seats = instance.capacity(venue, slot)
    teams = [team for (team, one), people in sorted(left.items()) if one == level and people]
    most = [min(left[team, level], instance.away[team]) for team in teams]
    for counts in product(*(range(people + 1) for people in most)):
        if 0 < sum(counts) <= seats:
            yield tuple(Part(t, n) for t, n in zip(teams, counts, strict=True) if n)


@st.composite
def tiny(draw: st.DrawFn) -> Instance:
    """Draw instances of at most eight people, with all that can bind them."""
    numbers = st.integers
    time = slots(2)[: draw(numbers(1, 4))]
    ids = [slot.id for slot in time]
    some = st.frozensets(st.sampled_from(ids), max_size=1)
    venues = tuple(
        Venue(f"v{n}", seats=draw(numbers(1, 5)), closed=draw(some))
        for n in range(draw(numbers(1, 2)))
    )
    speakers = tuple(
        Speaker(
            f"s{n}",
            draw(st.frozensets(st.sampled_from(LEVELS), min_size=1)),
            closed=draw(some),
            most_a_day=draw(st.sampled_from([None, 1, 2])),
        )
        for n in range(draw(numbers(1, 2)))
    )
    groups, spare = [], 8
    for team in range(draw(numbers(1, 3))):
        for level in sorted(draw(st.sets(st.sampled_from(LEVELS), min_size=1))):
            people = min(spare, draw(numbers(1, 5)))
            spare -= people
            if people:
                groups.append(Group(f"t{team}", level, people))
    limits = tuple(
        Limit(
            time[0].day + timedelta(days=draw(numbers(0, 1))),
            people=draw(st.sampled_from([None, 1, 2, 3])),
            in_person=draw(st.sampled_from([True, True, True, False])),
            minutes_between=draw(st.sampled_from([0, 0, 180])),
        )
        for _ in range(draw(numbers(0, 1)))
    )
    known = {group.level for group in groups}
    order = draw(st.sampled_from([(), (("leaders",), ("staff",)), (("staff",), ("leaders",))]))
    order = tuple(levels for levels in order if levels[0] in known)
    policy = Policy(
        draw(st.sampled_from([None, 0.34, 0.5])), order, draw(st.sampled_from([False, False, True]))
    )
    return Instance(time, venues, speakers, tuple(groups), limits, policy)


@st.composite
def standing(draw: st.DrawFn) -> Instance:
    """Draw a tiny instance in which a plan stands, part of it held, and limits have changed."""
    before, after = draw(tiny()), draw(tiny())
    heads = dict(after.heads)
    fixed = []
    for one in best(before):
        known = (one.slot in after.slot, one.venue in after.venue, one.speaker in after.speaker)
        parts = tuple(
            part for part in one.groups if part.people <= heads.get((part.team, one.level), 0)
        )
        if all(known) and parts:
            for part in parts:
                heads[part.team, one.level] -= part.people
            fixed.append(
                Session(one.slot, one.venue, one.level, one.speaker, parts, draw(st.booleans()))
            )
    return after.changed(fixed=tuple(fixed))
