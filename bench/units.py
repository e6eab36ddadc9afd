"""Units drawn by seed: people, teams, levels, rooms, speakers, days, cap, share."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from random import Random

from suffuse.planning.rules import Group, Instance, Limit, Policy, Slot, Speaker, Venue

MONDAY = datetime(2021, 6, 14, 8, 30)  # noqa: DTZ001 - the unit's own local time
LEVELS = ("leaders", "managers", "staff", "members")
_SHARES = (0.06, 0.16, 0.58, 0.2)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a unit is drawn from; None lets chance decide within the usual range."""

    people: int
    cap: int | None = None
    share: float | None = None
    rooms: int | None = None
    ordered: bool | None = None


def unit(kind: Kind, seed: int) -> Instance:
    """Return a unit whose window is about a third longer than its people need."""
    chance = Random(f"{kind}{seed}")
    cap = kind.cap or chance.choice([15, 18, 20, 25, 30, 50, 100])
    share = kind.share or chance.choice([0.1, 0.2, 0.25, 0.34, 0.5])
    rooms = kind.rooms or max(1, min(12, round(kind.people / cap / chance.uniform(4, 12))))
    levels = LEVELS[: chance.choice([2, 3, 3, 4])]
    groups = tuple(_groups(chance, kind.people, levels))
    venues = tuple(_venue(chance, number, cap) for number in range(rooms))
    speakers = tuple(_speaker(chance, number, levels) for number in range(rooms + 1))
    ordered = chance.random() < 0.5 if kind.ordered is None else kind.ordered
    order = (("leaders",), tuple(levels[1:])) if ordered else ()
    batches = kind.people / (0.8 * cap) + 2 * len(levels)
    days = ceil(max(batches / rooms * 0.75, 0.65 / share + 1))
    return Instance(
        slots(days),
        venues,
        speakers,
        groups,
        (Limit(date(2021, 6, 14), people=cap, distance_m=2.0),),
        Policy(share, order),
    )


def slots(days: int) -> tuple[Slot, ...]:
    """Return mornings and afternoons of weekdays from Monday 14 June 2021."""
    found = []
    for number in range(2 * days):
        week, day = divmod(number // 2, 5)
        starts = MONDAY + timedelta(days=7 * week + day, hours=5 * (number % 2))
        found.append(Slot(str(number), starts, starts + timedelta(hours=3)))
    return tuple(found)


def _groups(chance: Random, people: int, levels: tuple[str, ...]) -> list[Group]:
    found, number = [], 0
    weight = sum(_SHARES[: len(levels)])
    while people > 0:
        size = min(people, chance.randint(8, 45))
        people -= size
        for level, part in zip(levels[:-1], _SHARES, strict=False):
            count = min(size, round(size * part / weight + chance.uniform(-0.5, 0.5)))
            size -= count
            if count:
                found.append(Group(f"t{number}", level, count))
        if size:
            found.append(Group(f"t{number}", levels[-1], size))
        number += 1
    return found


def _venue(chance: Random, number: int, cap: int) -> Venue:
    closed = frozenset(str(slot) for slot in range(60) if chance.random() < 0.05)
    if chance.random() < 0.4:
        side = 2.0 * (cap**0.5)
        return Venue(
            f"v{number}",
            width_m=round(chance.uniform(0.6, 1.3) * side, 1),
            length_m=round(chance.uniform(0.6, 1.3) * side, 1),
        )
    return Venue(f"v{number}", seats=max(4, round(cap * chance.uniform(0.5, 1.4))), closed=closed)


def _speaker(chance: Random, number: int, levels: tuple[str, ...]) -> Speaker:
    able = levels if number == 0 else [level for level in levels if chance.random() < 0.7]
    closed = frozenset(str(slot) for slot in range(60) if chance.random() < 0.1)
    return Speaker(
        f"s{number}", frozenset(able or levels[-1:]), closed, chance.choice([None, 1, 2])
    )
