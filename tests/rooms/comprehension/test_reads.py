import pytest

from suffuse.comprehension import reads
from suffuse.comprehension.rules import Share, Verdict
from suffuse.organisation.rules import Scope
from tests import attendance_world, world
from tests.comprehension_world import counted, item

pytestmark = pytest.mark.django_db


def batch(of, *lines, days=0):
    session = world.session(of=of, days=days)
    attendance_world.held(session, came=12)
    counted(session, *lines)
    return session


def where(of):
    return {"scope": Scope(of.path), "rollout_id": world.rollout().pk}


@pytest.mark.parametrize("count", [1, 3])
def test_figures_cost_the_same_for_one_batch_and_for_three(count, django_assert_num_queries):
    """The door upward must not grow with the country."""
    hands = item()
    for day in range(count):
        batch(world.riverside(), (hands, 9, 12), days=day)
    asked = where(world.ministry())
    with django_assert_num_queries(4):
        clauses = reads.by_clause(**asked)
    with django_assert_num_queries(2):
        (total,) = reads.totals(**asked)
    assert {one.clause_key: one.after for one in clauses}["I.1"] == Share(9 * count, 12 * count)
    assert (total.after, total.checked) == (Share(9 * count, 12 * count), 12 * count)


def test_only_what_is_released_is_told():
    """An open batch and a batch of nine tell nothing, not even that they exist."""
    hands = item()
    counted(world.session(of=world.riverside(), days=1), (hands, 9, 12))
    batch(world.riverside(), (hands, 9, 9))
    assert reads.totals(**where(world.ministry())) == ()
    assert {one.after for one in reads.by_clause(**where(world.ministry()))} == {Share(0, 0)}


def test_before_and_after_make_a_gain_and_a_verdict():
    """Form A before, form B after; what is surely not understood is to be taught again."""
    before, after, towel = item(form="A"), item(form="B"), item("I.2", form="B")
    batch(world.riverside(), (before, 3, 12), (after, 12, 12), (towel, 2, 12))
    found = {one.clause_key: one for one in reads.by_clause(**where(world.hilltop()))}
    assert found["I.1"].gain.sure
    assert found["I.1"].verdict is Verdict.UNDERSTOOD
    assert found["I.2"].verdict is Verdict.TEACH_AGAIN
    assert (found["I.2"].gain, found["I"].share) == (None, None)


def test_figures_stay_inside_their_scope_and_level():
    """Lowland's answers are not Hilltop's; leaders' are not the staff's."""
    hands = item()
    batch(world.riverside(), (hands, 9, 12))
    batch(world.meadow(), (hands, 1, 12))
    (total,) = reads.totals(**where(world.hilltop()))
    assert total.after == Share(9, 12)
    leaders = reads.by_clause(**where(world.hilltop()), level="leaders")
    assert {one.after for one in leaders} == {Share(0, 0)}


@pytest.mark.parametrize("count", [1, 3])
def test_a_sheet_costs_three_queries(count, django_assert_num_queries):
    """However many questions a form has."""
    for clause in ["I", "I.1", "I.2"][:count]:
        item(clause)
    session = world.session(of=world.riverside())
    with django_assert_num_queries(3):
        sheet = reads.sheet(session_id=session.pk)
    assert [line.of for line in sheet.lines] == [None] * count


def test_a_check_is_found_by_its_batch_code_and_shows_public_questions_of_one_form():
    """No account, and nothing about the batch but what its code says."""
    item(form="A"), item(form="B"), item("I.2", form="B", public=False)
    session = world.session(of=world.riverside())
    _, code, asked = reads.check(code=session.code.lower(), form="B")
    assert (code, [one.form for one in asked]) == (session.code, ["B"])
    assert [choice.right for choice in asked[0].choices].count(True) == 1
    assert reads.check(code="XXX-XXX", form="B") is None
