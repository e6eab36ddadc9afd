"""
Promise 8, in part: what was acknowledged survives the sudden death of the process.

Seen red: without the transaction around entry and head, the chain breaks within a few kills.
"""

import ast
import random
import signal
import subprocess
import sys
import time

from tests.house.source import TOP
from tests.house.test_writers import house, told

KILLS = 20
WRITER = """
import django; django.setup()
from suffuse.audit import acts
from suffuse.audit.rules import HOUSE
from tests.world import MONDAY
while True:
    print(acts.write(act="test.write", thing="t", by=HOUSE, at=MONDAY).sequence, flush=True)
"""


def test_no_acknowledged_act_is_lost_however_often_the_process_is_killed(tmp_path):
    """Each number below was printed after its commit; each must be there after the kill."""
    chance = random.Random(7)
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "-v0"], env=house(tmp_path), cwd=TOP, check=True
    )
    acknowledged = 0

    for _ in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER],
            env=house(tmp_path),
            cwd=TOP,
            stdout=subprocess.PIPE,
            text=True,
        )
        lines = [writer.stdout.readline()]
        time.sleep(chance.uniform(0.0, 0.4))
        writer.send_signal(signal.SIGKILL)
        lines += writer.communicate()[0].splitlines(keepends=True)
        # The kill may cut the last line; whole lines were acknowledged.
        acknowledged = max([acknowledged, *(int(line) for line in lines if line.endswith("\n"))])

    entries, broken = ast.literal_eval(
        told(
            tmp_path,
            "from suffuse.audit import reads; n, b = reads.verify(); print((n, b and b.why))",
        )
    )
    assert broken is None
    assert acknowledged <= entries <= acknowledged + KILLS
    check = "from django.db import connection as c; k = c.cursor(); print(k.execute('PRAGMA quick_check').fetchone()[0])"
    assert told(tmp_path, check) == "ok"
