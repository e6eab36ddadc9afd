"""The planner's question, put together from what a unit and its rollout have on record."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from suffuse.audience.models import Level
from suffuse.language.rules import Words
from suffuse.measure.rules import MeasureFacts
from suffuse.planning.models import Speaker as SpeakerRow
from suffuse.planning.models import Venue as VenueRow
from suffuse.planning.reads.rooms import plain, safe_seats, within_margin
from suffuse.planning.reads.sources import (
    Sources,
    Standing,
    gather,
    groups_of,
    local,
    speaker_key,
    venue_key,
)
from suffuse.planning.rules import (
    Group,
    Instance,
    Limit,
    Policy,
    Slot,
    Span,
    Speaker,
    Supposed,
    Venue,
    limits_under,
    rested,
    strictest,
    working_slots,
)
from suffuse.planning.rules.calendar import USUAL
from suffuse.rollout.models import RolloutLevel

type Names = Mapping[str, Words]
"""What people call the venues, speakers and levels that the planner knows by id."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, the names to say the answer with, and what the answer cannot cover."""

    instance: Instance
    names: Names
    # Levels of the rollout for which nobody knows how many people there are.
    unknown_levels: tuple[Words, ...]
    # How long each level studies.
    minutes: Mapping[str, int]


def asked(
    *, unit_id: int, rollout_id: int, at: datetime, supposed: Supposed | None = None
) -> Asked:
    """
    Return what has to be planned for a unit in a rollout, as it stands `at` a moment.

    Sessions held or begun are history; the others of the confirmed plan are to be kept where they
    can be. Thirteen queries, whatever the size of the unit.

    :param supposed: ask as if the cap, the distance or the window were another
    """
    many = asked_many(unit_ids=[unit_id], rollout_id=rollout_id, at=at, supposed=supposed)
    return many[unit_id]


def asked_many(
    *,
    unit_ids: Sequence[int],
    rollout_id: int,
    at: datetime,
    supposed: Supposed | None = None,
    proposals: bool = False,
) -> Mapping[int, Asked]:
    """
    Return the question of each unit, as `asked`; thirteen queries, however many units.

    :param proposals: what units that are not asked about have proposed counts as taken too
    """
    sources = gather(unit_ids=unit_ids, rollout_id=rollout_id, at=at, proposals=proposals)
    return {unit_id: _asked(sources, unit_id, at, supposed or Supposed()) for unit_id in unit_ids}


def _asked(  # long: one line for each fact of the question
    sources: Sources, unit_id: int, at: datetime, supposed: Supposed
) -> Asked:
    rollout, rounds, groups = sources.rollout, sources.rounds, sources.groups[unit_id]
    venues, speakers = sources.venues.get(unit_id, ()), sources.speakers.get(unit_id, ())
    mine = unit_id, rollout.pk
    standing = sources.standing.get(unit_id, ())
    own = [one for one in standing if (one.unit_id, one.rollout_id) == mine]
    others = [one for one in standing if (one.unit_id, one.rollout_id) != mine]
    known = {group.level for group in groups if group.people}
    limits = tuple(_limits(sources.measures, sources.paths[unit_id]))
    limits = limits_under(limits, supposed, since=rollout.opens_on)
    slots = _slots(sources, unit_id, (limits, own, supposed.weeks))
    past = frozenset(slot.id for slot in slots if slot.starts <= local(at))
    taught = Counter((one.session.speaker, one.starts.date()) for one in others)
    far = sorted({_distance(limits, day) for day in {slot.day for slot in slots}})
    instance = Instance(
        slots=slots,
        venues=tuple(
            _venue(row, slots, past | _busy(venue_key(row.pk), others, slots), far)
            for row in venues
        ),
        speakers=tuple(
            rested(
                _speaker(row, slots, known, _busy(speaker_key(row.pk), others, slots)),
                slots,
                past,
                [one.session for one in own],
                taught,
            )
            for row in speakers
        ),
        groups=groups,
        limits=limits,
        policy=Policy(float(rollout.team_share), _order(rounds, known)),
        fixed=tuple(one.session for one in own),
        elsewhere=tuple((who, day, n) for (who, day), n in sorted(taught.items())),
    )
    seated = [one.level for one in rounds if one.level.seated]
    minutes = {one.level.key: one.minutes for one in rounds}
    names = _names(venues, speakers, rounds)
    return Asked(instance, names, _unknown(seated, groups), minutes)


