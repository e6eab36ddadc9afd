"""What time brings due is done once, and only once."""

import pytest

from tests.rooms.cli.terminal import Terminal

pytestmark = pytest.mark.once


def test_a_tick_says_what_each_job_did(terminal: Terminal) -> None:
    """In an empty house there is nothing to do, twice."""
    for _ in range(2):
        assert "plans: nothing to do" in terminal.types("tick")
    assert "0 entries" in terminal.types("audit")
