"""S1–S4: how near the planner comes to its bounds, beside first-fit-decreasing on the same units."""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from math import log
from pathlib import Path
from random import Random
from statistics import linear_regression, median
from time import monotonic, process_time

from bench.chart import chart
from bench.first_fit import first_fit
from bench.units import Kind, unit
from suffuse.planning.engine import solve
from suffuse.planning.engine.construct import Recipe, construct
from suffuse.planning.rules import Instance, Limit, Plan, breaches, figures

CAPS, SHARES = (15, 20, 30, 50, 100), (0.1, 0.2, 0.34, 0.5)
UNITS = 1750


def planned(instance: Instance, seconds: float) -> tuple[Plan, float]:
    """Return a plan and how long it took; an unlawful one fails the figure."""
    began = monotonic()
    plan = solve(instance, relax=False, seconds=seconds, clock=monotonic)
    taken = monotonic() - began
    broken = {breach.rule for breach in breaches(instance, plan.sessions)}
    assert broken <= {"nobody_left_out"}, broken
    return plan, taken


@dataclass
class Share:
    """How many of the units drawn were proven, and how they compare."""

    units: int = 0
    proven: int = 0
    sessions: int = 0
    finish: int = 0
    mixing: int = 0
    ours: int = 0
    theirs: int = 0
    taken: list[float] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def add(self, instance: Instance, seconds: float) -> None:
        """Plan one unit, and first-fit-decreasing beside it."""
        plan, taken = planned(instance, seconds)
        cost, least = plan.figures, plan.bounds
        peer = figures(instance, first_fit(instance))
        self.units += 1
        self.proven += cost == least
        self.sessions += cost.sessions == least.sessions
        self.finish += cost.finish == least.finish
        self.mixing += cost.mixing == least.mixing
        self.taken.append(taken)
        if cost.left_out == peer.left_out == 0:
            self.ours += cost.sessions
            self.theirs += peer.sessions
        if cost != least:
            self.open.append(
                f"{sum(instance.heads.values())} people, cap {instance.limits[0].people}, share "
                f"{instance.policy.most_of_a_team_away}, {len(instance.venues)} rooms: left out "
                f"{cost.left_out}, sessions {cost.sessions} of at least {least.sessions}, finish "
                f"{cost.finish} of {least.finish}, mixing {cost.mixing} of {least.mixing}"
            )

    def said(self) -> str:
        """Return the figures in one line, and each unit that is not proven in one more."""
        late = sorted(self.taken)[int(0.95 * len(self.taken))]
        line = (
            f"all three proven {self.proven}/{self.units} = {self.proven / self.units:.3f}; "
            f"sessions {self.sessions}, finish {self.finish}, mixing {self.mixing}; "
            f"first-fit-decreasing {self.theirs / max(1, self.ours):.3f} x our sessions; "
            f"median {median(self.taken):.1f} s, 95th of 100 {late:.1f} s, longest {max(self.taken):.1f} s"
        )
        return "\n      open: ".join([line, *self.open])


def harsh(number: int) -> Instance:
    """Return a unit with a small share or cap, few or many rooms, often a window that is too short."""
    draw = Random(number)
    people = draw.choice([60, 120, 250, 400, 600, 800, 1000])
    cap, part = draw.choice([15, 20, 30, 50, 100]), draw.choice([0.1, 0.15, 0.2, 0.34, 0.5])
    return unit(Kind(people, cap, part, draw.choice([1, 2, 3, 6, 12, None])), number)


def usual(number: int) -> Instance:
    """Return a unit whose rooms and days suit its people."""
    people = (80, 200, 400, 700, 1000)[number % 5]
    return unit(Kind(people, CAPS[number % 5], SHARES[number % 4]), 100 + number)


def test_s1_units_up_to_a_thousand_people():
    """Sessions, finish and mixing equal their bounds; one figure over usual and harsh draws alike."""
    seed = int(os.environ.get("SUFFUSE_BENCH_SEED", "0"))
    both = Share()
    for name, draw in (("usual", usual), ("harsh", harsh)):
        share = Share()
        for number in range(40):
            instance = draw(1000 * seed + number)
            share.add(instance, 10)
        print(f"\nS1  {name}: {share.said()}")
        both.proven, both.units = both.proven + share.proven, both.units + share.units
        both.taken += share.taken
    print(
        f"\nS1  both: proven {both.proven}/{both.units} = {both.proven / both.units:.3f} "
        f"(0.95 promised), longest {max(both.taken):.1f} s"
    )
    assert both.proven / both.units >= 0.95


def test_s2_units_of_thousands():
    """Sessions over the bound, and mixing over the least number of pieces."""
    for people in (2000, 5000):
        instance = unit(Kind(people, 20, 0.34), 7)
        plan, taken = planned(instance, 60)
        peer = figures(instance, first_fit(instance))
        sessions = plan.figures.sessions / plan.bounds.sessions
        mixing = plan.figures.mixing / plan.bounds.mixing
        print(
            f"\nS2  {people} people: sessions/bound {sessions:.4f}, mixing/bound {mixing:.4f}, "
            f"left out {plan.figures.left_out}, first-fit-decreasing {peer.sessions / plan.bounds.sessions:.3f} "
            f"(leaves out {peer.left_out}), {taken:.1f} s"
        )


def slice_of_country(many: int) -> list[Instance]:
    """Return units of mixed sizes, 200 people each on average, as a country has them."""
    sizes = (50, 80, 120, 200, 300, 450)
    return [unit(Kind(sizes[number % 6]), 1000 + number) for number in range(many)]


def excess(instance: Instance) -> tuple[int, int]:
    """Return how many sessions first-fit-decreasing has too many, and how many of these we save."""
    plan, _ = planned(instance, 2)
    peer = figures(instance, first_fit(instance))
    if plan.figures.left_out or peer.left_out:
        return 0, 0
    return peer.sessions - plan.bounds.sessions, peer.sessions - plan.figures.sessions


def test_s3_first_lawful_plan_of_five_thousand():
    """Construction alone, as a page would ask for it."""
    taken = []
    for seed in range(5):
        instance = unit(Kind(5000, 50, 0.34), seed)
        began = monotonic()
        sessions = construct(instance, Recipe())
        taken.append(monotonic() - began)
        assert {one.rule for one in breaches(instance, sessions)} <= {"nobody_left_out"}
    print(f"\nS3  first lawful plan of 5,000 people: {1000 * median(taken):.0f} ms")


def test_s3_a_country():
    """Units an hour on two cores, and how much of the peer's excess is gone; SUFFUSE_BENCH_WHOLE=1 for all."""
    many = UNITS if os.environ.get("SUFFUSE_BENCH_WHOLE") else UNITS // 10
    began = monotonic()
    with ProcessPoolExecutor(2) as pool:
        found = list(pool.map(excess, slice_of_country(many), chunksize=5))
    taken = monotonic() - began
    too_many, saved = (sum(column) for column in zip(*found, strict=True))
    print(
        f"\nS3  {many} units on two cores in {taken:.0f} s, so {UNITS} in "
        f"{taken / many * UNITS / 60:.1f} min; {saved}/{too_many} of first-fit-decreasing's excess "
        f"({saved / max(1, too_many):.3f}) removed"
    )


def supposed(instance: Instance) -> tuple[int, int, int]:
    """Return the sessions a unit needs as it is and under three quarters of its cap; 1 if one is open."""
    capped = tuple(replace(one, people=3 * (one.people or 0) // 4) for one in instance.limits)
    sessions, open_ = [], 0
    for question in (instance, instance.changed(limits=capped)):
        plan = solve(question, relax=False, cuts=False, seconds=2, clock=monotonic)
        sessions.append(plan.figures.sessions)
        open_ |= plan.figures.wish[:4] != plan.bounds.wish[:4]
    return sessions[0], sessions[1], open_


def test_s3_what_if_of_a_country():
    """Every unit asked twice, as it is and under a lower cap; SUFFUSE_BENCH_WHOLE=1 for all."""
    many = UNITS if os.environ.get("SUFFUSE_BENCH_WHOLE") else UNITS // 10
    began = monotonic()
    with ProcessPoolExecutor(2) as pool:
        found = list(pool.map(supposed, slice_of_country(many), chunksize=5))
    taken = monotonic() - began
    now, then, open_ = (sum(column) for column in zip(*found, strict=True))
    print(
        f"\nS3  what if: {many} units asked twice on two cores in {taken:.0f} s, so {UNITS} in "
        f"{taken / many * UNITS / 60:.1f} min; {now} sessions now, {then} then; not proven: {open_}"
    )
    assert then > now


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """Return the slope of the straight line through all points, both axes in logarithms."""
    line = linear_regression([log(x) for x, _ in points], [log(y) for _, y in points])
    return line.slope


def test_units_cost_what_they_cost_however_many_there_are():
    """Linear in units, by the processor's time: the clock's depends on who else works."""
    sizes, spent, began = (48, 96, 192, 384), [], process_time()
    for number, instance in enumerate(slice_of_country(sizes[-1]), start=1):
        planned(instance, 2)
        if number in sizes:
            spent.append((number, process_time() - began))
    said = ", ".join(f"{many}: {seconds:.1f} s" for many, seconds in spent)
    print(f"\nS3  processor time of units {said}: to the power of {exponent(spent):.2f}")


def test_cost_against_size():
    """
    Seconds for units of 50 to 20,000 people, and for 10 to 10,000 units on two cores, on one chart.

    Of ten thousand units every twentieth is planned and counted twenty times: they are drawn alike.
    """
    people = []
    for size in (50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000):
        instance = unit(Kind(size, 50, 0.34), 7)
        people.append((size, min(_first_plan(instance) for _ in range(3))))
    units = []
    whole = os.environ.get("SUFFUSE_BENCH_WHOLE")
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_to_the_end, slice_of_country(2)))
        for many, each in (
            ((10, 1), (100, 1), (1000, 1), (10_000, 20)) if whole else ((10, 1), (60, 1))
        ):
            asked = slice_of_country(many)[::each]
            began = monotonic()
            list(pool.map(_to_the_end, asked, chunksize=max(1, min(5, len(asked) // 4))))
            units.append((many, (monotonic() - began) * each))
    for name, points in (("people, first plan", people), ("units, to the end", units)):
        said = ", ".join(f"{size}: {seconds:.2f} s" for size, seconds in points)
        print(f"\n    {name}: {said}", end="")
    for name, points in (("people", people[-4:]), ("units", units)):
        slope = log(points[-1][1] / points[0][1]) / log(points[-1][0] / points[0][0])
        print(f"\n    cost grows with {name} to the power of {slope:.2f}", end="")
    folder = os.environ.get("SUFFUSE_BENCH_OUT")
    if folder:
        drawing = chart({"people in one unit (first plan)": people, "units (to the end)": units})
        (Path(folder) / "cost-against-size.svg").write_text(drawing)


def _first_plan(instance: Instance) -> float:
    began = monotonic()
    construct(instance, Recipe())
    return monotonic() - began


def _to_the_end(instance: Instance) -> None:
    planned(instance, 2)


def test_s4_a_new_cap_moves_as_few_as_it_must():
    """People moved over the lower bound after the cap falls by a fifth halfway."""
    moved = least = sessions = bound = 0
    for number in range(4):
        instance = unit(Kind(600, 20, 0.34), 200 + number)
        plan, _ = planned(instance, 5)
        held = len(plan.sessions) // 4
        stands = tuple(replace(one, held=n < held) for n, one in enumerate(plan.sessions))
        half = instance.slot[plan.sessions[len(plan.sessions) // 2].slot].day
        limits = (*instance.limits, Limit(half, people=16))
        again, taken = planned(instance.changed(fixed=stands, limits=limits), 10)
        assert set(stands[:held]) <= set(again.sessions)
        moved += again.figures.moved
        least += again.bounds.moved
        sessions += again.figures.sessions
        bound += again.bounds.sessions
    print(
        f"\nS4  moved {moved} of at least {least} ({moved / max(1, least):.3f}), "
        f"sessions/bound {sessions / bound:.3f}, last {taken:.1f} s"
    )
