"""
The frame of phase 1: which sessions can open at all, given rooms, speakers and rounds.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.asked import Wishes
from suffuse.planning.engine.setting import Level, Setting
from suffuse.planning.engine.solvers import total


@dataclass
class Frame:
    """Rooms that may open and speakers who may be called, over the first slots of the window."""

    setting: Setting
    wishes: Wishes
    flows: bool = False
    model: mathopt.Model = field(init=False)

    def __post_init__(self) -> None:
        self.model = mathopt.Model()
        self.rooms: dict[tuple[Level, int, int], mathopt.Variable] = {}
        self.calls: dict[tuple[Level, int, int], mathopt.Variable] = {}
        self.by_slot = defaultdict[tuple[Level, int], list[mathopt.Variable]](list)
        self._open_rooms()
        self._call_speakers()
        self._keep_turns()

    def _open_rooms(self) -> None:
        """Let each kind of room open so often in a slot as there are rooms of it."""
        for number, kind in enumerate(self.setting.rooms):
            many = len(kind.venues)
            for place in range(self.wishes.window):
                if not kind.seats[place]:
                    continue
                here = []
                for level in self.setting.levels:
                    if place < self.setting.first_place(level):
                        continue
                    found = self.model.add_integer_variable(lb=0, ub=many)
                    self.rooms[level, place, number] = found
                    self.by_slot[level, place].append(found)
                    here.append(found)
                if len(here) > 1:
                    self.model.add_linear_constraint(total(here) <= many)
            for clash in self.setting.clashes:
                self._only_one(number, clash)

    def _only_one(self, number: int, clash: tuple[int, ...]) -> None:
        keys = ((level, place, number) for level in self.setting.levels for place in clash)
        together = [self.rooms[key] for key in keys if key in self.rooms]
        if len(together) > 1:
            self.model.add_linear_constraint(total(together) <= 1)

    def _call_speakers(self) -> None:
        """Every session has one qualified speaker; a kind of speakers is a flow through its day."""
        calls = defaultdict[tuple[Level, int], list[mathopt.Variable]](list)
        for number, voices in enumerate(self.setting.voices):
            many, days = len(voices.speakers), defaultdict[object, list[mathopt.Variable]](list)
            for place in range(self.wishes.window):
                here = []
                for level in sorted(voices.levels):
                    if voices.free[place] and (level, place) in self.by_slot:
                        call = self.model.add_integer_variable(lb=0, ub=many)
                        self.calls[level, place, number] = call
                        calls[level, place].append(call)
                        here.append(call)
                if len(here) > 1:
                    self.model.add_linear_constraint(total(here) <= many)
                days[self.setting.slots[place].day] += here
            for day, most in voices.most:
                if days[day]:
                    self.model.add_linear_constraint(total(days[day]) <= most * many)
        for key, rooms in self.by_slot.items():
            self.model.add_linear_constraint(total(rooms) <= total(calls[key]))

    def _keep_turns(self) -> None:
        """A round's sessions lie between the slot in which it begins and that of the next round."""
        turns = self.setting.turns()
        begun: list[list[mathopt.Variable]] = []
        for _ in turns[1:]:
            line = [self.model.add_binary_variable() for _ in range(self.wishes.window)]
            for before, after in pairwise(line):
                self.model.add_linear_constraint(before <= after)
            if begun:
                for early, late in zip(begun[-1], line, strict=True):
                    self.model.add_linear_constraint(late <= early)
            begun.append(line)
        for number, levels in enumerate(turns):
            for (level, place, kind), room in self.rooms.items():
                if level not in levels:
                    continue
                many = len(self.setting.rooms[kind].venues)
                if number:
                    self.model.add_linear_constraint(room <= many * begun[number - 1][place])
                if number < len(begun):
                    self.model.add_linear_constraint(room <= many - many * begun[number][place])
