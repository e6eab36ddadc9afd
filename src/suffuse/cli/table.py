"""
Which verbs there are, and where each is kept.

A verb's module is imported only when the verb is used, so that `suffuse read` never waits for a
database and `suffuse --help` waits for nothing.
"""

from dataclasses import dataclass
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from suffuse.cli import lazily

ROAD, TEXTS, HOUSE = "The road", "Texts, plans and rooms: no database", "Keeping house"


@dataclass(frozen=True, slots=True)
class Verb:
    """One word after `suffuse`: what it does, and the function that does it."""

    says: str
    panel: str
    module: str
    function: str
    # Verbs on the database need Django's models loaded before their module is.
    needs_database: bool = True


VERBS: dict[str, Verb] = {
    "demo": Verb(
        "Carry a directive through an invented country and back, then serve it.",
        ROAD, "suffuse.cli.demonstrating", "demo", needs_database=False,
    ),
    "import": Verb(
        "Bring in units, people, head counts or venues from CSV or XLSX; preview first.",
        ROAD, "suffuse.cli.importing", "import_",
    ),
    "template": Verb(
        "Write an empty import file, with a sheet that explains it in Lao and English.",
        ROAD, "suffuse.cli.templates", "template", needs_database=False,
    ),
    "report": Verb(
        "Write a unit's report, or the national one, as PDF, DOCX or XLSX.",
        ROAD, "suffuse.cli.letters", "report",
    ),
    "read": Verb(
        "Show the outline of a text: its clauses, relations and every doubtful split.",
        TEXTS, "suffuse.cli.reading", "read", needs_database=False,
    ),
    "plan": Verb(
        "Plan an instance file: who studies when, where, with whom.",
        TEXTS, "suffuse.cli.planning_verbs", "plan", needs_database=False,
    ),
    "check-plan": Verb(
        "Print every rule that a plan breaks, also one typed by hand.",
        TEXTS, "suffuse.cli.planning_verbs", "check_plan", needs_database=False,
    ),
    "seats": Verb(
        "Seat as many people as a room holds at a distance.",
        TEXTS, "suffuse.cli.planning_verbs", "seats", needs_database=False,
    ),
    "what-if": Verb(
        "Say what another cap, distance or window would cost a unit and all below it.",
        ROAD, "suffuse.cli.supposing", "what_if",
    ),
    "seat": Verb(
        "Give an account its seat: how an empty house gets its first administrator.",
        HOUSE, "suffuse.cli.seating", "seat",
    ),
    "serve": Verb(
        "Serve the site, with its worker and ticker, from one command.",
        HOUSE, "suffuse.cli.serving", "serve",
    ),
    "work": Verb("Do the long work that waits in the queue.", HOUSE, "suffuse.cli.serving", "work"),
    "tick": Verb(
        "Do once what time brings due: one line of cron, every few minutes.",
        HOUSE, "suffuse.cli.ticking", "tick",
    ),
    "index": Verb(
        "Let the search find what was written before it.", HOUSE, "suffuse.cli.indexing", "index"
    ),
    "audit": Verb(
        "Walk the chain of acts, and say where it breaks.", HOUSE, "suffuse.cli.auditing", "audit"
    ),
    "backup": Verb(
        "Copy the database while it is in use, with a manifest that proves the copy.",
        HOUSE, "suffuse.cli.backups", "backup",
    ),
    "restore": Verb(
        "Put a backup in the database's place, once it has been proved whole.",
        HOUSE, "suffuse.cli.backups", "restore",
    ),
}  # fmt: skip


class Verbs(TyperGroup):
    """The verbs as help shows them; the one that is used is fetched when it is used."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name, verb in VERBS.items():
            self.add_command(TyperCommand(name, help=verb.says, rich_help_panel=verb.panel))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Fetch the real command behind a name; unknown names are refused with a suggestion."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, fetched(name) if name in VERBS else command, rest


def fetched(name: str) -> TyperCommand:
    """Import the module of one verb and return its command."""
    verb = VERBS[name]
    if verb.needs_database:
        lazily.ready()
    found = getattr(lazily.load(verb.module), verb.function)
    one = typer.Typer(add_completion=False, rich_markup_mode=None)
    one.command(name)(found)
    command: TyperCommand = typer.main.get_command(one)  # type: ignore[assignment]  # typer types its own command more loosely
    return command


app = typer.Typer(
    cls=Verbs, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


@app.callback()
def suffuse() -> None:
    """
    Carry a directive through every level of a large organisation, and carry the results back.

    New here? `suffuse demo` shows the whole road on an invented country. `suffuse VERB --help`
    teaches one verb. Where data is kept: SUFFUSE_HOME (a folder, else ./var) or
    SUFFUSE_DATABASE_URL (sqlite:/// or postgresql://).
    """
