"""The same databases as the tests; at the end, who is not compared."""

from bench.peers import not_compared
from tests.conftest import *  # noqa: F403 - the fixtures are the tests' own


def pytest_terminal_summary(terminalreporter):
    """Say who is missing after every run: figures without it would seem to be beside everybody."""
    terminalreporter.section("peers that are not compared")
    for line in not_compared():
        terminalreporter.line(line)
