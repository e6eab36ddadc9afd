"""
A pool as one question: every unit's levels and teams under names of their own, the rest shared.

Sessions never mix units, because no two units have a level in common here. What the units may do
apart is kept or widened, never narrowed: a room of one is open to all, so whatever the units can do,
this question allows, and its bounds hold for all of them together. A plan of it is good for the pool
only where it is lawful for each unit, which the rules say, unit by unit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from suffuse.planning.rules import Group, Instance, Part, Session, Slot, Speaker, Venue

_APART = ":"
"""Between the unit's number and its own name of a level or team; numbers have none."""

type Pool = Mapping[int, Instance]


def merged(pool: Pool, *, ordered: bool) -> Instance | None:
    """
    Return the pool as one question; None where the units' times, limits or shares do not fit.

    :param ordered: rounds are kept, but all units go through them together, which is more than they
        ask: a plan then is lawful for each, and only without it the bounds hold
    """
    first, slots = next(iter(pool.values())), _slots(tuple(pool.values()))
    if not slots or not _alike(tuple(pool.values()), slots):
        return None
    rooms = _by_id((unit, one, room) for unit, one in pool.items() for room in one.venues)
    voices = _by_id((unit, one, voice) for unit, one in pool.items() for voice in one.speakers)
    rounds = _rounds(pool) if ordered else ()
    return Instance(
        slots=slots,
        venues=tuple(_venue(ones, slots) for ones in rooms),
        speakers=tuple(_speaker(ones, slots) for ones in voices),
        groups=tuple(
            Group(_named(unit, one.team), _named(unit, one.level), one.people)
            for unit, instance in pool.items()
            for one in instance.groups
        ),
        limits=first.limits,
        policy=replace(first.policy, level_order=rounds),
        fixed=joined({unit: instance.fixed for unit, instance in pool.items()}),
    )


def _alike(every: Sequence[Instance], slots: Sequence[Slot]) -> bool:
    """Tell whether the same share may be away and the same limits hold on each day in all units."""
    first, days = every[0], {slot.day for slot in slots}
    return all(
        one.policy.most_of_a_team_away == first.policy.most_of_a_team_away
        and one.policy.whole_teams == first.policy.whole_teams
        and all(one.on(day) == first.on(day) for day in days)
        for one in every
    )


def joined(plans: Mapping[int, Sequence[Session]]) -> tuple[Session, ...]:
    """Return all units' sessions as sessions of the merged question."""
    return tuple(
        replace(
            one,
            level=_named(unit, one.level),
            groups=tuple(Part(_named(unit, part.team), part.people) for part in one.groups),
        )
        for unit, sessions in plans.items()
        for one in sessions
    )


def parted(units: Iterable[int], sessions: Sequence[Session]) -> dict[int, tuple[Session, ...]]:
    """Return each unit's own sessions under its own names: the way back from `joined`."""
    found: dict[int, list[Session]] = {unit: [] for unit in units}
    for one in sessions:
        unit, level = one.level.split(_APART, 1)
        groups = tuple(Part(part.team.split(_APART, 1)[1], part.people) for part in one.groups)
        found[int(unit)].append(replace(one, level=level, groups=groups))
    return {unit: tuple(mine) for unit, mine in found.items()}


def _named(unit: int, name: str) -> str:
    return f"{unit}{_APART}{name}"


def _slots(every: Sequence[Instance]) -> tuple[Slot, ...]:
    """Return all units' slots in order of time; () if one name has two times, or two overlap."""
    slots: dict[str, Slot] = {}
    for instance in every:
        for slot in instance.slots:
            if slots.setdefault(slot.id, slot) != slot:
                return ()
    found = sorted(slots.values(), key=lambda slot: (slot.starts, slot.id))
    overlap = any(after.starts < before.ends for before, after in pairwise(found))
    return () if overlap else tuple(found)


def _rounds(pool: Pool) -> tuple[tuple[str, ...], ...]:
    orders = [
        [tuple(_named(unit, level) for level in levels) for levels in one.policy.level_order]
        for unit, one in pool.items()
    ]
    return tuple(sum(levels, ()) for levels in zip_longest(*orders, fillvalue=()))


def _by_id[T: (Venue, Speaker)](
    things: Iterable[tuple[int, Instance, T]],
) -> list[list[tuple[int, Instance, T]]]:
    found: dict[str, list[tuple[int, Instance, T]]] = {}
    for unit, instance, thing in things:
        found.setdefault(thing.id, []).append((unit, instance, thing))
    return list(found.values())


def _closed(
    ones: Sequence[tuple[int, Instance, Venue]] | Sequence[tuple[int, Instance, Speaker]],
    slots: Sequence[Slot],
) -> frozenset[str]:
    """Return the slots in which nobody may have it; to a unit without the slot it is closed."""
    return frozenset(
        slot.id
        for slot in slots
        if all(slot.id not in one.slot or slot.id in thing.closed for _, one, thing in ones)
    )


def _venue(ones: Sequence[tuple[int, Instance, Venue]], slots: Sequence[Slot]) -> Venue:
    return replace(ones[0][2], closed=_closed(ones, slots))


def _speaker(ones: Sequence[tuple[int, Instance, Speaker]], slots: Sequence[Slot]) -> Speaker:
    levels = frozenset(_named(unit, level) for unit, _, one in ones for level in one.levels)
    return replace(ones[0][2], levels=levels, closed=_closed(ones, slots))
