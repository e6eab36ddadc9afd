"""Which database the sentences are tried on: SQLite, or a real PostgreSQL started for this run."""

import os
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.backends.sqlite3.operations import DatabaseOperations

from suffuse.audience.models import Level
from suffuse.web.database import settings_of
from tests import databases
from tests.browsing import CHROMIUM, QUIET

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


DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server", "client"}

_flush = DatabaseOperations.execute_sql_flush


def _flush_with_triggers_away(self, sql_list):
    """
    SQLite is emptied row by row between tests that commit; PostgreSQL truncates.

    The triggers that keep released texts would refuse that, so they are put away for the emptying.
    """
    with self.connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'"
        )
        kept = cursor.fetchall()
        for name, _ in kept:
            cursor.execute(f"DROP TRIGGER {name}")
        try:
            _flush(self, sql_list)
        finally:
            for _, sql in kept:
                cursor.execute(sql)


# On the class: a browser test has connections of its own, one for each of its threads.
DatabaseOperations.execute_sql_flush = _flush_with_triggers_away

if os.environ.get("SUFFUSE_TEST_DATABASE") == "postgresql":
    _use_postgresql()


@pytest.fixture(autouse=True)
def _the_levels_are_there(request):
    """Tests that commit empty every table, also of what the migrations put there."""
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        request.getfixturevalue("transactional_db")
        if not Level.objects.exists():
            import_module("suffuse.audience.migrations.0002_the_six_levels").add(apps, None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the system's Chromium, and let it call nobody."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


def _touches_the_database(item: pytest.Item) -> bool:
    """A sentence that asks for the database, itself or by a fixture; the others know none."""
    asked = getattr(item, "fixturenames", ())
    return bool(item.get_closest_marker("django_db")) or not DATABASE_FIXTURES.isdisjoint(asked)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What touches no database would say the same on PostgreSQL: the run on SQLite has said it."""
    if os.environ.get("SUFFUSE_TEST_DATABASE") != "postgresql":
        return
    kept = [item for item in items if _touches_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept
