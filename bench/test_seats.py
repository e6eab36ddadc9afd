"""S5–S7: teams never split, cinema halls, free floors, beside the best that was ever published."""

import os
from random import Random
from time import monotonic

from bench.drawn_bins import drawn
from bench.given import bins, circles, halls, most_in_square
from bench.peers import packed_by_peer, python_of_peers
from suffuse.planning.engine import Effort, seat
from suffuse.planning.engine.packing import packed, packed_and_least
from suffuse.planning.rules import Floor, Obstacle, outside, places, too_near


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
    longest, asked, counts = 0.0, [], []
    for name, sizes, room, known in bins():
        began = monotonic()
        found = packed(sizes, room, Effort(2, monotonic), 1.0, 0)
        longest = max(longest, monotonic() - began)
        assert sorted(size for one in found for size in one) == sorted(sizes), name
        assert all(sum(one) <= room for one in found), name
        ours, best, theirs = ours + len(found), best + known, theirs + best_fit(sizes, room)
        worst = max(worst, len(found) - known)
        asked.append((sizes, room))
        counts.append(len(found))
    print(
        f"\nS5  bins/best known {ours / best:.5f}, best-fit-decreasing {theirs / best:.4f}, "
        f"worst {worst} bin(s) off, longest {longest:.1f} s"
    )
    beside_the_peer(asked[::4], counts[::4], "published")
    assert ours / best <= 1.001


def test_s5_on_instances_nobody_published():
    """The same families drawn anew: over the bound of the patterns' linear programme."""
    ours = least = worst = 0
    longest, families, asked, counts = 0.0, set(), [], []
    for family, sizes, room in drawn(os.environ.get("SUFFUSE_BENCH_SEED", "7")):
        began = monotonic()
        found, bound = packed_and_least(sizes, room, Effort(2, monotonic), 1.0, 0)
        longest = max(longest, monotonic() - began)
        assert sorted(size for one in found for size in one) == sorted(sizes)
        assert all(sum(one) <= room for one in found)
        ours, least, worst = ours + len(found), least + bound, max(worst, len(found) - bound)
        families.add(family)
        asked.append((sizes, room))
        counts.append(len(found))
    print(
        f"\nS5  {len(asked)} drawn of {len(families)} families: bins/bound {ours / least:.5f}, "
        f"worst {worst} bin(s) off, longest {longest:.1f} s"
    )
    beside_the_peer(asked, counts, "drawn")
    assert ours / least <= 1.002


def beside_the_peer(asked: list[tuple[list[int], int]], ours: list[int], what: str) -> None:
    """Say how many bins packingsolver takes for the same questions in the same time, and we."""
    python = python_of_peers()
    if python is None:
        return
    theirs = packed_by_peer(python, asked)
    pairs = list(zip(ours, (many for many, _ in theirs), strict=True))
    print(
        f"S5  {what}, {len(asked)} instances: packingsolver {sum(many for many, _ in theirs)} bins "
        f"in {sum(taken for _, taken in theirs):.0f} s, we {sum(ours)}; "
        f"fewer {sum(we < they for we, they in pairs)}, more {sum(we > they for we, they in pairs)}"
    )


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
    radii, draw = circles(), Random(os.environ.get("SUFFUSE_BENCH_SEED", "7"))
    ours = lattice = best = 0
    longest = 0.0
    for distance in (1.0, 1.5, 2.0):
        sides = [tenth / 10 for tenth in range(30, 301)]
        told = [side for side in sides if most_in_square(radii, side, distance) < max(radii)]
        for side in draw.sample(told, 10):
            room = Floor(side, side, distance)
            found, taken = lawfully_seated(room, 2)
            longest = max(longest, taken)
            best += most_in_square(radii, side, distance)
            ours, lattice = ours + found, lattice + len(places(room))
    print(
        f"\nS7  squares: {ours / best:.4f} of best known, lattices alone {lattice / best:.4f}, "
        f"longest {longest:.1f} s"
    )
    assert ours / best >= 0.995


def test_s7_floors_of_any_shape():
    """Rectangles with margins and obstacles: no table is at hand, so ten times as long is the peer."""
    draw = Random(os.environ.get("SUFFUSE_BENCH_SEED", "7"))
    ours = longer = bound = 0
    for number in range(8):
        wide, long = (round(draw.uniform(3, 30), 1) for _ in "wl")
        things = tuple(
            Obstacle(*(round(draw.uniform(0, 0.8) * size, 1) for size in (wide, long)), 1.0, 0.6)
            for _ in range(number % 3)
        )
        room = Floor(wide, long, draw.choice([1.0, 1.5, 2.0]), draw.choice([0.0, 0.3]), things)
        found, _ = lawfully_seated(room, 2)
        ours, longer = ours + found, longer + max(found, lawfully_seated(room, 20)[0])
        bound += seat(room).bound
    print(
        f"\nS7  any shape: {ours / longer:.4f} of what twenty seconds find, "
        f"{ours / bound:.3f} of Oler's bound of the empty floors"
    )
    assert ours / longer >= 0.99


def lawfully_seated(room: Floor, seconds: float) -> tuple[int, float]:
    """Return how many people were seated, and in how long; a distance that is broken fails."""
    began = monotonic()
    found = seat(room, effort=Effort(seconds, monotonic))
    taken = monotonic() - began
    points = [(place.x, place.y) for place in found.places]
    assert not too_near(points, room.distance_m)
    assert not outside(points, room)
    return found.people, taken
