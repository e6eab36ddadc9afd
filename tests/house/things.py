"""For every name that an address gives to a thing: how to find one such thing of a unit."""

from collections.abc import Callable
from typing import Any

from suffuse.access.models import Seat
from suffuse.assessment.models import Action, Finding
from suffuse.attendance.models import Question
from suffuse.comprehension.models import Item
from suffuse.direction.models import Direction, Receipt
from suffuse.directive.models import Clause, Directive, Edition
from suffuse.measure.models import Measure
from suffuse.media.models import Channel, Publication
from suffuse.organisation.models import Intake, Unit
from suffuse.planning.models import Plan, Session, Speaker, Step, Venue, Work
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
    "work_id": lambda unit: Work.objects.filter(top=unit).earliest("pk").pk,
    "plan_id": lambda unit: Plan.objects.filter(unit=unit).earliest("pk").pk,
    "session_id": lambda unit: Session.objects.filter(unit=unit).earliest("pk").pk,
    "report_id": lambda unit: Report.objects.filter(unit=unit).earliest("pk").pk,
    "question_id": lambda unit: Question.objects.filter(unit=unit).earliest("pk").pk,
    "publication_id": lambda unit: Publication.objects.filter(unit=unit).earliest("pk").pk,
    "finding_id": lambda unit: Finding.objects.filter(unit=unit).earliest("pk").pk,
    "action_id": lambda unit: Action.objects.filter(finding__unit=unit).earliest("pk").pk,
    "code": lambda unit: Session.objects.filter(unit=unit).earliest("pk").code,
    "item_id": lambda unit: Item.objects.earliest("pk").pk,
    "direction_id": lambda unit: Direction.objects.filter(giver=unit).earliest("pk").pk,
    "receipt_id": lambda unit: Receipt.objects.filter(unit=unit).earliest("pk").pk,
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
    suppose(unit)
    study(unit, said=Venue.objects.get(unit=unit, code="A").name)
    report_back(unit, said=Venue.objects.get(unit=unit, code="A").name)


def suppose(unit: Unit) -> None:
    """Give a unit a question of what would be, half answered: its page must not name other units."""
    where = {"top": unit, "rollout": world.rollout(top=unit), "kind": "suppose"}
    work = Work.objects.create(begun_by="1", begun_at=world.MONDAY, asked={"people": 10}, **where)
    Step.objects.create(work=work, unit=unit, pool=unit.pk)


def report_back(unit: Unit, *, said: str) -> None:
    """Give a unit a report that was handed up and a direction that came back, with its canary."""
    rollout = world.rollout(top=unit)
    report = Report.objects.create(unit=unit, rollout=rollout, state="submitted")
    when = {"drafted_at": world.MONDAY, "submitted_at": world.MONDAY, "submitted_by": "1"}
    Revision.objects.create(report=report, number=1, sections={"situation": said}, **when)
    given = Direction.objects.create(
        rollout=rollout,
        giver=unit,
        top=unit,
        number="1",
        body_lo="ຄະນະ",
        text_lo=said,
        due=world.MONDAY.date(),
        given_at=world.MONDAY,
        given_by="1",
    )
    Receipt.objects.create(direction=given, unit=unit)


def study(unit: Unit, *, said: str) -> None:
    """Give a unit a question, a publication, and a finding with its action, each with its canary."""
    where = {"unit": unit, "rollout": world.rollout(top=unit)}
    asked = {"clause_key": "I.1", "text": said, "asked_at": world.MONDAY}
    Question.objects.create(**asked, **where)
    found = {"clause_key": "I.1", "kind": "weakness", "text": said, "found_at": world.MONDAY}
    finding = Finding.objects.create(**found, **where)
    Action.objects.create(finding=finding, text=said, due=world.MONDAY.date())
    medium = Channel.objects.create(unit=unit, kind="radio", name=said)
    piece = {"title": said, "issuer": said, "clause_keys": ["I.1"]}
    Publication.objects.create(channel=medium, planned_on=world.MONDAY.date(), **piece, **where)
    choices = [{"lo": "ຫ້າ", "en": "Five"}, {"lo": "ສອງ", "en": "Two"}]
    item = {"clause_key": "I.1", "stem_lo": "ຈັກໂອກາດ?", "choices": choices, "right": 0}
    place = {"directive": world.directive(), "form": "B", "position": 1}
    Item.objects.get_or_create(**place, defaults={"written_by": "1", **item})
