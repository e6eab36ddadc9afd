"""Blocks at work: a bound on the pieces of every plan, and a plan of fewer pieces where there is one."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from suffuse.planning.engine.asked import Found, Wishes
from suffuse.planning.engine.blocks import Block
from suffuse.planning.engine.laying import Laying
from suffuse.planning.engine.partition import SURELY, Partition
from suffuse.planning.engine.placing import Choice, Meeting, fits, holds
from suffuse.planning.engine.solvers import Impossible

_BOUND, _CHOICE, _ALONE, _MEETING = 0.1, 0.2, 0.01, 0.1
"""What part of the budget each step may cost."""
_TRIES, _APART = 12, 2
"""How often blocks are chosen, and how many such choices may turn out not to meet."""
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
        effort, setting = self.laying.effort, self.laying.setting
        self.partition.solve(effort, _BOUND)
        gap = self.high - 1 - self.partition.value
        blocks, complete = self.partition.within(gap, _MOST, _FEW)
        apart: list[frozenset[Block]] = []
        for _ in range(_TRIES):
            chosen = self._chosen(blocks, apart, complete)
            if chosen is None:
                return None
            bad = [block for block in chosen if not holds(setting, block, effort, _ALONE)]
            if bad:
                blocks = [one for one in blocks if one not in bad]
                blocks += [replace(one, pieces=one.pieces + 1) for one in bad]
                continue
            found = self._met(chosen)
            if found is not None or len(apart) == _APART:
                return found
            apart.append(frozenset(chosen))
            complete = False
        return None

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

    def _met(self, blocks: Sequence[Block]) -> Found | None:
        setting, effort = self.laying.setting, self.laying.effort
        if not fits(blocks, setting, self.wishes.window):
            return None
        try:
            return Meeting(setting, self.wishes, blocks).found(effort, _MEETING)
        except Impossible:
            return None
