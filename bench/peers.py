"""
The peer for whole teams, asked in a Python of its own: run as a script there, called from the bench.

`SUFFUSE_BENCH_PEERS` names the Python of an environment that has `packingsolver`; the bench has none
of its own, so that no peer stands among the product's dependencies. Who is not compared is said at
the end of every run (`not_compared`).
"""

import importlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

SECONDS = 2.0


def python_of_peers() -> str | None:
    """Return the Python that has the peers, or None: then they are not compared."""
    return os.environ.get("SUFFUSE_BENCH_PEERS")


def not_compared() -> Iterator[str]:
    """Yield each known peer that no figure of this run stands beside, and why."""
    yield (
        "Timefold is not compared: its makers halted the development for Python in July 2025, "
        "and it needs Java; no figure here says anything about it"
    )
    if python_of_peers() is None:
        yield "packingsolver is not compared: SUFFUSE_BENCH_PEERS names no Python that has it"


def packed_by_peer(python: str, asked: list[tuple[list[int], int]]) -> list[tuple[int, float]]:
    """Return for each (sizes, room) how many bins packingsolver takes, and in how many seconds."""
    done = subprocess.run(
        [python, __file__], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    return [tuple(one) for one in json.loads(done.stdout)]


def _main() -> None:
    one = importlib.import_module("packingsolver.onedimensional")
    clock = importlib.import_module("time").monotonic
    answers = []
    for sizes, room in json.load(sys.stdin):
        builder = one.InstanceBuilder()
        builder.set_objective(one.Objective.BinPacking)
        builder.add_bin_type(room, copies=len(sizes))
        for size, many in Counter(sizes).items():
            builder.add_item_type(size, copies=many)
        how = one.OptimizeParameters()
        how.time_limit, how.verbosity_level = SECONDS, 0
        began = clock()
        found = one.optimize(builder.build(), how)
        answers.append((found.solution.number_of_bins(), clock() - began))
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    _main()
