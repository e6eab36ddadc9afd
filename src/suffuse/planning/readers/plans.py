"""`suffuse-plan/1` in: only its sessions count, whoever typed them."""

from suffuse.planning.readers.instances import session
from suffuse.planning.readers.shape import fitted
from suffuse.planning.rules import Session


def read_plan(text: str | bytes, file: str = "") -> tuple[Session, ...]:
    """
    Return the sessions of a plan. Unknown ids are no misfit here: the rules call them breaches.

    :raises Refused: if the text does not have the shape of a plan
    """
    return tuple(session(one) for one in fitted(text, "plan-1", file)["sessions"])
