"""What a lawful question is, how sure a share is, and which clauses to teach again."""

from suffuse.comprehension.rules.items import FORMS, REFUSED, Draft, breaches, order
from suffuse.comprehension.rules.sheets import Marks, misfits, releasable
from suffuse.comprehension.rules.sureness import (
    ENOUGH,
    Gain,
    Interval,
    Share,
    Verdict,
    gain,
    verdict,
    wilson,
)

__all__ = [
    "ENOUGH",
    "FORMS",
    "REFUSED",
    "Draft",
    "Gain",
    "Interval",
    "Marks",
    "Share",
    "Verdict",
    "breaches",
    "gain",
    "misfits",
    "order",
    "releasable",
    "verdict",
    "wilson",
]
