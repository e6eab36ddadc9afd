"""Every sentence this room says to a person."""

from suffuse.directive.wording import pages
from suffuse.directive.wording.refusals import (
    DOUBTS,
    KINDS,
    OUTSIDE,
    REFUSALS,
    RELATIONS,
    WARNINGS,
    doubt,
)

__all__ = ["DOUBTS", "KINDS", "OUTSIDE", "REFUSALS", "RELATIONS", "WARNINGS", "doubt", "pages"]
