"""A table of halls that was handed in, previewed and is now taken."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.language.rules import digits
from suffuse.organisation import acts as organisation
from suffuse.organisation.models import Unit
from suffuse.planning.models import Venue


@transaction.atomic
def take_venues(*, intake_id: int, by: Actor, at: datetime) -> int:
    """
    Write a table of venues as a whole; what a unit had under the same code gives way.

    :returns: how many venues the table holds
    :raises AlreadyDecided: / :raises NoLongerFits: as `organisation.hand_over`
    """
    rows = organisation.hand_over(intake_id=intake_id, kind="venues", by=by, at=at)
    units = dict(Unit.objects.filter(code__in={row[0] for row in rows}).values_list("code", "pk"))
    Venue.objects.bulk_create(
        (_venue(row, units[row[0]]) for row in rows),
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["unit", "code"],
        update_fields=[
            "name",
            "seats",
            "width_m",
            "length_m",
            "margin_m",
            "obstacles",
            "fixed_seats",
            "seatings",
        ],
    )
    facts = {"venues": len(rows)}
    thing = f"intake {intake_id}"
    audit.write(act="planning.take_venues", thing=thing, by=by, at=at, facts=facts)
    return len(rows)


def _venue(row: Sequence[str], unit_id: int) -> Venue:
    seats, width, length = (digits(cell) for cell in row[3:])
    return Venue(
        unit_id=unit_id,
        code=row[1],
        name=row[2],
        seats=int(seats) if seats else None,
        width_m=Decimal(width) if width else None,
        length_m=Decimal(length) if length else None,
    )
