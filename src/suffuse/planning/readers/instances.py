"""`suffuse-plan-instance/1` in: first its shape, then its sense."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from suffuse.language.rules import Fault
from suffuse.planning.readers.shape import Refused, fitted
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
)
from suffuse.planning.wording.misfits import fault

type Json = dict[str, Any]


def read_instance(text: str | bytes, file: str = "") -> Instance:
    """
    Return the instance in a JSON text.

    :raises Refused: with every fault and its JSON pointer
    """
    data = fitted(text, "plan-instance-1", file)
    faults = list(_times(data, file))
    if faults:
        raise Refused(faults)
    instance = Instance(
        slots=tuple(_slots(data)),
        venues=tuple(_venue(one) for one in data["venues"]),
        speakers=tuple(_speaker(one) for one in data["speakers"]),
        groups=tuple(Group(one["team"], one["level"], one["people"]) for one in data["groups"]),
        limits=tuple(_limit(one) for one in data.get("limits", ())),
        policy=_policy(data.get("policy", {})),
        fixed=tuple(session(one) for one in data.get("fixed", ())),
    )
    faults = [*_ids(data, file), *_overlaps(data, file), *_known(data, instance, file)]
    if not faults:
        faults = list(_fixed(data, instance, file))
    if faults:
        raise Refused(faults)
    return instance


def session(one: Json) -> Session:
    """Return one session of a file that has the right shape."""
    groups = tuple(Part(part["team"], part["people"]) for part in one["groups"])
    held = bool(one.get("held", False))
    return Session(one["slot"], one["venue"], one["level"], one["speaker"], groups, held)


def _slots(data: Json) -> Iterator[Slot]:
    found = (
        Slot(one["id"], datetime.fromisoformat(one["starts"]), datetime.fromisoformat(one["ends"]))
        for one in data["slots"]
    )
    yield from sorted(found, key=lambda slot: slot.starts)


def _venue(one: Json) -> Venue:
    return Venue(
        id=one["id"],
        seats=one.get("seats"),
        width_m=one.get("width_m"),
        length_m=one.get("length_m"),
        closed=frozenset(one.get("closed", ())),
    )


def _speaker(one: Json) -> Speaker:
    levels, closed = frozenset(one["levels"]), frozenset(one.get("closed", ()))
    return Speaker(one["id"], levels, closed, one.get("most_a_day"))


def _limit(one: Json) -> Limit:
    return Limit(
        starts=date.fromisoformat(one["from"]),
        until=date.fromisoformat(one["until"]) if one.get("until") else None,
        people=one.get("people"),
        distance_m=one.get("distance_m"),
        in_person=one.get("in_person", True),
        minutes_between=one.get("minutes_between", 0),
    )


def _policy(one: Json) -> Policy:
    rounds = tuple(
        (entry,) if isinstance(entry, str) else tuple(entry)
        for entry in one.get("level_order") or ()
    )
    return Policy(one.get("most_of_a_team_away"), rounds, one.get("whole_teams", False))


def _times(data: Json, file: str) -> Iterator[Fault]:
    """Yield days that no calendar has, and ends before their start."""
    for name, first, last in (("slots", "starts", "ends"), ("limits", "from", "until")):
        for number, one in enumerate(data.get(name, ())):
            bad = False
            for key in (first, last):
                if one.get(key) is None:
                    continue
                try:
                    datetime.fromisoformat(one[key])
                except ValueError:
                    bad = True
                    yield fault("not_a_time", f"/{name}/{number}/{key}", file=file, found=one[key])
            strict = name == "slots"
            if not bad and one.get(last) and _backwards(one[first], one[last], strict):
                yield fault("ends_before_start", f"/{name}/{number}/{last}", file=file)


def _backwards(first: str, last: str, strict: bool) -> bool:
    """Tell by the times themselves: written with and without seconds, equal ones differ."""
    begins, ends = datetime.fromisoformat(first), datetime.fromisoformat(last)
    return ends <= begins if strict else ends < begins


def _ids(data: Json, file: str) -> Iterator[Fault]:
    """Yield ids and groups that are given twice, and venues without one clear size."""
    for name in ("slots", "venues", "speakers"):
        seen = set[str]()
        for number, one in enumerate(data[name]):
            if one["id"] in seen:
                yield fault("id_twice", f"/{name}/{number}/id", file=file, found=one["id"])
            seen.add(one["id"])
    pairs = set[tuple[str, str]]()
    for number, one in enumerate(data["groups"]):
        if (one["team"], one["level"]) in pairs:
            yield fault("group_twice", f"/groups/{number}", file=file)
        pairs.add((one["team"], one["level"]))
    for number, one in enumerate(data["venues"]):
        has_size = ("width_m" in one, "length_m" in one)
        if ("seats" in one) == all(has_size) or (any(has_size) and not all(has_size)):
            yield fault("venue_size", f"/venues/{number}", file=file)


def _overlaps(data: Json, file: str) -> Iterator[Fault]:
    """Yield slots that begin before the one before them has ended."""
    order = sorted(enumerate(data["slots"]), key=lambda found: str(found[1]["starts"]))
    for (_, before), (number, after) in pairwise(order):
        if datetime.fromisoformat(after["starts"]) < datetime.fromisoformat(before["ends"]):
            yield fault("slots_overlap", f"/slots/{number}", file=file, found=before["id"])


def _known(data: Json, instance: Instance, file: str) -> Iterator[Fault]:
    """Yield ids that point at nothing."""
    yield from _each(data, "venues", "closed", instance.slot, file)
    yield from _each(data, "speakers", "closed", instance.slot, file)
    for number, one in enumerate(data.get("fixed", ())):
        named: Sequence[tuple[str, Container[str]]] = (
            ("slot", instance.slot),
            ("venue", instance.venue),
            ("speaker", instance.speaker),
            ("level", instance.levels),
        )
        for key, known in named:
            if one[key] not in known:
                yield fault("unknown_id", f"/fixed/{number}/{key}", file=file, found=one[key])
    seen = set[str]()
    for number, levels in enumerate(instance.policy.level_order):
        for level in levels:
            at = f"/policy/level_order/{number}"
            if level not in instance.levels:
                yield fault("unknown_id", at, file=file, found=level)
            elif level in seen:
                yield fault("id_twice", at, file=file, found=level)
            seen.add(level)


def _each(data: Json, name: str, key: str, known: Container[str], file: str) -> Iterator[Fault]:
    for number, one in enumerate(data[name]):
        for place, found in enumerate(one.get(key, ())):
            if found not in known:
                yield fault("unknown_id", f"/{name}/{number}/{key}/{place}", file=file, found=found)


def _fixed(data: Json, instance: Instance, file: str) -> Iterator[Fault]:
    """Yield fixed sessions that contradict each other, or call people who are not there."""
    taken = set[tuple[str, str, str]]()
    called = Counter[tuple[str, str]]()
    for number, one in enumerate(data.get("fixed", ())):
        for key in ("venue", "speaker"):
            use = key, one["slot"], one[key]
            if use in taken:
                yield fault("fixed_clash", f"/fixed/{number}/{key}", file=file, found=one[key])
            taken.add(use)
        teams = set[str]()
        for place, part in enumerate(one["groups"]):
            at = f"/fixed/{number}/groups/{place}"
            pair = part["team"], one["level"]
            called[pair] += part["people"]
            people = instance.heads.get(pair, 0)
            if part["team"] in teams:
                yield fault("id_twice", f"{at}/team", file=file, found=part["team"])
            if called[pair] > people:
                who = " · ".join(pair)
                yield fault("fixed_too_many", f"{at}/people", file=file, found=who, wanted=people)
            teams.add(part["team"])
