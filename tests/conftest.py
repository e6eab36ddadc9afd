"""Which database the sentences are tried on: SQLite, or a real PostgreSQL started for this run."""

import os

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections

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


if os.environ.get("SUFFUSE_TEST_DATABASE") == "postgresql":
    _use_postgresql()


@pytest.fixture(autouse=True)
def _nothing_is_remembered_between_tests():
    """Rate limits live in the cache; one test's guesses must not block the next."""
    cache.clear()
