"""
Plans laid out from what phase 1 opens: dealt, judged by the rules, and the best of them kept.
"""

from collections import Counter
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace

from suffuse.planning.engine.asked import Found, Wishes
from suffuse.planning.engine.bins import Bins
from suffuse.planning.engine.bounds import bounds
from suffuse.planning.engine.dealing import Deal, Seatings, by_flow, deal
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.openings import Openings
from suffuse.planning.engine.redealing import searched
from suffuse.planning.engine.rooming import Held, roomed, written
from suffuse.planning.engine.setting import Setting
from suffuse.planning.engine.whole import Whole, as_deal, fits
from suffuse.planning.rules import Figures, Instance, Session, breaches, figures

_DEALS = 30_000
"""Groups times sessions that are looked at before a solver is asked; at least three deals."""
_MOST_DEALS = 40
_WRITTEN_S = 2e-5
"""Seconds for writing down what may happen in one slot, to one group or in one room."""


@dataclass(slots=True)
class Better:
    """
    The best plan so far, what it costs, and what no plan can beat.

    `ends` are proven ends by number of sessions: no plan of so many or fewer finishes sooner.
    """

    sessions: tuple[Session, ...]
    cost: Figures
    bounds: Figures
    ends: dict[int, int] = field(default_factory=dict)

    def raised(self, **bounds: int) -> None:
        """Raise bounds that were proven; a bound never falls."""
        for wish, value in bounds.items():
            self.bounds = replace(self.bounds, **{wish: max(getattr(self.bounds, wish), value)})

    def ends_no_sooner(self, sessions: int, finish: int) -> None:
        """Keep that no plan of so many sessions or fewer finishes before `finish`."""
        self.ends[sessions] = max(finish, self.ends.get(sessions, 0))

    def first_end(self, sessions: int) -> int:
        """Return the earliest finish that is not ruled out for so many sessions."""
        return max((end for many, end in self.ends.items() if many >= sessions), default=0)

    def counted(self, instance: Instance) -> Figures:
        """Return the bounds that hold for the best plan: a finish depends on how many sessions."""
        simple = bounds(instance, self.sessions)
        return replace(
            self.bounds,
            sessions=max(self.bounds.sessions, simple.sessions),
            mixing=max(self.bounds.mixing, simple.mixing),
            finish=max(simple.finish, self.first_end(self.cost.sessions)),
        )


@dataclass(slots=True)
class Laid:
    """A plan in the terms of phase 2, so that it can be dealt again."""

    setting: Setting
    rooms: list[Held]
    deal: Deal


