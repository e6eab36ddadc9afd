"""
Bound and improve: what the construction leaves open is settled wish by wish, each with its proof.

Nobody left out, then few moved, then few sessions, then an early finish, then teams together. Each
wish is settled on the model of phase 1 and held there while the next is settled.
"""

from suffuse.planning.engine.asked import Found, Wishes
from suffuse.planning.engine.cutting import few_cuts
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.laying import Better, Laying
from suffuse.planning.engine.openings import Openings
from suffuse.planning.engine.solvers import Impossible
from suffuse.planning.rules import Figures, Instance, Session


def improved(  # noqa: PLR0917 - each is one fact of the question
    instance: Instance,
    sessions: tuple[Session, ...],
    figures: tuple[Figures, Figures],
    effort: Effort,
    seed: int,
    cuts: bool,
) -> Better:
    """
    Return a plan at least as good: `figures` are its cost and its bounds so far.

    :param cuts: settle the last wish too, teams together
    """
    return Improvement(instance, Better(sessions, *figures), effort, seed).run(cuts)


class Improvement(Laying):
    """The wishes, settled one after the other."""

    def run(self, cuts: bool) -> Better:
        """Settle one wish after the other, and return the best plan that is lawful."""
        if self.setting.groups and self.setting.rooms:
            try:
                self._nobody_left_out()
                self._few_moved()
                self._few_sessions()
                if cuts:
                    few_cuts(self)
            # A wish was settled by time alone, and the next could not build on it.
            except Impossible:
                return self.better
        return self.better

    @property
    def _plain(self) -> bool:
        """Tell whether sums over levels are enough to begin with."""
        return self.wishes.left_out == 0 and not self.setting.standing

    def _nobody_left_out(self) -> None:
        hopeless = self.setting.hopeless
        self.wishes.left_out = 0
        if self.better.cost.left_out == hopeless:
            return
        try:
            found = self.least("slack", 0.15)
        except Impossible:
            self.wishes.left_out = None
            found = self.least("left_out", 0.3)
            if found is not None:
                self.better.raised(left_out=hopeless + found.bound)
        if found is not None:
            self.dealt(found)
        self.wishes.left_out = self.better.cost.left_out - hopeless

    def _few_moved(self) -> None:
        if not self.setting.standing:
            return
        found = self.least("moved", 0.3)
        if found is not None:
            self.better.raised(moved=found.bound)
            self.dealt(found)
        self.wishes.moved = self.better.cost.moved

    def _few_sessions(self) -> None:
        held, certain = len(self.setting.held), True
        counted = self.better.counted(self.instance)
        self.better.ends_no_sooner(self.better.cost.sessions, counted.finish)
        known = self.better.cost.sessions == self.better.bounds.sessions and not self.bins.apply
        while not known and not self.effort.over():
            found = self._fewest()
            if found is None:
                break
            if certain:
                self.better.raised(sessions=held + found.bound)
            self.dealt(found)  # so that something stands if time runs out
            packed = 0 if self.wishes.left_out else self.bins.fewest(self.setting)
            fewest = max(self._fewer(found), packed)
            self.wishes.sessions = min(fewest, self.better.cost.sessions - held)
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
            return self.least("sessions", 0.3, flows=False)
        if self.wishes.left_out == 0:
            sums = Openings(self.setting, Wishes(self.full, 0)).least("sessions", self.effort, 0.1)
            self.wishes.fewest = max(self.wishes.fewest, sums.bound if sums else 0)
            return self.least("sessions", 0.3)
        return self.least("sessions", 0.18)  # the rest of it is for questions of yes or no

    def _fewer(self, found: Found) -> int:
        """Ask again, number by number, where the first answer left a gap; larger steps once unsure."""
        if self.bins.apply:
            return found.value
        number, step = max(found.bound, self.wishes.fewest), 1
        while number < found.value and not self.effort.over():
            self.wishes.sessions = number
            try:
                fewer = self.least("any" if self._plain else "surely", 0.15, not self._plain)
            except Impossible:
                number += 1
                self.better.raised(sessions=len(self.setting.held) + number)
                continue
            if fewer is not None:
                self.dealt(fewer)  # so that something stands if time runs out
                return number
            number, step = number + step, 2 * step
        return found.value

    def _early_finish(self) -> tuple[bool, bool]:
        """Find the earliest finish that can be dealt: (found one, or proven that none exists)."""
        if self.better.bounds.sessions == len(self.setting.held) + (self.wishes.sessions or 0):
            self.wishes.fewest = self.wishes.sessions or 0
        if not self.wishes.sessions:
            return False, False
        many = len(self.setting.held) + self.wishes.sessions
        first, known = self._first_window(many)
        certain = True
        for window in range(first, self.full + 1):
            if self.effort.over():
                return False, False
            self.wishes.window = window
            if certain:
                self.better.ends_no_sooner(many, window)
            try:
                found = self.least("slack", 0.03, flows=not self._plain)
                found = found or (known if window == first else None)
                dealt = found is not None and self.dealt(found)
                if dealt or self._stands(many) <= window:
                    self.wishes.window = self.full
                    return True, False
                certain = False
            except Impossible:
                continue
        self.wishes.window = self.full
        return False, certain

    def _first_window(self, sessions: int) -> tuple[int, Found | None]:
        """Return the first window that is not proven too short, by halving, and what it opens."""
        low = max(1, self.setting.held_end, self.better.first_end(sessions))
        high = min(self.full, self._stands(sessions))
        found: Found | None = None
        # A plan that stands ends early already: one slot sooner is asked first, for often it cannot.
        middle = high - 1 if high == self._stands(sessions) else (low + high) // 2
        while low < high and not self.effort.over():
            self.wishes.window = middle
            try:
                now = self.least("any", 0.05, flows=not self._plain)
                if now is None and self._plain and middle == high - 1:
                    now = self.least("surely", 0.5, flows=False)  # nothing else is left to settle
            except Impossible:
                low = middle + 1
            else:
                if now is None:
                    return low, None
                found, high = now, middle
            middle = (low + high) // 2
        return low, found

    def _stands(self, sessions: int) -> int:
        """Return where the best plan ends if it has no more sessions; else after the last slot."""
        cost = self.better.cost
        return cost.finish if cost.sessions <= sessions else self.full + 1
