"""What units have on record that a plan is made from, fetched for many units at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from suffuse.audience.models import Estimate
from suffuse.measure import reads as measures
from suffuse.measure.rules import MeasureFacts
from suffuse.organisation.models import HeadCount, Person, Unit
from suffuse.organisation.rules import Scope
from suffuse.planning.models import Session, Speaker, Venue
from suffuse.planning.rules import Group, Part, Slot, slot_id
from suffuse.planning.rules import Session as Sitting
from suffuse.rollout.models import Rollout, RolloutLevel


@dataclass(frozen=True, slots=True)
class Standing:
    """A session on record that keeps a venue and a speaker busy."""

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
    standing: Mapping[int, Sequence[Standing]]
    measures: Sequence[MeasureFacts]


def gather(*, unit_ids: Sequence[int], rollout_id: int, at: datetime) -> Sources:
    """Return what is on record for some units. Ten queries, however many units and people."""
    rollout = Rollout.objects.select_related("top").get(pk=rollout_id)
    rounds = list(RolloutLevel.objects.filter(rollout_id=rollout_id).select_related("level"))
    paths = dict(Unit.objects.filter(pk__in=unit_ids).order_by().values_list("pk", "path"))
    venues: dict[int, list[Venue]] = defaultdict(list)
    for venue in Venue.objects.filter(unit_id__in=unit_ids):
        venues[venue.unit_id].append(venue)
    speakers: dict[int, list[Speaker]] = defaultdict(list)
    for speaker in Speaker.objects.filter(unit_id__in=unit_ids):
        speakers[speaker.unit_id].append(speaker)
    return Sources(
        rollout=rollout,
        rounds=rounds,
        paths=paths,
        venues=venues,
        speakers=speakers,
        groups=groups_of(unit_ids, [one.level.key for one in rounds if one.level.seated]),
        standing=_standing(unit_ids, at),
        measures=_measures(list(paths.values()), rollout),
    )


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


def _standing(unit_ids: Sequence[int], at: datetime) -> Mapping[int, Sequence[Standing]]:
    """Return the sessions of the units' confirmed plans, those begun marked as history."""
    rows = (
        Session.objects.filter(unit_id__in=unit_ids, plan__state="confirmed")
        .select_related("level")
        .prefetch_related("groups")
    )
    found: dict[int, list[Standing]] = defaultdict(list)
    for row in rows:
        held = row.held_at is not None or row.starts <= at
        sitting = session_of(row, held=held)
        found[row.unit_id].append(
            Standing(row.rollout_id, sitting, local(row.starts), local(row.ends))
        )
    return found


def venue_key(pk: int) -> str:
    """Return the id by which the planner knows a venue."""
    return f"v{pk}"


def speaker_key(pk: int) -> str:
    """Return the id by which the planner knows a speaker."""
    return f"s{pk}"


def row_id(key: str) -> int:
    """Return the row behind a planner's id, or 0 where none can be."""
    return int(key[1:]) if key[1:].isdecimal() and key[1:].isascii() else 0


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
