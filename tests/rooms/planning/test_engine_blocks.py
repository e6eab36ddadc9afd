"""What hangs together: blocks of teams and sessions, their prices, and what they prove."""

from collections.abc import Iterator
from itertools import chain, combinations, combinations_with_replacement
from math import ceil, inf
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suffuse.planning.engine import solve
from suffuse.planning.engine.asked import Wishes
from suffuse.planning.engine.blocks import Block, Blocks, Prices
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.partition import Partition
from suffuse.planning.engine.placing import Choice, Timetable, filled
from suffuse.planning.engine.setting import Setting
from suffuse.planning.engine.solvers import Impossible
from suffuse.planning.rules import Group, Instance, Policy, Speaker, Venue, breaches
from tests.rooms.planning.instances import slots

pytestmark = pytest.mark.once
SIZES = (6, 4)


def staff(*heads: int, share: float | None = None, seats: int = 15, days: int = 4) -> Instance:
    """One room, one speaker, and one team for each head count."""
    return Instance(
        slots(days),
        (Venue("A", seats=seats),),
        (Speaker("S1", frozenset({"staff"})),),
        tuple(Group(f"t{n}", "staff", people) for n, people in enumerate(heads)),
        policy=Policy(most_of_a_team_away=share),
    )


def counted(instance: Instance, sessions: int, window: int) -> Partition:
    setting = Setting(instance)
    return Partition(setting, Wishes(window, 0, None, sessions, sessions), sessions)


def least(instance: Instance, sessions: int) -> float:
    """Return the bound on pieces, begun from the plan of a solver that is none of ours: by hand."""
    found = counted(instance, sessions, sessions)
    found.learn(solve(instance, relax=False, seconds=1, cuts=False).sessions)
    found.solve(Effort(10), 1.0)
    assert found.whole
    return found.low


def test_who_does_not_add_up_to_a_full_room_is_cut():
    """Of 10, 7 and 13 none fill a room of 15 with another: all hangs together, and takes 4 pieces."""
    assert least(staff(10, 7, 13), 2) == pytest.approx(4)


def test_who_adds_up_to_a_full_room_is_not_cut():
    """10 and 5 fill one room, 15 another: two blocks, so three teams are three pieces."""
    assert least(staff(10, 5, 15), 2) == pytest.approx(3)


def every_block(blocks: Blocks, prices: Prices) -> Iterator[tuple[Block, float]]:
    """Yield each block there can be, and what it costs at the prices: by trying all."""
    numbers = range(len(blocks.heads))
    for some in chain.from_iterable(combinations(numbers, n) for n in range(1, len(numbers) + 1)):
        for many in range(1, blocks.most + 1):
            for rooms in combinations_with_replacement(blocks.sizes, many):
                groups = [(one, blocks.heads[one]) for one in some]
                block = blocks.block(groups, {size: rooms.count(size) for size in rooms})
                if block.people == sum(people for _, people in groups):
                    worth = sum(prices.groups[one] for one in some)
                    paid = sum(prices.rooms[size] for size in rooms)
                    yield block, block.pieces - worth + paid


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=4),
    st.sampled_from([0.25, 0.5, None]),
    st.lists(st.floats(0, 3), min_size=6, max_size=6),
    st.integers(1, 4),
)
def test_the_cheapest_block_is_the_cheapest_of_all(heads, share, drawn, most):
    """The knapsack over prices finds what trying every set of teams and rooms finds."""
    setting = Setting(staff(*heads, share=share, seats=max(SIZES)))
    blocks = Blocks(setting, "staff", SIZES, most, False)
    prices = Prices(drawn[: len(heads)], dict(zip(SIZES, drawn[4:], strict=True)))

    priced, known = blocks.price(prices), dict(every_block(blocks, prices))

    assert priced.least == pytest.approx(min(known.values(), default=inf))
    near = min(known.values(), default=0.0) + 1.0
    assert set(priced.below(near)) >= {one for one, cost in known.items() if cost < near - 1e-6}
    assert set(priced.below(near)) <= {one for one, cost in known.items() if cost < near + 1e-6}
    assert len(list(priced.below(near))) == len(set(priced.below(near)))


