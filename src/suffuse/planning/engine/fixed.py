"""
Fixed seats: as many as can be taken with none too near another, exactly.

Seats that are too near are edges of a graph and the answer is a maximum independent set. CP-SAT is
given the cliques (seats of which any two are too near) instead of the pairs: that makes it quick.
"""

from collections.abc import Sequence

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.solvers import CP_SAT, solved, total


def chosen(
    near: Sequence[Sequence[int]], first: Sequence[int], effort: Effort
) -> tuple[list[int], int]:
    """
    Return the numbers of the seats to take, at least as many as `first`, and the proven most.

    :param near: for each seat the seats that are too near to it
    """
    model = mathopt.Model()
    taken = [model.add_binary_variable() for _ in near]
    for clique in _cliques(near):
        model.add_linear_constraint(total(taken[number] for number in clique) <= 1)
    model.maximize(total(taken))
    chosen_first = set(first)
    hint = {seat: float(number in chosen_first) for number, seat in enumerate(taken)}
    answer = solved(model, effort, 1.0, by=CP_SAT, hint=hint)
    if answer is None:
        return list(first), len(near)
    found = [number for number, seat in enumerate(taken) if answer.of[seat] > 0.5]  # noqa: PLR2004 - taken or not
    return (found if len(found) > len(first) else list(first)), int(answer.bound + 1e-6)


def _cliques(near: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return cliques that cover every edge, each grown from an edge that is not covered yet."""
    others = [set(one) for one in near]
    covered = set[tuple[int, int]]()
    found = []
    for one in range(len(near)):
        for two in sorted(others[one]):
            if two < one or (one, two) in covered:
                continue
            clique = [one, two]
            common = others[one] & others[two]
            while common:
                best = max(common, key=lambda seat: (len(others[seat] & common), -seat))
                clique.append(best)
                common &= others[best]
            covered |= {(min(a, b), max(a, b)) for a in clique for b in clique if a != b}
            found.append(clique)
    return found
