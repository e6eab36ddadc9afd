"""What waits for a unit, what came from above, and how far it has come below."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from suffuse.audit.rules import HOUSE
from suffuse.direction import acts, reads
from tests import direction_world as down
from tests import world
from tests.reporting_world import LATER

pytestmark = pytest.mark.django_db


def everybody():
    return world.riverside(), world.meadow()


def answer(given, of, *, added="", evidence=""):
    receipt = down.receipt(given, of)
    acts.receive(receipt_id=receipt.pk, added=added, by=HOUSE, at=LATER)
    if evidence:
        acts.finish(receipt_id=receipt.pk, evidence=evidence, by=HOUSE, at=LATER)
    return receipt


def test_a_direction_waits_until_it_is_done():
    """Received is not done: it stays on the desk."""
    everybody()
    given = down.direction()
    (waits,) = reads.waiting(unit_id=world.hilltop().pk)
    assert waits.stage == "waiting"
    answer(given, world.hilltop())
    assert reads.waiting(unit_id=world.hilltop().pk)[0].stage == "received"
    acts.finish(receipt_id=waits.receipt_id, evidence="x", by=HOUSE, at=LATER)
    assert reads.waiting(unit_id=world.hilltop().pk) == ()


def test_the_giver_sees_how_far_it_has_come_level_by_level():
    """Two provinces, two districts; one of each has received, one district has done it."""
    everybody()
    given = down.direction()
    answer(given, world.hilltop())
    answer(given, world.riverside(), evidence="ຮູບ")
    found = reads.direction(given.pk)
    assert [(depth, p.of, p.received, p.done) for depth, p in found.levels] == [
        (2, 2, 1, 0),
        (3, 2, 1, 1),
    ]
    assert [(b.name.en, b.progress.done) for b in found.branches] == [
        ("Lowland", 0),
        ("Hilltop", 1),
    ]
    assert [clause.label for clause in found.clauses] == ["I.2"]
    assert found.brief.progress.of == 4
    assert [d.evidence for d in found.done] == ["ຮູບ"]


def test_a_unit_reads_what_every_level_above_added_and_no_sibling():
    """The district reads its province's words, not the other province's."""
    everybody()
    given = down.direction()
    answer(given, world.hilltop(), added="ກ່ອນເດືອນ 9")
    answer(given, world.lowland(), added="ບໍ່ກ່ຽວ")
    found = reads.mine(down.receipt(given, world.riverside()).pk)
    assert [line.added for line in found.from_above] == ["ກ່ອນເດືອນ 9"]
    assert found.below.of == 0
    assert reads.mine(down.receipt(given, world.hilltop()).pk).below.of == 1


def test_lists_and_places():
    """A direction belongs to its giver, a receipt to the unit that answers."""
    everybody()
    given = down.direction()
    assert reads.where_is_direction(given.pk) == world.ministry().path
    assert reads.where_is_receipt(down.receipt(given, world.hilltop()).pk) == world.hilltop().path
    assert reads.where_is_direction(0) is None
    assert reads.where_is_receipt(0) is None
    assert [brief.id for brief in reads.given(unit_id=world.ministry().pk)] == [given.pk]
    assert [brief.id for brief in reads.of_rollout(rollout_id=world.rollout().pk)] == [given.pk]
    assert len(reads.answered(unit_id=world.hilltop().pk)) == 1


def test_notes_are_read_in_order():
    """Who took note, on which day, under which number."""
    down.note()
    (line,) = reads.notes(report_id=down.national().pk)
    assert (line.body.en, line.reference) == ("Secretariat", "12/ຄລ")


@pytest.mark.parametrize("ask", ["direction", "mine", "waiting", "given"])
def test_questions_cost_the_same_with_three_units_as_with_one(ask):
    """A direction to a country is read with the queries of a direction to a village."""
    everybody()

    def cost(given):
        calls = {
            "direction": lambda: reads.direction(given.pk),
            "mine": lambda: reads.mine(down.receipt(given, world.hilltop()).pk),
            "waiting": lambda: reads.waiting(unit_id=world.hilltop().pk),
            "given": lambda: reads.given(unit_id=world.ministry().pk),
        }
        with CaptureQueriesContext(connection) as caught:
            calls[ask]()
        return len(caught)

    one = cost(down.direction(to=world.hilltop()))
    for number in range(3):
        world.unit(f"P1-E{number}", above=world.hilltop())
    world.rollout()
    assert cost(down.direction(to=world.hilltop())) == one


def test_the_unit_addressed_stands_in_the_table_with_those_below_it():
    """ "4 of 10 have received it" over a table of nine leaves a reader looking for the tenth."""
    everybody()
    for top in (world.hilltop(), world.ministry()):
        full = reads.direction(down.direction(to=top).pk)
        assert sum(branch.progress.of for branch in full.branches) == full.brief.progress.of
    full = reads.direction(down.direction(to=world.hilltop()).pk)
    assert full.branches[0].name.en == world.hilltop().name_en
