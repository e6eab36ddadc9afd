"""Roles, how far each reaches, and the one table of who may do what."""

from suffuse.access.rules.paper import as_markdown
from suffuse.access.rules.roles import (
    ANY,
    BELOW,
    CHILD,
    NEEDS_TWO,
    OPENS_NAMES,
    OWN,
    RULES,
    UP,
    Reach,
    Role,
    Row,
    may_agree,
    permits,
    public,
    row,
    signed_in,
)
from suffuse.access.rules.table import TABLE

__all__ = [
    "ANY",
    "BELOW",
    "CHILD",
    "NEEDS_TWO",
    "OPENS_NAMES",
    "OWN",
    "RULES",
    "TABLE",
    "UP",
    "Reach",
    "Role",
    "Row",
    "as_markdown",
    "may_agree",
    "permits",
    "public",
    "row",
    "signed_in",
]
