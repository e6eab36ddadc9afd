"""Who must study again after a new edition: whoever studied the words that changed, and nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from suffuse.attendance.models import AgendaItem
from suffuse.audit.models import Entry
from suffuse.directive import acts as directive
from suffuse.organisation.rules import Scope
from suffuse.rollout import acts, reads
from suffuse.rollout.models import Again, Rollout
from tests import world
from tests.attendance_world import held
from tests.directive_texts import HANDS_LO
from tests.directive_world import LATER, draft, released

pytestmark = pytest.mark.django_db

# I.2 says something else; all other words stay.
NEWER = HANDS_LO.replace("ໃຫ້ແຫ້ງ", "ໃຫ້ສະອາດ")
SIGNS = HANDS_LO.replace("ໃຫ້ແຫ້ງ.", "ໃຫ້ແຫ້ງ;")


@pytest.fixture
def board():
    return world.actor("board", of=world.ministry())


@pytest.fixture
def other():
    return world.actor("leadership", of=world.ministry())


@pytest.fixture
def text(board, other):
    """Return a released text that is being carried through the whole country."""
    world.riverside()
    world.meadow()
    found = released(by=board, then=other).directive
    world.rollout(of=found)
    return found


def newer(board, other, text=NEWER):
    return directive.release(edition_id=draft(text, by=board).pk, by=other, at=LATER)


def agenda(unit, label, *, of):
    clause = of.editions.earliest("pk").clauses.get(label=label)
    where = {"unit": unit, "rollout": Rollout.objects.get()}
    AgendaItem.objects.create(clause=clause, minutes=30, **where)


def page(role="board", unit=None, *, text):
    client = world.client_of(role, of=unit or world.ministry())
    return client.get(reverse("again", args=[text.pk])).content.decode()


def opened(edition, *units, by):
    return acts.study_again(
        rollout_id=Rollout.objects.get().pk,
        edition_id=edition.pk,
        unit_ids=[unit.pk for unit in units],
        by=by,
        at=LATER,
    )


def test_only_units_that_studied_a_changed_clause_are_asked_again(text, board, other):
    """An agenda without the clause has nothing to mend; a unit that held nothing has it all ahead."""
    edition = newer(board, other)
    agenda(world.riverside(), "I.2", of=text)
    agenda(world.meadow(), "I.1", of=text)
    for unit in (world.riverside(), world.meadow()):
        held(world.session(of=unit), came=12)

    assert "1 unit had studied them" in page(text=text)
    client = world.client_of("board", of=world.ministry())
    answer = client.post(reverse("ask_again", args=[text.pk]), follow=True)
    assert "Each unit finds it on its desk" in answer.content.decode()
    asked = reads.again(Scope(world.ministry().path))
    assert [(one.unit_id, one.edition_id) for one in asked] == [(world.riverside().pk, edition.pk)]
    assert asked[0].clause_keys == (edition.clauses.get(label="I.2").key,)
    answer = client.post(reverse("ask_again", args=[text.pk]), follow=True)
    assert "no unit left" in answer.content.decode()


def test_a_unit_without_an_agenda_went_through_the_whole_text(text, board, other):
    """Then whatever changed, it had studied it; its own page says how many people."""
    newer(board, other)
    held(world.session(of=world.riverside()), came=11)
    said = page("committee", world.riverside(), text=text)

    assert 'data-label="People">11<' in said
    assert 'data-label="People">11<' not in page("committee", world.hilltop(), text=text)


def test_the_unit_finds_it_on_its_desk_until_it_has_held_a_session_again(text, board, other):
    """The duty's marks stay: what was done is done."""
    edition = newer(board, other)
    held(world.session(of=world.riverside()), came=12)
    opened(edition, world.riverside(), by=board)
    Again.objects.update(asked_at=world.MONDAY + timedelta(days=1))
    desk = world.client_of("organiser", of=world.riverside())

    assert "has a new edition" in desk.get("/").content.decode()
    Again.objects.update(asked_at=world.MONDAY)
    assert "has a new edition" not in desk.get("/").content.decode()


def test_nobody_studies_again_for_a_comma(text, board, other):
    """Said on the page, and refused by the act."""
    edition = newer(board, other, SIGNS)
    held(world.session(of=world.riverside()), came=12)

    assert "changed no words" in page(text=text)
    with pytest.raises(acts.NothingChanged):
        opened(edition, world.riverside(), by=board)


def test_a_duty_is_opened_again_once_and_by_whom_it_lies_below(text, board, other):
    """One entry in the audit; another text's edition, a closed rollout and a sibling are refused."""
    edition = newer(board, other)
    assert opened(edition, world.riverside(), by=board) == 1
    assert opened(edition, world.riverside(), by=board) == 0
    assert Entry.objects.filter(act="rollout.study_again").count() == 1

    sibling = world.actor("committee", of=world.lowland())
    with pytest.raises(acts.OutOfReach):
        opened(edition, world.hilltop(), by=sibling)
    foreign = released(HANDS_LO.replace("27/", "28/"), by=board, then=other)
    with pytest.raises(acts.OtherText):
        opened(foreign, world.riverside(), by=board)
    with pytest.raises(acts.NoDuty):
        opened(edition, world.unit("P1-new", above=world.hilltop()), by=board)
    acts.close(rollout_id=Rollout.objects.get().pk, by=board, at=LATER)
    with pytest.raises(acts.AlreadyClosed):
        opened(edition, world.meadow(), by=board)


def test_a_text_with_one_version_asks_nobody(text):
    """And a text that is not there is not found."""
    assert "one version only" in page(text=text)
    client = world.client_of("board", of=world.ministry())
    assert client.get(reverse("again", args=[999_999])).status_code == 404
    assert client.post(reverse("ask_again", args=[999_999])).status_code == 404


def test_the_page_asks_the_same_few_questions_for_one_unit_and_for_three(text, board, other):
    """A country is no slower than a village."""
    newer(board, other)
    client = world.client_of("board", of=world.ministry())

    def asked():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("again", args=[text.pk])).status_code == 200
        return len(seen)

    held(world.session(of=world.riverside()), came=12)
    asked()
    one = asked()
    held(world.session(of=world.meadow()), came=12)
    held(world.session(of=world.hilltop()), came=12)
    assert asked() == one
