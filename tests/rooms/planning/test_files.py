"""The file formats others rely on: what fits is planned, what does not is refused with its place."""

import copy
import json
import os
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from bench.units import Kind, unit
from suffuse.cli.table import app
from suffuse.planning.engine import solve
from suffuse.planning.papers import plan_json
from suffuse.planning.readers import Refused, read_instance, read_plan, read_room
from suffuse.planning.readers.shape import misfits, schema
from tests.rooms.planning.instances import as_file

INSTANCE = {
    "format": "suffuse-plan-instance/1",
    "slots": [
        {"id": "0", "starts": "2021-06-14T08:30", "ends": "2021-06-14T11:30"},
        {"id": "1", "starts": "2021-06-14T13:30", "ends": "2021-06-14T16:30"},
        {"id": "2", "starts": "2021-06-15T08:30", "ends": "2021-06-15T11:30"},
        {"id": "3", "starts": "2021-06-15T13:30", "ends": "2021-06-15T16:30"},
    ],
    "venues": [{"id": "A", "seats": 60}, {"id": "B", "width_m": 11, "length_m": 7, "closed": ["3"]}],
    "speakers": [{"id": "S1", "levels": ["leaders", "staff"], "closed": ["0"], "most_a_day": 2}],
    "groups": [
        {"team": "t1", "level": "leaders", "people": 7},
        {"team": "t1", "level": "staff", "people": 20},
    ],
    "limits": [{"from": "2021-06-14", "until": None, "people": 20, "distance_m": 2.0}],
    "policy": {"most_of_a_team_away": 0.8, "level_order": None, "whole_teams": False},
    "fixed": [
        {
            "slot": "1", "venue": "A", "level": "staff", "speaker": "S1",
            "groups": [{"team": "t1", "people": 5}], "held": True,
        }
    ],
}  # fmt: skip
runner = CliRunner()


def changed(place, value):
    """Return the instance with one value replaced; `place` is a JSON pointer, `...` removes it."""
    data = copy.deepcopy(INSTANCE)
    *path, last = place.strip("/").split("/")
    at = data
    for key in path:
        at = at[int(key)] if isinstance(at, list) else at[key]
    if value is ...:
        del at[last]
    elif isinstance(at, list):
        at[int(last) :] = [value, *at[int(last) + 1 :]]
    else:
        at[last] = value
    return json.dumps(data)


def test_the_example_of_the_format_is_planned_and_keeps_what_was_held():
    """The file that the contract shows."""
    plan = plan_json(solve(read_instance(json.dumps(INSTANCE))))

    assert plan["status"] in {"optimal", "feasible"}
    assert plan["breaches"] == []
    held = {key: value for key, value in INSTANCE["fixed"][0].items() if key != "held"}
    assert held in plan["sessions"]
    assert sum(part["people"] for one in plan["sessions"] for part in one["groups"]) == 27
    assert not list(misfits(plan, schema("plan-1"), schema("plan-1"), "", ""))


@pytest.mark.parametrize(
    ("place", "value", "code", "at"),
    [
        ("/format", "suffuse-plan/1", "not_allowed", "/format"),
        ("/slots", ..., "missing", ""),
        ("/slots", [], "too_few", "/slots"),
        ("/extra", 1, "unknown_key", "/extra"),
        ("/slots/0/starts", "2021-02-30T08:30", "not_a_time", "/slots/0/starts"),
        ("/slots/0/starts", "14/06/2021", "wrong_form", "/slots/0/starts"),
        ("/slots/0/ends", "2021-06-14T08:30", "ends_before_start", "/slots/0/ends"),
        ("/slots/0/ends", "2021-06-14T08:30:00", "ends_before_start", "/slots/0/ends"),
        ("/slots/0/ends", "2021-06-14T13:31", "slots_overlap", "/slots/1"),
        ("/slots/1/id", "0", "id_twice", "/slots/1/id"),
        ("/venues/0/seats", -1, "too_small", "/venues/0/seats"),
        ("/venues/0/seats", 10**400, "too_big", "/venues/0/seats"),
        ("/venues/0/seats", 12.5, "wrong_type", "/venues/0/seats"),
        ("/venues/0/seats", True, "wrong_type", "/venues/0/seats"),
        ("/venues/1/width_m", ..., "venue_size", "/venues/1"),
        ("/venues/1/seats", 9, "venue_size", "/venues/1"),
        ("/venues/1/closed", ["9"], "unknown_id", "/venues/1/closed/0"),
        ("/speakers/0/most_a_day", 0, "too_small", "/speakers/0/most_a_day"),
        ("/groups/1/people", -3, "too_small", "/groups/1/people"),
        ("/groups/1/level", "leaders", "group_twice", "/groups/1"),
        ("/groups/0/team", "t\u0000", "wrong_form", "/groups/0/team"),
        ("/limits/0/people", 0, "too_small", "/limits/0/people"),
        ("/limits/0/distance_m", 0, "too_small", "/limits/0/distance_m"),
        ("/limits/0/until", "2021-06-13", "ends_before_start", "/limits/0/until"),
        ("/policy/most_of_a_team_away", 0, "too_small", "/policy/most_of_a_team_away"),
        ("/policy/level_order", ["chiefs"], "unknown_id", "/policy/level_order/0"),
        ("/policy/level_order", ["staff", "staff"], "id_twice", "/policy/level_order/1"),
        ("/fixed/0/venue", "Z", "unknown_id", "/fixed/0/venue"),
        ("/fixed/0/groups/0/people", 21, "fixed_too_many", "/fixed/0/groups/0/people"),
        ("/fixed/1", INSTANCE["fixed"][0], "fixed_clash", "/fixed/1/venue"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(place, value, code, at):
    """A code for machines, a pointer, and a sentence in both languages."""
    with pytest.raises(Refused) as refusal:
        read_instance(changed(place, value))

    first = refusal.value.faults[0]
    assert (first.code, first.column) == (code, at)
    assert first.say.lo
    assert first.say.en


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "not_json"),
        ("[]", "wrong_type"),
        ('{"format": 1, "format": 2}', "key_twice"),
        ('{"format": NaN}', "not_a_number"),
        ('{"format": -Infinity}', "not_a_number"),
        ("[" * 200_000, "too_deep"),
        ('{"format": ' + "9" * 5000 + "}", "not_json"),
        (b"\xff\xfe{}", "not_json"),
    ],
)
def test_what_is_no_clear_json_is_refused(text, code):
    """Nothing is lost silently, and nothing is a traceback."""
    with pytest.raises(Refused) as refusal:
        read_instance(text)
    assert refusal.value.faults[0].code == code


