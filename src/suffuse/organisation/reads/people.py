"""Questions about the people of a unit: their numbers for anyone, their names for the unit alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from suffuse.language.rules import fold
from suffuse.organisation.models import HeadCount, Person

LONG_NAME = 8  # letters


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Somebody of a unit. Only the unit's own pages may ask for these."""

    id: int
    code: str
    name: str
    team: str
    level: str


@dataclass(frozen=True, slots=True)
class TeamLevel:
    """How many people a team has in a level: by name, by head count, or both."""

    team: str
    level: str
    named: int
    counted: int | None

    @property
    def people(self) -> int:
        """Return the people in all; those named are among those counted, so none counts twice."""
        return max(self.named, self.counted or 0)


def roster(unit_id: int) -> tuple[PersonFacts, ...]:
    """Return the people of one unit, in the order of their names; of this unit, not of those below."""
    rows = Person.objects.filter(unit_id=unit_id)
    return tuple(PersonFacts(row.pk, row.code, row.name, row.team, row.level) for row in rows)


def counts(unit_id: int) -> tuple[TeamLevel, ...]:
    """Return how many people each team of one unit has in each level. Two queries."""
    named = {
        (team, level): people
        for team, level, people in Person.objects.filter(unit_id=unit_id)
        .order_by()
        .values_list("team", "level")
        .annotate(people=Count("pk"))
    }
    counted = {
        (team, level): people
        for team, level, people in HeadCount.objects.filter(unit_id=unit_id).values_list(
            "team", "level", "people"
        )
    }
    return tuple(
        TeamLevel(team, level, named.get((team, level), 0), counted.get((team, level)))
        for team, level in sorted({*named, *counted})
    )


def named_in(*, unit_id: int, texts: Sequence[str]) -> tuple[int, ...]:
    """
    Return how many of a unit's own people each text names: numbers, never who. One query.

    Names are compared as `language.rules.fold` unifies spellings. A single short name is often an
    ordinary word, and is passed over.
    """
    people = Person.objects.filter(unit_id=unit_id).values_list("name", flat=True)
    names = {fold(name) for name in people}
    long = [name for name in names if " " in name or len(name) >= LONG_NAME]
    said = [fold(text) for text in texts] if long else [""] * len(texts)
    return tuple(sum(name in text for name in long) for text in said)
