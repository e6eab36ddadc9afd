"""Who stands around a text: the board that hands it in, another that releases it, and who reads it."""

import pytest

from tests import world


@pytest.fixture
def board():
    return world.actor("board", of=world.ministry())


@pytest.fixture
def other():
    return world.actor("board", of=world.hilltop())


@pytest.fixture
def reviewer(other):
    return world.client_of("board", of=world.hilltop())


@pytest.fixture
def reader():
    return world.client_of("participant", of=world.riverside())
