"""The road, once: stage by stage, everything through the acts that people use."""

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from suffuse.demo import content, country
from suffuse.demo.calendar import calendar
from suffuse.demo.country import ROOT
from suffuse.demo.fates import fates, returned_first
from suffuse.demo.road import (
    arranging,
    directing,
    opening,
    publishing,
    reporting,
    settling,
    studying,
    text,
)
from suffuse.demo.road.scene import Scene, Steps, Text
from suffuse.organisation.models import Unit

# What a small demonstration keeps, by the beginning of the code.
SMALL = ("P01", "P06", "D0101", "D0102", "D0601", "D0602", "M01", ROOT)


class NotEmpty(Exception):
    """The database already holds units; a demonstration is only made in an empty house."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the road, and what is said of it while it goes on."""

    says: str
    run: Callable[[Scene], Steps]


STAGES: tuple[Stage, ...] = (
    Stage("the country comes in through the import", settling.import_country),
    Stage("eight seats are given", settling.give_seats),
    Stage("the public is estimated", settling.estimate_public),
    Stage("the text is read and released", text.release_text),
    Stage("questions are written and reviewed", text.write_items),
    Stage("the rollout is opened", opening.open_rollout),
    Stage("speakers are named", arranging.add_speakers),
    Stage("units assess their own work", opening.assess),
    Stage("agendas are set", opening.set_agendas),
    Stage("every unit is planned", arranging.plan_all),
    Stage("media are planned and published", publishing.publish),
    Stage("eight weeks of study; the cap changes half-way", studying.study),
    Stage("the work is measured again", reporting.do_the_work),
    Stage("reports go up, some come back", reporting.report),
    Stage("two leading bodies take note", directing.take_note),
    Stage("directions flow down", directing.direct),
    Stage("a second edition changes three clauses", text.second_edition),
)


def carry(*, directive: Path | None, small: bool, say: Console, today: date | None = None) -> Scene:
    """
    Make the whole demonstration in the house that the settings name.

    :param directive: another text to carry; None carries the demonstration's own
    :param small: only two provinces and four districts
    :raises NotEmpty: if the house already has units
    """
    began = time.monotonic()
    call_command("migrate", verbosity=0)
    if Unit.objects.exists():
        raise NotEmpty
    scene = set_scene(directive=directive, small=small, today=today)
    say.print(f"[bold]Everything that follows is simulated.[/] {len(scene.places)} units.")
    spent: dict[str, float] = {}
    with _no_savepoints(), _bars(say) as bars:
        for stage in STAGES:
            started = time.monotonic()
            _run(stage, scene, bars)
            spent[stage.says] = time.monotonic() - started
    tell(scene, say, seconds=time.monotonic() - began, spent=spent)
    return scene


def set_scene(*, directive: Path | None, small: bool, today: date | None) -> Scene:
    """Put together who and what takes part, before anything is written."""
    zone = ZoneInfo(settings.TIME_ZONE)
    days = calendar(today or datetime.now(zone).date(), zone)  # noqa: TID251 - a demonstration is made today
    places = country.places()
    if small:
        places = tuple(one for one in places if one.code.startswith(SMALL))
    return Scene(
        calendar=days,
        content=content.shipped(),
        places=places,
        fates=fates(places),
        returned_first=returned_first(places),
        text=Text(((directive.name, directive.read_bytes()),), own=False)
        if directive
        else text.shipped(days.issued),
    )


@contextmanager
def _no_savepoints() -> Iterator[None]:
    """
    Let acts that stand inside another transaction do without a savepoint of their own.

    Nothing is refused on this road, so there is nothing to go back to; they would be a third of all
    statements. Should anything be refused after all, the whole batch is taken back.
    """
    used = connection.features.uses_savepoints
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = used


def _bars(say: Console) -> Progress:
    return Progress(
        TextColumn("{task.description:<46}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=say,
        # Drawing is work as well, and nobody reads ten bars a second.
        refresh_per_second=2,
    )


def _run(stage: Stage, scene: Scene, bars: Progress) -> None:
    steps = stage.run(scene)
    task = bars.add_task(stage.says, total=next(steps))
    for done in steps:
        bars.advance(task, done)


def tell(scene: Scene, say: Console, *, seconds: float, spent: dict[str, float]) -> None:
    """Print what was done, how long it took, and one log-in per role."""
    for what, count in scene.did.items():
        say.print(f"  {count:>8,} {what}")
    for what, took in spent.items():
        say.print(f"  {took:>7.1f}s {what}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say.print(f"Made in {seconds:.0f} s with {peak:.0f} MB of memory at most.")
    if not scene.text.own:
        say.print("Questions, findings and passages were generated from the text's clauses.")
    say.print("\nLog in as one of these; the password is for this demonstration only:")
    for role, actor in scene.seats.items():
        say.print(f"  {role:<14} {settling.PASSWORD}   {_where(scene, actor.unit_id)}")


def _where(scene: Scene, unit_id: int | None) -> str:
    found = (unit.place for unit in scene.units.values() if unit.id == unit_id)
    return next((f"{place.name_en} ({place.code})" for place in found), "")
