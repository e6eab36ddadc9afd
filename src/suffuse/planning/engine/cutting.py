"""
Teams together: the last wish, once sessions and finish are settled.

First the opened sessions are dealt again; in small units then any other sessions, as few and as
early, are looked at too, which proves the number of pieces.
"""

from dataclasses import replace
from itertools import accumulate

from suffuse.planning.engine.asked import Wishes
from suffuse.planning.engine.laying import Laying, pieces_of
from suffuse.planning.engine.redealing import redealt
from suffuse.planning.engine.solvers import Impossible
from suffuse.planning.engine.whole import MOST_PAIRS, Whole, apart, pairs


def few_cuts(laying: Laying) -> None:
    """Cut as few teams as can be: the sessions as they are, then, in small units, any others."""
    _dealt_again(laying)
    held = sum(len(one.groups) for one in laying.setting.held)
    laying.better.raised(mixing=held + _fewest_pieces(laying))
    if not _worth_proving(laying):
        return
    better, hopeless = laying.better, laying.setting.hopeless
    high, low = better.cost.mixing - held, better.bounds.mixing - held
    new = better.cost.sessions - len(laying.setting.held)
    moved = better.cost.moved if laying.setting.standing else None
    wishes = Wishes(better.cost.finish, better.cost.left_out - hopeless, moved, new, new)
    try:
        found = Whole(laying.setting, wishes).fewest_pieces(laying.effort, 0.5, low, high - 1)
    except Impossible:
        better.raised(mixing=held + high)
        return
    if found is not None:
        better.raised(mixing=held + found.bound)
        laying.take(found)


def _worth_proving(laying: Laying) -> bool:
    """Tell whether the whole model applies: all other wishes proven, and the unit small."""
    cost, bounds, setting = laying.better.cost, laying.better.bounds, laying.setting
    if cost.mixing <= bounds.mixing or (setting.standing and not apart(setting)):
        return False
    first = max(laying.better.first_end(cost.sessions), bounds.finish)
    proven = (bounds.left_out, bounds.moved, bounds.sessions, first)
    settled = (cost.left_out, cost.moved, cost.sessions, cost.finish) == proven
    return settled and pairs(setting, cost.finish) <= MOST_PAIRS


def _dealt_again(laying: Laying) -> None:
    """Cut as few teams as can be, the sessions being settled."""
    laid = laying.laid
    if laid is None or laying.instance.policy.whole_teams:
        return
    seatings = [one.seatings for one in laid.rooms]
    again, _ = redealt(
        laid.setting, seatings, laid.deal, pieces_of(laid.setting), laying.effort, laying.seed
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
