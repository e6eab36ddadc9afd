"""How far each unit of the demonstration gets: most to the end, some not, and some in silence."""

import random
from collections.abc import Mapping, Sequence
from enum import IntEnum

from suffuse.demo.country import ROOT, Place


class Fate(IntEnum):
    """The last thing that a unit does; what is larger lies further along the road."""

    SILENT = 0
    ASSESSES = 1
    PLANS = 2
    STALLS = 3
    STUDIES = 4
    REPORTS = 5
    IS_RETURNED = 6
    IS_ACCEPTED = 7


# Out of a hundred ordinary units.
SHARES = (
    (Fate.SILENT, 4),
    (Fate.ASSESSES, 3),
    (Fate.PLANS, 3),
    (Fate.STALLS, 4),
    (Fate.STUDIES, 6),
    (Fate.REPORTS, 4),
    (Fate.IS_RETURNED, 2),
    (Fate.IS_ACCEPTED, 74),
)
# Districts that did their own part and passed nothing on: the cascade stops below them.
STOPPED_BELOW = ("D0704", "D1404", "D0203")
# A ministry that assessed itself and never planned; a province whose report is late.
TOLD = {"M08": Fate.ASSESSES, "P15": Fate.STUDIES}
# The share of reports that come back once.
RETURNED_FIRST = 0.08
# Where the demonstration's own seats are, everything is there to be looked at.
SHOWN = ("D0101", "D0101-HOS", "D0101-01", "D0601", "D0601-01")


def fates(places: Sequence[Place], seed: int = 27) -> Mapping[str, Fate]:
    """Return every unit's fate by its code, the same on every run."""
    chance = random.Random(seed + 3)
    kinds, weights = zip(*SHARES, strict=True)
    found: dict[str, Fate] = {}
    for place in places:
        drawn = chance.choices(kinds, weights)[0]
        if place.code == ROOT or place.kind == "province" or place.code in SHOWN:
            drawn = Fate.IS_ACCEPTED
        elif place.parent in STOPPED_BELOW:
            drawn = Fate.SILENT
        elif place.kind == "district" and (drawn < Fate.PLANS or place.code in STOPPED_BELOW):
            drawn = Fate.IS_ACCEPTED
        found[place.code] = TOLD.get(place.code, drawn)
    return found


def returned_first(places: Sequence[Place], seed: int = 27) -> frozenset[str]:
    """Return the units whose report comes back once with a reason before it is accepted."""
    chance = random.Random(seed + 4)
    return frozenset(place.code for place in places if chance.random() < RETURNED_FIRST)
