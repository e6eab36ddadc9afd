"""
Rows of a cinema: groups that sit together, empty places beside, the next row clear. Exactly.

One yes or no for every place where a group of each size could begin. In a row each group takes its
places and the empty ones after it; over two rows, no two groups touch the same square of two by two
places. Those squares are cliques, which is why the solver's bound is close from the start.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.rooms import Hall, Seating
from suffuse.planning.engine.solvers import CP_SAT_LP, SCIP, solved, total

_IN_TURN = (CP_SAT_LP, SCIP)
"""The first proves most halls of 400 places within a second; the second has branched on the rest."""
_HALF = 0.5


class Cinema:
    """The model of one hall."""

    def __init__(self, hall: Hall, cap: int | None = None) -> None:
        self.rows, self.beside = hall.rows, hall.beside
        self.waiting = Counter(hall.groups)
        self.model = mathopt.Model()
        self.begin: dict[Seating, mathopt.Variable] = {
            where: self.model.add_binary_variable() for where in self._possible()
        }
        self._apart_in_rows()
        if hall.next_row_clear:
            self._apart_between_rows()
        by_size = defaultdict[int, list[mathopt.Variable]](list)
        for (_, _, size), begins in self.begin.items():
            by_size[size].append(begins)
        for size, begins in by_size.items():
            self.model.add_linear_constraint(total(begins) <= self.waiting[size])
        self.people = total(size * begins for (_, _, size), begins in self.begin.items())
        if cap is not None:
            self.model.add_linear_constraint(self.people <= cap)

    def _possible(self) -> Iterator[Seating]:
        for row, marks in enumerate(self.rows):
            for column in range(len(marks)):
                for size in sorted(self.waiting):
                    if marks[column : column + size] == "1" * size:
                        yield row, column, size

    def _apart_in_rows(self) -> None:
        over = defaultdict[tuple[int, int], list[mathopt.Variable]](list)
        for (row, column, size), begins in self.begin.items():
            for place in range(column, column + size + self.beside):
                over[row, place].append(begins)
        for begins in over.values():
            self.model.add_linear_constraint(total(begins) <= 1)

    def _apart_between_rows(self) -> None:
        wide = 1 if self.beside else 0
        squares = defaultdict[tuple[int, int, int], dict[Seating, mathopt.Variable]](dict)
        for where, begins in self.begin.items():
            row, column, size = where
            for place in range(column - 1, column + size):
                for above in (row - 1, row):
                    squares[above, place, 0][where] = begins
        for (row, place, _), together in squares.items():
            if wide:
                self.model.add_linear_constraint(total(together.values()) <= 1)
                continue
            for mine in (place, place + 1):
                for other in (place, place + 1):
                    pair = [
                        begins
                        for (at, column, size), begins in together.items()
                        if column <= (mine if at == row else other) < column + size
                    ]
                    self.model.add_linear_constraint(total(pair) <= 1)

    def seated(self, effort: Effort, first: Sequence[Seating]) -> tuple[list[Seating], int]:
        """Return where groups begin, and the proven most people."""
        self.model.maximize(self.people)
        best = list(first)
        most = min(
            sum(size * many for size, many in self.waiting.items()),
            sum(marks.count("1") for marks in self.rows),
        )
        for solver in _IN_TURN:
            if _seated(best) >= most:
                break
            taken = set(best)
            hint = {begins: float(where in taken) for where, begins in self.begin.items()}
            answer = solved(self.model, effort, 1.0, by=solver, hint=hint)
            if answer is not None:
                found = [where for where, one in self.begin.items() if answer.of[one] > _HALF]
                best = max(best, found, key=_seated)
                most = min(most, int(answer.bound + 1e-6))
        return best, most


def _seated(begins: Sequence[Seating]) -> int:
    return sum(size for _, _, size in begins)
