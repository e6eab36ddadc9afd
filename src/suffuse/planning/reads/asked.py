"""The planner's question, put together from what a unit and its rollout have on record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from suffuse.audience.models import Estimate, Level
from suffuse.language.rules import Words
from suffuse.measure import reads as measures
from suffuse.organisation import reads as organisation
from suffuse.planning.models import Session as SessionRow
from suffuse.planning.models import Speaker as SpeakerRow
from suffuse.planning.models import Venue as VenueRow
from suffuse.planning.rules import (
    Group,
    Instance,
    Limit,
    Part,
    Policy,
    Session,
    Slot,
    Speaker,
    Venue,
    slot_id,
    working_slots,
)
from suffuse.rollout.models import Rollout, RolloutLevel

type Names = Mapping[str, Words]
"""What people call the venues, speakers and levels that the planner knows by id."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, the names to say the answer with, and what the answer cannot cover."""

    instance: Instance
    names: Names
    # Levels of the rollout for which nobody knows how many people there are.
    unknown_levels: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A session on record that keeps a venue and a speaker busy."""

    rollout_id: int
    session: Session
    starts: datetime
    ends: datetime


def venue_key(pk: int) -> str:
    """Return the id by which the planner knows a venue."""
    return f"v{pk}"


def speaker_key(pk: int) -> str:
    """Return the id by which the planner knows a speaker."""
    return f"s{pk}"


def row_id(key: str) -> int:
    """Return the row behind a planner's id, or 0 where none can be."""
    return int(key[1:]) if key[1:].isdecimal() and key[1:].isascii() else 0


def asked(*, unit_id: int, rollout_id: int, at: datetime) -> Asked:
    """
    Return what has to be planned for a unit in a rollout, as it stands `at` a moment.

    Sessions held or begun are history; the others of the confirmed plan are to be kept where they
    can be. Ten queries, whatever the size of the unit.
    """
    rollout = Rollout.objects.get(pk=rollout_id)
    unit = organisation.unit(unit_id)
    rounds = list(RolloutLevel.objects.filter(rollout_id=rollout_id).select_related("level"))
    venues = list(VenueRow.objects.filter(unit_id=unit_id))
    speakers = list(SpeakerRow.objects.filter(unit_id=unit_id))
    groups = _groups(unit_id, [one.level.key for one in rounds if one.level.seated])
    standing = _standing(unit_id, at)
    own = [one for one in standing if one.rollout_id == rollout_id]
    others = [one for one in standing if one.rollout_id != rollout_id]
    slots = tuple(_slots(rollout.opens_on, rollout.closes_on, own))
    past = frozenset(slot.id for slot in slots if slot.starts <= _local(at))
    known = {group.level for group in groups if group.people}
    instance = Instance(
        slots=slots,
        venues=tuple(
            _venue(row, slots, past | _busy(venue_key(row.pk), others, slots)) for row in venues
        ),
        speakers=tuple(
            _speaker(row, slots, known, _busy(speaker_key(row.pk), others, slots))
            for row in speakers
        ),
        groups=groups,
        limits=tuple(_limits(unit.path)),
        policy=Policy(float(rollout.team_share), _order(rounds, known)),
        fixed=tuple(one.session for one in own),
    )
    seated = [one.level for one in rounds if one.level.seated]
    names = {
        **{venue_key(row.pk): Words(row.name, row.name) for row in venues},
        **{speaker_key(row.pk): Words(row.code, row.code) for row in speakers},
        **{one.level.key: Words(one.level.name_lo, one.level.name_en) for one in rounds},
    }
    return Asked(instance, names, _unknown(seated, groups))


def unknown_levels(*, unit_id: int, rollout_id: int) -> tuple[Words, ...]:
    """Return the levels of a rollout of which nobody knows how many people the unit has. Four queries."""
    rounds = RolloutLevel.objects.filter(rollout_id=rollout_id, level__seated=True)
    levels = [one.level for one in rounds.select_related("level")]
    return _unknown(levels, _groups(unit_id, [level.key for level in levels]))


def _unknown(levels: Sequence[Level], groups: Sequence[Group]) -> tuple[Words, ...]:
    """Return the levels that no count, no estimate and no zero speaks of."""
    known = {group.level for group in groups}
    return tuple(Words(one.name_lo, one.name_en) for one in levels if one.key not in known)


