"""Every rule with what lies just inside it and just outside it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from suffuse.language.rules import Words
from suffuse.planning.rules import (
    RULES,
    Breach,
    Day,
    Group,
    Limit,
    Policy,
    Speaker,
    Venue,
    breaches,
    difference,
    figures,
    moved,
    rested,
    strictest,
)
from suffuse.planning.wording import say_breach, say_breaches
from suffuse.planning.wording.both import BREACHES
from tests.rooms.planning.instances import MONDAY, session, slots, small

DAY = MONDAY.date()


def found(instance, *plan):
    """Return the rules that a plan breaks, those about people without a place left aside."""
    broken = {breach.rule for breach in breaches(instance, plan)}
    return broken - {"nobody_left_out"}


def policy(**facts):
    return small(policy=Policy(**facts))


PAUSE = small(limits=(Limit(DAY, people=20, minutes_between=120),))
LONG_PAUSE = small(limits=(Limit(DAY, people=20, minutes_between=121),))
CLOSED_A = small(venues=(Venue("A", seats=15, closed=frozenset({"0"})), Venue("B", seats=20)))
S1_AWAY = small(speakers=(Speaker("S1", frozenset({"staff", "leaders"}), frozenset({"0"})),))
ONCE_A_DAY = small(speakers=(Speaker("S1", frozenset({"staff"}), most_a_day=1),))
NO_MEETING = small(limits=(Limit(DAY, until=DAY, in_person=False),))
ORDER = policy(level_order=(("leaders",), ("staff",)))
LEADERS = session("1", level="leaders", t1=4)

PAIRS = {
    "known_things": (small(), [session(t1=5)], [session(slot="99", t1=5)]),
    "somebody_comes": (small(), [session(t1=1)], [session(t1=0)]),
    "no_large_gathering": (small(), [session(venue="B", t1=20)], [session(venue="B", t1=21)]),
    "distance_kept": (small(), [session(t1=15)], [session(t1=16)]),
    "one_level": (small(), [session(t2=5)], [session(level="leaders", t2=1)]),
    "in_person_allowed": (NO_MEETING, [session("2", t1=5)], [session("1", t1=5)]),
    "venue_open": (CLOSED_A, [session("1", t1=5)], [session("0", t1=5)]),
    "one_session_a_venue": (
        small(),
        [session(t1=5), session(venue="B", speaker="S2", t2=5)],
        [session(t1=5), session(venue="A", speaker="S2", t2=5)],
    ),
    "one_session_a_speaker": (
        small(),
        [session(t1=5), session(venue="B", speaker="S2", t2=5)],
        [session(t1=5), session(venue="B", speaker="S1", t2=5)],
    ),
    "speaker_qualified": (
        small(),
        [session(level="leaders", speaker="S1", t1=4)],
        [session(level="leaders", speaker="S2", t1=4)],
    ),
    "speaker_free": (S1_AWAY, [session("1", t1=5)], [session("0", t1=5)]),
    "speaker_not_overworked": (
        ONCE_A_DAY,
        [session("0", t1=5), session("2", t1=5)],
        [session("0", t1=5), session("1", t1=5)],
    ),
    "team_keeps_working": (
        policy(most_of_a_team_away=0.3),
        [session(t1=10)],
        [session(t1=11)],
    ),
    "levels_in_order": (
        ORDER,
        [LEADERS, session("2", t1=5)],
        [LEADERS, session("1", venue="B", speaker="S2", t1=5)],
    ),
    "whole_teams": (
        policy(whole_teams=True),
        [session(venue="B", t2=20)],
        [session(t2=10), session("1", t2=10)],
    ),
    "nobody_counted_twice": (
        small(),
        [session(t2=10), session("1", t2=10)],
        [session(t2=10), session("1", t2=11)],
    ),
}


@pytest.mark.parametrize("rule", PAIRS)
def test_each_rule_lets_the_last_lawful_plan_through(rule):
    """One person, one slot or one minute on the right side is lawful."""
    instance, inside, _ = PAIRS[rule]
    assert found(instance, *inside) == set()


@pytest.mark.parametrize("rule", PAIRS)
def test_each_rule_catches_the_first_unlawful_plan(rule):
    """One on the wrong side is a breach, and only of this rule."""
    instance, _, outside = PAIRS[rule]
    assert found(instance, *outside) == {rule}


def test_a_team_is_split_too_when_half_of_it_is_called_and_half_is_not():
    """Ten of twenty, and nothing for the others: that team does not study as a whole."""
    assert found(policy(whole_teams=True), session(t2=10)) == {"whole_teams"}


def test_a_team_of_which_some_were_taught_before_is_whole_without_them():
    """What was held is history: the other ten come together."""
    held = session(held=True, t2=10)
    rest = policy(whole_teams=True).changed(fixed=(held,))
    assert found(rest, held, session("1", t2=10)) == set()


def test_a_day_that_history_overfilled_is_no_fault_of_the_plan():
    """The speaker taught twice on a day that now allows once; only a third time is a breach."""
    held = [session("0", held=True, t1=5), session("1", held=True, t1=5)]
    past = ONCE_A_DAY.changed(fixed=tuple(held))
    assert found(past, *held) == set()
    assert found(past, *held, session("2", t2=5)) == set()


def test_what_a_speaker_teaches_in_other_plans_counts_for_the_day():
    """One of two sessions of Monday is another unit's: one more is agreed, two are too many."""
    twice = small(speakers=(Speaker("S1", frozenset({"staff"}), most_a_day=2),))
    shared = twice.changed(elsewhere=(("S1", DAY, 1), ("S9", DAY, 7)))
    assert found(shared, session("0", t1=5), session("2", t1=5)) == set()
    (breach,) = (
        one
        for one in breaches(shared, [session("0", t1=5), session("1", t1=5)])
        if one.rule != "nobody_left_out"
    )
    assert (breach.rule, breach.what, breach.found, breach.allowed) == (
        "speaker_not_overworked", "S1", 3, 2,
    )  # fmt: skip
    assert found(shared.changed(elsewhere=(("S1", DAY, 3),)), session("2", t1=5)) == set()


