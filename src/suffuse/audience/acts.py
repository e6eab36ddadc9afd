"""Saying how many people there are where nobody has counted them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from suffuse.audience.models import Estimate, Level
from suffuse.audit import acts as audit
from suffuse.audit.rules import HOUSE, Actor
from suffuse.organisation.models import Unit


@dataclass
class OutOfReach(Exception):
    """The seat has no right over the unit."""

    unit_id: int


class NoMethod(Exception):
    """An estimate must say how it was made."""


@transaction.atomic
def estimate(
    *, unit_id: int, level: str, people: int, method: str, as_of: date, by: Actor, at: datetime
) -> Estimate:
    """
    Estimate how many people of a level a unit has; a later estimate takes the place of an earlier.

    :param level: the level's key
    :raises NoMethod: without saying how it was made
    :raises OutOfReach: without a right over the unit
    :raises Level.DoesNotExist: for a level that there is not
    """
    unit = Unit.objects.get(pk=unit_id)
    if by != HOUSE and not (by.path and unit.path.startswith(by.path)):
        raise OutOfReach(unit_id)
    if not method.strip():
        raise NoMethod
    found, _ = Estimate.objects.update_or_create(
        unit=unit,
        level=Level.objects.get(key=level),
        defaults={"people": people, "method": method.strip(), "as_of": as_of},
    )
    audit.write(
        act="audience.estimate",
        thing=f"unit {unit_id}",
        by=by,
        at=at,
        facts={"level": level, "people": people, "method": method.strip()},
    )
    return found
