"""Seats keep their distance, exactly; and the count says how far from the best it can be."""

from collections import Counter
from itertools import combinations
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suffuse.planning.engine import Effort, FixedSeats, Hall, drawn, rows_of, seat
from suffuse.planning.rules import (
    Floor,
    Obstacle,
    batch_code,
    is_batch_code,
    most_people,
    outside,
    places,
    seats_in,
    tidy,
    too_near,
)

metres = st.floats(0.5, 30, allow_nan=False).map(lambda length: round(length, 2))


@settings(max_examples=200, deadline=None)
@given(metres, metres, st.sampled_from([1.0, 1.5, 2.0]))
def test_nobody_sits_too_near_and_nobody_sits_in_the_wall(width, length, distance):
    """Any rectangle, any of the usual distances; and the count is the one the planner uses."""
    room = Floor(width, length, distance)
    found = places(room)

    assert too_near(found, distance) == ()
    assert outside(found, room) == ()
    assert 1 <= len(found) == seats_in(width, length, distance)
    assert len(found) <= most_people(width, length, distance)


@settings(max_examples=100, deadline=None)
@given(metres, metres, st.floats(0, 2), metres, metres)
def test_margins_and_obstacles_are_kept_free(width, length, margin, x, y):
    """A pillar takes only its own floor, a margin all along the walls."""
    room = Floor(width, length, 1.5, margin, (Obstacle(x, y, 1.0, 2.0),))
    found = places(room)

    assert (too_near(found, 1.5), outside(found, room)) == ((), ())


def test_shifted_rows_seat_more_than_a_square_grid_where_the_floor_is_wide():
    """Eleven by seven metres at two metres: 24 in a square grid, more in rows that are shifted."""
    assert seats_in(11, 7, 2.0) > 24
    assert seats_in(6, 6, 2.0) == 16


def test_two_people_a_hair_too_near_are_found():
    """One millionth of a millimetre is forgiven, a thousandth is not."""
    assert too_near([(0.0, 0.0), (2.0 - 1e-10, 0.0)], 2.0) == ()
    assert too_near([(0.0, 0.0), (2.0 - 1e-6, 0.0)], 2.0) == ((0, 1),)


def test_a_room_smaller_than_the_distance_seats_one_and_less_than_its_margins_nobody():
    """One person needs no distance from anybody."""
    assert (len(places(Floor(1, 1, 2.0))), len(places(Floor(1, 1, 2.0, margin_m=0.6)))) == (1, 0)


def test_fixed_seats_are_chosen_apart_and_proven_only_when_the_bound_is_met():
    """Every second seat of a row; a row is simple enough to be proven."""
    row = FixedSeats(tuple((f"A{n}", n * 0.6, 0.0) for n in range(9)), 1.2)
    found = seat(row)

    assert [place.id for place in found.places] == ["A0", "A2", "A4", "A6", "A8"]
    assert found.people <= found.bound


@settings(max_examples=60, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40))
def test_fixed_seats_are_always_lawful(corners):
    """Seats anywhere; no two taken ones are too near, and the bound holds."""
    room = FixedSeats(tuple((f"{x}-{y}", x * 0.5, y * 0.9) for x, y in sorted(corners)), 1.3)
    found = seat(room)

    assert too_near([(place.x, place.y) for place in found.places], 1.3) == ()
    assert 1 <= found.people <= found.bound


def test_every_second_seat_of_a_hall_with_gaps_is_proven_to_be_the_most():
    """Beside and before are too near, across is not: a seat here decides one far away."""
    gaps = {(1, 0), (6, 2), (3, 3), (11, 5), (0, 7), (8, 8), (5, 11), (12, 12), (2, 14), (9, 16)}
    grid = [(x, y) for y in range(18) for x in range(13) if (x, y) not in gaps]
    room = FixedSeats(tuple((f"{x}-{y}", x * 0.55, y * 0.9) for x, y in grid), 1.0)
    found = seat(room, effort=Effort(2))

    assert found.proven
    assert too_near([(place.x, place.y) for place in found.places], 1.0) == ()


def test_people_who_come_alone_to_a_hall_are_proven_to_be_the_most():
    """Three empty places between two in a row, and the next row clear: two in every row."""
    hall = Hall(("11111011",) * 19, (1,) * 76, beside=3)
    found = seat(hall, effort=Effort(2))

    assert (found.people, found.proven) == (38, True)


