"""`suffuse import`: tables of units, people, head counts and halls, previewed and then taken whole."""

from pathlib import Path
from typing import Annotated

import typer
from django.db import transaction
from django.utils import timezone
from rich.console import Console

from suffuse.audit.rules import HOUSE
from suffuse.cli.templates import Kind
from suffuse.language.rules import Fault
from suffuse.organisation import acts
from suffuse.organisation.models import Unit
from suffuse.organisation.readers import Reading, read
from suffuse.organisation.rules import DOUBTS, Scope
from suffuse.planning import acts as planning

say = Console(highlight=False, soft_wrap=True)
MOST_SHOWN = 500
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}


class NoSuchUnit(typer.BadParameter):
    """The unit that the table was to be taken for is not in the tree."""


def import_(  # long: every option of a verb stands on a line of its own
    kind: Annotated[Kind, typer.Argument(help="What the table holds.")],
    file: Annotated[
        Path,
        typer.Argument(help="CSV (UTF-8) or XLSX.", exists=True, dir_okay=False, readable=True),
    ],
    *,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write it. Without this, it is only previewed.")
    ] = False,
    unit: Annotated[
        str, typer.Option(help="The code of the unit within which the table must stay.")
    ] = "",
    separator: Annotated[
        str, typer.Option(help="What separates a CSV file's columns: comma, semicolon or tab.")
    ] = "comma",
    sure: Annotated[
        bool,
        typer.Option("--sure", help="You have looked at the doubts, such as two equal names."),
    ] = False,
) -> None:
    """
    Bring in units, people, head counts or venues from CSV or XLSX; preview first.

    All of the table is taken, or nothing. Every fault is named by row and column, in Lao and in
    English, and the command then ends with status 2. `suffuse template people.xlsx` writes an
    empty table that explains itself. People stay in their unit; head counts may go without names.
    """
    if separator not in DELIMITERS:
        raise typer.BadParameter(
            f"Choose one of {', '.join(DELIMITERS)}.", param_hint="--separator"
        )
    within = _unit(unit)
    reading = read(
        kind=kind.value,
        file_name=file.name,
        data=file.read_bytes(),
        scope=Scope(within.path) if within else None,
        delimiter=DELIMITERS[separator],
    )
    hard = [fault for fault in reading.faults if fault.code not in DOUBTS]
    _tell(reading.faults)
    if hard or (reading.faults and apply and not sure):
        say.print(f"{len(reading.faults)} faults in {len(reading.rows)} rows. Nothing was written.")
        raise typer.Exit(2)
    if not apply:
        say.print(
            f"{len(reading.rows)} rows of {kind.value} can be taken. Add --apply to take them."
        )
        return
    made = _take(reading, within, sure=sure)
    say.print(f"Taken: {made}.")


def _unit(code: str) -> Unit | None:
    if not code:
        return None
    found = Unit.objects.filter(code=code).first()
    if found is None:
        raise NoSuchUnit(f"There is no unit {code}.", param_hint="--unit")
    return found


@transaction.atomic
def _take(reading: Reading, within: Unit | None, *, sure: bool) -> str:
    """Hand the table in and take it, in one transaction, in the name of the house."""
    at = timezone.now()
    intake = acts.hand_in(
        kind=reading.kind,
        unit_id=within.pk if within else None,
        file_name=reading.file_name,
        sha256=reading.sha256,
        rows=reading.rows,
        faults=reading.faults,
        by=HOUSE,
        at=at,
    )
    if reading.kind == Kind.VENUES:
        count = planning.take_venues(intake_id=intake.pk, by=HOUSE, at=at)
        return f"{count} venues"
    taken = acts.take(intake_id=intake.pk, by=HOUSE, at=at, doubts_settled=sure)
    return f"{taken.made} new, {taken.changed} changed"


def _tell(faults: tuple[Fault, ...]) -> None:
    """Print each fault as one line a language: the file may be mended by somebody else."""
    for fault in faults[:MOST_SHOWN]:
        where = ", ".join(
            part
            for part in (
                fault.file,
                f"row {fault.row}" if fault.row is not None else "",
                f"column {fault.column}" if fault.column else "",
            )
            if part
        )
        say.print(f"{where}: [{fault.code}]", markup=False)
        say.print(f"  {fault.say.lo}", markup=False)
        say.print(f"  {fault.say.en}", markup=False)
    if len(faults) > MOST_SHOWN:
        say.print(f"… and {len(faults) - MOST_SHOWN} more.")
