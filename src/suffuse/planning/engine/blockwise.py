"""Blocks at work: a bound on the pieces of every plan, and a plan of fewer pieces where there is one."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from suffuse.planning.engine.asked import Found, Wishes
from suffuse.planning.engine.blocks import Block
from suffuse.planning.engine.laying import Laying
from suffuse.planning.engine.partition import SURELY, Partition
from suffuse.planning.engine.placing import (
    Choice,
    Filled,
    Meeting,
    Timetable,
    filled,
    fits,
)
from suffuse.planning.engine.solvers import Impossible

_BOUND, _CHOICE, _ALONE, _MEETING, _ALL = 0.1, 0.2, 0.04, 0.1, 0.4
"""What part of the budget each step may cost, and all of them."""
_APART, _LARGE = 2, 12
"""How many choices may turn out not to meet, and sessions of a block that is hard to fill."""
_MOST, _FEW = 1500, 300
"""Blocks of one level that are chosen from, and how many where there are more."""


class Blockwise:
    """One question by blocks: `low` pieces at the very least."""

    def __init__(self, laying: Laying, wishes: Wishes, low: int, high: int) -> None:
        self.laying, self.wishes, self.low, self.high = laying, wishes, low, high
        self.partition = Partition(laying.setting, wishes, wishes.sessions or 0)
        self.partition.learn(laying.better.sessions)

    def bound(self) -> int:
        """Return what no plan can beat, by the linear programme."""
        self.partition.solve(self.laying.effort, _BOUND, self.low)
        self.low = max(self.low, ceil(self.partition.low - SURELY))
        return self.low

    def fewer(self) -> Found | None:
        """
        Return a plan of fewer pieces than `high`, if one is found.

        :raises Impossible: if it is proven that there is none
        """
        effort = self.laying.effort
        self.partition.solve(effort, _BOUND)
        gap = self.high - 1 - self.partition.value
        blocks, complete = self.partition.within(gap, _MOST, _FEW)
        apart: list[frozenset[Block]] = []
        until = effort.worked + effort.share(_ALL)
        while effort.worked < until and not effort.over():
            chosen = self._chosen(blocks, apart, complete)
            if chosen is None or max(block.sessions for block in chosen) > _LARGE:
                return None
            sessions, bad = self._filled(chosen)
            if bad:
                blocks = [one for one in blocks if one not in bad]
                blocks += [replace(one, pieces=one.pieces + 1) for one in bad]
                continue
            found = self._met(chosen, sessions)
            if found is not None or len(apart) == _APART:
                return found
            apart.append(frozenset(chosen))
            complete = False
        return None

    def _filled(self, blocks: Sequence[Block]) -> tuple[list[Filled] | None, set[Block]]:
        """Return the sessions of all blocks, if they are found, and the blocks of too few pieces."""
        sessions: list[Filled] | None = []
        bad = set[Block]()
        for block in blocks:
            try:
                found = filled(self.laying.setting, block, self.laying.effort, _ALONE)
            except Impossible:
                bad.add(block)
                continue
            sessions = None if found is None or sessions is None else sessions + found
        return sessions, bad

    def _chosen(
        self, blocks: Sequence[Block], apart: Sequence[frozenset[Block]], complete: bool
    ) -> list[Block] | None:
        choice = Choice(self.laying.setting, self.wishes, blocks)
        try:
            return choice.fewest(self.laying.effort, _CHOICE, (self.low, self.high - 1), apart)
        except Impossible:
            if complete:
                raise
            return None

    def _met(self, blocks: Sequence[Block], sessions: Sequence[Filled] | None) -> Found | None:
        """Find slots for the sessions as they were filled, else for the blocks filled anew."""
        setting, effort = self.laying.setting, self.laying.effort
        found: Found | None = None
        try:
            if sessions is not None:
                found = Timetable(setting, self.wishes, sessions).found(effort, _MEETING)
        except Impossible:
            found = None
        if found is not None or not fits(blocks, setting, self.wishes.window):
            return found
        try:
            return Meeting(setting, self.wishes, blocks).found(effort, _MEETING)
        except Impossible:
            return None
