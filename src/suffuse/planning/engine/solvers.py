"""
The solvers behind one door, all inside OR-Tools: CP-SAT, HiGHS and SCIP, each where it is quick.

(`highspy` and `ortools` cannot be loaded together, so HiGHS is reached through MathOpt.)
"""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.effort import ENDLESS, Effort

CP_SAT, HIGHS, SCIP, GLOP = "cp_sat", "highs", "scip", "glop"
CP_SAT_LP = "cp_sat_lp"
"""CP-SAT that asks its linear programme about everything: slower to search, and bounds better."""
_KINDS = {
    CP_SAT: mathopt.SolverType.CP_SAT,
    CP_SAT_LP: mathopt.SolverType.CP_SAT,
    HIGHS: mathopt.SolverType.HIGHS,
    SCIP: mathopt.SolverType.GSCIP,
    GLOP: mathopt.SolverType.GLOP,
}
_SECOND = {CP_SAT: HIGHS, CP_SAT_LP: HIGHS, HIGHS: SCIP, SCIP: CP_SAT}
"""Who is asked whether what one solver calls impossible is so."""
_NOTHING_KNOWN = {False: -1e12, True: 1e12}
_NODES_A_SECOND, _USUAL = 150, 3000
"""Branching nodes for a second of counted work, in a model of so many variables; more in smaller ones."""
_STEPS_A_SECOND = 20_000
"""Steps of GLOP's simplex for a second of counted work."""
_COUNTED_A_SECOND = 0.3
"""CP-SAT's own counted seconds for one of ours."""
_QUICK = 0.1
"""What part of its share a solve is counted as that came to its end."""
_LOOK_S = 0.05
_AT_LEAST_S, _NEVER_SO_LONG_S = 0.3, 0.5
"""Solvers have been seen to turn in circles on a dozen variables, where no count of nodes ends them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Values of the variables, the goal reached, and what no other answer can beat."""

    of: Mapping[mathopt.Variable, float]
    value: float
    bound: float
    proven: bool


class Impossible(Exception):
    """It is proven that no answer exists."""


def total(terms: Iterable[mathopt.LinearTypes]) -> mathopt.LinearBase:
    """Return the sum of any number of terms, none included."""
    return mathopt.LinearSum((*terms, 0.0))


def solved(
    model: mathopt.Model,
    effort: Effort,
    part: float,
    *,
    by: str,
    hint: Mapping[mathopt.Variable, float] | None = None,
    gap: float = 0.0,
) -> Answer | None:
    """
    Solve with counted work: `part` of the budget. None if nothing was found in it.

    :param by: CP_SAT for small whole numbers, HIGHS for flows, SCIP for packed rows
    :raises Impossible: if it is proven that nothing can be found
    """
    answer = _asked(model, effort, part, by=by, hint=hint, gap=gap)
    if not isinstance(answer, Impossible):
        return answer
    # No solver's "impossible" is believed alone: one that another contradicts would be a false proof.
    exact = by in {CP_SAT, CP_SAT_LP}
    second = _doubted(model, effort, part / 8 if exact else part, by)
    if isinstance(second, Answer):
        return replace(second, proven=False, bound=_NOTHING_KNOWN[model.objective.is_maximize])
    if isinstance(second, Impossible) or exact:
        raise answer
    return None


def _doubted(
    model: mathopt.Model, effort: Effort, part: float, by: str
) -> "Answer | Impossible | None":
    """Ask another solver whether there really is no answer: in fractions first, which is quick."""
    if by not in {CP_SAT, CP_SAT_LP}:
        whole = [one for one in model.variables() if one.integer]
        for one in whole:
            one.integer = False
        found = _asked(model, effort, part, by=GLOP)
        for one in whole:
            one.integer = True
        if isinstance(found, Impossible):
            return found
    return _asked(model, effort, part, by=_SECOND[by])


def _asked(
    model: mathopt.Model,
    effort: Effort,
    part: float,
    *,
    by: str,
    hint: Mapping[mathopt.Variable, float] | None = None,
    gap: float = 0.0,
) -> "Answer | Impossible | None":
    """Ask one solver, and return its claim that there is no answer as it stands."""
    if effort.over():
        return None
    hints = [mathopt.SolutionHint(variable_values=dict(hint))] if hint else []
    more = mathopt.ModelSolveParameters(solution_hints=hints)
    params = _params(effort, part, by, gap)
    if params.node_limit is not None:
        small = _USUAL / max(1, model.get_num_variables())
        params.node_limit = int(params.node_limit * min(10.0, max(1.0, small)))
    result = _watched(model, _KINDS[by], params, more, effort)
    if result is None:
        return None
    effort.charge(_worked(result, params, effort.share(part)))
    if result.termination.reason == mathopt.TerminationReason.INFEASIBLE:
        return Impossible()
    if not result.has_primal_feasible_solution():
        return None
    bound = result.termination.objective_bounds.dual_bound
    value = result.objective_value()
    proven = result.termination.reason == mathopt.TerminationReason.OPTIMAL
    return Answer(result.variable_values(), value, value if proven else bound, proven)


def _params(effort: Effort, part: float, by: str, gap: float) -> mathopt.SolveParameters:
    params = mathopt.SolveParameters(time_limit=_limit(effort, part))
    if by in {CP_SAT, CP_SAT_LP}:
        params.threads = 1
        params.cp_sat.linearization_level = 2 if by == CP_SAT_LP else 1
        params.cp_sat.catch_sigint_signal = False
        params.cp_sat.max_deterministic_time = _COUNTED_A_SECOND * effort.share(part)
        return params
    if by == GLOP:
        params.iteration_limit = max(1000, int(_STEPS_A_SECOND * effort.share(part)))
        return params
    params.node_limit = max(1, int(_NODES_A_SECOND * effort.share(part)))
    # HiGHS's presolve called some of these models impossible that are not; see docs/decisions.
    if by == HIGHS:
        params.presolve = mathopt.Emphasis.OFF
    params.absolute_gap_tolerance = 0.99  # all goals are whole numbers
    params.relative_gap_tolerance = gap
    return params


def _worked(result: mathopt.SolveResult, params: mathopt.SolveParameters, share: float) -> float:
    """
    Return what a solve is counted as: its share where that ran out, else a small part of it.

    One that only the clock could end, as no count of nodes does where a solver turns in circles, is
    counted as long as it took, so that a few of them are the end.
    """
    ended = result.termination.limit
    if ended == mathopt.Limit.TIME and params.time_limit is not None:
        return float(params.time_limit.total_seconds())
    return share if ended is not None else _QUICK * share


def _limit(effort: Effort, part: float) -> timedelta:
    """Return when to give up in any case: far beyond counted work where no clock was handed in."""
    left, counted = effort.left(), effort.share(part)
    return timedelta(
        seconds=_NEVER_SO_LONG_S + 4 * counted
        if left >= ENDLESS
        else min(left, _AT_LEAST_S + 1.5 * counted)
    )


def _watched(
    model: mathopt.Model,
    kind: mathopt.SolverType,
    params: mathopt.SolveParameters,
    hints: mathopt.ModelSolveParameters,
    effort: Effort,
) -> mathopt.SolveResult | None:
    """
    Solve beside the main thread, so that Ctrl-C is heard at once.

    MathOpt cannot be interrupted from Python: the solve that is left behind ends by its own limits,
    or with the process, whose end does not wait for it.
    """
    found: list[mathopt.SolveResult] = []

    def work() -> None:
        found.append(mathopt.solve(model, kind, params=params, model_params=hints))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_LOOK_S)
        if effort.stopped():
            return None
    return found[0] if found else None
