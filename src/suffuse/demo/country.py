"""
The demonstration's country: its units, halls and head counts, the same on every run.

Provinces and districts bear their real names; every health centre, every person and every number
is invented. What comes out are rows in the very columns of the import files, so that the country
enters through the same door as anybody's own.
"""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

ROOT = "MOH"
# Districts whose health centres have rosters with names; everywhere else head counts suffice.
ROSTER_DISTRICTS = ("D0101", "D0601")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as an import file says it, and what kind of place it is to those who work there."""

    code: str
    parent: str
    kind: str
    name_lo: str
    name_en: str
    # Which table of sizes it is drawn from: a hospital of a province is not one of a district.
    size: str


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the package's CSV files."""
    text = files("suffuse.demo").joinpath("places", f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), strict=True))


def places(seed: int = 27) -> tuple[Place, ...]:
    """Return every unit of the country, parents before children."""
    chance = random.Random(seed)
    root = Place(
        ROOT, "", "ministry", "ກະຊວງສາທາລະນະສຸກ – ຄະນະຊີ້ນຳລະດັບຊາດ",
        "Ministry of Health – National Steering Committee", "office",
    )  # fmt: skip
    return (root, *_centre(), *_ministries(), *_provinces(chance))


def _centre() -> Iterator[Place]:
    """The ministry's own departments and the central hospitals."""
    departments = {row["code"]: row for row in table("departments")}
    for code in ("CUR", "HYG", "CDC", "FDD", "PER"):
        row = departments[code]
        yield Place(
            f"{ROOT}-{code}", ROOT, "department", row["name_lo"], row["name_en"], "department"
        )
    for number, (lo, en) in enumerate(
        [("ທົ່ງສະຫວ່າງ", "Thongsavang"), ("ແມ່ ແລະ ເດັກ", "Mother and Child"), ("ມິດຕະພາບ", "Mittaphap")],
        start=1,
    ):
        yield Place(
            f"H{number}", ROOT, "hospital", f"ໂຮງໝໍສູນກາງ {lo}", f"{en} Central Hospital", "central"
        )


def _ministries() -> Iterator[Place]:
    departments = {row["code"]: row for row in table("departments")}
    for ministry in table("ministries"):
        code = ministry["code"]
        yield Place(code, ROOT, "ministry", ministry["name_lo"], ministry["name_en"], "office")
        for short in ministry["departments"].split():
            row = departments[short]
            yield Place(
                f"{code}-{short}", code, "department", row["name_lo"], row["name_en"], "department"
            )


def _provinces(chance: random.Random) -> Iterator[Place]:
    districts = [
        row for region in ("north", "centre", "south") for row in table(f"districts_{region}")
    ]
    for province in table("provinces"):
        number = province["code"]
        code = f"P{number}"
        yield Place(code, ROOT, "province", province["name_lo"], province["name_en"], "province")
        yield Place(
            f"{code}-HOS", code, "hospital", f"ໂຮງໝໍ{province['name_lo']}",
            f"{province['name_en'].removesuffix(' Province')} Hospital", "provincial",
        )  # fmt: skip
        own = [row for row in districts if row["province"] == number]
        for place, row in enumerate(own, start=1):
            yield from _district(f"D{number}{place:02d}", code, row, chance)


def _district(
    code: str, province: str, row: dict[str, str], chance: random.Random
) -> Iterator[Place]:
    lo, en = row["name_lo"], row["name_en"]
    yield Place(code, province, "district", f"ເມືອງ{lo}", f"{en} District", "district")
    yield Place(
        f"{code}-HOS", code, "hospital", f"ໂຮງໝໍເມືອງ{lo}", f"{en} District Hospital", "small"
    )
    villages = chance.sample(table("villages"), chance.randint(5, 10))
    for number, village in enumerate(villages, start=1):
        yield Place(
            f"{code}-{number:02d}", code, "health_centre",
            f"ສຸກສາລາບ້ານ{village['name_lo'].removeprefix('ບ້ານ')}",
            f"{village['name_en']} Health Centre", "centre",
        )  # fmt: skip


def unit_rows(places: Sequence[Place]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the `units` import file, header first."""
    yield ("code", "parent", "kind", "name_lo", "name_en")
    for place in places:
        yield (place.code, place.parent, place.kind, place.name_lo, place.name_en)