def _groups(unit_id: int, levels: Sequence[str]) -> tuple[Group, ...]:
    """
    Return who has to study: counted by team where anybody counted, else the unit's estimate.

    A unit that counted its people has nobody in a level that it did not list: groups of zero.
    """
    counts = organisation.counts(unit_id)
    found = [Group(one.team, one.level, one.people) for one in counts if one.level in levels]
    counted = {group.level for group in found}
    estimates = Estimate.objects.filter(unit_id=unit_id, level__key__in=levels)
    for level, people in estimates.values_list("level__key", "people"):
        if level not in counted:
            found.append(Group("", level, people))
    known = {group.level for group in found}
    if counts:
        found.extend(Group("", level, 0) for level in levels if level not in known)
    return tuple(found)


def _standing(unit_id: int, at: datetime) -> list[Standing]:
    """Return the sessions of the unit's confirmed plans, those begun marked as history."""
    rows = (
        SessionRow.objects.filter(unit_id=unit_id, plan__state="confirmed")
        .select_related("level")
        .prefetch_related("groups")
    )
    return [
        Standing(
            rollout_id=row.rollout_id,
            session=session_of(row, held=row.held_at is not None or row.starts <= at),
            starts=_local(row.starts),
            ends=_local(row.ends),
        )
        for row in rows
    ]


def session_of(row: SessionRow, *, held: bool = False) -> Session:
    """Return a session's row as the planner sees it; level and groups must be fetched already."""
    return Session(
        slot=slot_id(_local(row.starts)),
        venue=venue_key(row.venue_id),
        level=row.level.key,
        speaker=speaker_key(row.speaker_id),
        groups=tuple(Part(group.team, group.people) for group in row.groups.all()),
        held=held,
    )


def slot_of(row: SessionRow) -> Slot:
    """Return the slot that a session's row stands in."""
    starts = _local(row.starts)
    return Slot(slot_id(starts), starts, _local(row.ends))


def _slots(since: date, until: date, standing: Sequence[Standing]) -> Iterable[Slot]:
    """Return the window's slots, and those of sessions that stand at other times."""
    found = {slot.id: slot for slot in working_slots(since, until)}
    for one in standing:
        found.setdefault(one.session.slot, Slot(one.session.slot, one.starts, one.ends))
    return sorted(found.values(), key=lambda slot: slot.starts)


def _busy(key: str, others: Sequence[Standing], slots: Sequence[Slot]) -> frozenset[str]:
    """Return the slots in which a venue or speaker serves another rollout."""
    spans = [
        (one.starts, one.ends) for one in others if key in (one.session.venue, one.session.speaker)
    ]
    return frozenset(
        slot.id
        for slot in slots
        if any(starts < slot.ends and slot.starts < ends for starts, ends in spans)
    )


def _closed(days: Iterable[str], slots: Sequence[Slot]) -> frozenset[str]:
    shut = set(days)
    return frozenset(slot.id for slot in slots if slot.day.isoformat() in shut)


def _venue(row: VenueRow, slots: Sequence[Slot], closed: frozenset[str]) -> Venue:
    return Venue(
        id=venue_key(row.pk),
        seats=row.seats,
        width_m=None if row.width_m is None else float(row.width_m),
        length_m=None if row.length_m is None else float(row.length_m),
        closed=closed | _closed(row.closed_on, slots),
    )


def _speaker(
    row: SpeakerRow, slots: Sequence[Slot], known: set[str], busy: frozenset[str]
) -> Speaker:
    levels = frozenset(row.levels) or frozenset(known)
    closed = busy | _closed(row.closed_on, slots)
    return Speaker(speaker_key(row.pk), levels, closed, row.most_a_day)


def _limits(path: str) -> Iterable[Limit]:
    for one in measures.for_unit(path):
        if one.last is not None and one.last < one.since:
            continue
        yield Limit(
            starts=one.since,
            until=one.last,
            people=one.people,
            distance_m=one.distance_m,
            in_person=one.in_person,
            minutes_between=one.minutes_between or 0,
        )


def _order(rounds: Sequence[RolloutLevel], known: set[str]) -> tuple[tuple[str, ...], ...]:
    """Return the levels by round, if there is more than one round."""
    turns = sorted({one.round for one in rounds})
    order = [
        tuple(one.level.key for one in rounds if one.round == turn and one.level.key in known)
        for turn in turns
    ]
    found = tuple(levels for levels in order if levels)
    return found if len(found) > 1 else ()


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)
