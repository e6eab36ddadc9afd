"""`suffuse plan`, `check-plan` and `seats`: files in, files out; no database, no web, no clock."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from errno import EISDIR, ENOENT
from itertools import islice
from os import strerror
from pathlib import Path
from signal import SIGINT, default_int_handler, signal
from threading import Event
from time import monotonic, process_time
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from suffuse.language.engine import beside
from suffuse.planning.engine import Effort, drawn, judged, seat, solve
from suffuse.planning.engine.effort import never
from suffuse.planning.papers import plan_json, refusal_json, seats_json
from suffuse.planning.readers import Refused, read_instance, read_plan, read_room
from suffuse.planning.rules import Floor
from suffuse.planning.wording.misfits import fault

ON_A_FLOOR, ON_SEATS = 1.8, 20.0
"""Seconds: a floor could be searched for ever; fixed seats are proven and done."""
REFUSED = 2
"""Exit status when a file is refused; 1 is for a plan that breaks a rule."""

Out = Annotated[Path | None, typer.Option("-o", "--out", help="Where to write; else the screen.")]


def plan(
    instance: Annotated[
        Path, typer.Argument(help="suffuse-plan-instance/1, or .jsonl: one a line")
    ],
    out: Out = None,
    *,
    seconds: Annotated[float, typer.Option(min=0.1, help="At most so long for one instance.")] = 10,
    seed: Annotated[int, typer.Option(help="The same seed gives the same plan.")] = 0,
    workers: Annotated[int, typer.Option(min=1, help="Lines planned side by side.")] = 1,
    relax: Annotated[bool, typer.Option(help="Also try what would help most.")] = True,
    clock: Annotated[
        bool, typer.Option(help="--no-clock counts work only: the same plan on any machine.")
    ] = True,
) -> None:
    """Plan sessions: who studies when, where and with whom, and why not sooner."""
    _check_there_is_room(out)
    if instance.suffix == ".jsonl":
        _stream(instance, out, (seconds, seed, relax, clock), workers)
        return
    text = _bytes(instance)
    try:
        answer = _heard(text, instance.name, (seconds, seed, relax, clock))
    except Refused as refusal:
        _refuse(refusal)
    _write(out, json.dumps(answer, ensure_ascii=False, indent=1) + "\n")


def check_plan(
    instance: Annotated[Path, typer.Argument(help="suffuse-plan-instance/1")],
    plan: Annotated[Path, typer.Argument(help="suffuse-plan/1, from anywhere, also typed by hand")],
) -> None:
    """Print every breach of a plan, and leave with 1 if there is any."""
    try:
        facts = read_instance(_bytes(instance), instance.name)
        found = plan_json(judged(facts, read_plan(_bytes(plan), plan.name)))
    except Refused as refusal:
        _refuse(refusal)
    for breach in found["breaches"]:
        typer.echo(f"{breach['rule']}: {breach['say']['lo']} · {breach['say']['en']}")
    if found["breaches"]:
        raise typer.Exit(1)
    typer.echo("0 ຂໍ້ຜິດ · 0 breaches")


def seats(
    room: Annotated[Path, typer.Argument(help="suffuse-room/1")],
    out: Out = None,
    svg: Annotated[Path | None, typer.Option(help="Also draw the seats, to scale.")] = None,
    seconds: Annotated[
        float | None, typer.Option(min=0.1, help="At most so long; else 1.8, for fixed seats 20.")
    ] = None,
) -> None:
    """Seat as many people as a room holds at the distance, and say how many it could at most."""
    _check_there_is_room(out, svg)
    try:
        asked = read_room(_bytes(room), room.name)
    except Refused as refusal:
        _refuse(refusal)
    most = seconds or (ON_A_FLOOR if isinstance(asked.shape, Floor) else ON_SEATS)
    # Starting took a while already: that too is part of what was asked for.
    found = seat(
        asked.shape, asked.cap, Effort(most, monotonic, spent=min(most / 2, process_time()))
    )
    _write(out, json.dumps(seats_json(found), ensure_ascii=False, indent=1) + "\n")
    if svg is not None:
        svg.write_text(drawn(asked.shape, found), encoding="utf-8")


type How = tuple[float, int, bool, bool]
"""Seconds, seed, whether to look for what would help, and whether a clock ends the search."""


def _heard(text: bytes, name: str, how: How) -> dict[str, Any]:
    """Plan once; Ctrl-C hands back the best so far, a second one ends the program."""
    enough = Event()

    def stop(*_: object) -> None:
        enough.set()
        signal(SIGINT, default_int_handler)

    before = signal(SIGINT, stop)
    try:
        # Starting took a while already: that too is part of what was asked for.
        return _planned(text, name, how, process_time(), enough.is_set)
    finally:
        signal(SIGINT, before)


def _planned(
    text: bytes, name: str, how: How, spent: float = 0.0, stopped: Callable[[], bool] = never
) -> dict[str, Any]:
    seconds, seed, relax, clock = how
    plan = solve(
        read_instance(text, name),
        seed=seed,
        relax=relax,
        seconds=seconds,
        clock=monotonic if clock else None,
        stopped=stopped,
        spent=min(spent, seconds / 2),
    )
    return plan_json(plan)


def _line(job: tuple[str, bytes, How]) -> str:
    """
    Plan one line; a line that is refused is answered by its refusal, so that order is kept.

    Ctrl-C ends the run: a line that was hurried is not kept, and the next run begins with it.
    """
    name, text, how = job
    try:
        return json.dumps(_planned(text, name, how), ensure_ascii=False)
    except Refused as refusal:
        return refusal_json(refusal.faults[0])


def _stream(file: Path, out: Path | None, how: How, workers: int) -> None:
    """Plan a file line by line, in order, going on where an earlier run was interrupted."""
    if out is None:
        raise typer.BadParameter(
            "-o is needed for .jsonl, so that a run can go on", param_hint="-o"
        )
    total = sum(1 for _ in _lines(file))
    done = _whole_lines(out)
    jobs = islice(_lines(file), done, None)
    named = ((f"{file.name}:{number}", text, how) for number, text in jobs)
    with _bar() as bar, out.open("a", encoding="utf-8") as answers:
        task = bar.add_task(file.name, total=total, completed=done)
        for answer in _side_by_side(named, workers):
            answers.write(answer + "\n")
            answers.flush()
            bar.advance(task)


def _side_by_side(jobs: Iterator[tuple[str, bytes, How]], workers: int) -> Iterator[str]:
    """Yield the answers in order; only a few lines wait in memory, however long the file is."""
    if workers == 1:
        yield from map(_line, jobs)
        return
    with beside(workers) as pool:
        waiting = [pool.submit(_line, job) for job in islice(jobs, 4 * workers)]
        while waiting:
            yield waiting.pop(0).result()
            waiting += [pool.submit(_line, job) for job in islice(jobs, 1)]


def _lines(file: Path) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not empty, with its number in the file."""
    try:
        with file.open("rb") as lines:
            yield from ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    except OSError as trouble:
        _unreadable(file, trouble)


