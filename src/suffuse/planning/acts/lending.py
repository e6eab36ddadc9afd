"""Sharing venues and speakers with other units, and the hours in which a unit can study."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.organisation.models import Unit
from suffuse.planning.models import Hours, Session, Speaker, Venue
from suffuse.planning.rules import Span


@dataclass
class NoSuchUnit(Exception):
    """No unit has this code."""

    code: str


@dataclass
class StillUsed(Exception):
    """Sessions of a unit stand on what would be taken back from it."""

    code: str


class BadHours(Exception):
    """Hours that end before they start, or lie across each other."""


def lend_venue(*, venue_id: int, codes: Collection[str], by: Actor, at: datetime) -> Venue:
    """
    Say which other units may meet in a venue, by their codes; the unit that owns it always may.

    :raises NoSuchUnit: for a code that no unit has
    :raises StillUsed: if a unit that is left out has sessions there
    """
    return _lend(Venue, venue_id, codes, "planning.lend_venue", by, at)


def lend_speaker(*, speaker_id: int, codes: Collection[str], by: Actor, at: datetime) -> Speaker:
    """
    Say in which other units a speaker teaches too, as `lend_venue` does for a venue.

    :raises NoSuchUnit: for a code that no unit has
    :raises StillUsed: if a unit that is left out has sessions with the speaker
    """
    return _lend(Speaker, speaker_id, codes, "planning.lend_speaker", by, at)


@transaction.atomic
def _lend[Thing: (Venue, Speaker)](  # noqa: PLR0917 - both verbs above name what they give
    kind: type[Thing], pk: int, codes: Collection[str], act: str, by: Actor, at: datetime
) -> Thing:
    thing = kind._default_manager.select_for_update().get(pk=pk)
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}
    for code in codes:
        if code not in units:
            raise NoSuchUnit(code)
    wanted = {unit.pk for unit in units.values()} - {thing.unit_id}
    gone = set(thing.lent_to.values_list("pk", flat=True)) - wanted
    on_it = {kind.__name__.lower(): thing}
    used = Session.objects.filter(**on_it, unit_id__in=gone).select_related("unit").first()
    if used:
        raise StillUsed(used.unit.code)
    thing.lent_to.set(wanted)
    facts = {"unit": thing.unit_id, "code": thing.code, "to": sorted(units)}
    audit.write(act=act, thing=f"{kind.__name__.lower()} {pk}", by=by, at=at, facts=facts)
    return thing


@transaction.atomic
def set_hours(*, unit_id: int, spans: Sequence[Span], by: Actor, at: datetime) -> None:
    """
    Say when a unit, and those below it that say nothing else, can study; none: as those above say.

    Plans that stand keep their times; new ones are made in these hours.

    :raises BadHours: if a stretch ends before it starts, or two lie across each other
    """
    ordered = sorted(spans, key=lambda one: (one.weekday, one.starts))
    for one in ordered:
        if not (one.starts < one.ends and one.weekday in range(1, 8)):
            raise BadHours
    for one, other in pairwise(ordered):
        if one.weekday == other.weekday and other.starts < one.ends:
            raise BadHours
    Hours.objects.filter(unit_id=unit_id).delete()
    Hours.objects.bulk_create(
        Hours(unit_id=unit_id, weekday=one.weekday, starts=one.starts, ends=one.ends)
        for one in ordered
    )
    facts = {
        "hours": [f"{one.weekday} {one.starts:%H:%M}-{one.ends:%H:%M}" for one in ordered],
    }
    audit.write(act="planning.set_hours", thing=f"unit {unit_id}", by=by, at=at, facts=facts)