@pytest.mark.parametrize("cap", [1, 2])
def test_a_cap_of_one_is_lawful_if_slow(cap):
    """Strange, but somebody may have to; the answer is lawful, not an error."""
    plan = solve(read_instance(changed("/limits/0/people", cap)))
    new = [one for one in plan.sessions if not one.held]
    assert all(one.people <= cap for one in new)
    assert plan.figures.left_out == 27 - 5 - sum(one.people for one in new)


def test_a_plan_with_unknown_things_is_read_and_then_called_unlawful():
    """A typed plan is judged, not thrown away."""
    text = json.dumps({"format": "suffuse-plan/1", "sessions": INSTANCE["fixed"]})
    assert read_plan(text)[0].venue == "A"
    with pytest.raises(Refused):
        read_plan('{"format": "suffuse-plan/1", "sessions": [{"slot": "0"}]}')


@pytest.mark.parametrize(
    "room",
    [
        {"width_m": 11, "length_m": 7},
        {"width_m": 11, "length_m": 7, "distance_m": 2, "rows": ["1"]},
        {"seats": [{"id": "A", "x": 0, "y": 0}, {"id": "A", "x": 1, "y": 0}], "distance_m": 1},
        {"rows": ["12"], "groups": [1]},
        {"width_m": -1, "length_m": 7, "distance_m": 2},
        {"width_m": 1000, "length_m": 1000, "distance_m": 0.1},
        {"seats": [{"id": "A", "x": 0, "y": 0}], "distance_m": 1, "together": 2},
        {"seats": [{"id": f"{n}", "x": n / 9000, "y": 0} for n in range(9000)], "distance_m": 1},
    ],
)
def test_a_room_that_makes_no_sense_is_refused(room):
    """Half a room, two rooms in one, a seat twice, a mark unknown, a negative wall, a heap of seats."""
    with pytest.raises(Refused):
        read_room(json.dumps({"format": "suffuse-room/1", **room}))


def test_the_verbs_plan_check_and_seat(tmp_path):
    """From file to file, the same way that a ministry without a server would."""
    instance, plan, room = tmp_path / "i.json", tmp_path / "p.json", tmp_path / "r.json"
    instance.write_text(json.dumps(INSTANCE))
    room.write_text('{"format": "suffuse-room/1", "width_m": 11, "length_m": 7, "distance_m": 2}')

    assert runner.invoke(app, ["plan", str(instance), "-o", str(plan)]).exit_code == 0
    assert runner.invoke(app, ["check-plan", str(instance), str(plan)]).exit_code == 0
    typed = json.loads(plan.read_text())
    typed["sessions"][0]["groups"][0]["people"] = 19
    plan.write_text(json.dumps(typed))
    checked = runner.invoke(app, ["check-plan", str(instance), str(plan)])
    assert (checked.exit_code, "nobody_counted_twice" in checked.output) == (1, True)
    svg = tmp_path / "r.svg"
    seated = runner.invoke(app, ["seats", str(room), "--svg", str(svg)])
    assert json.loads(seated.stdout)["people"] == svg.read_text().count("<circle")


