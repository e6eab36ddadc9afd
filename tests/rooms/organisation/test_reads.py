"""Questions about the tree: what they answer, and that they ask no more when there is more."""

import pytest

from suffuse.organisation import reads
from suffuse.organisation.rules import Scope
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[1, 3])
def crowd(request):
    """Hilltop with one or three districts, people and counts in each."""
    hilltop = world.hilltop()
    world.lowland(), world.meadow()
    for n in range(request.param):
        district = world.unit(f"P1-D{n + 1}", above=hilltop)
        world.unit(f"P1-D{n + 1}-C", above=district)
        world.person(of=hilltop, name=f"Noy {n}", team=f"team {n}")
        world.headcount(of=hilltop, people=5, team=f"team {n}")
    return hilltop, request.param


def test_the_children_of_a_unit_are_asked_for_in_two_questions(crowd, django_assert_num_queries):
    hilltop, count = crowd
    with django_assert_num_queries(2):
        lines = reads.children(hilltop.pk)

    assert [line.below for line in lines] == [1] * count


def test_the_whole_of_a_scope_is_one_question(crowd, django_assert_num_queries):
    hilltop, count = crowd
    with django_assert_num_queries(1):
        units = reads.units(Scope(hilltop.path))

    assert len(units) == 1 + 2 * count


def test_the_path_down_to_a_unit_is_one_question(crowd, django_assert_num_queries):
    hilltop, _ = crowd
    with django_assert_num_queries(1):
        crumbs = reads.breadcrumb(hilltop.path)

    assert [crumb.code for crumb in crumbs] == ["M", "P1"]


def test_the_counts_of_a_unit_are_two_questions(crowd, django_assert_num_queries):
    hilltop, count = crowd
    with django_assert_num_queries(2):
        lines = reads.counts(hilltop.pk)

    assert [(line.named, line.counted, line.people) for line in lines] == [(1, 5, 5)] * count


def test_a_roster_is_of_the_unit_alone(crowd, django_assert_num_queries):
    hilltop, count = crowd
    world.person(of=world.riverside(), name="Somebody of the district")
    with django_assert_num_queries(1):
        roster = reads.roster(hilltop.pk)

    assert [person.name for person in roster] == [f"Noy {n}" for n in range(count)]


def test_more_names_than_heads_are_all_people():
    """A head count that has grown old does not make people vanish."""
    ministry = world.ministry()
    world.headcount(of=ministry, people=1)
    for n in range(3):
        world.person(of=ministry, code=str(n))

    assert reads.counts(ministry.pk)[0].people == 3


def test_where_things_are():
    riverside = world.riverside()

    assert reads.where_is_unit(riverside.pk) == riverside.path
    assert reads.where_is_unit(0) is None
    assert reads.where_is_intake(0) is None
