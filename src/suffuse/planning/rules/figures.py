"""What a plan costs, in the order of wishes, and how two plans differ."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from suffuse.planning.rules.breach import Breach
from suffuse.planning.rules.facts import Instance, Session


@dataclass(frozen=True, slots=True, order=True)
class Figures:
    """
    The wishes, first things first: the smaller, the better, compared from the left.

    `finish` counts the slots up to and including the last used one; `mixing` the pieces that teams
    are cut into; `moved` the people whose slot or venue differs from what stood before.
    """

    left_out: int
    sessions: int
    finish: int
    mixing: int
    moved: int

    @property
    def wish(self) -> tuple[int, ...]:
        """The order in which plans are preferred: nobody left out, little moved, few, early, whole."""
        return self.left_out, self.moved, self.sessions, self.finish, self.mixing


@dataclass(frozen=True, slots=True)
class Binding:
    """A rule that holds the plan where it is; `count` is the number to say with it."""

    rule: str
    count: int = 0
    what: str = ""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change that was tried by planning again, and what it gave."""

    change: str
    count: int
    sessions: int
    finish: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The planner's answer: sessions, what they cost, how far from provable, and why."""

    status: str
    sessions: tuple[Session, ...]
    figures: Figures
    bounds: Figures
    binding: tuple[Binding, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    breaches: tuple[Breach, ...] = ()

    @property
    def is_fewest(self) -> bool:
        """Tell whether it is proven that no plan can do with fewer sessions."""
        return not self.figures.left_out and self.figures.sessions == self.bounds.sessions


def figures(instance: Instance, sessions: Sequence[Session]) -> Figures:
    """Count what the sessions cost."""
    seated = sum(session.people for session in sessions)
    return Figures(
        left_out=max(0, sum(instance.heads.values()) - seated),
        sessions=len(sessions),
        finish=max((instance.place.get(session.slot, -1) + 1 for session in sessions), default=0),
        mixing=sum(len(session.groups) for session in sessions),
        moved=moved(instance.fixed, sessions),
    )


def moved(before: Sequence[Session], after: Sequence[Session]) -> int:
    """Return how many people sit in another slot or venue than before."""
    was, now = _seating(before), _seating(after)
    return sum((was - now).values())


def _seating(sessions: Sequence[Session]) -> Counter[tuple[str, str, str, str]]:
    seated = Counter[tuple[str, str, str, str]]()
    for session in sessions:
        for part in session.groups:
            seated[session.slot, session.venue, part.team, session.level] += part.people
    return seated


@dataclass(frozen=True, slots=True)
class Difference:
    """
    What is new, gone, the same between two plans, and how many people move.

    `changed` are sessions that stay in their slot and venue with other people or another speaker,
    as (before, after).
    """

    came: tuple[Session, ...]
    went: tuple[Session, ...]
    changed: tuple[tuple[Session, Session], ...]
    stayed: tuple[Session, ...]
    moved: int


def difference(before: Sequence[Session], after: Sequence[Session]) -> Difference:
    """Compare two plans session by session; order does not matter."""
    was, now = Counter(_plain(before)), Counter(_plain(after))
    went, came = list((was - now).elements()), list((now - was).elements())
    there = {(one.slot, one.venue, one.level): one for one in came}
    pairs = [(one, there.get((one.slot, one.venue, one.level))) for one in went]
    changed = tuple((one, other) for one, other in pairs if other is not None)
    old, new = {one for one, _ in changed}, {other for _, other in changed}
    return Difference(
        came=tuple(one for one in came if one not in new),
        went=tuple(one for one in went if one not in old),
        changed=changed,
        stayed=tuple((now & was).elements()),
        moved=moved(before, after),
    )


def _plain(sessions: Sequence[Session]) -> list[Session]:
    """Forget what has been held and the order of teams, which make no session another one."""
    return [
        Session(
            session.slot,
            session.venue,
            session.level,
            session.speaker,
            tuple(sorted(session.groups, key=lambda part: part.team)),
        )
        for session in sessions
    ]
