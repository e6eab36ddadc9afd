"""What is left of a speaker's day on which other plans call the same speaker."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import date

from suffuse.planning.rules.facts import Session, Slot, Speaker


def rested(
    speaker: Speaker,
    slots: Sequence[Slot],
    gone: Container[str],
    own: Sequence[Session],
    taught: Mapping[tuple[str, date], int],
) -> Speaker:
    """
    Return the speaker with only so many slots open on a day that others use as the day has left.

    Those in which the unit's own sessions stand stay open first, then the earliest.

    :param gone: slots that have begun, in which nobody can be called any more
    :param taught: sessions in other plans, by speaker and day
    """
    if speaker.most_a_day is None or not taught:
        return speaker
    mine = {one.slot: one.held for one in own if one.speaker == speaker.id}
    history = Counter(slot.day for slot in slots if mine.get(slot.id))
    open_ = defaultdict[date, list[str]](list)
    for slot in sorted(slots, key=lambda one: (one.id not in mine, one.starts)):
        shared = taught.get((speaker.id, slot.day))
        if shared and slot.id not in speaker.closed and slot.id not in gone:
            open_[slot.day].append(slot.id)
    rests = set[str]()
    for day, ids in open_.items():
        left = speaker.most_a_day - taught[speaker.id, day] - history[day]
        rests |= {*ids[max(0, left) :]}
    return replace(speaker, closed=speaker.closed | rests, rests=frozenset(rests))
