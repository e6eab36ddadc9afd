"""S1–S4: how near the planner comes to its bounds, beside first-fit-decreasing on the same units."""

from dataclasses import replace
from time import monotonic

from bench.first_fit import first_fit
from bench.units import Kind, unit
from suffuse.planning.engine import solve
from suffuse.planning.rules import Instance, Limit, Plan, breaches, figures

CAPS, SHARES = (15, 20, 30, 50, 100), (0.1, 0.2, 0.34, 0.5)


def planned(instance: Instance, seconds: float) -> tuple[Plan, float]:
    """Return a plan and how long it took; an unlawful one fails the figure."""
    began = monotonic()
    plan = solve(instance, relax=False, seconds=seconds, clock=monotonic)
    taken = monotonic() - began
    broken = {breach.rule for breach in breaches(instance, plan.sessions)}
    assert broken <= {"nobody_left_out"}, broken
    return plan, taken


def test_s1_units_up_to_a_thousand_people():
    """Sessions, finish and mixing equal their proven bounds."""
    proven = fewest = total = ours = theirs = 0
    longest = 0.0
    for number in range(20):
        people = (80, 200, 400, 700, 1000)[number % 5]
        kind = Kind(people, CAPS[number % 5], SHARES[number % 4])
        instance = unit(kind, 100 + number)
        plan, taken = planned(instance, 10)
        peer = figures(instance, first_fit(instance))
        total += 1
        proven += plan.status == "optimal" or plan.figures == plan.bounds
        fewest += plan.figures.sessions == plan.bounds.sessions
        if plan.figures.left_out == peer.left_out == 0:
            ours += plan.figures.sessions
            theirs += peer.sessions
        longest = max(longest, taken)
    print(
        f"\nS1  all three proven {proven}/{total}, sessions proven {fewest}/{total}, "
        f"first-fit-decreasing {theirs / max(1, ours):.3f} x our sessions, longest {longest:.1f} s"
    )
    assert fewest / total >= 0.9


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


def test_s3_first_plan_and_a_slice_of_a_country():
    """How long a first lawful plan of 5,000 people takes, and a sample of units, scaled up."""
    instance = unit(Kind(5000, 50, 0.34), 1)
    began = monotonic()
    solve(instance, relax=False, seconds=0.01, clock=monotonic)
    print(f"\nS3  first lawful plan of 5,000 people: {1000 * (monotonic() - began):.0f} ms")
    began, excess, removed = monotonic(), 0, 0
    sample = [unit(Kind((50, 80, 120, 200, 300, 450)[n % 6]), 1000 + n) for n in range(30)]
    for one in sample:
        plan, _ = planned(one, 2)
        peer = figures(one, first_fit(one))
        if not plan.figures.left_out and not peer.left_out:
            excess += peer.sessions - plan.bounds.sessions
            removed += peer.sessions - plan.figures.sessions
    taken = (monotonic() - began) / len(sample) * 1750 / 2 / 60
    print(
        f"S3  1,750 such units on two cores: about {taken:.1f} min; "
        f"{removed}/{excess} of first-fit-decreasing's excess sessions removed"
    )


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