def _whole_lines(out: Path) -> int:
    """Return how many answers stand already; half a line, left by a power cut, is cut off."""
    if not out.exists():
        return 0
    with out.open("rb+") as answers:
        written = answers.read()
        whole = written.rfind(b"\n") + 1
        answers.truncate(whole)
    return written[:whole].count(b"\n")


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )


def _bytes(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as trouble:
        _unreadable(file, trouble)


def _write(out: Path | None, text: str) -> None:
    """Write to the screen, or to a file that is whole or not there at all."""
    if out is None:
        typer.echo(text, nl=False)
        return
    half = out.with_name(f"{out.name}.{os.getpid()}.part")
    half.write_text(text, encoding="utf-8")
    half.replace(out)


def _refuse(refusal: Refused) -> NoReturn:
    for one in refusal.faults:
        typer.echo(refusal_json(one), err=True)
    raise typer.Exit(REFUSED)


def _unreadable(file: Path, trouble: OSError) -> NoReturn:
    _refuse(Refused([fault("unreadable", "", file=str(file), found=trouble.strerror)]))


def _check_there_is_room(*outs: Path | None) -> None:
    """Refuse before any work where the answer could not be written after it."""
    for out in outs:
        if out is not None and (out.is_dir() or not out.parent.is_dir()):
            found = strerror(EISDIR if out.is_dir() else ENOENT)
            _refuse(Refused([fault("unwritable", "", file=str(out), found=found)]))
