"""What units have on record that a plan is made from, fetched for many units at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q
from django.utils import timezone

from suffuse.audience.models import Estimate
from suffuse.language.rules import whole_number
from suffuse.measure import reads as measures
from suffuse.measure.rules import MeasureFacts
from suffuse.organisation.models import HeadCount, Person, Unit
from suffuse.organisation.rules import Scope, ancestors
from suffuse.planning.models import Hours, Session, Speaker, Venue
from suffuse.planning.rules import Group, Part, Slot, Span, slot_id
from suffuse.planning.rules import Session as Sitting
from suffuse.rollout.models import Rollout, RolloutLevel


@dataclass(frozen=True, slots=True)
class Standing:
    """A session on record that keeps a venue and a speaker busy."""

    unit_id: int
    rollout_id: int
    session: Sitting
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that is asked of the database for the plans of some units in one rollout."""

    rollout: Rollout
    rounds: Sequence[RolloutLevel]
    paths: Mapping[int, str]
    venues: Mapping[int, Sequence[Venue]]
    speakers: Mapping[int, Sequence[Speaker]]
    groups: Mapping[int, tuple[Group, ...]]
    # The units' own sessions, and those of others who share a venue or a speaker with them.
    standing: Mapping[int, Sequence[Standing]]
    measures: Sequence[MeasureFacts]
    hours: Mapping[int, tuple[Span, ...]]


def gather(
    *, unit_ids: Sequence[int], rollout_id: int, at: datetime, proposals: bool = False
) -> Sources:
    """Return what is on record for some units. Thirteen queries, however many units and people."""
    rollout = Rollout.objects.select_related("top").get(pk=rollout_id)
    rounds = list(RolloutLevel.objects.filter(rollout_id=rollout_id).select_related("level"))
    paths = dict(Unit.objects.filter(pk__in=unit_ids).order_by().values_list("pk", "path"))
    venues = usable(Venue, unit_ids)
    speakers = usable(Speaker, unit_ids)
    return Sources(
        rollout=rollout,
        rounds=rounds,
        paths=paths,
        venues=venues,
        speakers=speakers,
        groups=groups_of(unit_ids, [one.level.key for one in rounds if one.level.seated]),
        standing=_standing(unit_ids, venues, speakers, at, _minded(unit_ids, proposals=proposals)),
        measures=_measures(list(paths.values()), rollout),
        hours=hours_of(paths),
    )


def usable[Thing: (Venue, Speaker)](
    kind: type[Thing], unit_ids: Sequence[int]
) -> Mapping[int, Sequence[Thing]]:
    """Return the venues or speakers that each unit may plan with: its own, and those lent to it."""
    found: dict[int, list[Thing]] = defaultdict(list)
    for one in kind._default_manager.filter(unit_id__in=unit_ids):
        found[one.unit_id].append(one)
    lent = kind._default_manager.filter(lent_to__in=unit_ids).annotate(borrower=F("lent_to"))
    for one in lent.order_by("unit_id", "code"):
        found[one.borrower].append(one)
    return found


def hours_of(paths: Mapping[int, str]) -> Mapping[int, tuple[Span, ...]]:
    """Return when each unit can study, as it or the nearest unit above it says; () where none does."""
    above = {path for own in paths.values() for path in ancestors(own)}
    said: dict[str, list[Span]] = defaultdict(list)
    rows = Hours.objects.filter(unit__path__in=above).order_by("weekday", "starts")
    for path, day, starts, ends in rows.values_list("unit__path", "weekday", "starts", "ends"):
        said[path].append(Span(day, starts, ends))
    return {unit: _nearest(said, own) for unit, own in paths.items()}


def _nearest(said: Mapping[str, Sequence[Span]], path: str) -> tuple[Span, ...]:
    for one in sorted(ancestors(path), key=len, reverse=True):
        if one in said:
            return tuple(said[one])
    return ()


def _measures(paths: Sequence[str], rollout: Rollout) -> Sequence[MeasureFacts]:
    """Return the measures that may touch the units: of one its own and those above it, else all."""
    if len(paths) == 1:
        return measures.for_unit(paths[0])
    return measures.within(Scope(rollout.top.path))


def groups_of(unit_ids: Sequence[int], levels: Sequence[str]) -> Mapping[int, tuple[Group, ...]]:
    """
    Return who has to study: counted by team where anybody counted, else the unit's estimate.

    Those named are among those counted, so the larger of both numbers counts. A unit that counted
    its people has nobody in a level that it did not list: groups of zero. Three queries.
    """
    most = _counted(unit_ids)
    estimated: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Estimate.objects.filter(unit_id__in=unit_ids, level__key__in=levels).order_by()
    for unit, level, people in rows.values_list("unit_id", "level__key", "people"):
        estimated[unit][level] = people
    return {unit: _groups(most[unit], estimated[unit], levels) for unit in unit_ids}


