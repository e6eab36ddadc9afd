"""`suffuse audit`: is the record whole?"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from suffuse.audit import reads as audits

say = Console(highlight=False)

WHY = {
    "missing": "entry {sequence} is missing",
    "changed": "entry {sequence} was changed after it was written",
    "cut": "the chain ends at entry {last}, but its head says otherwise: its tail was cut",
    "anchor": "a hash printed on a letter is not in the chain: it was cut or written anew",
}


class Question(StrEnum):
    """What can be asked of the chain."""

    VERIFY = "verify"
    HEAD = "head"


def audit(  # long: every option of a verb stands on a line of its own
    question: Annotated[
        Question,
        typer.Argument(help="`verify` walks the whole chain; `head` prints its newest hash."),
    ] = Question.VERIFY,
    anchors: Annotated[
        list[str] | None,
        typer.Option("--anchor", help="A hash printed on a letter; may be given several times."),
    ] = None,
    anchor_file: Annotated[
        Path | None,
        typer.Option(help="A file with one such hash a line.", exists=True, dir_okay=False),
    ] = None,
) -> None:
    """
    Walk the chain of acts, and say where it breaks.

    Every act wrote one entry, bound to the one before by its hash. An edited, missing or swapped
    entry shows at once. A tail that was cut, or a chain rewritten from its start, shows only against
    a hash kept elsewhere: every letter prints one. Ends with status 1 if the chain does not hold.
    """
    if question is Question.HEAD:
        say.print(audits.head(), soft_wrap=True)
        return
    asked = list(anchors or ())
    if anchor_file is not None:
        asked += [
            line.strip() for line in anchor_file.read_text("utf-8").splitlines() if line.strip()
        ]
    count, broken = audits.verify(anchors=asked)
    if broken is None:
        say.print(f"{count} entries, unbroken. Head: {audits.head()}", soft_wrap=True)
        return
    why = WHY[broken.why].format(sequence=broken.sequence, last=count)
    say.print(f"The chain does not hold: {why}. {count} entries before it do.", soft_wrap=True)
    raise typer.Exit(1)