def test_a_refused_file_ends_with_two_and_says_why(tmp_path):
    """Machines read the code, people the sentence, both on standard error."""
    bad = tmp_path / "bad.json"
    bad.write_text(changed("/venues/0/seats", -1))
    ended = runner.invoke(app, ["plan", str(bad)])
    said = json.loads(ended.stderr.splitlines()[0])
    assert (ended.exit_code, said["code"], said["at"]) == (
        2,
        "too_small",
        "bad.json/venues/0/seats",
    )


def test_a_file_that_is_not_there_is_refused_as_any_other(tmp_path):
    """Exit 2, a code, a sentence in both languages."""
    ended = runner.invoke(app, ["plan", str(tmp_path / "gone.json")])

    said = json.loads(ended.stderr.splitlines()[0])
    assert (ended.exit_code, said["code"]) == (2, "unreadable")
    assert set(said["say"]) == {"lo", "en"}


@pytest.mark.parametrize("out", ["no/such/folder/p.json", "."])
def test_where_nothing_can_be_written_nothing_is_worked_out(tmp_path, out):
    """A missing folder and a folder in the place of a file are refused before the work, not after."""
    instance, room = tmp_path / "i.json", tmp_path / "r.json"
    instance.write_text(json.dumps(INSTANCE))
    room.write_text('{"format": "suffuse-room/1", "width_m": 11, "length_m": 7, "distance_m": 2}')
    asked = [
        ["plan", str(instance), "-o", str(tmp_path / out)],
        ["seats", str(room), "--svg", str(tmp_path / out)],
    ]

    ended = [runner.invoke(app, words) for words in asked]

    codes = [(one.exit_code, json.loads(one.stderr.splitlines()[0])["code"]) for one in ended]
    assert codes == [(2, "unwritable")] * 2


def test_a_refused_line_is_named_by_its_number_in_the_file(tmp_path):
    """Empty lines are no questions, but they are lines."""
    country, out = tmp_path / "c.jsonl", tmp_path / "p.jsonl"
    country.write_text(f"\n{json.dumps(INSTANCE)}\n\n{{\n")

    runner.invoke(app, ["plan", str(country), "-o", str(out)])

    assert json.loads(out.read_text().splitlines()[1])["at"] == "c.jsonl:4"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_country_that_is_interrupted_keeps_no_line_that_was_hurried(tmp_path, workers):
    """Ctrl-C in the midst of a long line: what was done stays, the long line is left to the next run."""
    country, out = tmp_path / "c.jsonl", tmp_path / "p.jsonl"
    long = json.dumps(as_file(unit(Kind(800, 20, 0.15, 6), 26)))
    country.write_text("".join(f"{one}\n" for one in (json.dumps(INSTANCE), long, long)))
    words = ["plan", str(country), "-o", str(out), "--workers", workers, "--seconds", "300"]
    running = subprocess.Popen([sys.executable, "-m", "suffuse", *words], start_new_session=True)
    try:
        end = time.monotonic() + 60
        while not (out.exists() and out.read_text().count("\n")) and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(1)
        os.killpg(running.pid, signal.SIGINT)
        code = running.wait(20)
    finally:
        running.kill()
        running.wait()

    assert code != 0
    assert [json.loads(one)["status"] for one in out.read_text().splitlines()] == ["optimal"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_country_goes_on_where_it_was_interrupted(tmp_path, workers):
    """Answers in order, half a line cut off, nothing planned twice, a bad line answered in place."""
    lines = [json.dumps(INSTANCE)] * 2 + ["{"] + [json.dumps(INSTANCE)] * 2
    country, out = tmp_path / "c.jsonl", tmp_path / "p.jsonl"
    country.write_text("\n".join(lines) + "\n")
    first = '{"format": "done before"}\n'
    out.write_text(first + '{"format": "half')

    ended = runner.invoke(app, ["plan", str(country), "-o", str(out), "--workers", workers])

    answers = out.read_text().splitlines()
    assert (ended.exit_code, len(answers), answers[0] + "\n") == (0, 5, first)
    formats = [json.loads(line)["format"] for line in answers[1:]]
    assert formats == ["suffuse-plan/1", "suffuse-refusal/1", "suffuse-plan/1", "suffuse-plan/1"]


@pytest.mark.parametrize(
    "line",
    [
        changed("/\ud800", 1),
        changed("/format", "\ud800"),
        '{"\\ud800": 1, "\\ud800": 2}',
    ],
)
def test_half_a_sign_in_a_country_stops_nobody_behind_it(tmp_path, line):
    """A name that no file can hold is refused in its place, in signs that a file can hold."""
    country, out = tmp_path / "c.jsonl", tmp_path / "p.jsonl"
    country.write_text(f"{line}\n{json.dumps(INSTANCE)}\n")

    ended = runner.invoke(app, ["plan", str(country), "-o", str(out)])

    formats = [json.loads(line)["format"] for line in out.read_text("utf-8").splitlines()]
    assert (ended.exit_code, formats) == (0, ["suffuse-refusal/1", "suffuse-plan/1"])
