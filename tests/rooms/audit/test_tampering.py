"""History cannot be changed unseen: every way of changing it is tried, and every one is caught."""

from datetime import timedelta

import pytest

from suffuse.audit import acts, reads
from suffuse.audit.models import Entry, Head
from suffuse.audit.rules import GENESIS, HOUSE
from tests.world import MONDAY

pytestmark = pytest.mark.django_db
COUNT = 6


@pytest.fixture
def anchor():
    """A chain of six entries; the head after the fourth was printed on a letter."""
    printed = ""
    for n in range(1, COUNT + 1):
        acts.write(
            act="test.act",
            thing=f"thing {n}",
            by=HOUSE,
            at=MONDAY + timedelta(hours=n),
            facts={"n": n},
        )
        printed = reads.head() if n == 4 else printed
    return printed


def rewrite(*, since: int, upto: int = COUNT) -> None:
    """Do what an owner of the database can: change an entry and reckon all hashes anew."""
    Entry.objects.filter(sequence__gt=upto).delete()
    previous = Entry.objects.get(sequence=since - 1).hash if since > 1 else GENESIS
    for entry in Entry.objects.filter(sequence__gte=since).order_by("sequence"):
        if entry.sequence == since:
            entry.facts = {"n": "what never was"}
        entry.previous = previous
        entry.hash = previous = reads.hash_of(entry)
        entry.save()
    Head.objects.update(sequence=upto, hash=previous)


def test_an_honest_chain_holds(anchor):
    """What is not broken must not be called broken."""
    assert reads.verify(anchors=[anchor]) == (COUNT, None)


@pytest.mark.parametrize("sequence", range(1, COUNT + 1))
@pytest.mark.parametrize(
    "change",
    [
        {"facts": {"n": 99}},
        {"act": "test.other"},
        {"thing": "thing 99"},
        {"by": "7"},
        {"seat": "7"},
        {"unit": 7},
        {"at": MONDAY - timedelta(days=1)},
        {"hash": "f" * 64},
        {"previous": "f" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_edited_entry_is_caught(anchor, sequence, change):
    Entry.objects.filter(sequence=sequence).update(**change)

    holds, broken = reads.verify()
    assert broken is not None
    assert holds == sequence - 1


@pytest.mark.parametrize("sequence", range(1, COUNT))
def test_a_dropped_entry_is_caught(anchor, sequence):
    Entry.objects.filter(sequence=sequence).delete()

    assert reads.verify()[1] == reads.Broken(sequence, "missing")


@pytest.mark.parametrize("sequence", range(1, COUNT))
def test_two_swapped_entries_are_caught(anchor, sequence):
    Entry.objects.filter(sequence=sequence).update(sequence=99)
    Entry.objects.filter(sequence=sequence + 1).update(sequence=sequence)
    Entry.objects.filter(sequence=99).update(sequence=sequence + 1)

    assert reads.verify()[1] == reads.Broken(sequence, "changed")


def test_a_cut_tail_is_caught(anchor):
    Entry.objects.filter(sequence__gt=3).delete()

    assert reads.verify()[1] == reads.Broken(4, "cut")


def test_a_cut_tail_with_a_mended_head_is_caught_by_what_was_printed(anchor):
    """The chain alone cannot know its own end; a letter that left the house can."""
    rewrite(since=3, upto=3)

    assert reads.verify() == (3, None)
    assert reads.verify(anchors=[anchor])[1] == reads.Broken(3, "anchor")


@pytest.mark.parametrize("since", [1, 2, 4])
def test_a_history_written_anew_is_caught_by_what_was_printed(anchor, since):
    rewrite(since=since)

    assert reads.verify() == (COUNT, None)
    assert reads.verify(anchors=[anchor])[1] == reads.Broken(COUNT, "anchor")


def test_what_is_rewritten_after_the_last_letter_is_not_seen(anchor):
    """The honest limit: what no letter has anchored yet, the database's owner can still rewrite."""
    rewrite(since=5)

    assert reads.verify(anchors=[anchor]) == (COUNT, None)


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_of_the_log_is_one_question(count, django_assert_num_queries):
    for n in range(count):
        acts.write(act="test.act", thing="thing 1", by=HOUSE, at=MONDAY + timedelta(hours=n))
        acts.write(act="test.other", thing="thing 2", by=HOUSE, at=MONDAY)

    with django_assert_num_queries(1):
        lines = reads.log(thing="thing 1")[:20]

    assert [line.act for line in lines] == ["test.act"] * count
    assert len(reads.log()) == 2 * count
    assert reads.log(act="test.other")[0].thing == "thing 2"
