"""
Bound and improve: what the construction leaves open is settled wish by wish, each with its proof.

Nobody left out, then few moved, then few sessions, then an early finish, then teams together. Each
wish is settled on the model of phase 1 and held there while the next is settled.
"""

from collections import Counter
from copy import copy
from dataclasses import dataclass, replace
from itertools import accumulate

from suffuse.planning.engine.asked import Found, Wishes
from suffuse.planning.engine.bins import Bins
from suffuse.planning.engine.dealing import Deal, by_flow, deal
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.openings import Openings
from suffuse.planning.engine.redealing import redealt, searched
from suffuse.planning.engine.rooming import Held, roomed, written
from suffuse.planning.engine.setting import Setting
from suffuse.planning.engine.solvers import Impossible
from suffuse.planning.engine.whole import MOST_PAIRS, Whole, as_deal, pairs
from suffuse.planning.rules import Figures, Instance, Session, breaches, figures

_DEALS = 30_000
"""Groups times sessions that are looked at before a solver is asked; at least three deals."""


@dataclass(slots=True)
class Better:
    """The best plan so far, what it costs, and what no plan can beat."""

    sessions: tuple[Session, ...]
    cost: Figures
    bounds: Figures

    def raised(self, **bounds: int) -> None:
        """Raise bounds that were proven; a bound never falls."""
        for wish, value in bounds.items():
            self.bounds = replace(self.bounds, **{wish: max(getattr(self.bounds, wish), value)})


@dataclass(slots=True)
class Laid:
    """A plan in the terms of phase 2, so that it can be dealt again."""

    setting: Setting
    rooms: list[Held]
    deal: Deal


def improved(
    instance: Instance,
    sessions: tuple[Session, ...],
    figures: tuple[Figures, Figures],
    effort: Effort,
    seed: int,
) -> Better:
    """Return a plan at least as good: `figures` are its cost and its bounds so far."""
    return Improvement(instance, Better(sessions, *figures), effort, seed).run()


