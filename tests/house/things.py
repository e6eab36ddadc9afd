"""For every name that an address gives to a thing: how to find one such thing of a unit."""

from collections.abc import Callable
from typing import Any

from suffuse.access.models import Seat
from suffuse.directive.models import Clause, Directive, Edition
from suffuse.measure.models import Measure
from suffuse.organisation.models import Intake, Unit
from suffuse.planning.models import Plan, Session, Speaker, Venue
from suffuse.reporting.models import Report, Revision
from suffuse.rollout.models import Duty, Rollout
from tests import world

THINGS: dict[str, Callable[[Unit], Any]] = {
    "unit_id": lambda unit: unit.pk,
    "seat_id": lambda unit: Seat.objects.filter(unit=unit).earliest("pk").pk,
    "intake_id": lambda unit: Intake.objects.filter(unit=unit, kind="people").earliest("pk").pk,
    "tree_intake_id": lambda unit: Intake.objects.filter(unit=unit, kind="units").latest("pk").pk,
    "measure_id": lambda unit: Measure.objects.filter(zone=unit).earliest("pk").pk,
    "rollout_id": lambda unit: Rollout.objects.filter(top=unit).earliest("pk").pk,
    "duty_id": lambda unit: Duty.objects.filter(unit=unit).earliest("pk").pk,
    "venue_id": lambda unit: Venue.objects.filter(unit=unit).earliest("pk").pk,
    "speaker_id": lambda unit: Speaker.objects.filter(unit=unit).earliest("pk").pk,
    "plan_id": lambda unit: Plan.objects.filter(unit=unit).earliest("pk").pk,
    "session_id": lambda unit: Session.objects.filter(unit=unit).earliest("pk").pk,
    "report_id": lambda unit: Report.objects.filter(unit=unit).earliest("pk").pk,
    # Texts are everybody's.
    "directive_id": lambda unit: Directive.objects.earliest("pk").pk,
    "edition_id": lambda unit: Edition.objects.earliest("pk").pk,
    "clause_id": lambda unit: Clause.objects.earliest("pk").pk,
    "clause_key": lambda unit: "I.1",
    "language": lambda unit: "lo",
    "form": lambda unit: "A",
    "paper": lambda unit: "xlsx",
    "format": lambda unit: "csv",
}


def fill(unit: Unit) -> None:
    """Give a unit one of everything that the builders of the country do not make."""
    world.seat("committee", of=unit)
    world.measure(zone=unit)
    world.rollout(top=unit)
    tables = {
        "people": [unit.code, "1", "Noy", "clinic", "staff"],
        "units": [f"{unit.code}-1", unit.code, "clinic", f"{unit.code} ໑", ""],
    }
    for kind, row in tables.items():
        Intake.objects.create(
            unit=unit,
            kind=kind,
            file_name=f"{unit.code}.csv",
            sha256="0" * 64,
            rows=[row],
            count=1,
            handed_in_by="1",
            handed_in_at=world.MONDAY,
        )
    said = {"situation": Venue.objects.get(unit=unit, code="A").name}
    report = Report.objects.create(unit=unit, rollout=world.rollout(top=unit), state="submitted")
    Revision.objects.create(
        report=report,
        number=1,
        sections=said,
        drafted_at=world.MONDAY,
        submitted_at=world.MONDAY,
        submitted_by="1",
    )