def _counted(unit_ids: Sequence[int]) -> dict[int, dict[tuple[str, str], int]]:
    most: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    named = Person.objects.filter(unit_id__in=unit_ids).order_by()
    for unit, team, level, people in named.values_list("unit_id", "team", "level").annotate(
        people=Count("pk")
    ):
        most[unit][team, level] = people
    heads = HeadCount.objects.filter(unit_id__in=unit_ids).order_by()
    for unit, team, level, people in heads.values_list("unit_id", "team", "level", "people"):
        most[unit][team, level] = max(people, most[unit].get((team, level), 0))
    return most


def _groups(
    counted: Mapping[tuple[str, str], int], estimated: Mapping[str, int], levels: Sequence[str]
) -> tuple[Group, ...]:
    found = [
        Group(team, level, people)
        for (team, level), people in sorted(counted.items())
        if level in levels
    ]
    known = {group.level for group in found}
    found += [Group("", level, n) for level, n in sorted(estimated.items()) if level not in known]
    known |= set(estimated)
    if counted:
        found += [Group("", level, 0) for level in levels if level not in known]
    return tuple(found)


def _minded(unit_ids: Sequence[int], *, proposals: bool) -> Q:
    """Return which plans' sessions count: those in force, and what other units proposed if asked for."""
    confirmed = Q(plan__state="confirmed")
    theirs = Q(plan__state="proposed") & ~Q(unit_id__in=unit_ids)
    return confirmed | theirs if proposals else confirmed


def _standing(
    unit_ids: Sequence[int],
    venues: Mapping[int, Sequence[Venue]],
    speakers: Mapping[int, Sequence[Speaker]],
    at: datetime,
    which: Q,
) -> Mapping[int, Sequence[Standing]]:
    """Return the sessions that each unit has to mind, those begun marked as history."""
    halls = {row.pk for rows in venues.values() for row in rows}
    voices = {row.pk for rows in speakers.values() for row in rows}
    rows = (
        Session.objects.filter(
            Q(unit_id__in=unit_ids) | Q(venue_id__in=halls) | Q(speaker_id__in=voices), which
        )
        .select_related("level")
        .prefetch_related("groups")
    )
    minding = _minding(unit_ids, venues, speakers)
    found: dict[int, list[Standing]] = defaultdict(list)
    for row in rows:
        held = row.held_at is not None or row.starts <= at
        sitting = session_of(row, held=held)
        one = Standing(row.unit_id, row.rollout_id, sitting, local(row.starts), local(row.ends))
        keys = ("unit", row.unit_id), ("venue", row.venue_id), ("speaker", row.speaker_id)
        for unit in sorted(set().union(*(minding.get(key, ()) for key in keys))):
            found[unit].append(one)
    return found


def _minding(
    unit_ids: Sequence[int],
    venues: Mapping[int, Sequence[Venue]],
    speakers: Mapping[int, Sequence[Speaker]],
) -> Mapping[tuple[str, int], set[int]]:
    """Return which units have to mind the sessions of a unit, in a venue, of a speaker."""
    found: dict[tuple[str, int], set[int]] = defaultdict(set)
    for unit in unit_ids:
        found["unit", unit].add(unit)
        for venue in venues.get(unit, ()):
            found["venue", venue.pk].add(unit)
        for speaker in speakers.get(unit, ()):
            found["speaker", speaker.pk].add(unit)
    return found


def venue_key(pk: int) -> str:
    """Return the id by which the planner knows a venue."""
    return f"v{pk}"


def speaker_key(pk: int) -> str:
    """Return the id by which the planner knows a speaker."""
    return f"s{pk}"


def row_id(key: str) -> int:
    """Return the row behind a planner's id, or 0 where none can be."""
    return whole_number(key[1:]) or 0


def session_of(row: Session, *, held: bool = False) -> Sitting:
    """Return a session's row as the planner sees it; level and groups must be fetched already."""
    return Sitting(
        slot=slot_id(local(row.starts)),
        venue=venue_key(row.venue_id),
        level=row.level.key,
        speaker=speaker_key(row.speaker_id),
        groups=parts_of((group.team, group.people) for group in row.groups.all()),
        held=held,
    )


def parts_of(groups: Iterable[tuple[str, int]]) -> tuple[Part, ...]:
    """Return head counts by team as parts of a session."""
    return tuple(Part(team, people) for team, people in groups)


def slot_of(row: Session) -> Slot:
    """Return the slot that a session's row stands in."""
    starts = local(row.starts)
    return Slot(slot_id(starts), starts, local(row.ends))


def local(moment: datetime) -> datetime:
    """Return a moment as the wall clock shows it, without a zone, as the planner wants it."""
    return timezone.localtime(moment).replace(tzinfo=None)
