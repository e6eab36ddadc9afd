"""
Six units around one, each full of canaries: rows that must not be seen from where they are not.

    /7000/                      parent
      /7000/7001/               own
        /7000/7001/7002/        child
      /7000/70010/              prefix-sibling: its path begins like own's, but for the separator
      /7000/7003/               sibling
        /7000/7003/7004/        cousin
"""

from dataclasses import dataclass
from datetime import timedelta

from suffuse.organisation.models import Person, Unit
from tests import world

PLACES = {
    "parent": (7000, None),
    "own": (7001, "parent"),
    "child": (7002, "own"),
    "prefix_sibling": (70010, "parent"),
    "sibling": (7003, "parent"),
    "cousin": (7004, "sibling"),
}


@dataclass(frozen=True, slots=True)
class Country:
    """The six units by where they stand, seen from `own`."""

    units: dict[str, Unit]

    def canaries(self, *places: str) -> list[str]:
        """Return what may be seen of these units only from inside them: their people's names."""
        return [f"KANARI-{place}-PERSON" for place in places]

    def rows(self, *places: str) -> list[str]:
        """Return what stands in these units' other rows."""
        return [f"KANARI-{place}-ROW" for place in places]


def settle() -> Country:
    """Make the six units, and fill each with things that carry its canary."""
    units: dict[str, Unit] = {}
    for place, (number, above) in PLACES.items():
        path = f"{units[above].path if above else '/'}{number}/"
        units[place] = Unit.objects.create(
            pk=number,
            code=f"K{number}",
            name_lo=f"ໜ່ວຍ {place}",
            name_en=f"Office {place}",
            kind="office",
            parent=units.get(above or ""),
            path=path,
            depth=path.count("/") - 1,
        )
    world.rollout(top=units["parent"])
    world.measure(zone=units["parent"])
    for place, unit in units.items():
        for n in range(3):
            Person.objects.create(
                unit=unit,
                code=f"{n}",
                name=f"KANARI-{place}-PERSON",
                team=f"KANARI-{place}-ROW",
                level="staff",
            )
        world.headcount(of=unit, people=40, team=f"KANARI-{place}-ROW")
        hall = world.venue(of=unit)
        hall.name = f"KANARI-{place}-ROW"
        hall.save()
        world.session(of=unit)
        world.session(of=unit, days=1)
    return Country(units)


def long_ago(days: int = 1):
    return world.MONDAY - timedelta(days=days)
