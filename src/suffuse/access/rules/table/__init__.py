"""
The one table of what a seat may see and do: a row for every route of the site.

Each room keeps its own rows in a module here, so that they are read beside each other. A route
without a row is denied, and fails the build. `docs/threats.md` shows the whole table.
"""

from suffuse.access.rules.roles import Row
from suffuse.access.rules.table import (
    access,
    assessment,
    attendance,
    audience,
    audit,
    comprehension,
    direction,
    directive,
    exchange,
    measure,
    media,
    organisation,
    planning,
    reporting,
    rollout,
    web,
)

TABLE: dict[str, Row] = {
    **web.ROWS,
    **audit.ROWS,
    **organisation.ROWS,
    **directive.ROWS,
    **access.ROWS,
    **measure.ROWS,
    **audience.ROWS,
    **rollout.ROWS,
    **planning.ROWS,
    **attendance.ROWS,
    **comprehension.ROWS,
    **media.ROWS,
    **assessment.ROWS,
    **reporting.ROWS,
    **direction.ROWS,
    **exchange.ROWS,
}
