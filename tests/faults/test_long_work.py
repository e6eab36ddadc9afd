"""
Long work over a country's units, killed midway: nobody computes on, and it goes on where it was.

Seen red: without the watch on the parent (`beside._watch`) the two solvers, and what Python starts
with them, wait for ever.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from bench.units import Kind, unit
from tests.faults.working import UNITS
from tests.house.source import TOP
from tests.house.test_writers import house
from tests.rooms.planning.instances import as_file

PROCESSES = Path("/proc")
AT_MOST = 40
SOON = 5

pytestmark = pytest.mark.skipif(
    not PROCESSES.is_dir(), reason="who lives is read where the system lists its processes"
)


def started(folder, *words):
    """Start a process in a group of its own; what it says goes to a file, which nobody must empty."""
    with (folder / "said").open("w") as said:
        return subprocess.Popen(
            [sys.executable, "-m", *words],
            env=house(folder),
            cwd=TOP,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def answer(folder, *words):
    """Return what `tests.faults.working` answers; fail with all it said if it fails or takes long."""
    running = started(folder, "tests.faults.working", *map(str, words))
    try:
        code = running.wait(AT_MOST)
    finally:
        ended(running)
    said = (folder / "said").read_text()
    assert code == 0, said
    return json.loads(said.splitlines()[-1])


def ended(running):
    """End whatever is left of a group, so that a red test leaves nobody behind."""
    for one in alive(running.pid):
        os.kill(one, signal.SIGKILL)
    running.wait(AT_MOST)


def alive(group):
    """Return the processes of a group that live; a dead one that nobody buried is none."""
    found = []
    for place in PROCESSES.glob("[0-9]*/stat"):
        try:
            state, _, its_group = place.read_text().rpartition(")")[2].split()[:3]
        except OSError:  # ended while it was looked at
            continue
        if int(its_group) == group and state not in "ZX":
            found.append(int(place.parent.name))
    return found


def until(true, running, seconds=AT_MOST):
    """Wait until something is true, as long as the process runs and not for ever."""
    end = time.monotonic() + seconds
    while not true():
        assert running.poll() is None, "ended before it could be killed"
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def killed(running):
    """Kill the one process that was started, not its group; return who of its children lives on."""
    try:
        children = len(alive(running.pid)) - 1
        os.kill(running.pid, signal.SIGKILL)
        running.wait(AT_MOST)
        end = time.monotonic() + SOON
        while (left := alive(running.pid)) and time.monotonic() < end:
            time.sleep(0.05)
    finally:
        ended(running)
    assert children >= 2, "there was nobody to leave behind"
    return left


def done_in(folder):
    """Return how many units are done, as another process sees it."""
    count = "select count(*) from planning_step where done_at is not null"
    with closing(sqlite3.connect(folder / "house.sqlite3", timeout=20)) as rows:
        return rows.execute(count).fetchone()[0]


def killed_midway(folder, verb):
    """Begin work by the verb and kill it midway; return what comes of it then, and on a calm day."""
    calm, wild = folder / "calm", folder / "wild"
    calm.mkdir()
    number = answer(calm, verb)
    shutil.copytree(calm, wild)
    wanted = answer(calm, "work", number, 0)

    running = started(wild, "tests.faults.working", "work", str(number), "0")
    until(lambda: done_in(wild) > 0, running)
    assert killed(running) == []
    assert 0 < done_in(wild) < UNITS
    found = answer(wild, "work", number, 1)

    assert done_in(wild) == UNITS
    return found, wanted


def test_planning_again_goes_on_after_a_kill_and_leaves_nobody_behind(tmp_path):
    """A lower cap breaks every plan; the worker dies midway; the plans are those of a calm day."""
    plans, wanted = killed_midway(tmp_path, "begin")

    assert [one[1] for one in plans] == [1, 2] * UNITS
    assert plans == wanted


def test_what_if_goes_on_after_a_kill_and_keeps_no_plan(tmp_path):
    """The worker dies midway; what was answered stays, and all answers are those of a calm day."""
    found, wanted = killed_midway(tmp_path, "suppose")

    assert [one["then"]["sessions"] > one["now"]["sessions"] for _, one in found] == [True] * UNITS
    assert found == wanted


def test_a_killed_plan_of_many_lines_leaves_nobody_behind(tmp_path):
    """`suffuse plan --workers 2`, killed while both solve what takes them minutes."""
    country, out = tmp_path / "c.jsonl", tmp_path / "p.jsonl"
    small, large = Kind(30, 20, 0.5, 2), Kind(800, 20, 0.15, 6)
    lines = [as_file(unit(kind, 26)) for kind in (small, large, large)]
    country.write_text("".join(json.dumps(one) + "\n" for one in lines))
    how = ["--workers", "2", "--seconds", "600", "-o", str(out)]

    running = started(tmp_path, "suffuse", "plan", str(country), *how)
    until(lambda: out.exists() and out.read_text().count("\n") == 1, running)
    time.sleep(1)  # both are deep in a solver

    assert killed(running) == []
