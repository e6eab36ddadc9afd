"""S5–S7: teams never split, cinema halls, free floors, beside the best that was ever published."""

import importlib.util
from time import monotonic

from bench.given import bins, circles, halls, most_in_square
from suffuse.planning.engine import Effort, seat
from suffuse.planning.engine.packing import packed
from suffuse.planning.rules import Floor, outside, places, too_near

PEERS = ("packingsolver", "timefold")


def best_fit(sizes: list[int], room: int) -> int:
    """Return how many bins best-fit-decreasing takes."""
    left: list[int] = []
    for size in sorted(sizes, reverse=True):
        fits = [(space, number) for number, space in enumerate(left) if space >= size]
        if fits:
            left[min(fits)[1]] -= size
        else:
            left.append(room - size)
    return len(left)


def test_s5_teams_never_split():
    """Bins over the best known, on published instances."""
    ours = best = theirs = worst = 0
    longest = 0.0
    for name, sizes, room, known in bins():
        began = monotonic()
        found = packed(sizes, room, Effort(2, monotonic), 1.0, 0)
        longest = max(longest, monotonic() - began)
        assert sorted(size for one in found for size in one) == sorted(sizes), name
        assert all(sum(one) <= room for one in found), name
        ours, best, theirs = ours + len(found), best + known, theirs + best_fit(sizes, room)
        worst = max(worst, len(found) - known)
    print(
        f"\nS5  bins/best known {ours / best:.5f}, best-fit-decreasing {theirs / best:.4f}, "
        f"worst {worst} bin(s) off, longest {longest:.1f} s"
    )
    for peer in PEERS:
        if importlib.util.find_spec(peer) is None:
            print(f"S5  {peer} is not installed here, so it is not compared")
    assert ours / best <= 1.001


def test_s6_cinema_halls():
    """People seated beside the best published, and whether it is proven."""
    for name, hall, known in halls():
        began = monotonic()
        found = seat(hall, effort=Effort(20, monotonic))
        print(
            f"\nS6  {name}: {found.people} of {found.bound} (published {known}) "
            f"{'proven' if found.proven else ''} {monotonic() - began:.1f} s",
            end="",
        )
        assert found.people >= known


def test_s7_free_floors():
    """People on square floors beside the best-known circle packings; no distance broken."""
    radii = circles()
    ours = lattice = best = 0
    longest = 0.0
    for distance in (1.0, 1.5, 2.0):
        for tenth in range(30, 301, 15):
            side = tenth / 10
            known = most_in_square(radii, side, distance)
            if known >= max(radii):
                continue
            room = Floor(side, side, distance)
            began = monotonic()
            found = seat(room, effort=Effort(2, monotonic))
            longest = max(longest, monotonic() - began)
            points = [(place.x, place.y) for place in found.places]
            assert not too_near(points, distance)
            assert not outside(points, room)
            ours, best, lattice = ours + found.people, best + known, lattice + len(places(room))
    print(
        f"\nS7  {ours / best:.4f} of best known, lattices alone {lattice / best:.4f}, "
        f"longest {longest:.1f} s"
    )