class Improvement:
    """One attempt to improve one plan within one budget."""

    def __init__(self, instance: Instance, first: Better, effort: Effort, seed: int) -> None:
        self.instance, self.better, self.effort, self.seed = instance, first, effort, seed
        self.setting = Setting(instance)
        self.full = len(self.setting.slots)
        self.wishes = Wishes(window=self.full)
        self.laid: Laid | None = None
        self.bins = Bins(self.setting, effort, seed)

    def run(self) -> Better:
        """Settle one wish after the other, and return the best plan that is lawful."""
        if self.setting.groups and self.setting.rooms:
            try:
                self._nobody_left_out()
                self._few_moved()
                self._few_sessions()
                self._few_cuts()
            except (
                Impossible
            ):  # a wish was settled by time alone, and the next could not build on it
                return self.better
        return self.better

    @property
    def _plain(self) -> bool:
        """Tell whether sums over levels are enough to begin with."""
        return self.wishes.left_out == 0 and not self.setting.standing

    def _least(self, wish: str, part: float, flows: bool = True) -> Found | None:
        model = Openings(self.setting, self.wishes, flows)
        return model.least(wish, self.effort, part)

    def _nobody_left_out(self) -> None:
        hopeless = self.setting.hopeless
        self.wishes.left_out = 0
        if self.better.cost.left_out == hopeless:
            return
        try:
            found = self._least("slack", 0.15)
        except Impossible:
            self.wishes.left_out = None
            found = self._least("left_out", 0.3)
            if found is not None:
                self.better.raised(left_out=hopeless + found.bound)
        if found is not None:
            self._dealt(found)
        self.wishes.left_out = self.better.cost.left_out - hopeless

    def _few_moved(self) -> None:
        if not self.setting.standing:
            return
        found = self._least("moved", 0.3)
        if found is not None:
            self.better.raised(moved=found.bound)
            self._dealt(found)
        self.wishes.moved = self.better.cost.moved

    def _few_sessions(self) -> None:
        held, certain = len(self.setting.held), True
        known = self.better.cost.sessions == self.better.bounds.sessions and not self.bins.apply
        while not known and not self.effort.over():
            found = self._fewest()
            if found is None:
                break
            if certain:
                self.better.raised(sessions=held + found.bound)
            self.wishes.sessions = max(
                self._fewer(found), 0 if self.wishes.left_out else self.bins.fewest(self.setting)
            )
            done, impossible = self._early_finish()
            if done:
                return
            certain = certain and impossible
            self.wishes.fewest, self.wishes.sessions = (self.wishes.sessions or 0) + 1, None
            if self.wishes.fewest + held >= self.better.cost.sessions:
                break
        self.wishes.sessions = self.better.cost.sessions - held
        self._early_finish()

    def _fewest(self) -> Found | None:
        held = len(self.setting.held)
        self.wishes.fewest = max(self.wishes.fewest, self.better.bounds.sessions - held)
        if self._plain:
            return self._least("sessions", 0.3, flows=False)
        if self.wishes.left_out == 0:
            sums = Openings(self.setting, Wishes(self.full, 0)).least("sessions", self.effort, 0.1)
            self.wishes.fewest = max(self.wishes.fewest, sums.bound if sums else 0)
        return self._least("sessions", 0.3)

    def _fewer(self, found: Found) -> int:
        """Ask again, number by number, where the first answer left a gap."""
        if self.bins.apply:
            return found.value
        for number in range(found.bound, found.value):
            self.wishes.sessions = number
            try:
                fewer = self._least("any", 0.1, flows=not self._plain)
            except Impossible:
                self.better.raised(sessions=len(self.setting.held) + number + 1)
                continue
            return number if fewer else found.value
        return found.value

    def _early_finish(self) -> tuple[bool, bool]:
        """Find the earliest finish that can be dealt: (found one, or proven that none exists)."""
        if self.better.bounds.sessions == len(self.setting.held) + (self.wishes.sessions or 0):
            self.wishes.fewest = self.wishes.sessions or 0
        first, known = self._first_window()
        certain = True
        for window in range(first, self.full + 1):
            if self.effort.over():
                return False, False
            self.wishes.window = window
            if certain:
                self.better.raised(finish=window)
            try:
                found = self._least("slack", 0.03, flows=not self._plain)
                found = found or (known if window == first else None)
                if found is not None and self._dealt(found):
                    self.wishes.window = self.full
                    return True, False
                certain = False
            except Impossible:
                continue
        self.wishes.window = self.full
        return False, certain

    def _first_window(self) -> tuple[int, Found | None]:
        """Return the first window that is not proven too short, by halving, and what it opens."""
        low, high = max(1, self.better.bounds.finish), self.full
        found: Found | None = None
        while low < high and not self.effort.over():
            middle = (low + high) // 2
            self.wishes.window = middle
            try:
                now = self._least("any", 0.05, flows=not self._plain)
            except Impossible:
                low = middle + 1
                continue
            if now is None:
                return low, None
            found, high = now, middle
        return low, found

    def _dealt(self, found: Found) -> bool:
        """
        Deal people to the opened sessions; where that fails, let flows decide.

        :raises Impossible: if it is proven that these wishes cannot be dealt
        """
        if self._lay(found):
            return True
        if found.flow or self.instance.policy.whole_teams:
            return False
        flowing = self._least("slack", 0.2)
        return flowing is not None and self._lay(flowing)

    def _lay(self, found: Found) -> bool:
        setting = self._called(found)
        rooms = roomed(setting, found)
        seatings = [one.seatings for one in rooms]
        pairs = sum(len(setting.of_level[one.level]) for one in seatings)
        dealt = self.bins.dealt(setting, seatings)
        if dealt is None:
            tries = max(3, _DEALS // (pairs + 1))
            dealt = deal(setting, seatings, self._pieces, self.seed, tries)
        if dealt.out and self.instance.policy.whole_teams and not self.bins.apply:
            dealt = searched(setting, seatings, dealt, 0, self.effort, self.seed)
        elif dealt.out and found.flow:
            dealt = by_flow(setting, seatings, found.flow)
        return not dealt.out and self._keep(Laid(setting, rooms, dealt))

    def _called(self, found: Found) -> Setting:
        """Return the setting with only those people whom the flows seat."""
        if not found.flow or not self.wishes.left_out:
            return self.setting
        seated = Counter[tuple[str, str]]()
        for (team, level, _), people in found.flow.items():
            seated[team, level] += people
        setting = copy(self.setting)
        setting.groups = {group: people for group, people in seated.items() if people}
        setting.__dict__.pop("of_level", None)
        setting.__dict__.pop("of_team", None)
        return setting

    def _keep(self, laid: Laid) -> bool:
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

    def _few_cuts(self) -> None:
        """Cut as few teams as can be: the sessions as they are, then, in small units, any others."""
        self._whole_teams()
        held = sum(len(one.groups) for one in self.setting.held)
        self.better.raised(mixing=held + self._fewest_pieces())
        high, low = self.better.cost.mixing, self.better.bounds.mixing
        whole = self.instance.policy.whole_teams
        if (
            self.laid is None
            or high <= low
            or self.wishes.left_out
            or self.setting.standing
            or whole
        ):
            return
        cost = self.better.cost
        settled = (
            cost.sessions == self.better.bounds.sessions
            and cost.finish == self.better.bounds.finish
        )
        if not settled or pairs(self.setting, cost.finish) > MOST_PAIRS:
            return
        new = cost.sessions - len(self.setting.held)
        wishes = Wishes(cost.finish, 0, None, new, new)
        try:
            found = Whole(self.setting, wishes).least(self.effort, 0.5, low - held, high - 1 - held)
        except Impossible:
            self.better.raised(mixing=high)
            return
        if found is None:
            return
        openings, takes, bound = found
        self.better.raised(mixing=held + bound)
        rooms = roomed(self.setting, openings)
        order = [(one.seatings.level, one.seatings.place, one.kind) for one in rooms]
        self._keep(Laid(self.setting, rooms, as_deal(self.setting, order, takes)))

    def _fewest_pieces(self) -> int:
        """Return the fewest pieces of any plan that leaves out no more people than this one."""
        spare = self.better.cost.left_out - self.setting.hopeless
        cuts, savings = 0, []
        for level in self.setting.levels:
            for group, pieces in zip(
                self.setting.of_level[level], self.setting.pieces(level), strict=True
            ):
                unit = self.setting.unit(group)
                cuts += pieces
                savings += [self.setting.groups[group] - (pieces - 1) * unit]
                savings += [unit] * min(pieces - 1, spare // unit)
        return cuts - sum(used <= spare for used in accumulate(sorted(savings)))

    @property
    def _pieces(self) -> int:
        return sum(sum(self.setting.pieces(level)) for level in self.setting.levels)

    def _whole_teams(self) -> None:
        """Cut as few teams as can be, the sessions being settled."""
        laid = self.laid
        if laid is None or self.instance.policy.whole_teams:
            return
        seatings = [one.seatings for one in laid.rooms]
        again, _ = redealt(laid.setting, seatings, laid.deal, self._pieces, self.effort, self.seed)
        self._keep(replace(laid, deal=again))
