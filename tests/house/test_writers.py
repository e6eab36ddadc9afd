"""Many writers at once: nobody's act is lost, and the chain has one end."""

import os
import subprocess
import sys

import pytest

from tests.house.source import TOP

PROCESSES, THREADS, TIMES = 4, 5, 30

pytestmark = pytest.mark.once


def house(folder):
    """Return the surroundings of a fresh house of its own, on SQLite with the settings of the real one."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "suffuse.web.settings",
        "SUFFUSE_HOME": str(folder),
        "SUFFUSE_DATABASE_URL": f"sqlite:///{folder}/house.sqlite3",
        "PYTHONPATH": f"{TOP}{os.pathsep}{TOP / 'src'}",
    }


def told(folder, code):
    return subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {code}"],
        env=house(folder),
        cwd=TOP,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_twenty_writers_at_once_lose_nothing_on_sqlite(tmp_path):
    """With Django's own settings most of them fail with `database is locked`."""
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "-v0"], env=house(tmp_path), cwd=TOP, check=True
    )

    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.house.writer", f"process {n}", str(THREADS), str(TIMES)],
            env=house(tmp_path),
            cwd=TOP,
        )
        for n in range(PROCESSES)
    ]

    assert [process.wait() for process in running] == [0] * PROCESSES
    assert (
        told(tmp_path, "from suffuse.audit import reads; print(reads.verify())")
        == f"({PROCESSES * THREADS * TIMES}, None)"
    )
