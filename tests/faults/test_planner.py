"""
The planner held against every plan there is, killed, and told to stop.

Seen red: with a finish proven for too few sessions kept for more (`Better.ends`), with speakers whom
history had called on a closed day counted twice (`bounds._rooms`), with one solver's "impossible"
believed alone (`solvers.solved`), and with answers that are not cut back to whole lines after a kill.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time

from hypothesis import HealthCheck, given, settings
from ortools.math_opt.python import mathopt

from bench.units import Kind, unit
from suffuse.planning.engine import judged, solvers
from suffuse.planning.engine.asked import Wishes
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.openings import Openings
from suffuse.planning.engine.setting import Setting
from suffuse.planning.engine.solvers import CP_SAT, HIGHS, Impossible, solved
from suffuse.planning.readers import read_plan
from suffuse.planning.rules import Instance
from tests.house.source import TOP
from tests.rooms.planning.brute import standing, tiny
from tests.rooms.planning.instances import as_file
from tests.rooms.planning.test_engine_proofs import hold_against_every_plan

MANY = settings(
    max_examples=2500,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
KILLS = 6
LINES = 60


@MANY
@given(tiny())
def test_2500_plans_for_eight_people_are_the_best_of_all_plans(instance):
    """0 breaches, every figure the best there is, no bound above it."""
    assert hold_against_every_plan(instance)


@MANY
@given(standing())
def test_2500_new_plans_around_what_stands_move_as_few_as_any_plan_can(instance):
    """Held people never move; of the others as few as any plan must move."""
    hold_against_every_plan(instance)


def least(instance: Instance, by: str) -> float | None:
    """Return the fewest sessions that one solver says are needed, None if it says impossible."""
    setting = Setting(instance)
    openings = Openings(setting, Wishes(len(setting.slots), 0), flows=True)
    openings.model.minimize(openings.goal("sessions"))
    try:
        answer = solved(openings.model, Effort(20.0), 1.0, by=by)
    except Impossible:
        return None
    assert answer is not None
    return answer.bound


def test_two_solvers_agree_on_how_few_sessions_a_unit_needs():
    """What one proves the other must not undercut: on units with rounds, shares and closed rooms."""
    for number in range(12):
        instance = unit(Kind(40 + 10 * number, 15, 0.34, 2), 4000 + number)
        found, other = least(instance, CP_SAT), least(instance, HIGHS)
        assert (found is None) == (other is None), number
        if found is not None and other is not None:
            assert abs(found - other) < 1, number


def test_an_impossible_that_another_solver_contradicts_is_not_believed(monkeypatch):
    """A solver that is wrong once must not become a proof: its claim is asked again elsewhere."""
    model = mathopt.Model()
    one = model.add_integer_variable(lb=0, ub=3)
    model.minimize(one)
    asked = solvers._asked

    def lying(model, effort, part, *, by, **more):
        return Impossible() if by == HIGHS else asked(model, effort, part, by=by, **more)

    monkeypatch.setattr(solvers, "_asked", lying)
    answer = solved(model, Effort(1.0), 1.0, by=HIGHS)

    assert answer is not None
    assert (answer.value, answer.proven) == (0, False)


def command(*args: str) -> subprocess.Popen[bytes]:
    """Start `suffuse` with these arguments."""
    return subprocess.Popen(
        [sys.executable, "-m", "suffuse", *args],
        env={**os.environ, "PYTHONPATH": str(TOP / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def test_a_country_killed_six_times_is_planned_once(tmp_path):
    """SIGKILL at any moment: each line is answered once, in order, as if nothing had happened."""
    country, out, calm = tmp_path / "c.jsonl", tmp_path / "p.jsonl", tmp_path / "calm.jsonl"
    questions = [unit(Kind(30 + number % 20, 20, 0.5, 2), number) for number in range(LINES)]
    country.write_text("".join(json.dumps(as_file(one)) + "\n" for one in questions))
    chance = random.Random(5)
    how = ["plan", str(country), "--no-relax", "--workers", "2", "-o"]

    for _ in range(KILLS):
        running = command(*how, str(out))
        time.sleep(chance.uniform(1.0, 3.0))
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
    for file in (out, calm):
        running = command(*how, str(file))
        running.communicate()
        assert running.returncode == 0

    answers = [json.loads(line) for line in out.read_text().splitlines()]
    assert len(answers) == LINES
    for question, answer, other in zip(
        questions, answers, calm.read_text().splitlines(), strict=True
    ):
        assert answer["figures"] == json.loads(other)["figures"]
        sessions = read_plan(json.dumps(answer))
        assert {one.rule for one in judged(question, sessions).breaches} <= {"nobody_left_out"}


def test_an_interrupted_plan_is_the_best_so_far(tmp_path):
    """Ctrl-C ten seconds into ten minutes: within seconds there is a lawful plan, and no traceback."""
    question, out = tmp_path / "i.json", tmp_path / "p.json"
    instance = unit(Kind(800, 20, 0.15, 6), 26)
    question.write_text(json.dumps(as_file(instance)))
    running = command("plan", str(question), "-o", str(out), "--seconds", "600")
    time.sleep(10)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=15)

    assert (running.returncode, said) == (0, b"")
    sessions = read_plan(out.read_bytes())
    assert {one.rule for one in judged(instance, sessions).breaches} <= {"nobody_left_out"}
