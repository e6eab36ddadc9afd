"""The same databases as the tests."""

from tests.conftest import *  # noqa: F403 - the fixtures are the tests' own
