"""Pools drawn by seed: units that share rooms and speakers, in windows that are tight or loose."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from random import Random

from bench.units import LEVELS, slots
from suffuse.planning.rules import Group, Instance, Limit, Policy, Speaker, Venue


@dataclass(frozen=True, slots=True)
class PoolKind:
    """Whether the window is `tight`, whether units have rooms of their `own`, whether in `order`."""

    tight: bool = False
    own: bool = False
    order: bool = False


def pool(kind: PoolKind, seed: int) -> dict[int, Instance]:
    """Return two to six units of 50 to 300 people with one to four rooms and speakers in common."""
    chance = Random(f"{kind}{seed}")
    people = [chance.randint(50, 300) for _ in range(chance.randint(2, 6))]
    cap, share = chance.choice([15, 20, 30, 50]), chance.choice([0.2, 0.34, 0.5])
    levels = LEVELS[: chance.choice([2, 3])]
    rooms = [
        Venue(f"v{number}", seats=max(6, round(cap * chance.uniform(0.5, 1.4))))
        for number in range(chance.randint(1, 4))
    ]
    speakers = [
        _speaker(chance, f"s{number}", levels if not number else ())
        for number in range(chance.randint(1, 4))
    ]
    window = sum(people) / (0.7 * cap) / min(len(rooms), len(speakers))
    days = ceil(max(window * (0.5 if kind.tight else 0.9), 0.65 / share + 1))
    limits = (Limit(date(2021, 6, 14), people=cap, distance_m=2.0),)
    policy = Policy(share, (levels[:1], levels[1:]) if kind.order else ())
    found = {}
    for unit, count in enumerate(people, start=1):
        mine = [*rooms, Venue(f"own{unit}", seats=chance.randint(6, cap))] if kind.own else rooms
        voices = [*speakers, Speaker(f"me{unit}", frozenset(levels))] if kind.own else speakers
        groups = _groups(chance, count, levels)
        found[unit] = Instance(
            slots(days), tuple(mine), tuple(voices), tuple(groups), limits, policy
        )
    return found


def _speaker(chance: Random, name: str, able: tuple[str, ...]) -> Speaker:
    levels = able or tuple(level for level in LEVELS if chance.random() < 0.7) or LEVELS[:1]
    closed = frozenset(str(slot) for slot in range(60) if chance.random() < 0.1)
    return Speaker(name, frozenset(levels), closed, chance.choice([None, 1, 2]))


def _groups(chance: Random, people: int, levels: tuple[str, ...]) -> list[Group]:
    found, number = [], 0
    while people > 0:
        size = min(people, chance.randint(8, 45))
        people, number, few = people - size, number + 1, chance.randint(0, size // 4)
        found += [Group(f"t{number}", levels[0], few)] if few else []
        found.append(Group(f"t{number}", levels[-1 if chance.random() < 0.6 else 1], size - few))
    return found
