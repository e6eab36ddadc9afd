"""Questions about measures."""

from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from suffuse.language.rules import Words
from suffuse.measure import rules
from suffuse.measure.models import Measure
from suffuse.measure.rules import Limits, MeasureFacts
from suffuse.organisation.rules import Scope, ancestors


def for_unit(path: str) -> tuple[MeasureFacts, ...]:
    """Return every measure that ever touched the unit at `path`, its own and from above. One query."""
    return _facts(Measure.objects.filter(zone__path__in=ancestors(path)))


def within(scope: Scope) -> tuple[MeasureFacts, ...]:
    """
    Return every measure that touches any unit of a scope: from above, and from inside it.

    For work over many units: one query here, then `rules.limits` for each unit and day.
    """
    touched = Q(zone__path__in=ancestors(scope.path)) | Q(zone__path__startswith=scope.path)
    return _facts(Measure.objects.filter(touched))


def limits(*, path: str, on: date) -> Limits:
    """Return the strictest of all measures in force for the unit at `path` on a day. One query."""
    return rules.limits(for_unit(path), path=path, on=on)


def limits_of_days(*, path: str, since: date, until: date) -> tuple[Limits, ...]:
    """Return the limits of every day from `since` to `until`, both among them. One query."""
    return rules.days(for_unit(path), path=path, since=since, until=until)


def changed_since(at: datetime) -> tuple[MeasureFacts, ...]:
    """Return the measures issued or withdrawn after a moment: plans in their zones are stale."""
    return _facts(Measure.objects.filter(Q(issued_at__gt=at) | Q(withdrawn_at__gt=at)))


def where_is_measure(measure_id: int) -> str | None:
    """
    Return the path of the unit that issued a measure; None where there is no such measure.

    What the house itself issued belongs to the top, so that no zone can withdraw what binds it.
    """
    row = Measure.objects.filter(pk=measure_id).select_related("zone", "issued_from").first()
    if row is None:
        return None
    return row.issued_from.path if row.issued_from else ancestors(row.zone.path)[0]


def _facts(rows: QuerySet[Measure]) -> tuple[MeasureFacts, ...]:
    return tuple(
        MeasureFacts(
            id=row.pk,
            zone_id=row.zone_id,
            zone=Words(row.zone.name_lo, row.zone.name_en),
            path=row.zone.path,
            since=row.since,
            until=row.until,
            people=row.people,
            distance_m=None if row.distance_m is None else float(row.distance_m),
            in_person=row.in_person,
            minutes_between=row.minutes_between,
            source=row.source,
            clause_id=row.clause_id,
            issued_at=row.issued_at,
            issued_from=row.issued_from.path if row.issued_from else ancestors(row.zone.path)[0],
            withdrawn_on=_day(row.withdrawn_at),
        )
        for row in rows.select_related("zone", "issued_from").order_by("since", "pk")
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