def test_a_block_is_filled_in_so_many_pieces():
    """18 and 27 people fill three rooms of 15 in four pieces, if each may come to any of them."""
    setting = Setting(staff(18, 27))
    blocks = Blocks(setting, "staff", (15,), 3, False)

    sessions = filled(setting, blocks.block([(0, 18), (1, 27)], {15: 3}), Effort(10), 1.0)

    assert sum(len(people) for _, _, people in sessions) == 4
    assert all(sum(people.values()) == seats for _, seats, people in sessions)


def test_a_block_that_shares_forbid_is_not_filled():
    """If only 12 of the 18 may come at once, no room can be theirs alone, and four are too few."""
    setting = Setting(staff(18, 27, share=0.67))
    assert [setting.unit(group) for group in setting.of_level["staff"]] == [12, 15]
    blocks = Blocks(setting, "staff", (15,), 3, False)
    block = blocks.block([(0, 18), (1, 27)], {15: 3})
    assert block.pieces == 4

    with pytest.raises(Impossible):
        filled(setting, block, Effort(10), 1.0)


def test_blocks_that_fit_no_partition_prove_that_there_is_none():
    """With all blocks known, a choice that cannot be made is a proof."""
    setting = Setting(staff(10, 7, 13))
    blocks = Blocks(setting, "staff", (15,), 2, False)
    every = list(
        blocks.price(Prices([0.0] * 3, {15: 0.0})).below(float(sum(ceil(p) for p in (10, 7, 13))))
    )
    choice = Choice(setting, Wishes(2, 0, None, 2, 2), every)

    with pytest.raises(Impossible):
        choice.fewest(Effort(10), 1.0, (3, 3), [])


@pytest.mark.parametrize(("window", "fits"), [(1, False), (2, True)])
def test_who_may_not_be_away_twice_meets_in_two_slots(window, fits):
    """
    Two sessions of one team of which ten may be away: two slots hold them, one does not.

    The other team is left out, so that sums alone would allow it.
    """
    team = (Group("t0", "staff", 20), Group("t1", "staff", 20))
    rooms, voices = (Venue("A", seats=10), Venue("B", seats=10)), ("S1", "S2")
    speakers = tuple(Speaker(one, frozenset({"staff"})) for one in voices)
    setting = Setting(Instance(slots(1), rooms, speakers, team, policy=Policy(0.5)))
    sessions = [("staff", 10, {"t0": 10})] * 2
    timetable = Timetable(setting, Wishes(window, 20, None, 2, 2), sessions)

    if fits:
        found = timetable.found(Effort(10), 1.0)
        assert sorted(place for _, place, _ in found.open) == [0, 1]
    else:
        with pytest.raises(Impossible):
            timetable.found(Effort(10), 1.0)


def test_seven_teams_in_one_room_are_proven_to_need_so_many_pieces():
    """Ceilings say 28, and only choosing among all blocks shows that it takes 29."""
    sizes = {
        "leaders": (1, 1, 2, 2, 2, 3, 3),
        "managers": (3, 4, 4, 6, 6, 7, 7),
        "staff": (11, 19, 18, 21, 24, 26, 30),
    }
    groups = tuple(
        Group(f"t{n}", level, people)
        for level, heads in sizes.items()
        for n, people in enumerate(heads)
    )
    unit = Instance(
        slots(7),
        (Venue("A", seats=15),),
        (Speaker("S1", frozenset(sizes)),),
        groups,
        policy=Policy(0.5),
    )

    plan = solve(unit, relax=False, seconds=10, clock=monotonic)

    assert plan.status == "optimal"
    assert plan.figures.mixing == 29
    assert {one.rule for one in breaches(unit, plan.sessions)} == set()


def test_a_plan_without_the_last_wish_is_as_good_in_all_others():
    """What a what-if asks for is settled; how teams are cut is left as it comes."""
    unit = staff(10, 7, 13, 9, 6, 12, share=0.5)

    short, whole = (solve(unit, relax=False, seconds=2, cuts=cuts) for cuts in (False, True))

    assert short.figures.wish[:4] == whole.figures.wish[:4] == short.bounds.wish[:4]
    assert short.figures.mixing >= whole.figures.mixing
