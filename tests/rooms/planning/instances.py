"""Instances to plan: one small one to bend by hand, and a strategy for all the others."""

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

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

MONDAY = datetime(2021, 6, 14, 8, 30)
LEVELS = ("leaders", "managers", "staff")


def slots(days: int) -> tuple[Slot, ...]:
    """Return mornings and afternoons from Monday 14 June 2021."""
    found = []
    for number in range(2 * days):
        starts = MONDAY + timedelta(days=number // 2, hours=5 * (number % 2))
        found.append(Slot(str(number), starts, starts + timedelta(hours=3)))
    return tuple(found)


def small(**changes: object) -> Instance:
    """Two teams, two rooms, two speakers, three days, a cap of 20 and two metres."""
    facts: dict[str, object] = {
        "slots": slots(3),
        "venues": (Venue("A", seats=15), Venue("B", width_m=10, length_m=8)),
        "speakers": (
            Speaker("S1", frozenset({"leaders", "staff"}), most_a_day=2),
            Speaker("S2", frozenset({"staff"}), most_a_day=2),
        ),
        "groups": (Group("t1", "leaders", 4), Group("t1", "staff", 30), Group("t2", "staff", 20)),
        "limits": (Limit(date(2021, 6, 14), people=20, distance_m=2.0),),
        "policy": Policy(),
    }
    return Instance(**(facts | changes))  # type: ignore[arg-type]


def session(
    slot: str = "0",
    venue: str = "A",
    level: str = "staff",
    speaker: str = "S1",
    held: bool = False,
    **people: int,
) -> Session:
    """Return a session; the teams' head counts are given by name."""
    return Session(slot, venue, level, speaker, tuple(Part(*part) for part in people.items()), held)


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    """Draw small instances of every kind, many of which cannot be planned in full."""
    numbers = st.integers
    time = slots(draw(numbers(1, 4)))
    ids = [slot.id for slot in time]
    some = st.frozensets(st.sampled_from(ids), max_size=2)
    venues = tuple(
        Venue(f"v{n}", seats=draw(numbers(1, 12)), closed=draw(some))
        if draw(st.booleans())
        else Venue(f"v{n}", width_m=draw(numbers(1, 9)), length_m=draw(numbers(1, 9)))
        for n in range(draw(numbers(1, 3)))
    )
    speakers = tuple(
        Speaker(
            f"s{n}",
            draw(st.frozensets(st.sampled_from(LEVELS), min_size=1)),
            closed=draw(some),
            most_a_day=draw(st.sampled_from([None, 1, 2])),
        )
        for n in range(draw(numbers(1, 3)))
    )
    groups = tuple(
        Group(f"t{team}", level, draw(numbers(0, 14)))
        for team in range(draw(numbers(1, 3)))
        for level in draw(st.sets(st.sampled_from(LEVELS), min_size=1))
    )
    limits = tuple(
        Limit(
            time[0].day + timedelta(days=draw(numbers(-1, 3))),
            people=draw(st.sampled_from([None, 1, 5, 9])),
            distance_m=draw(st.sampled_from([None, 1.0, 2.5])),
            in_person=draw(st.sampled_from([True, True, True, False])),
            minutes_between=draw(st.sampled_from([0, 0, 180])),
        )
        for _ in range(draw(numbers(0, 2)))
    )
    order = draw(st.sampled_from([(), (("leaders",), ("managers", "staff")), (("staff",),)]))
    policy = Policy(draw(st.sampled_from([None, 0.2, 0.34, 0.5])), order, draw(st.booleans()))
    return Instance(time, venues, speakers, groups, limits, policy)


def as_file(instance: Instance) -> dict[str, object]:
    """Return the instance as `suffuse-plan-instance/1`."""
    return {
        "format": "suffuse-plan-instance/1",
        "slots": [
            {"id": one.id, "starts": one.starts.isoformat(), "ends": one.ends.isoformat()}
            for one in instance.slots
        ],
        "venues": [
            _sized(one) | {"id": one.id, "closed": sorted(one.closed & instance.slot.keys())}
            for one in instance.venues
        ],
        "speakers": [
            {
                "id": one.id,
                "levels": sorted(one.levels),
                "closed": sorted(one.closed & instance.slot.keys()),
                "most_a_day": one.most_a_day,
            }
            for one in instance.speakers
        ],
        "groups": [
            {"team": one.team, "level": one.level, "people": one.people} for one in instance.groups
        ],
        "limits": [_limit(one) for one in instance.limits],
        "policy": {
            "most_of_a_team_away": instance.policy.most_of_a_team_away,
            "level_order": [list(levels) for levels in instance.policy.level_order] or None,
            "whole_teams": instance.policy.whole_teams,
        },
        "fixed": [held_as_file(one) for one in instance.fixed],
    }


def held_as_file(one: Session) -> dict[str, object]:
    """Return one session as planning files write it."""
    groups = [{"team": part.team, "people": part.people} for part in one.groups]
    return {
        "slot": one.slot, "venue": one.venue, "level": one.level, "speaker": one.speaker,
        "groups": groups, "held": one.held,
    }  # fmt: skip


def _sized(one: Venue) -> dict[str, object]:
    if one.seats is not None:
        return {"seats": one.seats}
    return {"width_m": one.width_m, "length_m": one.length_m}


def _limit(one: Limit) -> dict[str, object]:
    return {
        "from": one.starts.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "people": one.people,
        "distance_m": one.distance_m,
        "in_person": one.in_person,
        "minutes_between": one.minutes_between,
    }
