"""The chain of entries: each one holds the one before, and nothing is changed unseen."""

from datetime import timedelta

import pytest

from suffuse.audit import acts, reads
from suffuse.audit.rules import HOUSE
from tests.world import MONDAY

pytestmark = pytest.mark.django_db


def test_each_entry_carries_the_hash_of_the_one_before():
    """An entry that is taken out leaves its neighbour pointing at nothing."""
    first, second = (
        acts.write(act="test.act", thing=f"thing {n}", by=HOUSE, at=MONDAY + timedelta(hours=n))
        for n in range(2)
    )

    assert (second.previous, reads.head()) == (first.hash, second.hash)
    assert reads.verify() == (2, None)
