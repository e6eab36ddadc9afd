"""`suffuse demo`: the whole road on an invented country, from a text to what comes back down."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from suffuse.cli import lazily
from suffuse.directive.readers import Refused, read_file

say = Console(highlight=False)
MARK = "simulated"


def demo(  # long: every option of a verb stands on a line of its own
    *,
    once: Annotated[
        bool, typer.Option("--once", help="Make everything and end, without serving the site.")
    ] = False,
    directive: Annotated[
        Path | None,
        typer.Option(
            help="Carry this text instead of the example (TXT or DOCX). Its questions, findings and "
            "passages are then generated from its clauses, and say so.",
            exists=True,
            dir_okay=False,
            readable=True,
        ),
    ] = None,
    home: Annotated[
        Path | None,
        typer.Option(help="Where to keep it; else the folder `demo` in SUFFUSE_HOME or ./var."),
    ] = None,
    small: Annotated[
        bool,
        typer.Option(
            "--small", help="Two provinces and four districts only: a look in half a minute."
        ),
    ] = False,
    host: Annotated[str, typer.Option(help="The address to serve on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to serve on.", min=1, max=65535)] = 8000,
) -> None:
    """
    Carry a directive through an invented country and back, then serve it.

    It makes about 1,500 units and 60,000 people, reads and releases the text, plans every unit,
    simulates eight weeks of sessions, checks, media and reports, changes the cap half-way, lets two
    bodies take note and a direction flow down. Every figure is simulated, and every page says so.
    What it made before is made anew; your own house is never touched.
    """
    house = home or Path(os.environ.get("SUFFUSE_HOME", "var")) / "demo"
    if directive is not None:
        _readable(directive)
    _own_home(house)
    lazily.ready()
    lazily.load("suffuse.demo.road").carry(directive=directive, small=small, say=say)
    say.print(f"It is kept in {house}. To see it again: SUFFUSE_HOME={house} suffuse serve")
    if not once:
        lazily.load("suffuse.cli.serving").serve(host=host, port=port)


def _readable(directive: Path) -> None:
    """Read another text before anything is made, and say in both languages why it cannot be."""
    try:
        read_file(directive)
    except Refused as refusal:
        say.print(refusal.fault.say.lo, refusal.fault.say.en, sep="\n", markup=False)
        raise typer.Exit(2) from refusal


def _own_home(home: Path) -> None:
    """Make room for a new demonstration, and refuse to make it where somebody's own data are."""
    home.mkdir(parents=True, exist_ok=True)
    mark, kept = home / MARK, home / "suffuse.sqlite3"
    os.environ["SUFFUSE_HOME"] = str(home)
    os.environ["SUFFUSE_SIMULATED"] = "1"
    if kept.exists() and not mark.exists():
        raise typer.BadParameter(
            f"{kept} holds data that no demonstration made. Give another folder with --home."
        )
    mark.touch()
    if not os.environ.get("SUFFUSE_DATABASE_URL"):
        for left in ("", "-wal", "-shm"):
            kept.with_name(kept.name + left).unlink(missing_ok=True)
