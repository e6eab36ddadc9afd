"""
What was seen at opening and at close, computed from events that are only ever added.

Every device has a last word about each person: its newest event about that person, by its own
count. Where the devices' last words agree, that is so. Where they differ the person is *to be
settled*: shown, counted on neither side, chosen by nobody but a person at the desk. What the desk
says decides over everything that had reached the server by then.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from suffuse.attendance.rules.door import DESK


class State(StrEnum):
    """What may be said of one person at one end of the session."""

    PRESENT = "present"
    NOT_SEEN = "not seen"
    TO_SETTLE = "to be settled"


@dataclass(frozen=True, slots=True)
class Event:
    """
    One stored event. `order` is the order of arrival at the server, `sequence` the device's own.

    A person's id is null once names have been shredded; such an event still speaks of one person.
    """

    id: UUID
    kind: str
    order: int
    person: int | None = None
    tally: int | None = None
    voids: UUID | None = None
    source: str = "phone"
    device: str = ""
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One device's word on one thing: `value` is True/False of a person, a number of a tally."""

    device: str
    desk: bool
    order: int
    sequence: int
    value: int | bool | None


@dataclass(frozen=True, slots=True)
class Seen:
    """How many were certainly seen, and how many more may have been: to be settled."""

    sure: int
    unsettled: int = 0


@dataclass(frozen=True, slots=True)
class Presence:
    """
    A session as the door saw it. `came` or `stayed` is None where nobody looked: not known.

    `stayed` counts those seen at opening *and* at close, so that it is always a part of `came`.
    `late` are those who were seen at the close alone.
    """

    came: Seen | None
    stayed: Seen | None
    late: int = 0
    voids: int = 0
    opening: Mapping[int, State] = field(default_factory=dict)
    closing: Mapping[int, State] = field(default_factory=dict)

    @property
    def unsettled(self) -> int:
        """How many people are still to be settled."""
        return max((seen.unsettled for seen in (self.came, self.stayed) if seen), default=0)


def presence(events: Iterable[Event]) -> Presence:
    """Compute who came and who stayed. The order in which events are given does not matter."""
    kept = sorted(events, key=lambda event: event.order)
    people, tallies = _words(kept)
    opening = {who: _settle(said) for (kind, who), said in people.items() if kind == "opening"}
    closing = {who: _settle(said) for (kind, who), said in people.items() if kind == "closing"}
    named_out = _named_stayed(opening, closing)
    came = _together(_named(opening.values()), _tally(tallies["opening"]))
    at_close = _together(_named(closing.values()), _tally(tallies["closing"]))
    # Whoever was named at both ends stayed; a bare head count can only say how many were left.
    stayed = _together(named_out, _tally(tallies["closing"])) if opening and closing else at_close
    if came is not None and stayed is not None:
        sure = min(stayed.sure, came.sure)
        most = min(stayed.sure + stayed.unsettled, came.sure + came.unsettled)
        stayed = Seen(sure, max(most - sure, 0))
    return Presence(
        came=came,
        stayed=stayed if at_close is not None else None,
        late=sum(
            1
            for who, state in closing.items()
            if state is State.PRESENT and opening.get(who, State.NOT_SEEN) is State.NOT_SEEN
        ),
        voids=sum(event.kind == "void" for event in kept),
        opening={who: state for who, state in opening.items() if isinstance(who, int)},
        closing={who: state for who, state in closing.items() if isinstance(who, int)},
    )


def _words(
    events: Sequence[Event],
) -> tuple[Mapping[tuple[str, Hashable], list[Statement]], Mapping[str, list[Statement]]]:
    """Sort all events into statements on a person, and statements on a tally, by end."""
    by_id = {event.id: event for event in events}
    people: dict[tuple[str, Hashable], list[Statement]] = defaultdict(list)
    tallies: dict[str, list[Statement]] = defaultdict(list)
    for event in events:
        about = by_id.get(event.voids) if event.voids else event
        if about is None or about.kind == "void":
            continue
        voided = event.kind == "void"
        value = (None if voided else about.tally) if about.tally is not None else not voided
        word = Statement(
            event.device, event.source == DESK, event.order, event.sequence or event.order, value
        )
        if about.tally is not None:
            tallies[about.kind].append(word)
        else:
            people[about.kind, about.person if about.person is not None else about.id].append(word)
    return people, tallies


def _last_words(said: Iterable[Statement]) -> list[Statement]:
    """Return each device's last word; the desk's newest word silences all that came before it."""
    last: dict[str, Statement] = {}
    desk: Statement | None = None
    for word in said:
        if word.desk:
            desk = word if desk is None or word.order > desk.order else desk
            continue
        known = last.get(word.device)
        if known is None or (word.sequence, word.order) > (known.sequence, known.order):
            last[word.device] = word
    if desk is None:
        return list(last.values())
    return [desk, *(word for word in last.values() if word.order > desk.order)]


def _settle(said: Iterable[Statement]) -> State:
    words = {word.value for word in _last_words(said)}
    if len(words) > 1:
        return State.TO_SETTLE
    return State.PRESENT if True in words else State.NOT_SEEN


def _named(states: Iterable[State]) -> Seen | None:
    found = list(states)
    if not found:
        return None
    return Seen(found.count(State.PRESENT), found.count(State.TO_SETTLE))


def _named_stayed(
    opening: Mapping[Hashable, State], closing: Mapping[Hashable, State]
) -> Seen | None:
    if not closing:
        return None
    sure = maybe = 0
    for who, state in closing.items():
        both = {state, opening.get(who, State.NOT_SEEN)}
        sure += both == {State.PRESENT}
        maybe += State.TO_SETTLE in both and State.NOT_SEEN not in both
    return Seen(sure, maybe)


def _tally(said: Iterable[Statement]) -> Seen | None:
    """Return the head count of the room; where two counters differ, the lower one is sure."""
    counted = [int(word.value) for word in _last_words(said) if word.value is not None]
    if not counted:
        return None
    return Seen(min(counted), max(counted) - min(counted))


def _together(named: Seen | None, tally: Seen | None) -> Seen | None:
    """
    Put names and a head count of the same room together without counting anybody twice.

    The head count includes those who were named. Fewer counted than named is a contradiction.
    """
    if named is None or tally is None:
        return named or tally
    most = max(named.sure + named.unsettled, tally.sure + tally.unsettled)
    if tally.sure + tally.unsettled < named.sure:
        sure = tally.sure + tally.unsettled
    else:
        sure = max(named.sure, tally.sure)
    return Seen(sure, most - sure)
