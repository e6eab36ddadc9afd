"""An empty house gets its first seats from whoever keeps the machine."""

import pytest
from typer import Exit

from suffuse.access.models import Seat
from suffuse.access.rules import Role
from suffuse.audit.models import Entry
from suffuse.cli.seating import seat
from tests import world

pytestmark = pytest.mark.django_db
PHRASE = "a long enough phrase"


def test_the_first_administrator_sits_and_the_log_says_the_house_did_it():
    """Without this an empty house could be looked at by nobody."""
    seat("noy", Role.ADMINISTRATOR, world.ministry().code, PHRASE)

    held = Seat.objects.get()
    assert (held.role, held.needs_second) == ("administrator", False)
    assert held.user.check_password(PHRASE)
    assert {entry.by for entry in Entry.objects.all()} == {"house"}


@pytest.mark.parametrize(
    ("unit", "password", "why"),
    [
        pytest.param("M", "short", "", id="a password that would be guessed"),
        pytest.param("nowhere", PHRASE, "no unit nowhere", id="a unit that is not there"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(unit, password, why, capsys):
    """Neither half an account nor half a seat is left behind."""
    world.ministry()

    with pytest.raises(Exit) as ended:
        seat("noy", Role.BOARD, unit, password)

    assert (ended.value.exit_code, why in capsys.readouterr().err) == (2, True)
    assert (Seat.objects.count(), Entry.objects.count()) == (0, 0)
