"""What comes back down, in the one small country."""

from datetime import timedelta

from suffuse.direction import acts
from suffuse.direction.models import Direction, Note, Receipt
from suffuse.language.rules import Words
from suffuse.organisation.models import Unit
from suffuse.reporting.models import Report
from tests import reporting_world as paper
from tests import world
from tests.reporting_world import LATER

DUE = LATER.date() + timedelta(days=60)


def national() -> Report:
    """Return the ministry's report, handed up."""
    found = Report.objects.filter(unit=world.ministry()).first()
    if found:
        return found
    world.headcount(of=world.ministry(), people=40)
    return paper.submitted(of=world.ministry())


def note(body: str = "ຄະນະເລຂາ") -> Note:
    return acts.take_note(
        report_id=national().pk,
        body=Words(body, "Secretariat"),
        on=LATER.date(),
        reference="12/ຄລ",
        by=world.actor("leadership", of=world.ministry()),
        at=LATER,
    )


def direction(*, to: Unit | None = None, **more: object) -> Direction:
    said = {
        "rollout_id": world.rollout().pk,
        "giver_id": world.ministry().pk,
        "top_id": (to or world.ministry()).pk,
        "number": "30/ກຊສ",
        "body": Words("ຄະນະເລຂາ", "Secretariat"),
        "text": Words("ສອນຂໍ້ I.2 ຄືນ", "Teach clause I.2 again"),
        "due": DUE,
        "clause_keys": ["I.2"],
        "by": world.actor("leadership", of=world.ministry()),
        "at": LATER,
    }
    return acts.give_direction(**{**said, **more})


def receipt(given: Direction, of: Unit) -> Receipt:
    return Receipt.objects.get(direction=given, unit=of)
