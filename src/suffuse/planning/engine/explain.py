"""
Why the plan is not smaller or sooner, and what would help.

What binds is read from the plan: which limit fills its sessions, and what every slot runs out of.
What would help is never guessed: each change is made, planned again, and kept if it is better.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from suffuse.planning.rules import (
    Binding,
    Figures,
    Instance,
    Limit,
    Plan,
    Relaxation,
    Session,
    Slot,
    Speaker,
    Venue,
)

_MORE_PEOPLE = 2
_MORE_DAYS = 2
_MORE_SHARE = 0.1
_LAST_DAY = date.max - timedelta(days=7)
"""After it the calendar has no two more weekdays to offer."""


def binding(instance: Instance, plan: Sequence[Session], cost: Figures) -> tuple[Binding, ...]:
    """Return the rules that hold the number of sessions, then those that hold the finish."""
    new = [session for session in plan if session.slot in instance.slot and not session.held]
    new = [session for session in new if session.venue in instance.venue]
    found = [*_filled(instance, new), *_late(instance, new, cost), *_hopeless(instance)]
    return tuple(dict.fromkeys(found))


def _filled(instance: Instance, plan: Sequence[Session]) -> Iterator[Binding]:
    """Yield the limit that most full sessions run into."""
    reasons = Counter[Binding]()
    for session in plan:
        if session.people < instance.capacity(session.venue, session.slot):
            continue
        cap = instance.on(instance.slot[session.slot].day).people
        if cap is not None and session.people >= cap:
            reasons[Binding("no_large_gathering", cap)] += 1
        else:
            reasons[Binding("distance_kept", session.people, session.venue)] += 1
    if reasons:
        yield max(reasons, key=lambda reason: (reasons[reason], reason.rule, reason.what))


def _late(instance: Instance, plan: Sequence[Session], cost: Figures) -> Iterator[Binding]:
    """Yield what every slot up to the finish runs out of."""
    by_slot = Counter(session.slot for session in plan)
    used = [slot for slot in instance.slots if slot.id in by_slot]
    if len(used) > 1:
        yield from _runs_out(instance, by_slot, [slot.id for slot in used][:-1])
    longest = [
        (ceil(people / instance.away[team]), instance.away[team], team)
        for team, people in _teams(instance).items()
        if instance.away[team]
    ]
    slots, away, team = max(longest, default=(0, 0, ""))
    if instance.policy.most_of_a_team_away is not None and slots > 1 and slots >= len(used):
        yield Binding("team_keeps_working", away, team)
    if len(instance.policy.level_order) > 1 and used:
        yield Binding("levels_in_order", len(instance.policy.level_order))
    if cost.left_out:
        yield Binding("window", len(instance.slots))


def _runs_out(instance: Instance, by_slot: Counter[str], slots: Sequence[str]) -> Iterator[Binding]:
    venues = {
        slot: sum(1 for venue in instance.venues if instance.capacity(venue.id, slot))
        for slot in slots
    }
    speakers = {
        slot: sum(1 for speaker in instance.speakers if slot not in speaker.closed)
        for slot in slots
    }
    if all(by_slot[slot] >= speakers[slot] for slot in slots):
        yield Binding("one_session_a_speaker", max(speakers.values()))
    if all(by_slot[slot] >= venues[slot] for slot in slots):
        yield Binding("one_session_a_venue", max(venues.values()))


def _hopeless(instance: Instance) -> Iterator[Binding]:
    """Yield the levels nobody can teach, and the days on which nobody may meet."""
    taught = {level for speaker in instance.speakers for level in speaker.levels}
    for level, people in sorted(instance.levels.items()):
        if people and level not in taught:
            yield Binding("speaker_qualified", people, level)
    shut = sum(1 for slot in instance.slots if not instance.on(slot.day).in_person)
    if shut:
        yield Binding("in_person_allowed", shut)


def _teams(instance: Instance) -> Counter[str]:
    people = Counter[str]()
    for group in instance.groups:
        people[group.team] += group.people
    return people


def relaxations(
    instance: Instance, plan: Plan, again: Callable[[Instance], Figures | None]
) -> tuple[Relaxation, ...]:
    """
    Return the changes that were planned again and gave fewer left out, fewer or sooner.

    :param again: plans a changed question and says what it costs, or None when time is up
    """
    now = _wish(plan.figures)
    found = []
    for change, count, other in _changes(instance):
        cost = again(other)
        if cost is not None and _wish(cost) < now:
            found.append((_wish(cost), change, count))
    found.sort()
    return tuple(
        Relaxation(change, count, sessions, finish, left_out)
        for (left_out, sessions, finish), change, count in found
    )


def _wish(cost: Figures) -> tuple[int, int, int]:
    return cost.left_out, cost.sessions, cost.finish


def _changes(instance: Instance) -> Iterator[tuple[str, int, Instance]]:
    """Yield (change, its number, the instance with it): the smallest steps a committee can take."""
    seats = _largest(instance)
    if seats:
        more = (*instance.venues, Venue(_new("venue", instance.venue), seats=seats))
        yield "venue", seats, instance.changed(venues=more)
    if instance.levels:
        able = Speaker(_new("speaker", instance.speaker), frozenset(instance.levels))
        yield "speaker", 1, instance.changed(speakers=(*instance.speakers, able))
    if any(limit.people is not None for limit in instance.limits):
        yield "cap", _MORE_PEOPLE, instance.changed(limits=tuple(_raised(instance)))
    if instance.slots and max(slot.day for slot in instance.slots) < _LAST_DAY:
        yield "days", _MORE_DAYS, instance.changed(slots=(*instance.slots, *_later(instance)))
    share = instance.policy.most_of_a_team_away
    if share is not None and share < 1:
        freer = replace(instance.policy, most_of_a_team_away=min(1.0, share + _MORE_SHARE))
        yield "share", round(100 * _MORE_SHARE), instance.changed(policy=freer)


def _largest(instance: Instance) -> int:
    return max(
        (instance.capacity(v.id, s.id) for v in instance.venues for s in instance.slots), default=0
    )


def _raised(instance: Instance) -> Iterator[Limit]:
    for limit in instance.limits:
        people = None if limit.people is None else limit.people + _MORE_PEOPLE
        yield replace(limit, people=people)


def _later(instance: Instance) -> Iterator[Slot]:
    """Yield the last day's slots again, on the next two weekdays."""
    last = max(slot.day for slot in instance.slots)
    pattern = [slot for slot in instance.slots if slot.day == last]
    day, added = last, 0
    while added < _MORE_DAYS:
        day += timedelta(days=1)
        if day.isoweekday() > 5:  # noqa: PLR2004 - Saturday and Sunday
            continue
        added += 1
        for slot in pattern:
            gap = day - last
            yield Slot(f"{slot.id}+{added}", slot.starts + gap, slot.ends + gap)


def _new(name: str, known: Container[str]) -> str:
    """Return an id that nobody uses yet."""
    while name in known:
        name += "+"
    return name
