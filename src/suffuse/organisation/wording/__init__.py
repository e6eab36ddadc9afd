"""Every sentence of the organisation room."""

from suffuse.organisation.wording import said
from suffuse.organisation.wording.flaws import FLAWS, faults

__all__ = ["FLAWS", "faults", "said"]
