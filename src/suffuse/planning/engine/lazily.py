"""
The one place where the solvers are fetched, when the first plan needs them.

OR-Tools takes most of a second and fifty megabytes; a web process that only shows plans, and a plan
that construction already proves best, should not pay for it.
"""

import importlib
from typing import TYPE_CHECKING

from suffuse.planning.engine.effort import Effort
from suffuse.planning.rules import Figures, Instance, Session

if TYPE_CHECKING:
    from suffuse.planning.engine.improve import Better


def improved(
    instance: Instance,
    sessions: tuple[Session, ...],
    figures: tuple[Figures, Figures],
    effort: Effort,
    seed: int,
) -> "Better":
    """Improve a plan, given what it costs and what no plan can beat."""
    module = importlib.import_module("suffuse.planning.engine.improve")
    found: Better = module.improved(instance, sessions, figures, effort, seed)
    return found
