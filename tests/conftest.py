"""Which database the sentences are tried on: SQLite, or a real PostgreSQL started for this run."""

import os

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.db.backends.sqlite3.operations import DatabaseOperations

from suffuse.web.database import settings_of
from tests import databases

# Playwright keeps an event loop; the tests themselves are not asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def _use_postgresql() -> None:
    """Put PostgreSQL in the place of SQLite, before the first connection is made."""
    settings.DATABASES = {"default": settings_of(databases.postgresql())}
    connections._settings = None
    vars(connections).pop("settings", None)
    connections.close_all()
    if hasattr(connections._connections, "default"):
        del connections["default"]


class _StandAside(DatabaseOperations):
    """
    SQLite is emptied row by row between tests that commit; PostgreSQL truncates.

    The triggers that keep released texts would refuse that, so they are put away for the emptying.
    """

    def execute_sql_flush(self, sql_list):
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'"
            )
            kept = cursor.fetchall()
            for name, _ in kept:
                cursor.execute(f"DROP TRIGGER {name}")
            try:
                super().execute_sql_flush(sql_list)
            finally:
                for _, sql in kept:
                    cursor.execute(sql)


if os.environ.get("SUFFUSE_TEST_DATABASE") == "postgresql":
    _use_postgresql()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Let the tests clean up after themselves."""
    operations = connections["default"].ops
    if connections["default"].vendor == "sqlite":
        operations.__class__ = _StandAside


@pytest.fixture(autouse=True)
def _nothing_is_remembered_between_tests():
    """Rate limits live in the cache; one test's guesses must not block the next."""
    cache.clear()