@pytest.mark.parametrize(
    "room",
    [
        Hall(("1" * 120,) * 120, tuple(range(1, 9)) * 200),
        Hall(("1" * 200,) * 5, tuple(range(1, 200))),
        FixedSeats(tuple((f"{n}", n % 30 * 0.15, n // 30 * 0.15) for n in range(900)), 2.0),
    ],
)
def test_a_room_too_large_for_the_time_is_seated_without_a_proof(room):
    """What it would take to write the question down is counted before that is begun."""
    effort = Effort(1, monotonic)
    found = seat(room, effort=effort)

    assert monotonic() - effort.began < 4
    assert 1 <= found.people <= found.bound


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text("01", min_size=5, max_size=9), min_size=1, max_size=5),
    st.lists(st.integers(1, 5), min_size=1, max_size=8),
)
def test_groups_in_a_cinema_keep_clear_of_each_other(rows, groups):
    """Two free places beside, nobody of another group before, behind or diagonally."""
    hall = Hall(tuple(rows), tuple(groups))
    found = seat(hall)
    taken = {(int(place.x), int(place.y)): place.group for place in found.places}

    assert len(taken) == found.people <= found.bound
    assert all(hall.rows[y][x] == "1" for x, y in taken)
    for (one, a), (other, b) in combinations(taken.items(), 2):
        across, along = abs(one[0] - other[0]), abs(one[1] - other[1])
        if a == b:
            assert along == 0
        else:
            assert along > 1 or across > (2 if along == 0 else 1)
    for number in set(taken.values()):
        columns = sorted(x for (x, _), group in taken.items() if group == number)
        assert columns == list(range(columns[0], columns[0] + groups[number or 0]))


def test_a_cap_leaves_places_empty():
    """The measure's cap counts even where the floor would hold more."""
    found = seat(Floor(11, 7, 2.0), cap=12)
    assert (found.people, found.bound, found.proven) == (12, 12, True)


@pytest.mark.parametrize(
    ("groups", "cap", "people"),
    [((4,), 3, 0), ((4, 4), 7, 4), ((4, 3, 2), 5, 5), ((3, 3, 2, 2), 7, 7), ((2, 2), 9, 4)],
)
def test_a_cap_never_cuts_a_group_of_a_hall(groups, cap, people):
    """Whole groups come, or none of the group; which ones is chosen so that most people do."""
    hall = Hall(("1" * 12, "0" * 12, "1" * 12), groups)
    for effort in (None, Effort(1)):
        found = seat(hall, cap, effort)
        seated = Counter(place.group for place in found.places)
        assert all(groups[group] == many for group, many in seated.items())
        assert found.people <= min(cap, found.bound)
    assert (found.people, found.proven) == (people, True)


@pytest.mark.parametrize(
    "room", [Floor(5, 4, 1.5), FixedSeats((("A", 0, 0),), 1), Hall(("0110",), (1,))]
)
def test_a_drawing_carries_no_style_and_no_script(room):
    """The pages' policy refuses both, and print needs neither."""
    svg = drawn(room, seat(room), title="Hall <A>")
    assert "style=" not in svg
    assert "<script" not in svg
    assert "<title>Hall &lt;A&gt;</title>" in svg


def test_plain_rows_hold_exactly_the_seats_asked_for():
    """A venue of so many seats is drawn in rows, not to scale."""
    found, width, length = rows_of(17)
    assert len({(place.x, place.y) for place in found}) == 17
    assert all(place.x < width and place.y < length for place in found)


def test_a_thousand_batch_codes_are_all_different_and_all_valid():
    """Codes are printed on doors: short, and none twice."""
    codes = [batch_code(number) for number in range(1, 1001)]
    assert len(set(codes)) == 1000
    assert all(is_batch_code(code) and len(code) == 7 for code in codes)


@given(st.integers(1, 10**7), st.integers(0, 5), st.integers(1, 22))
def test_one_wrong_sign_is_always_noticed(number, place, step):
    """A slip of the pen is refused, not taken for another batch."""
    signs = "34679ACDEFGHJKMNPQRTWXY"
    plain = list(batch_code(number).replace("-", ""))
    plain[place] = signs[(signs.index(plain[place]) + step) % 23]
    assert not is_batch_code("".join(plain))


@given(st.integers(1, 10**6), st.integers(0, 4))
def test_two_neighbours_swapped_are_always_noticed(number, place):
    """The commonest slip of all."""
    plain = list(batch_code(number).replace("-", ""))
    plain[place], plain[place + 1] = plain[place + 1], plain[place]
    same = plain[place] == plain[place + 1]
    assert is_batch_code("".join(plain)) is same


def test_a_code_is_read_however_it_was_typed():
    """Small letters, no hyphen, a space: still the same batch."""
    code = batch_code(42)
    assert tidy(f" {code.lower().replace('-', '')} ") == code