class Laying:
    """One attempt to improve one plan within one budget: what is settled, and the best so far."""

    def __init__(self, instance: Instance, first: Better, effort: Effort, seed: int) -> None:
        self.instance, self.better, self.effort, self.seed = instance, first, effort, seed
        self.setting = Setting(instance)
        self.full = len(self.setting.slots)
        self.wishes = Wishes(window=self.full)
        self.laid: Laid | None = None
        self.exact = fits(self.setting)
        self.bins = Bins(self.setting, effort, seed)
        self.bins.apply = self.bins.apply and not self.exact

    def least(self, wish: str, part: float, flows: bool = True) -> Found | None:
        """
        Return the openings that cost least by the wish, with all that is settled held.

        None also where the time that is left would be gone before the question is even written down.
        """
        setting, window = self.setting, self.wishes.window
        pairs = len(setting.levels) * (len(setting.rooms) + len(setting.voices))
        written = (pairs + len(setting.groups) * flows) * window * _WRITTEN_S
        if self.effort.left() <= written:
            return None
        if self.exact:
            return Whole(self.setting, self.wishes).least(wish, self.effort, part)
        openings = Openings(self.setting, self.wishes, flows)
        return openings.least(wish, self.effort, part, self._known(wish))

    def _known(self, wish: str) -> tuple[Session, ...]:
        """
        Return the best plan where it keeps what is settled: then there is an answer already.

        Room to spare is soon found where nobody is left out, and more of it than the plan has.
        """
        cost, wishes = self.better.cost, self.wishes
        if wish == "slack" and not wishes.left_out:
            return ()
        settled = (
            (wishes.left_out, cost.left_out - self.setting.hopeless),
            (wishes.moved, cost.moved),
            (wishes.sessions, cost.sessions - len(self.setting.held)),
            (wishes.window, cost.finish),
        )
        kept = all(most is None or now <= most for most, now in settled)
        return self.better.sessions if kept and not self.setting.standing else ()

    def dealt(self, found: Found) -> bool:
        """
        Deal people to the opened sessions; where that fails, let flows decide.

        :raises Impossible: if it is proven that these wishes cannot be dealt
        """
        if self._lay(found):
            return True
        if found.flow or self.instance.policy.whole_teams:
            return False
        flowing = self.least("slack", 0.2)
        return flowing is not None and self._lay(flowing)

    def _lay(self, found: Found) -> bool:
        if found.takes is not None:
            return self.take(found)
        setting = self._called(found)
        rooms = roomed(setting, found)
        seatings = [one.seatings for one in rooms]
        pairs = sum(len(setting.of_level[one.level]) for one in seatings)
        dealt = self.bins.dealt(setting, seatings)
        if dealt is None:
            tries = max(3, min(_MOST_DEALS, _DEALS // (pairs + 1)))
            dealt = deal(setting, seatings, pieces_of(setting), self.seed, tries)
        if dealt.out and self.instance.policy.whole_teams and not self.bins.apply:
            dealt = searched(setting, seatings, dealt, 0, self.effort, self.seed)
        elif dealt.out and found.flow:
            dealt = by_flow(setting, seatings, found.flow)
        return not dealt.out and self.keep(Laid(setting, rooms, dealt))

    def take(self, found: Found) -> bool:
        """Lay out a plan in which it is already said who sits where."""
        rooms = roomed(self.setting, found)
        order = [(one.seatings.level, one.seatings.place, one.kind) for one in rooms]
        return self.keep(Laid(self.setting, rooms, as_deal(self.setting, order, found.takes or {})))

    def _called(self, found: Found) -> Setting:
        """Return the setting with only those people whom the flows seat."""
        if not found.flow or self.wishes.left_out == 0:
            return self.setting
        seated = Counter[tuple[str, str]]()
        for (team, level, _), people in found.flow.items():
            seated[team, level] += people
        setting = copy(self.setting)
        setting.groups = {group: people for group, people in seated.items() if people}
        setting.__dict__.pop("of_level", None)
        setting.__dict__.pop("of_team", None)
        return setting

    def keep(self, laid: Laid) -> bool:
        """Take a plan if it is lawful and not worse than the best."""
        sessions = written(laid.setting, laid.rooms, laid.deal)
        cost = figures(self.instance, sessions)
        if any(breach.rule != "nobody_left_out" for breach in breaches(self.instance, sessions)):
            return False
        if cost.wish <= self.better.cost.wish:
            self.better.sessions, self.better.cost = sessions, cost
        if cost.wish[:4] <= self.better.cost.wish[:4]:
            self.laid = laid
        return True


def pieces_of(setting: Setting) -> int:
    """Return the fewest pieces that all groups can be cut into, history aside."""
    return sum(sum(setting.pieces(level)) for level in setting.levels)


def laid_out(setting: Setting, sessions: Sequence[Session]) -> Laid | None:
    """Return any plan in the terms of phase 2: who stands where stays there."""
    place = setting.instance.place
    stood = {(one.slot, one.venue, one.level): one for one in setting.standing}
    rooms, takes, left = list[Held](), list[dict[str, int]](), dict(setting.groups)
    for one in sessions:
        if one.held:
            continue
        kind, at = setting.kind_of(one.venue), place[one.slot]
        if kind is None:
            return None
        take = {part.team: part.people for part in one.groups}
        before = stood.get((one.slot, one.venue, one.level))
        stay = (
            [(part.team, min(part.people, take.get(part.team, 0))) for part in before.groups]
            if before
            else []
        )
        seats = setting.rooms[kind].seats[at]
        seatings = Seatings(one.level, at, seats, tuple(found for found in stay if found[1]))
        rooms.append(Held(seatings, kind, one.venue, one.speaker))
        takes.append(take)
        for team, people in take.items():
            left[team, one.level] -= people
    return Laid(
        setting, rooms, Deal(takes, {group: people for group, people in left.items() if people})
    )
