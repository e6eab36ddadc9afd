"""How many people every unit of the demonstration has, some of their invented names, its halls."""

import random
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files

from suffuse.demo.country import ROSTER_DISTRICTS, Place

# Teams, and how many people of each level they have, from–to, by the size of a place.
SIZES: dict[str, dict[str, dict[str, tuple[int, int]]]] = {
    "office": {
        "ຄະນະນຳ": {"leaders": (4, 7)},
        "ຫ້ອງການ": {"managers": (6, 12), "staff": (25, 45)},
    },
    "department": {
        "ຄະນະກົມ": {"leaders": (2, 4)},
        "ພະແນກ 1": {"managers": (2, 4), "staff": (10, 22)},
        "ພະແນກ 2": {"managers": (2, 4), "staff": (8, 18)},
    },
    "central": {
        "ຄະນະອຳນວຍການ": {"leaders": (4, 6)},
        "ພະຍາບານ": {"managers": (8, 14), "staff": (120, 170)},
        "ແພດ": {"managers": (6, 10), "staff": (60, 90)},
        "ບໍລິຫານ": {"managers": (3, 5), "staff": (25, 40)},
    },
    "province": {
        "ຄະນະພະແນກ": {"leaders": (3, 5)},
        "ຫ້ອງການ": {"managers": (6, 10), "staff": (25, 45)},
        "ສະຫະພັນແມ່ຍິງ": {"mass": (15, 30)},
    },
    "provincial": {
        "ຄະນະອຳນວຍການ": {"leaders": (3, 5)},
        "ພະຍາບານ": {"managers": (5, 8), "staff": (50, 85)},
        "ແພດ": {"managers": (4, 6), "staff": (25, 40)},
        "ບໍລິຫານ": {"staff": (10, 20)},
    },
    "district": {
        "ຄະນະຫ້ອງການ": {"leaders": (2, 4)},
        "ຫ້ອງການ": {"managers": (3, 5), "staff": (14, 26)},
        # Those who work in the health centres study in their district.
        "ພະນັກງານສຸກສາລາ": {"staff": (34, 62)},
        "ອາສາສະໝັກ": {"members": (6, 14), "mass": (15, 35)},
    },
    "small": {
        "ຄະນະອຳນວຍການ": {"leaders": (2, 3)},
        "ພະຍາບານ": {"managers": (2, 4), "staff": (16, 30)},
        "ແພດ": {"staff": (8, 16)},
    },
    "centre": {
        "ອາສາສະໝັກບ້ານ": {"mass": (20, 42)},
    },
}
# The public is not seated: how many live around a place is an estimate, and says so.
PUBLIC: dict[str, tuple[int, int]] = {"small": (9000, 42000)}
HALLS: dict[str, tuple[tuple[str, float, float], ...]] = {
    "office": (("ຫ້ອງປະຊຸມໃຫຍ່", 12, 9), ("ຫ້ອງປະຊຸມນ້ອຍ", 8, 6)),
    "department": (("ຫ້ອງປະຊຸມກົມ", 8, 6),),
    "central": (("ສະໂມສອນ", 16, 11), ("ຫ້ອງປະຊຸມ", 9, 7)),
    "province": (("ຫ້ອງປະຊຸມພະແນກ", 10, 8), ("ຫ້ອງຝຶກອົບຮົມ", 8, 6)),
    "provincial": (("ສະໂມສອນ", 12, 9), ("ຫ້ອງປະຊຸມ", 8, 6)),
    "district": (("ຫ້ອງປະຊຸມເມືອງ", 10, 7),),
    "small": (("ຫ້ອງປະຊຸມໂຮງໝໍ", 8, 6),),
    "centre": (("ສາລາບ້ານ", 8, 6),),
}
SPEAKERS: dict[str, int] = {"office": 3, "central": 3, "province": 3, "provincial": 3, "centre": 1}


def headcount_rows(places: Sequence[Place], seed: int = 27) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the `headcounts` import file, header first."""
    chance = random.Random(seed)
    yield ("unit", "team", "level", "people")
    for place in places:
        for team, levels in SIZES[place.size].items():
            for level, (least, most) in levels.items():
                yield (place.code, team, level, str(chance.randint(least, most)))


def public_estimates(places: Sequence[Place], seed: int = 27) -> Iterator[tuple[str, int]]:
    """Yield (unit code, people) for the public around a place: estimated, never counted."""
    chance = random.Random(seed + 1)
    for place in places:
        if place.size in PUBLIC:
            yield place.code, round(chance.randint(*PUBLIC[place.size]), -2)


def venue_rows(places: Sequence[Place]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the `venues` import file, header first."""
    yield ("unit", "code", "name", "seats", "width_m", "length_m")
    for place in places:
        for number, (name, width, length) in enumerate(HALLS[place.size], start=1):
            yield (place.code, f"V{number}", name, "", f"{width:g}", f"{length:g}")


def speakers(place: Place) -> tuple[str, ...]:
    """Return the codes of a place's speakers; a health centre has one, who comes from the district."""
    return tuple(f"S{number}" for number in range(1, SPEAKERS.get(place.size, 2) + 1))


def has_roster(place: Place) -> bool:
    """Tell whether the demonstration names this place's people."""
    return place.size == "centre" and place.parent in ROSTER_DISTRICTS


def people_rows(
    places: Sequence[Place], headcounts: Sequence[tuple[str, ...]], seed: int = 27
) -> Iterator[tuple[str, ...]]:
    """
    Yield the rows of the `people` import file, header first: one person for each head counted.

    :param headcounts: the rows of `headcount_rows`, with or without their header
    """
    chance = random.Random(seed + 2)
    parts = tomllib.loads(files("suffuse.demo").joinpath("places", "names.toml").read_text("utf-8"))
    named = {place.code for place in places if has_roster(place)}
    yield ("unit", "code", "name", "team", "level")
    number = 0
    for unit, team, level, people in headcounts:
        if unit in named:
            for _ in range(int(people)):
                number += 1
                name = f"{chance.choice(parts['given'])} {chance.choice(parts['family'])}"
                yield (unit, f"K{number:04d}", name, team, level)
