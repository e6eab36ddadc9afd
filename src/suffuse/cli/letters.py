"""`suffuse report`: a report as a file, from the terminal."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from suffuse.reporting import papers
from suffuse.reporting.models import Revision
from suffuse.rollout.models import Rollout

say = Console(highlight=False, soft_wrap=True)
LANGUAGES = ("lo", "en")


def report(  # long: every option of a verb stands on a line of its own
    unit: Annotated[
        str, typer.Argument(help="The unit's code; without it, the report of the whole rollout.")
    ] = "",
    *,
    to: Annotated[
        Path, typer.Option("--to", "-o", help="The file to write: .pdf, .docx or .xlsx.")
    ] = Path("report.pdf"),
    rollout: Annotated[
        int, typer.Option(help="The rollout's number; without it, the newest one.")
    ] = 0,
    language: Annotated[
        str, typer.Option(help="lo or en; what people wrote stays as they wrote it.")
    ] = "lo",
) -> None:
    """
    Write a unit's report, or the national one, as PDF, DOCX or XLSX.

    `suffuse report -o national.pdf` writes the newest rollout's; `suffuse report D0101 -o d.docx`
    one unit's. It is the newest revision; one not yet handed up says that it is a draft. Every letter
    prints the head of the audit chain: `suffuse audit verify --anchor …` proves it later.
    """
    kind = to.suffix.lower().lstrip(".")
    if kind not in papers.FORMATS:
        kinds = ", ".join(f".{known}" for known in papers.FORMATS)
        raise typer.BadParameter(f"The file's name must end in one of {kinds}.", param_hint="--to")
    if language not in LANGUAGES:
        raise typer.BadParameter("Choose lo or en.", param_hint="--language")
    report_id, number = _newest(_rollout(rollout), unit)
    data = papers.letter(report_id=report_id, number=number, language=language, format=kind)
    to.write_bytes(data)
    say.print(f"Wrote {to}: revision {number}, {len(data):,} bytes.")


def _rollout(number: int) -> Rollout:
    found = Rollout.objects.order_by("-opened_at", "-pk")
    one = found.filter(pk=number).first() if number else found.first()
    if one is None:
        raise typer.BadParameter("There is no such rollout.", param_hint="--rollout")
    return one


def _newest(rollout: Rollout, unit: str) -> tuple[int, int]:
    """Return the report of a unit, or of the whole rollout, and its newest revision."""
    revisions = Revision.objects.filter(report__rollout=rollout).order_by("-number")
    mine = (
        revisions.filter(report__unit__code=unit)
        if unit
        else revisions.filter(report__unit_id=rollout.top_id)
    )
    found = mine.values_list("report_id", "number").first()
    if found is None:
        raise typer.BadParameter(f"{unit or 'The unit at the top'} has not begun its report.")
    return found
