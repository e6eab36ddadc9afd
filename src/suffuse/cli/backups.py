"""`suffuse backup` and `suffuse restore`: a copy that is proved whole before anyone relies on it."""

from pathlib import Path
from typing import Annotated

import typer
from django.db import connection
from django.utils import timezone
from rich.console import Console

from suffuse.cli import copies

say = Console(highlight=False)
POSTGRESQL = (
    "This house keeps its data in PostgreSQL. Back it up with PostgreSQL's own tools, which also "
    'reach a moment in time: `pg_dump --format=custom --file=house.dump "$SUFFUSE_DATABASE_URL"`, '
    'and back with `pg_restore --clean --if-exists --dbname="$SUFFUSE_DATABASE_URL" house.dump`.'
)


def backup(
    name: Annotated[Path, typer.Argument(help="The file to write, such as `house.backup`.")],
) -> None:
    """
    Copy the database while it is in use, with a manifest that proves the copy.

    The copy is one consistent moment, checked for integrity; its sha-256 and the head of the audit
    chain stand beside it in NAME.json. Keep both, on another machine.
    """
    live = _live()
    try:
        made = copies.copy(live, name, at=timezone.now())
    except copies.Refused as refused:
        _refuse(refused)
    say.print(
        f"Backed up {made.entries} acts, {made.size:,} bytes, to {name}. sha-256 {made.sha256}",
        soft_wrap=True,
    )


def restore(
    name: Annotated[Path, typer.Argument(help="The file that `suffuse backup` wrote.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before replacing.")] = False,
) -> None:
    """
    Put a backup in the database's place, once it has been proved whole.

    Stop `suffuse serve` first. The backup is checked against its manifest and for integrity before
    anything is touched; what was there before stays beside it, ending in `.before-restore`.
    """
    live = _live()
    try:
        manifest = copies.prove(name)
        if live.exists() and not yes:
            typer.confirm(f"Replace {live} with the backup of {manifest.made_at}?", abort=True)
        connection.close()
        kept = copies.put_back(name, live)
    except copies.Refused as refused:
        _refuse(refused)
    say.print(
        f"Restored {manifest.entries} acts as they stood on {manifest.made_at}.", soft_wrap=True
    )
    if kept is not None:
        say.print(f"What was there before is kept as {kept}.", soft_wrap=True)


def _live() -> Path:
    """Return the file in which this house keeps its data."""
    if connection.vendor != "sqlite":
        say.print(POSTGRESQL, soft_wrap=True)
        raise typer.Exit(2)
    return Path(str(connection.settings_dict["NAME"]))


def _refuse(refused: copies.Refused) -> None:
    say.print(refused.say.lo, soft_wrap=True)
    say.print(refused.say.en, soft_wrap=True)
    raise typer.Exit(1)
