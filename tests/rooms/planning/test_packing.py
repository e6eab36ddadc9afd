"""Whole teams in rooms of one size: as few rooms as there can be, and a bound that never lies."""

from random import Random

import pytest

from suffuse.planning.engine import Effort, solve
from suffuse.planning.engine.packing import packed_and_least
from suffuse.planning.rules import Group, Policy, Speaker, Venue
from tests.rooms.planning.instances import slots, small


def fewest(sizes, room):
    """Return how few rooms do, by trying every way."""
    best = len(sizes)

    def place(number, rooms):
        nonlocal best
        if len(rooms) >= best:
            return
        if number == len(sizes):
            best = len(rooms)
            return
        for which, taken in enumerate(rooms):
            if taken + sizes[number] <= room and taken not in rooms[:which]:
                place(number + 1, [*rooms[:which], taken + sizes[number], *rooms[which + 1 :]])
        place(number + 1, [*rooms, sizes[number]])

    place(0, [])
    return best


def checked(sizes, room):
    """Return how many rooms were taken, and the bound; everybody sits, and no room is overfull."""
    found, least = packed_and_least(sizes, room, Effort(0.5), 1.0, 0)
    assert sorted(size for one in found for size in one) == sorted(sizes)
    assert all(sum(one) <= room for one in found)
    return len(found), least


def test_no_packing_has_fewer_rooms_and_the_bound_is_never_above_the_best():
    """The prices' bound is rounded up: one step too far would be a false proof."""
    chance = Random(3)
    for _ in range(60):
        room = chance.choice([10, 37, 100, 5003])
        sizes = [chance.randint(max(1, room // 8), room * 3 // 4) for _ in range(8)]
        found, least = checked(sizes, room)
        assert least <= fewest(sizes, room) == found


@pytest.mark.parametrize("seed", range(3))
def test_two_hundred_teams_that_counting_alone_leaves_open_are_packed_and_proven(seed):
    """Teams of about a third of a room: Martello and Toth's bound is rooms too low here."""
    chance = Random(seed)
    sizes = [chance.randint(267, 399) for _ in range(200)]
    found, least = checked(sizes, 1000)
    assert found == least


def test_a_plan_that_is_nothing_but_packing_is_given_all_the_work_there_is():
    """Two hundred teams of a fourth of a room, as a file asks for them: in two seconds, reasons included."""
    chance = Random("c1")
    teams = tuple(Group(f"t{n}", "staff", chance.randint(20_000, 35_000)) for n in range(200))
    facts = {"limits": (), "policy": Policy(whole_teams=True), "slots": slots(40)}
    venues, speakers = (Venue("A", seats=100_000),), (Speaker("S", frozenset({"staff"})),)
    plan = solve(small(groups=teams, venues=venues, speakers=speakers, **facts), seconds=2)

    assert (plan.figures.left_out, plan.figures.sessions) == (0, plan.bounds.sessions)
