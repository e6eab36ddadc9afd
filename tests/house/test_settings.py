"""What the settings promise, seen from the database and from the outside."""

import os
import subprocess
import sys

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from suffuse.access.models import Tally, User
from suffuse.web import sqlite
from suffuse.web.database import settings_of

PASSWORD = "a long enough phrase"


@pytest.mark.django_db
def test_the_run_is_on_the_database_it_says():
    """A run that believes to be on PostgreSQL and is not proves nothing."""
    assert connection.vendor == os.environ.get("SUFFUSE_TEST_DATABASE", "sqlite")


@pytest.mark.django_db
def test_sqlite_is_set_up_to_lose_nothing():
    """Django's own settings lose most of the writes of twenty writers, and the last ones on a power cut."""
    if connection.vendor != "sqlite":
        pytest.skip("speaks of SQLite; this run is on PostgreSQL")
    with connection.cursor() as cursor:
        asked = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "busy_timeout", "trusted_schema")
        }
    assert asked == {
        "journal_mode": sqlite.journal_mode().lower(),
        "synchronous": 2,
        "busy_timeout": 20000,
        "trusted_schema": 0,
    }
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert not connection.settings_dict["ATOMIC_REQUESTS"]


def test_a_write_ahead_log_only_where_it_cannot_corrupt():
    """Below 3.51.3 a reset of the log can lose pages; there the old journal is slower and safe."""
    assert sqlite.version() >= sqlite.SAFE_WITH_WAL or sqlite.journal_mode() == "DELETE"


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        pytest.param("sqlite:///a/b.sqlite3", "sqlite3", "a/b.sqlite3", id="a file beside"),
        pytest.param("sqlite:////tmp/b.sqlite3", "sqlite3", "/tmp/b.sqlite3", id="a file anywhere"),
        pytest.param("postgresql://u:p%40@h:5433/n", "postgresql", "n", id="a server"),
    ],
)
def test_the_url_alone_decides_where_everything_is_kept(url, engine, name, tmp_path, monkeypatch):
    """Nothing else in the code knows whether it runs on a laptop or for a country."""
    monkeypatch.chdir(tmp_path)
    found = settings_of(url)
    assert (found["ENGINE"].rpartition(".")[2], found["NAME"]) == (engine, name)


def test_another_database_is_refused_in_words():
    """A typing mistake in one variable should not end in a traceback about engines."""
    with pytest.raises(ValueError, match="sqlite:/// or postgresql://"):
        settings_of("mysql://h/n")


def test_a_house_on_the_open_network_passes_djangos_own_checks(tmp_path):
    """`check --deploy` finds nothing once the house says that it is served over HTTPS."""
    told = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env={
            **{key: value for key, value in os.environ.items() if not key.startswith("DJANGO_")},
            "DJANGO_SETTINGS_MODULE": "suffuse.web.settings",
            "SUFFUSE_SECURE": "1",
            "SUFFUSE_HOME": str(tmp_path),
            "SUFFUSE_DATABASE_URL": f"sqlite:///{tmp_path}/check.sqlite3",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr


@pytest.fixture
def quick(settings):
    """A hash that is slow on purpose says nothing about how guesses are counted."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for name in ("keo", "noy"):
        User.objects.create_user(name, password=PASSWORD)


def comes_in(name: str, password: str = PASSWORD) -> bool:
    visitor = Client()
    visitor.post(reverse("account_login"), {"login": name, "password": password})
    return "_auth_user_id" in visitor.session


@pytest.mark.django_db
def test_ten_wrong_guesses_shut_an_account_for_whoever_guesses(quick):
    assert [comes_in("keo", "wrong") for _ in range(9)] == [False] * 9
    assert comes_in("keo")
    assert [comes_in("keo", "wrong") for _ in range(10)] == [False] * 10
    assert not comes_in("keo")
    assert comes_in("noy")


@pytest.mark.django_db
def test_the_count_of_guesses_is_not_washed_out_by_guessing_at_other_names(quick):
    """A cache in memory keeps 300 counts; three hundred other names would buy ten new guesses."""
    assert [comes_in("keo", "wrong") for _ in range(10)] == [False] * 10

    for n in range(400):
        cache.set(f"another-{n}", [1.0], 300)

    assert not comes_in("keo")


@pytest.mark.django_db
def test_the_count_of_guesses_is_kept_where_every_web_process_sees_it(quick):
    """In the small; two real processes are tried in tests/faults."""
    before = Tally.objects.count()
    comes_in("keo", "wrong")

    assert Tally.objects.count() > before