def _distance(limits: Sequence[Limit], day: date) -> float:
    return strictest([limit for limit in limits if limit.covers(day)]).distance_m


def _names(
    venues: Sequence[VenueRow], speakers: Sequence[SpeakerRow], rounds: Sequence[RolloutLevel]
) -> Names:
    return {
        **{venue_key(row.pk): Words(row.name, row.name) for row in venues},
        **{speaker_key(row.pk): Words(row.code, row.code) for row in speakers},
        **{one.level.key: Words(one.level.name_lo, one.level.name_en) for one in rounds},
    }


def unknown_levels(*, unit_id: int, rollout_id: int) -> tuple[Words, ...]:
    """Return the levels of a rollout of which nobody knows how many people the unit has. Four queries."""
    rounds = RolloutLevel.objects.filter(rollout_id=rollout_id, level__seated=True)
    levels = [one.level for one in rounds.select_related("level")]
    return _unknown(levels, groups_of([unit_id], [level.key for level in levels])[unit_id])


def _unknown(levels: Sequence[Level], groups: Sequence[Group]) -> tuple[Words, ...]:
    """Return the levels that no count, no estimate and no zero speaks of."""
    known = {group.level for group in groups}
    return tuple(Words(one.name_lo, one.name_en) for one in levels if one.key not in known)


def _slots(
    sources: Sources, unit_id: int, given: tuple[Sequence[Limit], Sequence[Standing], int]
) -> tuple[Slot, ...]:
    """
    Return the window's slots, and those of sessions that stand at other times.

    A slot holds the longest level that has anybody; what stands across it takes its place.
    """
    limits, standing, weeks = given
    rollout, groups = sources.rollout, sources.groups[unit_id]
    spans: Sequence[Span] = sources.hours[unit_id] or USUAL
    asked = {group.level for group in groups if group.people}
    made = working_slots(
        rollout.opens_on,
        rollout.closes_on + timedelta(weeks=weeks),
        spans=spans,
        minutes=max(
            (one.minutes for one in sources.rounds if one.level.key in asked), default=None
        ),
        pause=max((limit.minutes_between for limit in limits), default=0),
    )
    found = {one.session.slot: Slot(one.session.slot, one.starts, one.ends) for one in standing}
    stands = list(found.values())
    for slot in made:
        if slot.id in found:
            found[slot.id] = max(found[slot.id], slot, key=lambda one: one.ends)
        elif not any(one.starts < slot.ends and slot.starts < one.ends for one in stands):
            found[slot.id] = slot
    return tuple(sorted(found.values(), key=lambda slot: slot.starts))


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


def _venue(
    row: VenueRow, slots: Sequence[Slot], closed: frozenset[str], far: Sequence[float]
) -> Venue:
    wide, long = within_margin(row)
    worked_out = () if plain(row) else tuple((metre, safe_seats(row, metre)) for metre in far)
    return Venue(
        id=venue_key(row.pk),
        seats=row.seats,
        width_m=wide,
        length_m=long,
        closed=closed | _closed(row.closed_on, slots),
        seated=worked_out,
    )


def _speaker(
    row: SpeakerRow, slots: Sequence[Slot], known: set[str], busy: frozenset[str]
) -> Speaker:
    levels = frozenset(row.levels) or frozenset(known)
    closed = busy | _closed(row.closed_on, slots)
    return Speaker(speaker_key(row.pk), levels, closed, row.most_a_day)


def _limits(measures: Iterable[MeasureFacts], path: str) -> Iterable[Limit]:
    for one in measures:
        never = one.last is not None and one.last < one.since
        if never or not path.startswith(one.path):
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
