"""Questions and count sheets of the small country."""

from suffuse.comprehension import acts
from suffuse.comprehension.models import Item
from suffuse.comprehension.rules import Draft, Marks
from suffuse.language.rules import Words
from suffuse.planning.models import Session
from tests import world

CHOICES = (Words("ຫ້າ", "Five"), Words("ສອງ", "Two"), Words("ສາມ", "Three"))


def item(clause: str = "I.1", form: str = "B", *, public: bool = True) -> Item:
    draft = Draft(clause, form, Words("ຕ້ອງລ້າງມືຈັກໂອກາດ?", "How many moments?"), CHOICES, 0)
    world.edition()
    writer, other = (world.actor(role, of=world.ministry()) for role in ("board", "committee"))
    made = acts.write_item(
        directive_id=world.directive().pk, draft=draft, by=writer, at=world.MONDAY
    )
    return acts.review_item(item_id=made.pk, by=other, at=world.MONDAY) if public else made


def counted(session: Session, *lines: tuple[Item, int, int]) -> tuple[int, ...]:
    marks = [Marks(item.pk, right, of) for item, right, of in lines]
    by = world.actor("organiser", of=session.unit)
    return acts.record_counts(session_id=session.pk, counts=marks, by=by, at=session.ends)
