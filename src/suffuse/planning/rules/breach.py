"""What a broken rule says, and which sessions of a plan rules look at."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from suffuse.planning.rules.facts import Instance, Session


@dataclass(frozen=True, slots=True)
class Breach:
    """
    One broken rule: which session (counted from 1), about what, and both numbers.

    `what` is the id of the thing the rule speaks of: a slot, venue, speaker, team or level.
    """

    rule: str
    session: int | None = None
    what: str = ""
    found: int = 0
    allowed: int = 0


type Rule = Callable[[Instance, Sequence[Session]], Iterator[Breach]]


def placed(instance: Instance, plan: Sequence[Session]) -> Iterator[tuple[int, Session]]:
    """Yield the sessions whose slot, venue and speaker exist, so that rules need not ask again."""
    for number, session in enumerate(plan, start=1):
        if (
            session.slot in instance.slot
            and session.venue in instance.venue
            and session.speaker in instance.speaker
        ):
            yield number, session


def judged(instance: Instance, plan: Sequence[Session]) -> Iterator[tuple[int, Session]]:
    """Yield the sessions that can still be changed."""
    return ((number, session) for number, session in placed(instance, plan) if not session.held)
