"""The log on a page: acts and seats, nobody by name, and whether it is whole."""

import pytest
from django.urls import reverse

from suffuse.audit import acts, reads
from suffuse.audit.models import Entry
from tests import world
from tests.world import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(db):
    return world.client_of("administrator", of=world.ministry())


def wrote(count: int) -> None:
    by = world.actor("committee", of=world.hilltop())
    for n in range(count):
        acts.write(act="test.act", thing=f"thing {n}", by=by, at=MONDAY)


@pytest.mark.parametrize("count", [1, 60])
def test_a_page_of_the_log_asks_no_more_when_there_is_more(
    keeper, count, django_assert_max_num_queries
):
    wrote(count)
    with django_assert_max_num_queries(8):
        page = keeper.get(reverse("audit:log")).content.decode()

    assert f"thing {count - 1}" in page
    assert reads.head()[:12] in page
    assert "committee-p1" not in page


@pytest.mark.parametrize(
    "query",
    ["?page=2", "?page=x", "?thing=thing+3", "?act=nothing", "?act=%FF", "?act=" + "a" * 120],
)
def test_whatever_is_asked_for_is_answered(keeper, query):
    wrote(60)

    assert keeper.get(reverse("audit:log") + query).status_code == 200


@pytest.mark.parametrize("query", ["?thing=%00", "?act=a%00b", "?act=" + "a" * 121])
def test_what_no_entry_can_hold_is_refused_and_never_cut(keeper, query):
    """Half of what was asked would show other entries as if they were those."""
    wrote(1)
    answer = keeper.get(reverse("audit:log") + query)

    assert answer.status_code == 422
    assert b"at most 120 signs" in answer.content
    assert b"thing 0" not in answer.content


@pytest.mark.parametrize("anchor", ["f" * 63, "f" * 65, "g" * 64, "a\x00"])
def test_what_is_no_hash_raises_no_alarm(keeper, anchor):
    """A slip of the hand on a hash from paper would look like a log that was written anew."""
    answer = keeper.get(reverse("audit:verify"), {"anchor": anchor})

    assert answer.status_code == 422
    assert b"A hash has 64 signs" in answer.content
    assert b'class="alert bad"><p>It' not in answer.content
    assert b"does not hold" not in answer.content


@pytest.mark.parametrize("language", ["lo", "en"])
def test_a_whole_log_is_said_to_be_whole_and_a_broken_one_broken(language):
    keeper = world.client_of("administrator", of=world.ministry(), language=language)
    wrote(3)
    assert 'class="alert ok"' in keeper.get(reverse("audit:verify")).content.decode()

    Entry.objects.filter(sequence=2).update(act="test.other")

    assert 'class="alert bad"' in keeper.get(reverse("audit:verify")).content.decode()


def test_a_hash_from_paper_is_looked_for(keeper):
    wrote(3)
    printed = Entry.objects.get(sequence=2).hash

    assert (
        b"The hash from paper stands"
        in keeper.get(reverse("audit:verify"), {"anchor": printed.upper()}).content
    )
    assert b"written anew" in keeper.get(reverse("audit:verify"), {"anchor": "f" * 64}).content


def test_the_log_is_for_those_who_keep_the_house():
    client = world.client_of("committee", of=world.ministry())

    assert client.get(reverse("audit:log")).status_code == 404
    assert client.get(reverse("audit:verify")).status_code == 404
