from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from suffuse.audit.models import Entry
from suffuse.comprehension import acts
from suffuse.comprehension.models import Completion, Count, Item
from suffuse.comprehension.rules import Draft, Marks
from suffuse.directive.models import Directive
from suffuse.language.rules import Words
from tests import attendance_world, world
from tests.comprehension_world import CHOICES, counted, item

pytestmark = pytest.mark.django_db
ASKED = Draft("I.1", "A", Words("ຈັກໂອກາດ?", "How many?"), CHOICES, 0)


@pytest.fixture
def session():
    return world.session(of=world.riverside(), people=12)


def closed(session):
    return attendance_world.held(session, came=session.people)


def test_a_question_is_public_when_another_person_has_reviewed_it():
    """Two people stand behind every question, and neither alone."""
    made = item(public=False)
    by = world.actor("board", of=world.ministry())
    with pytest.raises(acts.OwnWork):
        acts.review_item(item_id=made.pk, by=by, at=world.MONDAY)
    other = world.actor("committee", of=world.ministry())
    acts.review_item(item_id=made.pk, by=other, at=world.MONDAY)
    with pytest.raises(acts.AlreadyReviewed):
        acts.review_item(item_id=made.pk, by=other, at=world.MONDAY)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"clause_key": "IX"}, "unknown_clause"),
        ({"clause_key": ""}, "no_clause"),
        ({"stem": Words("ທ່ານເຫັນດີບໍ?", "Do you agree?")}, "opinion"),
    ],
)
def test_a_refused_question_is_kept_nowhere(change, code):
    """The refusal names every fault; neither the table nor the audit keeps the words."""
    world.edition()
    by = world.actor("board", of=world.ministry())
    with pytest.raises(acts.NotLawful) as refusal:
        acts.write_item(
            directive_id=world.directive().pk,
            draft=replace(ASKED, **change),
            by=by,
            at=world.MONDAY,
        )
    assert code in [fault.code for fault in refusal.value.faults]
    assert (Item.objects.count(), Entry.objects.filter(act="comprehension.write_item").count()) == (
        0,
        0,
    )


def test_a_place_in_a_form_is_taken_once():
    """The paper sheet and the screen must mean the same question by the same number."""
    item(form="A")
    by = world.actor("board", of=world.ministry())
    where = {"directive_id": world.directive().pk, "by": by, "at": world.MONDAY}
    with pytest.raises(acts.PositionTaken):
        acts.write_item(draft=ASKED, position=1, **where)
    assert acts.write_item(draft=ASKED, **where).position == 2


def test_counts_are_released_when_the_batch_is_closed_and_ten_have_answered(session):
    """Nine stay hidden, an open batch stays hidden; ten of a closed one are shown."""
    hands, towel = item("I.1"), item("I.2")
    assert counted(session, (hands, 9, 12), (towel, 4, 9)) == ()
    assert Count.objects.filter(released_on__isnull=False).count() == 0
    by, at = world.actor("organiser", of=session.unit), session.ends + timedelta(hours=2)
    with pytest.raises(acts.NothingToRelease):
        acts.release(session_id=session.pk, by=by, at=at)
    closed(session)
    assert acts.release(session_id=session.pk, by=by, at=at) == (hands.pk,)
    with pytest.raises(acts.TooFew) as refusal:
        acts.release(session_id=session.pk, by=by, at=at)
    assert (refusal.value.of, refusal.value.least) == (9, 10)


def test_a_sheet_typed_after_the_close_is_released_at_once_and_then_stands(session):
    """What others have seen is not changed; until then a slip may be mended."""
    hands = item()
    counted(session, (hands, 5, 11))
    counted(session, (hands, 6, 11))
    closed(session)
    assert counted(session, (hands, 7, 12)) == (hands.pk,)
    with pytest.raises(acts.AlreadyReleased):
        counted(session, (hands, 8, 12))
    assert (Count.objects.get().right, Count.objects.get().of) == (7, 12)


def test_a_wrong_sheet_is_refused_whole(session):
    """More right than answered, an unreviewed item, another text's item, one item twice."""
    hands, raw = item(), item("I.2", public=False)
    other = Directive.objects.create(number="9", number_key="9", kind="order", title="Other")
    foreign = Item.objects.create(
        directive=other, clause_key="I", form="B", position=1, stem_lo="ກ", choices=[], right=0,
        written_by="1", reviewed_by="2",
    )  # fmt: skip
    with pytest.raises(acts.SheetWrong) as refusal:
        counted(session, (hands, 5, 11), (hands, 12, 11))
    assert (refusal.value.item, refusal.value.code) == (hands.pk, "more_right_than_answered")
    for lines in [[(raw, 1, 2)], [(foreign, 1, 2)], [(hands, 1, 2), (hands, 1, 2)]]:
        with pytest.raises(acts.NotPublic):
            counted(session, *lines)
    assert Count.objects.count() == 0


def test_completion_is_a_person_a_form_and_a_day(session):
    """Said twice it is kept once, and the audit knows neither who nor at what hour."""
    noy = world.person(of=session.unit, name="Noy of Fern")
    by, on = world.actor("organiser", of=session.unit), session.starts.date()
    for _ in range(2):
        acts.complete(person_id=noy.pk, rollout_id=session.rollout_id, form="B", on=on, by=by)
    entry = Entry.objects.get(act="comprehension.complete")
    assert Completion.objects.count() == 1
    assert entry.thing == f"unit {noy.unit_id} rollout {session.rollout_id}"
    assert entry.facts == {"form": "B"}
    assert entry.at.astimezone().minute == entry.at.astimezone().second == 0


def test_the_database_refuses_what_the_acts_refuse(session):
    """No other way in passes either."""
    hands = item()
    count = {"session": session, "item": hands}
    for name, change in [
        ("count_right_within_all", {"right": 3, "of": 2}),
        ("count_released_from_ten", {"right": 3, "of": 9, "released_on": session.starts.date()}),
    ]:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Count.objects.create(**count, **change)
    for name, change in [
        ("item_of_form_a_or_b", {"form": "C"}),
        ("item_cites_a_clause", {"clause_key": ""}),
        ("item_reviewed_by_another", {"reviewed_by": hands.written_by}),
    ]:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Item.objects.filter(pk=hands.pk).update(**change)
    Count.objects.create(**count, right=1, of=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Count.objects.create(**count, right=1, of=2)


def test_marks_are_what_a_sheet_says():
    """Plain numbers of a batch."""
    assert set(Marks.__slots__) == {"item", "right", "of"}