def test_a_speaker_whose_day_others_use_stays_open_for_what_is_left_of_it():
    """Two a day, one elsewhere: one slot of the day stays open; which one, the rules do not ask."""
    twice = Speaker("S1", frozenset({"staff"}), most_a_day=2)
    slots = small().slots
    monday = [slot.id for slot in slots if slot.day == DAY]
    one = rested(twice, slots, (), (), {("S1", DAY): 1})
    assert (one.closed, one.rests) == ({*monday[1:]}, {*monday[1:]})
    stands = [session(monday[1], t1=5)]
    assert rested(twice, slots, (), stands, {("S1", DAY): 1}).rests == {monday[0]}
    assert rested(twice, slots, monday[:1], (), {("S1", DAY): 1}).rests == set()
    held = [session(monday[0], held=True, t1=5)]
    assert rested(twice, slots, monday[:1], held, {("S1", DAY): 1}).rests == {monday[1]}
    assert rested(twice, slots, (), (), {("S1", DAY): 2}).rests == {*monday}
    assert rested(twice, slots, (), (), {("S9", DAY): 2}).rests == set()
    typed = small(speakers=(one,), elsewhere=(("S1", DAY, 1),))
    assert found(typed, session(monday[1], t1=5)) == set()


def test_a_team_that_history_called_too_many_of_is_no_fault_of_another_team():
    """Ten of t1 were away at once, eight may be: t2 may come beside them, one more of t1 may not."""
    held = session("0", held=True, t1=10)
    past = policy(most_of_a_team_away=0.25).changed(fixed=(held,))
    most = past.away["t1"]
    assert held.people > most
    assert found(past, held, session("0", venue="B", speaker="S2", t2=1)) == set()
    more = session("0", venue="B", speaker="S2", t1=1)
    assert found(past, held, more) == {"team_keeps_working"}


def test_the_pause_in_a_venue_is_kept_to_the_minute():
    """Two hours lie between morning and afternoon: a measure of 120 minutes is kept, of 121 not."""
    plan = [session("0", t1=5), session("1", t1=5)]
    assert (found(PAUSE, *plan), found(LONG_PAUSE, *plan)) == (set(), {"air_between"})


@pytest.mark.parametrize(("first", "second"), [(True, False), (False, True)])
def test_the_pause_is_kept_before_and_after_what_was_held(first, second):
    """What was held cannot be mended, so the new one of the two breaks the rule; two held do not."""
    plan = [session("0", held=first, t1=5), session("1", held=second, t1=5)]
    held = tuple(one for one in plan if one.held)
    assert found(LONG_PAUSE.changed(fixed=held), *plan) == {"air_between"}
    assert found(PAUSE.changed(fixed=held), *plan) == set()
    both = [replace(one, held=True) for one in plan]
    assert found(LONG_PAUSE.changed(fixed=tuple(both)), *both) == set()


def test_everybody_has_a_place_only_when_the_last_one_has():
    """53 of 54 is not everybody."""
    plan = [
        session("0", level="leaders", t1=4),
        session("1", venue="B", t1=20),
        session("2", venue="B", t1=10, t2=10),
        session("3", t2=9),
    ]
    left = Breach("nobody_left_out", None, "t2 · staff", 19, 20)
    assert breaches(small(), plan) == (left,)
    plan[-1] = session("3", t2=10)
    assert breaches(small(), plan) == ()


