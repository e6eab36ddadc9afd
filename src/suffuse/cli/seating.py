"""`suffuse seat`: the first seats of a house, given by whoever keeps it."""

from typing import Annotated, NoReturn

import typer
from django.db import transaction
from django.utils import timezone
from rich.console import Console

from suffuse.access import acts as access
from suffuse.access.models import User
from suffuse.access.rules import Role
from suffuse.audit.rules import HOUSE
from suffuse.organisation.models import Unit

say = Console(highlight=False)
REFUSED = 2


def seat(  # long: every option of a verb stands on a line of its own
    username: Annotated[str, typer.Argument(help="The name to log in with; made if it is new.")],
    role: Annotated[Role, typer.Argument(help="What the seat may do.")],
    unit: Annotated[str, typer.Argument(help="The unit's code, as it was imported.")],
    password: Annotated[
        str, typer.Option(help="For a new account; asked for if it is not given.")
    ] = "",
) -> None:
    """
    Give an account a seat in a unit, in the name of the house itself.

    An empty house needs its first administrators and its board from somewhere: from whoever keeps the
    machine. After that, seats are given on the page of each unit, and those that rule others or see names
    by two hands. What is done here stands in the log as the house's own act.
    """
    where = Unit.objects.filter(code=unit).first()
    if where is None:
        refuse(
            f"There is no unit {unit}: import the units first (suffuse import units.xlsx --apply)."
        )
    with transaction.atomic():
        try:
            user = User.objects.filter(username=username).first() or access.open_account(
                username=username, password=password or asked(), by=HOUSE, at=timezone.now()
            )
            access.grant_seat(
                user_id=user.pk, unit_id=where.pk, role=role, by=HOUSE, at=timezone.now()
            )
        except access.WeakPassword as weak:
            refuse(" ".join(weak.why))
        except access.NameTaken:
            refuse(f"Another account's name differs from {username} only in its capitals.")
        except access.AlreadyHeld:
            refuse(f"{username} holds this seat already.")
    say.print(f"{username} sits as {role} in {unit} ({where.name_lo}).")


def asked() -> str:
    """Ask for a password twice, without showing it."""
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


def refuse(why: str) -> NoReturn:
    """Say why not, and end with status 2."""
    Console(stderr=True, highlight=False).print(why)
    raise typer.Exit(REFUSED)
