"""`suffuse what-if`: what another cap, distance or window would cost, before it is decided."""

import json
import os
from typing import Annotated, Any, NoReturn

import typer
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from suffuse.organisation.models import Unit
from suffuse.planning import reads
from suffuse.planning.jobs import supposing
from suffuse.planning.rules import Supposed
from suffuse.rollout.models import Rollout

REFUSED = 2
FIGURES = {
    "sessions": "sessions",
    "days": "days with sessions",
    "speakers": "speakers called",
    "left_out": "people without a place",
    "moved": "people who would move",
}


def what_if(  # long: every option of a verb stands on a line of its own
    unit: Annotated[str, typer.Argument(help="The unit's code; all units below it are asked too.")],
    *,
    cap: Annotated[int | None, typer.Option(min=1, help="Most people in one session.")] = None,
    distance: Annotated[
        float | None, typer.Option(min=0.1, max=100, help="Least distance between two, in metres.")
    ] = None,
    weeks: Annotated[int, typer.Option(min=0, max=52, help="Weeks added to the window.")] = 0,
    rollout: Annotated[
        int, typer.Option(help="The number of the rollout; else the newest that is open.")
    ] = 0,
    alone: Annotated[bool, typer.Option("--alone", help="This unit only, none below.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object, for machines.")] = False,
    workers: Annotated[int, typer.Option(min=0, help="Cores; 0: all.")] = 0,
) -> None:
    """
    Say what would be if the cap, the distance or the window were another. Nothing is stored.

    Every plan is made twice, as things are and as they would be: sessions, days, speakers, who would
    move, and which units could not seat everybody.
    """
    supposed = Supposed(cap, distance, weeks)
    if not supposed.changes:
        _refuse("Give --cap, --distance or --weeks: without a change there is nothing to ask.")
    where = Unit.objects.filter(code=unit).first() or _refuse(f"There is no unit {unit}.")
    asked = _rollout(rollout, where)
    ids = reads.units_asked(unit_id=where.pk, rollout_id=asked.pk)
    if alone:
        ids = [one for one in ids if one == where.pk]
    if not ids:
        _refuse(f"The rollout {asked.pk} asks nothing of {unit}.")
    found = _worked_out(asked.pk, ids, supposed, workers or os.process_cpu_count() or 1)
    _show(where, asked, found, as_json)


def _rollout(number: int, unit: Unit) -> Rollout:
    rows = Rollout.objects.filter(closed_at=None) if not number else Rollout.objects.all()
    if number:
        return rows.filter(pk=number).first() or _refuse(f"There is no rollout {number}.")
    above = [row for row in rows.select_related("top") if unit.path.startswith(row.top.path)]
    newest = max(above, key=lambda row: (row.opens_on, row.pk), default=None)
    return newest or _refuse(f"No open rollout reaches {unit.code}.")


def _worked_out(
    rollout_id: int, ids: list[int], supposed: Supposed, cores: int
) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    with bar:
        task = bar.add_task("units", total=len(ids))
        for some in supposing(
            rollout_id=rollout_id, unit_ids=ids, supposed=supposed, at=timezone.now(), cores=cores
        ):
            found |= {unit: dict(facts) for unit, facts in some.items()}
            bar.advance(task, len(some))
    return found


def _show(where: Unit, rollout: Rollout, found: dict[int, dict[str, Any]], as_json: bool) -> None:
    both = [one for one in found.values() if "then" in one]
    sums = {
        figure: [sum(one[when][figure] for one in both) for when in ("now", "then")]
        for figure in FIGURES
    }
    codes = dict(Unit.objects.filter(pk__in=found).values_list("pk", "code"))
    fails = {
        codes[unit]: one.get("lacks") or "not everybody would have a place"
        for unit, one in sorted(found.items())
        if one.get("lacks") or one["then"]["left_out"]
    }
    if as_json:
        facts = {"unit": where.code, "rollout": rollout.pk, "units": len(found)}
        typer.echo(json.dumps({**facts, "figures": sums, "fails": fails}, ensure_ascii=False))
        return
    table = Table("", "now", "then", title=f"{where.code}, units: {len(found)}")
    for figure, (now, then) in sums.items():
        table.add_row(FIGURES[figure], f"{now:,}", f"{then:,}")
    say = Console(highlight=False)
    say.print(table)
    for code, why in fails.items():
        say.print(f"{code}: {WHY.get(why, why)}")


WHY = {
    "people": "nobody has been counted",
    "venues": "there is no venue",
    "speakers": "there is no speaker",
    "hours": "a level studies longer than any day of its hours",
    "slots": "no time is left in the window",
}


def _refuse(why: str) -> NoReturn:
    Console(stderr=True, highlight=False).print(why)
    raise typer.Exit(REFUSED)
