"""
From counts to names of rooms and speakers: which of the equals it is.

Speakers who are alike are called in turn through each day. So none is called twice in a slot, for
no slot calls more than there are, and none more often than agreed: with `k` speakers and at most
`k·m` sessions in the day, each comes round at most `m` times.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from suffuse.planning.engine.asked import Found
from suffuse.planning.engine.board import parts
from suffuse.planning.engine.dealing import Deal, Seatings
from suffuse.planning.engine.setting import Level, Setting, Team
from suffuse.planning.rules import Instance, Session


@dataclass(frozen=True, slots=True)
class Held:
    """A session with its room, before anyone is called to it."""

    seatings: Seatings
    kind: int
    venue: str
    speaker: str


def roomed(setting: Setting, found: Found) -> list[Held]:
    """Return the opened sessions with rooms and speakers; who stays keeps the room."""
    stay = _staying(setting, found)
    speakers = _speakers(setting, found)
    taken = {
        (setting.instance.place[setting.standing[number].slot], setting.standing[number].venue)
        for number in stay
    }
    sessions = []
    for (level, place, kind), many in sorted(found.open.items()):
        rooms = setting.rooms[kind]
        own = [
            (setting.standing[number].venue, tuple(sorted(people.items())))
            for number, people in stay.items()
            if _is_at(setting, number, level, place)
            and setting.standing[number].venue in rooms.venues
        ]
        others = [(v, ()) for v in rooms.venues if (place, v) not in taken]
        for venue, staying in [*own, *others][:many]:
            taken.add((place, venue))
            seatings = Seatings(level, place, rooms.seats[place], staying)
            sessions.append(Held(seatings, kind, venue, speakers[level, place].pop()))
    return sorted(sessions, key=lambda one: (one.seatings.place, one.venue))


def _is_at(setting: Setting, number: int, level: Level, place: int) -> bool:
    session = setting.standing[number]
    return session.level == level and setting.instance.place[session.slot] == place


def _staying(setting: Setting, found: Found) -> dict[int, dict[Team, int]]:
    stay: dict[int, dict[Team, int]] = defaultdict(dict)
    for (number, team), people in found.stay.items():
        stay[number][team] = people
    return stay


def _speakers(setting: Setting, found: Found) -> dict[tuple[Level, int], list[str]]:
    """Call speakers of each kind in turn, day by day, as many as each slot and level needs."""
    needed = Counter[tuple[Level, int]]()
    for (level, place, _), many in found.open.items():
        needed[level, place] += many
    called: dict[tuple[Level, int], list[str]] = defaultdict(list)
    turn = Counter[tuple[int, object]]()
    for level, place in sorted(needed, key=lambda key: (key[1], key[0])):
        for number, most in sorted(found.calls[level, place].items()):
            voices = setting.voices[number].speakers
            for _ in range(min(most, needed[level, place])):
                today = number, setting.slots[place].day
                called[level, place].append(voices[turn[today] % len(voices)])
                turn[today] += 1
                needed[level, place] -= 1
    return called


def written(setting: Setting, rooms: Sequence[Held], deal: Deal) -> tuple[Session, ...]:
    """Return the plan: history first, then each session that somebody comes to."""
    new = [
        Session(
            setting.slots[one.seatings.place].id,
            one.venue,
            one.seatings.level,
            one.speaker,
            parts(take),
        )
        for one, take in zip(rooms, deal.takes, strict=True)
        if take
    ]
    place = setting.instance.place
    same = _own_speakers(setting.instance, [*setting.held, *new])
    return tuple(sorted(same, key=lambda one: (place[one.slot], one.venue)))


def _own_speakers(instance: Instance, sessions: list[Session]) -> list[Session]:
    """Give standing sessions back the speaker they had, where that is free and lawful."""
    had = {(one.slot, one.venue, one.level): one.speaker for one in instance.fixed if not one.held}
    found = list(sessions)
    for number, one in enumerate(found):
        own = had.get((one.slot, one.venue, one.level), one.speaker)
        if one.held or own == one.speaker:
            continue
        other = next((n for n in _at(found, one.slot) if found[n].speaker == own), None)
        if other is not None and (
            found[other].held or not _can(instance, one.speaker, found[other])
        ):
            continue
        if _can(instance, own, one) and (other is not None or _rested(instance, found, own, one)):
            if other is not None:
                found[other] = replace(found[other], speaker=one.speaker)
            found[number] = replace(one, speaker=own)
    return found


def _at(sessions: Sequence[Session], slot: str) -> Iterator[int]:
    return (number for number, one in enumerate(sessions) if one.slot == slot)


def _can(instance: Instance, speaker: str, session: Session) -> bool:
    able = instance.speaker[speaker]
    return session.level in able.levels and session.slot not in able.closed


def _rested(
    instance: Instance, sessions: Sequence[Session], speaker: str, session: Session
) -> bool:
    """Tell whether the speaker may teach once more on the session's day."""
    most = instance.speaker[speaker].most_a_day
    day = instance.slot[session.slot].day
    taught = sum(
        1 for one in sessions if one.speaker == speaker and instance.slot[one.slot].day == day
    )
    return most is None or taught < most
