"""
Fixed seats: as many as can be taken with none too near another, exactly.

Seats that are too near are edges of a graph and the answer is a maximum independent set. CP-SAT is
given the cliques (seats of which any two are too near) instead of the pairs, and asks its linear
programme about all of them: where every second seat is taken that proves at once what counting in
turn never ends with.
"""

from collections.abc import Sequence

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.solvers import CP_SAT_LP, solved, total

_LOOKS_A_SECOND = 1_000_000
"""Pairs of seats that may be looked at, while cliques are grown, for a second of work."""


def chosen(
    near: Sequence[Sequence[int]], first: Sequence[int], effort: Effort
) -> tuple[list[int], int]:
    """
    Return the numbers of the seats to take, at least as many as `first`, and the proven most.

    :param near: for each seat the seats that are too near to it
    """
    model = mathopt.Model()
    taken = [model.add_binary_variable() for _ in near]
    cliques = _cliques(near, _LOOKS_A_SECOND * effort.seconds)
    if cliques is None:
        return list(first), len(near)
    for clique in cliques:
        model.add_linear_constraint(total(taken[number] for number in clique) <= 1)
    model.maximize(total(taken))
    chosen_first = set(first)
    hint = {seat: float(number in chosen_first) for number, seat in enumerate(taken)}
    answer = solved(model, effort, 1.0, by=CP_SAT_LP, hint=hint)
    if answer is None:
        return list(first), len(near)
    found = [number for number, seat in enumerate(taken) if answer.of[seat] > 0.5]  # noqa: PLR2004 - taken or not
    return (found if len(found) > len(first) else list(first)), int(answer.bound + 1e-6)


def _cliques(near: Sequence[Sequence[int]], looks: float) -> list[list[int]] | None:
    """Return cliques that cover every edge, each grown from one not covered yet; None: too many looks."""
    others = [set(one) for one in near]
    covered = set[tuple[int, int]]()
    found = []
    for one in range(len(near)):
        for two in sorted(others[one]):
            if two < one or (one, two) in covered:
                continue
            clique = _grown([one, two], others)
            looks -= len(others[one] & others[two]) ** 2
            if looks < 0:
                return None
            covered |= {(min(a, b), max(a, b)) for a in clique for b in clique if a != b}
            found.append(clique)
    return found


def _grown(clique: list[int], others: Sequence[set[int]]) -> list[int]:
    """Add seats that are too near to all, first those that leave most others to add."""
    common = others[clique[0]] & others[clique[1]]
    while common:
        best = max(common, key=lambda seat: (len(others[seat] & common), -seat))
        clique.append(best)
        common &= others[best]
    return clique
