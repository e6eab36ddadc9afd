"""For every name that an address gives to a thing: how to find one such thing of a unit."""

from collections.abc import Callable
from typing import Any

from suffuse.access.models import Seat
from suffuse.directive.models import Clause, Directive, Edition
from suffuse.organisation.models import Unit
from suffuse.planning.models import Plan, Session, Speaker, Venue
from tests import world

THINGS: dict[str, Callable[[Unit], Any]] = {
    "unit_id": lambda unit: unit.pk,
    "seat_id": lambda unit: Seat.objects.filter(unit=unit).earliest("pk").pk,
    "venue_id": lambda unit: Venue.objects.filter(unit=unit).earliest("pk").pk,
    "speaker_id": lambda unit: Speaker.objects.filter(unit=unit).earliest("pk").pk,
    "plan_id": lambda unit: Plan.objects.filter(unit=unit).earliest("pk").pk,
    "session_id": lambda unit: Session.objects.filter(unit=unit).earliest("pk").pk,
    # Texts are everybody's.
    "directive_id": lambda unit: Directive.objects.earliest("pk").pk,
    "edition_id": lambda unit: Edition.objects.earliest("pk").pk,
    "clause_id": lambda unit: Clause.objects.earliest("pk").pk,
    "clause_key": lambda unit: "I.1",
    "language": lambda unit: "lo",
    "form": lambda unit: "A",
}


def fill(unit: Unit) -> None:
    """Give a unit one of everything that the builders of the country do not make."""
    world.seat("committee", of=unit)
