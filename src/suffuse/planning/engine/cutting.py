"""
Teams together: the last wish, once sessions and finish are settled.

First the opened sessions are dealt again; in small units then any other sessions, as few and as
early, are looked at too, which proves the number of pieces.
"""

from dataclasses import replace
from itertools import accumulate

from suffuse.planning.engine.asked import Wishes
from suffuse.planning.engine.blockwise import Blockwise
from suffuse.planning.engine.dealing import by_flow
from suffuse.planning.engine.laying import Laid, Laying, laid_out
from suffuse.planning.engine.redealing import redealt, settled
from suffuse.planning.engine.rooming import roomed
from suffuse.planning.engine.slotwise import MOST, Slotwise
from suffuse.planning.engine.solvers import Impossible
from suffuse.planning.engine.whole import MOST_PAIRS, Whole, apart, pairs

_SLOTS, _ROOMS = 0.6, 1.0
"""What part of the budget each model may cost."""
_MOST_NUMBERS = 10**7
"""Numbers in the tables of all levels beyond which nothing is counted by blocks."""
_FEW_BLOCKS = 2
"""Blocks below which a plan is not looked for block by block: everything hangs together then."""


def few_cuts(laying: Laying) -> None:
    """Cut as few teams as can be: the sessions as they are, then any others, as few and as early."""
    laying.better.raised(mixing=len_held(laying) + _fewest_pieces(laying))
    blocks = _block_by_block(laying)
    _dealt_again(laying)
    if blocks is not None and _open(laying):
        _in_blocks(laying, blocks)
    if _open(laying) and _pairs_of_slots(laying) <= MOST:
        _slot_by_slot(laying)
    if _open(laying):
        _wider(laying)
    if _open(laying) and pairs(laying.setting, laying.better.cost.finish) <= MOST_PAIRS:
        _room_by_room(laying)


def len_held(laying: Laying) -> int:
    """Return how many pieces history is made of."""
    return sum(len(one.groups) for one in laying.setting.held)


def _open(laying: Laying) -> bool:
    """Tell whether something is left to prove: all other wishes proven, but not this one."""
    cost, bounds = laying.better.cost, laying.better.bounds
    if cost.mixing <= bounds.mixing or laying.effort.over():
        return False
    first = max(laying.better.first_end(cost.sessions), bounds.finish)
    proven = (bounds.left_out, bounds.moved, bounds.sessions, first)
    return (cost.left_out, cost.moved, cost.sessions, cost.finish) == proven


def _pairs_of_slots(laying: Laying) -> int:
    return len(laying.setting.groups) * laying.better.cost.finish


def _settled(laying: Laying) -> Wishes:
    """Return all other wishes as they are."""
    cost, setting = laying.better.cost, laying.setting
    new = cost.sessions - len(setting.held)
    moved = cost.moved if setting.standing else None
    return Wishes(cost.finish, cost.left_out - setting.hopeless, moved, new, new)


def _block_by_block(laying: Laying) -> Blockwise | None:
    """Count pieces by what hangs together: a bound, where the other wishes are proven."""
    better, held = laying.better, len_held(laying)
    if laying.instance.policy.whole_teams or not _open(laying):
        return None
    wishes = _settled(laying)
    if not wishes.sessions:
        return None
    blocks = Blockwise(laying, wishes, better.bounds.mixing - held, better.cost.mixing - held)
    if blocks.partition.work > _MOST_NUMBERS:
        return None
    better.raised(mixing=held + blocks.bound())
    return blocks


def _in_blocks(laying: Laying, blocks: Blockwise) -> None:
    """Choose blocks that make fewer pieces, or show that there are none."""
    setting, held = laying.setting, len_held(laying)
    sessions = laying.better.cost.sessions - len(setting.held)
    many = len(setting.groups) + sessions - (laying.better.bounds.mixing - held)
    if setting.standing or many < _FEW_BLOCKS:
        return
    before = laying.better.cost.mixing + 1
    while _open(laying) and laying.better.cost.mixing < before:
        before = laying.better.cost.mixing
        blocks.high = before - held
        try:
            found = blocks.fewer()
        except Impossible:
            laying.better.raised(mixing=before)
            return
        if found is not None:
            laying.take(found)


def _slot_by_slot(laying: Laying) -> None:
    """Count pieces by slots: a bound, and sessions that are likely to keep teams together."""
    better, setting = laying.better, laying.setting
    low = better.bounds.mixing - len_held(laying)
    try:
        asked = Slotwise(setting, _settled(laying))
        found = asked.fewest(better.sessions, laying.effort, _SLOTS, low, laying.seed)
    except Impossible:
        return
    if found is None:
        return
    better.raised(mixing=len_held(laying) + found.bound)
    if better.cost.mixing <= better.bounds.mixing or setting.instance.policy.whole_teams:
        return
    rooms = roomed(setting, found)
    seatings = [one.seatings for one in rooms]
    flowing = by_flow(setting, seatings, found.flow)
    again, _ = redealt(setting, seatings, flowing, found.bound, laying.effort, laying.seed)
    laying.keep(Laid(setting, rooms, again))


def _wider(laying: Laying) -> None:
    """Empty more sessions at a time, and be patient."""
    laid = laying.laid or laid_out(laying.setting, laying.better.sessions)
    if laid is None or laying.instance.policy.whole_teams:
        return
    seatings, least = [one.seatings for one in laid.rooms], laying.better.bounds.mixing
    deal = settled(
        laid.setting,
        seatings,
        laid.deal,
        least - len_held(laying),
        laying.effort,
        laying.seed + 1,
        3,
    )
    laying.keep(replace(laid, deal=deal))


def _room_by_room(laying: Laying) -> None:
    """Ask for everything at once, in small units: what is found no plan can beat."""
    better, setting = laying.better, laying.setting
    if setting.standing and not apart(setting):
        return
    held = len_held(laying)
    high, low = better.cost.mixing - held, better.bounds.mixing - held
    try:
        found = Whole(setting, _settled(laying)).fewest_pieces(laying.effort, _ROOMS, low, high - 1)
    except Impossible:
        better.raised(mixing=held + high)
        return
    if found is not None:
        better.raised(mixing=held + found.bound)
        laying.take(found)


def _dealt_again(laying: Laying) -> None:
    """Cut as few teams as can be, the sessions being settled."""
    laid = laying.laid or laid_out(laying.setting, laying.better.sessions)
    if laid is None or laying.instance.policy.whole_teams:
        return
    seatings = [one.seatings for one in laid.rooms]
    again, _ = redealt(
        laid.setting,
        seatings,
        laid.deal,
        laying.better.bounds.mixing - len_held(laying),
        laying.effort,
        laying.seed,
    )
    laying.keep(replace(laid, deal=again))


def _fewest_pieces(laying: Laying) -> int:
    """Return the fewest pieces of any plan that leaves out no more people than this one."""
    setting = laying.setting
    spare = laying.better.cost.left_out - setting.hopeless
    cuts, savings = 0, []
    for level in setting.levels:
        for group, pieces in zip(setting.of_level[level], setting.pieces(level), strict=True):
            unit = setting.unit(group)
            cuts += pieces
            savings += [setting.groups[group] - (pieces - 1) * unit]
            savings += [unit] * min(pieces - 1, spare // unit)
    return cuts - sum(used <= spare for used in accumulate(sorted(savings)))
