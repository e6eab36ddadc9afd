"""What phase 1 is asked, and what it answers: plain counts, without a solver."""

from dataclasses import dataclass

from suffuse.planning.engine.setting import Level, Team

type Open = dict[tuple[Level, int, int], int]
"""How many rooms by (level, place, kind of room)."""
type Calls = dict[tuple[Level, int], dict[int, int]]
"""By (level, place): how many speakers of which kind teach there."""
type Where = tuple[Level, int, int, int]
"""One possible session: level, place, kind of room, and its number among rooms of the kind."""
type Flow = dict[tuple[Team, Level, int], int]


@dataclass(slots=True)
class Found:
    """
    What one solve gave: the openings, the flows if asked for, who stays, and what is proven.

    `takes` are who sits in each session, where the whole model was solved.
    """

    open: Open
    calls: Calls
    flow: Flow
    stay: dict[tuple[int, Team], int]
    value: int
    bound: int
    proven: bool
    takes: dict[Where, dict[Team, int]] | None = None


@dataclass(slots=True)
class Wishes:
    """What was settled by earlier solves; None is still free. `fewest` sessions are needed anyway."""

    window: int
    left_out: int | None = None
    moved: int | None = None
    sessions: int | None = None
    fewest: int = 0
