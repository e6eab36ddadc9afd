"""
Pieces counted slot by slot: between the flows of phase 1 and the whole model.

Who of a group comes in a slot is at least one piece, and more than fit into one room at least two.
Which room it is is not asked, so the model stays small enough for units of a thousand people; its
bound holds for every plan, and what it opens keeps teams together as well as slots can.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil
from random import Random

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.asked import Found, Wishes
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.openings import Openings
from suffuse.planning.engine.setting import Level, Setting, Team
from suffuse.planning.engine.solvers import (
    CP_SAT,
    CP_SAT_LP,
    HIGHS,
    Answer,
    solved,
    total,
)
from suffuse.planning.rules import Session

MOST = 4000
"""Pairs of a group and a slot beyond which the model is not tried."""
_NEAR, _A_LOOK, _IN_VAIN = 0.15, 0.2, 40
"""Part of the budget for slots opened anew; seconds for one look; looks in vain until the end."""
_FREE, _WIDER = 3, 15
"""Slots opened anew at a time, and one more after so many looks in vain."""
_UNITS = 3
"""How many sizes of pieces are looked at for each level."""


class Slotwise:
    """Phase 1 with flows, and the pieces that each group is cut into by its slots."""

    def __init__(self, setting: Setting, wishes: Wishes) -> None:
        self.setting, self.wishes = setting, wishes
        self.openings = Openings(setting, wishes, flows=True)
        self.model = self.openings.model
        self.pieces: dict[tuple[Team, Level, int], mathopt.Variable] = {}
        by_group = defaultdict[tuple[Team, Level], list[mathopt.Variable]](list)
        for (team, level, place), come in self.openings.come.items():
            unit = self._unit((team, level), place)
            most = ceil(setting.most((team, level), place) / unit)
            pieces = self.model.add_integer_variable(lb=0, ub=most)
            self.model.add_linear_constraint(come <= unit * pieces)
            self.model.add_linear_constraint(pieces <= come)
            rooms = self.openings.by_slot[level, place]
            self.model.add_linear_constraint(pieces <= total(rooms))
            self.pieces[team, level, place] = pieces
            by_group[team, level].append(pieces)
        if wishes.left_out == 0:
            for group, pieces in by_group.items():
                least = ceil(setting.groups[group] / setting.unit(group))
                self.model.add_linear_constraint(total(pieces) >= least)
        for key in self.openings.by_slot:
            self._fill(*key)

    def _unit(self, group: tuple[Team, Level], place: int) -> int:
        """Return the most people of the group who can sit in one session of the slot."""
        seats = max(kind.seats[place] for kind in self.setting.rooms)
        return max(1, min(seats, self.setting.most(group, place)))

    def _fill(self, level: Level, place: int) -> None:
        """
        Say that pieces of one size rarely fill a room: 4 and 4 and 4 and 4 leave two of 18 empty.

        For rooms of q places, pieces of at most u and any r, each session has at most
        r·pieces + max over k of (min(q, u·k) - r·k) people; a larger piece counts as several of u.
        """
        groups = [(team, level) for team, _ in self.setting.of_level[level]]
        groups = [group for group in groups if (*group, place) in self.pieces]
        pieces = [self.pieces[*group, place] for group in groups]
        rooms = self.openings.by_slot[level, place]
        if not groups:
            return
        self.model.add_linear_constraint(total(pieces) >= total(rooms))
        units = [self._unit(group, place) for group in groups]
        kinds = [
            (kind.seats[place], self.openings.rooms[level, place, number])
            for number, kind in enumerate(self.setting.rooms)
            if (level, place, number) in self.openings.rooms
        ]
        seated = self.openings.seated[level, place]
        for unit in sorted(set(units), key=lambda one: (-units.count(one), one))[:_UNITS]:
            for rest in sorted({seats % unit for seats, _ in kinds} - {0})[:_UNITS]:
                weighed = [ceil(own / unit) * one for own, one in zip(units, pieces, strict=True)]
                base = [_base(seats, unit, rest) * room for seats, room in kinds]
                self.model.add_linear_constraint(seated <= rest * total(weighed) + total(base))

    def fewest(
        self, sessions: Sequence[Session], effort: Effort, part: float, low: int, seed: int
    ) -> Found | None:
        """
        Return openings that cut teams little, with a number of pieces that no plan can beat.

        Of those that cut them least it is the one with the most room to spare, so that people can be
        dealt to its rooms as well as to its slots.

        :param sessions: a plan that keeps the wishes, to begin with
        :raises Impossible: if no plan keeps the wishes
        """
        pieces = total(self.pieces.values())
        self.model.add_linear_constraint(pieces >= low)
        self.model.minimize(pieces)
        first = self._near(self._hint(sessions), effort, seed, low)
        if first is None or first.value > low:
            first = self._in_turn(first.of if first else self._hint(sessions), effort, part)
        if first is None:
            return None
        self.model.add_linear_constraint(pieces <= first.value)
        self.model.minimize(self.openings.goal("slack"))
        again = solved(self.model, effort, part / 3, by=CP_SAT, hint=first.of)
        found = self.openings.read(again or first)
        return replace(found, value=round(first.value), bound=ceil(first.bound - 1e-6))

    def _near(
        self, now: Mapping[mathopt.Variable, float], effort: Effort, seed: int, low: int
    ) -> Answer | None:
        """Open a few slots anew, those of a group that is cut too often, and leave the others."""
        chance, best, vain = Random(seed), None, 0  # noqa: S311 - seeded, no secret
        until = effort.worked + effort.share(_NEAR)
        bounds = {one: (one.lower_bound, one.upper_bound) for one in self._placed()}
        while vain < _IN_VAIN and effort.worked < until and not effort.over():
            chosen = self._few_slots(now, chance, _FREE + vain // _WIDER)
            for one, place in self._placed().items():
                free = place in chosen
                fixed = (now[one], now[one])
                one.lower_bound, one.upper_bound = bounds[one] if free else fixed
            found = solved(self.model, effort, _A_LOOK / effort.seconds, by=CP_SAT, hint=now)
            vain += 1
            if found is not None and (best is None or found.value <= best.value):
                vain = vain if best is not None and found.value == best.value else 0
                best, now = replace(found, bound=low, proven=False), found.of
                if best.value <= low:
                    break
        for one, (least, most) in bounds.items():
            one.lower_bound, one.upper_bound = least, most
        return best

    def _placed(self) -> dict[mathopt.Variable, int]:
        """Return what is decided in each slot: rooms, people, pieces."""
        rooms = {room: place for (_, place, _), room in self.openings.rooms.items()}
        come = {people: place for (_, _, place), people in self.openings.come.items()}
        return rooms | come | {pieces: place for (_, _, place), pieces in self.pieces.items()}

    def _few_slots(
        self, now: Mapping[mathopt.Variable, float], chance: Random, many: int
    ) -> set[int]:
        """Choose a group, if any is cut too often one of these, and slots in which it comes."""
        comes = defaultdict[tuple[Team, Level], list[int]](list)
        cuts = Counter[tuple[Team, Level]]()
        for (team, level, place), pieces in self.pieces.items():
            if now[pieces] > 1 / 2:
                comes[team, level].append(place)
                cuts[team, level] += round(now[pieces])
        least = {one: ceil(self.setting.groups[one] / self.setting.unit(one)) for one in comes}
        often = [group for group in comes if cuts[group] > least[group]]
        group = chance.choice(often or list(comes))
        here = chance.sample(comes[group], min(len(comes[group]), many - 1))
        others = [place for place in range(self.wishes.window) if place not in here]
        return {*here, *chance.sample(others, min(len(others), many - len(here)))}

    def _in_turn(
        self, hint: Mapping[mathopt.Variable, float], effort: Effort, part: float
    ) -> Answer | None:
        """Ask several solvers, each from what the one before found: none is best at all of these."""
        best: Answer | None = None
        for by in (CP_SAT, HIGHS, CP_SAT_LP):
            found = solved(self.model, effort, part / 3, by=by, hint=best.of if best else hint)
            if best is None or found is None:
                best = best or found
            else:
                better = min(best, found, key=lambda one: one.value)
                best = replace(better, bound=max(best.bound, found.bound))
            if best is not None and ceil(best.bound - 1e-6) >= best.value:
                break
        return best

    def _hint(self, sessions: Sequence[Session]) -> dict[mathopt.Variable, float]:
        """Return a plan in the terms of the model."""
        hint, place = self.openings.hint(sessions), self.setting.instance.place
        pieces = Counter[object]()
        for one in sessions:
            if not one.held:
                pieces.update((part.team, one.level, place[one.slot]) for part in one.groups)
        for key, many in self.pieces.items():
            hint[many] = min(many.upper_bound, pieces[key])
        return hint


def _base(seats: int, unit: int, rest: int) -> int:
    """Return how many people a session holds beyond `rest` for each piece, at the very most."""
    return max(
        min(seats, unit * pieces) - rest * pieces for pieces in range(ceil(seats / unit) + 1)
    )