def test_what_was_held_stays_and_is_not_judged_by_later_limits():
    """A session of 25 was lawful when it was held; dropping it from the plan is not."""
    held = session(venue="B", held=True, t1=25)
    instance = small(fixed=(held,))
    assert found(instance, held) == set()
    assert found(instance, replace(held, held=False)) == set()
    assert found(instance) == {"held_sessions_stand"}


def test_a_plan_cannot_call_its_sessions_held_by_itself():
    """Only the record of what happened can; else every cap could be talked away."""
    assert found(small(), session(venue="B", held=True, t1=25)) == {"no_large_gathering"}


def test_the_strictest_of_all_limits_counts():
    """Fewest people, greatest distance, longest pause; one prohibition is enough."""
    limits = [
        Limit(DAY, people=50, distance_m=2.0),
        Limit(DAY, people=20, distance_m=1.0, minutes_between=30),
        Limit(DAY, in_person=False),
    ]
    assert strictest(limits) == Day(20, 2.0, False, 30)


def test_a_limit_is_in_force_from_its_first_day_to_its_last():
    """Both ends belong to it; the day after does not."""
    limit = Limit(DAY, until=DAY + timedelta(days=1), people=10)
    covered = [limit.covers(DAY + timedelta(days=n)) for n in (-1, 0, 1, 2)]
    assert covered == [False, True, True, False]


def test_the_distance_decides_how_many_a_floor_seats():
    """Ten by eight metres: thirty in a square grid at two metres, less than half at three."""
    instance = small(limits=(Limit(date(2021, 6, 14), distance_m=3.0),))
    assert (small().seats("B", "0"), instance.seats("B", "0")) == (30, 14)


def test_figures_count_wishes_first_things_first():
    """Left out, sessions, finish, pieces, moved."""
    plan = [session("0", venue="B", t1=10, t2=10), session("3", t1=15)]
    counted = figures(small(), plan)
    assert (counted.left_out, counted.sessions, counted.finish, counted.mixing) == (19, 2, 4, 3)


def test_only_people_whose_slot_or_venue_changes_have_moved():
    """Another speaker moves nobody; another hall moves everybody in it."""
    before = [session("0", t1=10), session("1", t2=5)]
    assert moved(before, [session("0", speaker="S2", t1=10), session("1", t2=5)]) == 0
    assert moved(before, [session("0", t1=7), session("2", t1=3), session("1", t2=5)]) == 3
    assert moved(before, [session("0", venue="B", t1=10), session("1", t2=5)]) == 10


def test_a_difference_says_what_came_went_and_stayed():
    """The order of teams inside a session makes it no other session."""
    before = [session("0", t1=3, t2=4), session("1", t1=5)]
    after = [session("0", t2=4, t1=3), session("2", t1=5)]
    said = difference(before, after)
    assert (len(said.came), len(said.went), len(said.stayed), said.moved) == (1, 1, 1, 5)
    (pair,) = difference([session("0", t1=9)], [session("0", t1=7)]).changed
    assert [one.people for one in pair] == [9, 7]


def test_every_rule_is_a_sentence_and_has_words_in_both_languages():
    """A rule that cannot be said is not yet understood."""
    for rule in RULES:
        assert (rule.__doc__ or "").strip().splitlines()[0].endswith("."), rule
    assert set(BREACHES) == {rule.__name__ for rule in RULES}


def test_a_breach_is_said_with_its_numbers_in_both_languages():
    """What a person needs in order to mend it."""
    (breach,) = [b for b in breaches(small(), [session(t1=16)]) if b.rule == "distance_kept"]
    said = say_breach(breach, {"A": Words("ຫໍ A", "Hall A")})
    assert said.en == "Session 1: Hall A seats 15 at the distance in force, and 16 are called."
    assert "15" in said.lo
    assert "16" in said.lo


def test_groups_of_nobody_ask_for_no_place():
    """A team without people of a level is no reason to call a plan incomplete."""
    instance = small(
        groups=(Group("t1", "staff", 5), Group("t2", "staff", 0)), venues=small().venues
    )
    assert breaches(instance, [session(t1=5)]) == ()
    assert len(slots(2)) == 4


def test_breaches_that_differ_only_in_their_session_are_said_once():
    """Thirty sessions that a lower cap made too large are one sentence, not thirty."""
    alike = [Breach("no_large_gathering", number, "A", 20, 15) for number in (1, 3, 4)]
    said = say_breaches([*alike, Breach("venue_open", 2, "B", 1, 0)])
    assert [one.en for one in said] == [
        "Sessions 1, 3, 4: Too many people: 20, but the measure allows 15.",
        "Session 2: B is not open then.",
    ]
