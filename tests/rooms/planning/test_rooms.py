"""Rooms as they are, hours as they are, halls and speakers that units share, names on seats."""

from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from suffuse.audit.models import Entry
from suffuse.audit.rules import HOUSE
from suffuse.planning import acts, jobs, reads
from suffuse.planning.acts.proposing import Budget, planned
from suffuse.planning.acts.writing import Draft, keep
from suffuse.planning.models import Hours, Plan, Session, Speaker, Venue, Work
from suffuse.planning.rules import Obstacle, Part, Span, breaches, working_slots
from suffuse.planning.rules import Session as Sitting
from suffuse.rollout.models import RolloutLevel
from tests import planning_world, world
from tests.planning_world import SUNDAY, able, confirmed, proposed

pytestmark = pytest.mark.django_db
PILLAR = Obstacle(5, 3, 1, 1)
ROW = tuple((f"A{n}", n * 0.6, 0.0) for n in range(10))


@pytest.fixture
def unit():
    unit = world.riverside()
    able(unit)
    return unit


def add(unit, code="B", **facts):
    given = {"unit_id": unit.pk, "code": code, "name": code, "by": HOUSE, "at": SUNDAY}
    return acts.add_venue(**given, **facts)


def post(of, button, *args, role="committee", **data):
    client = world.client_of(role, of=of)
    page = client.post(reverse(f"planning:{button}", args=args), data, follow=True)
    assert page.status_code == 200
    return page.content.decode()


def get(of, name, *args, role="committee"):
    page = world.client_of(role, of=of).get(reverse(f"planning:{name}", args=args))
    return page.status_code, page.content.decode()


def test_a_pillar_costs_the_seats_it_stands_on(unit):
    """The same floor with something in the way seats fewer, and nobody sits on it."""
    empty, full = (
        add(unit, "B", width_m=11, length_m=7),
        add(unit, "C", width_m=11, length_m=7, margin_m=0.5, obstacles=[PILLAR]),
    )
    assert reads.safe_seats(full, 2.0) < reads.safe_seats(empty, 2.0)
    asked = reads.asked(unit_id=unit.pk, rollout_id=world.rollout().pk, at=SUNDAY).instance
    slot = asked.slots[2].id
    assert asked.seats(f"v{full.pk}", slot) == reads.safe_seats(full, 2.0)
    session = Session(unit=unit, venue=full, starts=world.MONDAY, people=9)
    plan = proposed(unit)
    one = plan.sessions.first()
    Session.objects.filter(pk=one.pk).update(venue=full)
    picture = reads.seat_plan(one.pk)
    assert not any(PILLAR.holds((seat.x, seat.y)) for seat in picture.points)
    assert picture.most >= len(picture.points) == reads.safe_seats(session.venue, 2.0)
    assert 'class="obstacle"' in get(unit, "seats", one.pk)[1]


def test_fixed_seats_are_taken_with_the_distance_between_them(unit):
    """Ten seats in a row, sixty centimetres apart: at two metres every fourth, at one every second."""
    hall = add(unit, fixed_seats=ROW)
    assert (reads.safe_seats(hall, 2.0), reads.safe_seats(hall, 1.0)) == (3, 5)
    one = proposed(unit).sessions.first()
    Session.objects.filter(pk=one.pk).update(venue=hall, people=3)
    picture = reads.seat_plan(one.pk)
    assert (len(picture.points), len(picture.unused)) == (3, 7)
    assert picture.most >= 3
    _, page = get(unit, "seats", one.pk)
    assert page.count("<circle") == 10


@pytest.mark.parametrize(
    "facts",
    [
        {"seats": 5, "fixed_seats": ROW},
        {"width_m": 5, "length_m": 5, "fixed_seats": ROW},
        {"fixed_seats": tuple((str(n), 1.0 * n, 0.0) for n in range(2001))},
    ],
)
def test_a_venue_has_one_kind_of_size(unit, facts):
    """A number, a floor or seats: not two of them, and no more seats than a page can draw."""
    with pytest.raises(acts.NoSize):
        add(unit, **facts)


@pytest.mark.parametrize(
    "facts",
    [
        {"seats": 5, "obstacles": [PILLAR]},
        {"width_m": 4, "length_m": 4, "margin_m": 2},
        {"width_m": 4, "length_m": 4, "obstacles": [Obstacle(9, 9, 1, 1)]},
        {"width_m": 4, "length_m": 4, "obstacles": [Obstacle(1, 1, 0, 1)]},
        {"width_m": 4, "length_m": 4, "obstacles": [PILLAR] * 51},
    ],
)
def test_what_stands_in_the_way_has_to_make_sense(unit, facts):
    """Off the floor, flat, or a forest of it: refused."""
    with pytest.raises(acts.NoRoom):
        add(unit, **facts)
    assert not Venue.objects.filter(code="B").exists()


def test_a_room_comes_in_as_a_file_or_is_typed_line_by_line(unit):
    """The same file that `suffuse seats` reads; what does not fit is refused with its place."""
    room = b'{"format":"suffuse-room/1","seats":[{"id":"A1","x":0,"y":0},{"id":"A2","x":2,"y":0}],"distance_m":1}'
    facts = {"code": "F", "name": "Theatre"}
    post(unit, "add_venue", unit.pk, **facts, room_file=SimpleUploadedFile("r.json", room))
    assert len(Venue.objects.get(code="F").fixed_seats) == 2
    floor = {"code": "G", "name": "G", "width_m": "9", "length_m": "6", "obstacles": "1, 1, 2, 1\n"}
    post(unit, "add_venue", unit.pk, **floor, margin_m="0.5")
    made = Venue.objects.get(code="G")
    assert made.obstacles == [{"x": 1, "y": 1, "width_m": 2, "length_m": 1}]
    for name, text in (
        ("no room as suffuse-room/1", b'{"format":"suffuse-room/1","seats":[]}'),
        ("no room as suffuse-room/1", b"\xff\x00"),
        ("rows of groups are not", b'{"format":"suffuse-room/1","rows":["11"],"groups":[1]}'),
        ("larger than one megabyte", b"x" * 1024 * 1025),
    ):
        upload = SimpleUploadedFile("r.json", text)
        page = post(unit, "add_venue", unit.pk, code="H", name="H", room_file=upload)
        assert name in page
    for bad in ("1, 1, 2", "a b c d", "1 1 nan 2", "50 50 1 1"):
        post(unit, "add_venue", unit.pk, **{**floor, "code": "H", "obstacles": bad})
    assert not Venue.objects.filter(code="H").exists()


def test_nobody_sits_on_the_wall_unless_somebody_says_so(unit):
    """A floor typed without a margin keeps a quarter of a metre; 0 is taken at its word; seats have none."""
    floor = {"name": "G", "width_m": "4", "length_m": "4"}
    post(unit, "add_venue", unit.pk, code="G", **floor)
    post(unit, "add_venue", unit.pk, code="H", **floor, margin_m="0")
    post(unit, "add_venue", unit.pk, code="I", name="I", seats="9")
    made = {row.code: row for row in Venue.objects.filter(unit=unit)}
    assert [float(made[code].margin_m) for code in "GHI"] == [0.25, 0, 0]
    assert [reads.safe_seats(made[code], 2) for code in "GHI"] == [6, 9, 9]
    places = reads.seating(made["G"], 2).places
    assert all(0.25 <= one.x <= 3.75 and 0.25 <= one.y <= 3.75 for one in places)
    asked = reads.asked(unit_id=unit.pk, rollout_id=world.rollout().pk, at=SUNDAY).instance
    capacity = {one.id: asked.capacity(one.id, asked.slots[0].id) for one in asked.venues}
    assert [capacity[f"v{made[code].pk}"] for code in "GHI"] == [6, 9, 9]
    assert "0.25 m free along the walls" in get(unit, "places", unit.pk)[1]


def test_a_table_of_halls_clears_what_the_old_hall_had():
    """A hall that is written anew as so many seats has no pillars left."""
    hall = add(world.riverside(), width_m=9, length_m=6, obstacles=[Obstacle(1, 1, 1, 1)])
    Venue.objects.bulk_create(
        [Venue(unit=hall.unit, code="B", name="B", seats=9)],
        update_conflicts=True,
        unique_fields=["unit", "code"],
        update_fields=["seats", "width_m", "length_m", "margin_m", "obstacles", "fixed_seats"],
    )
    hall.refresh_from_db()
    assert (hall.seats, hall.obstacles, hall.fixed_seats) == (9, [], None)


def slots(minutes, *spans, pause=0, days=1):
    since = date(2027, 6, 14)
    found = working_slots(
        since, since + timedelta(days=days - 1), spans=spans, minutes=minutes, pause=pause
    )
    return [f"{one.starts:%d %H:%M}-{one.ends:%H:%M}" for one in found]


def test_a_stretch_holds_as_many_sessions_as_its_longest_level_lets_it():
    """Three hours: one of three, two of eighty minutes with a pause, none of four hours."""
    morning, noon = Span(1, time(8, 30), time(11, 30)), Span(1, time(13, 30), time(16, 30))
    assert slots(180, morning) == ["14 08:30-11:30"]
    assert slots(80, morning) == ["14 08:30-09:50", "14 10:05-11:25"]
    assert slots(80, morning, pause=30) == ["14 08:30-09:50"]
    assert slots(181, morning) == []
    assert slots(240, morning, noon) == ["14 08:30-14:30"]
    assert slots(361, morning, noon) == []
    assert slots(60, Span(6, time(8), time(9)), days=7) == ["19 08:00-09:00"]


def test_a_session_lasts_as_long_as_its_level_studies(unit):
    """Leaders for an hour, all others for two and a half: the slot is the longer one's."""
    RolloutLevel.objects.filter(level__key="leaders").update(minutes=60)
    RolloutLevel.objects.exclude(level__key="leaders").update(minutes=150)
    lengths = {
        one.level.key: (one.ends - one.starts).total_seconds() / 60
        for one in proposed(unit).sessions.select_related("level")
    }
    assert lengths == {"leaders": 60, "staff": 150}


def test_hours_are_set_once_for_all_below_and_by_each_for_itself(unit):
    """The province says Saturdays; the district then says its own Sunday."""
    top = world.hilltop()
    days = [Span(6, time(8), time(11))]
    acts.set_hours(unit_id=top.pk, spans=days, by=HOUSE, at=SUNDAY)
    plan = proposed(unit)
    assert {planning_world.local(one.starts)[-5:] for one in plan.sessions.all()} == {"08:00"}
    assert {one.starts.isoweekday() for one in plan.sessions.all()} == {6}
    assert reads.hours(unit.pk).said_by.en == "Hilltop"
    post(unit, "set_hours", unit.pk, day7="09:00-12:00 13:00-16:00")
    assert {one.starts.isoweekday() for one in proposed(unit).sessions.all()} == {7}
    assert Entry.objects.filter(act="planning.set_hours").count() == 2
    for bad in ("09:00", "12:00-09:00", "08:00-10:00 09:00-11:00", "soon-later"):
        assert "Write hours as" in post(unit, "set_hours", unit.pk, day1=bad)
    post(unit, "set_hours", unit.pk)
    assert reads.hours(unit.pk).said_by.en == "Hilltop"
    assert Hours.objects.count() == 1


def test_a_level_that_studies_longer_than_any_day_is_said(unit):
    """Nine hours in a day of six."""
    RolloutLevel.objects.update(minutes=540)
    with pytest.raises(acts.NothingToPlanWith) as refusal:
        proposed(unit)
    assert refusal.value.lacks == "hours"


def test_standing_sessions_keep_their_times_when_the_hours_change(unit):
    """What is in force stays where it is lawful; only new sessions follow the new hours."""
    plan = confirmed(unit)
    acts.set_hours(unit_id=unit.pk, spans=[Span(1, time(9), time(12))], by=HOUSE, at=SUNDAY)
    again = proposed(unit)
    assert again.figures["moved"] == 0
    assert again.sessions.count() == plan.sessions.count()


def shared(unit):
    """Let Meadow meet in Riverside's only hall, and have Riverside's only speaker."""
    meadow = world.meadow()
    able(meadow, staff=20)
    meadow_hall, meadow_voice = world.venue(of=meadow), world.speaker(of=meadow)
    meadow_hall.delete()
    meadow_voice.delete()
    lend = {"codes": [meadow.code], "by": HOUSE, "at": SUNDAY}
    acts.lend_venue(venue_id=world.venue(of=unit).pk, **lend)
    acts.lend_speaker(speaker_id=world.speaker(of=unit).pk, **lend)
    return meadow


def taken(*plans):
    rows = Session.objects.filter(plan__in=plans)
    return [(row.venue_id, row.speaker_id, row.starts) for row in rows]


def test_units_that_share_a_hall_are_planned_around_each_other(unit):
    """The second finds the hall taken at the times of the first."""
    meadow = shared(unit)
    assert reads.pools([unit.pk, meadow.pk]) == dict.fromkeys(
        [unit.pk, meadow.pk], min(unit.pk, meadow.pk)
    )
    first, second = confirmed(unit), confirmed(meadow)
    assert not second.breaches
    used = taken(first, second)
    assert len(used) == len(set(used)) == 4 + 2


def test_two_proposals_for_one_hall_at_one_time_are_not_both_confirmed(unit):
    """Made at the same time, unseen of each other: the second committee is told, and plans again."""
    meadow = shared(unit)
    ids, rollout = [unit.pk, meadow.pk], world.rollout().pk
    asked = reads.asked_many(unit_ids=ids, rollout_id=rollout, at=SUNDAY)
    drafts = {
        pk: Draft(one.instance, planned(one.instance, Budget(0)), one.minutes)
        for pk, one in asked.items()
    }
    made = keep(rollout_id=rollout, drafts=drafts, by=dict.fromkeys(ids, HOUSE), at=SUNDAY).plans
    one, other = made[unit.pk], made[meadow.pk]
    clash = {(venue, starts) for venue, _, starts in taken(one, other)}
    assert len(clash) < len(taken(one, other))
    acts.confirm(plan_id=one.pk, by=world.actor(of=unit), at=SUNDAY)
    with pytest.raises(acts.Unlawful) as refusal:
        acts.confirm(plan_id=other.pk, by=world.actor(of=meadow), at=SUNDAY)
    assert {breach.rule for breach in refusal.value.breaches} >= {"venue_open"}


def one_voice(unit, *, most):
    """Let Meadow, which has a hall of its own, have Riverside's only speaker, so often a day."""
    meadow, voice = world.meadow(), world.speaker(of=unit)
    able(meadow)
    world.speaker(of=meadow).delete()
    acts.lend_speaker(speaker_id=voice.pk, codes=[meadow.code], by=HOUSE, at=SUNDAY)
    Speaker.objects.filter(pk=voice.pk).update(most_a_day=most)
    return meadow


def typed(unit, slot):
    """Return a plan of one session, for the six leaders of a unit, in its own hall."""
    asked = reads.asked(unit_id=unit.pk, rollout_id=world.rollout().pk, at=SUNDAY).instance
    hall, voice = asked.venues[0].id, asked.speakers[0].id
    return acts.propose_by_hand(
        unit_id=unit.pk,
        rollout_id=world.rollout().pk,
        sessions=[Sitting(slot, hall, "leaders", voice, (Part("office", 6),))],
        by=HOUSE,
        at=SUNDAY,
    )


@pytest.mark.parametrize(
    ("most", "slot", "broken"),
    [
        (2, "2027-06-14T13:30", set()),
        (1, "2027-06-15T08:30", set()),
        (1, "2027-06-14T13:30", {"speaker_not_overworked"}),
        (2, "2027-06-14T08:30", {"speaker_free"}),
    ],
)
def test_a_speakers_day_is_counted_over_all_units_when_a_plan_is_confirmed(
    unit, most, slot, broken
):
    """Riverside has the speaker on Monday morning; what Meadow may still ask for is what is left."""
    meadow = one_voice(unit, most=most)
    plan = typed(meadow, slot)
    first = typed(unit, "2027-06-14T08:30")
    acts.confirm(plan_id=first.pk, by=world.actor(of=unit), at=SUNDAY)
    done = acts.confirm_many(by={plan.pk: world.actor(of=meadow)}, at=SUNDAY)
    refused = done.refused.get(plan.pk, acts.Unlawful(()))
    assert {breach.rule for breach in refused.breaches} == broken
    plan.refresh_from_db()
    assert plan.state == ("proposed" if broken else "confirmed")


@pytest.mark.parametrize(
    ("slot", "broken"),
    [
        ("2027-06-15T08:30", set()),
        ("2027-06-14T13:30", {"speaker_not_overworked"}),
        ("2027-06-14T08:30", {"speaker_free", "speaker_not_overworked"}),
    ],
)
def test_plans_confirmed_in_one_call_mind_each_other_too(unit, slot, broken):
    """Whoever comes later in the call finds the speaker called by those before."""
    meadow = one_voice(unit, most=1)
    first, second = typed(unit, "2027-06-14T08:30"), typed(meadow, slot)
    by = dict.fromkeys([first.pk, second.pk], HOUSE)
    done = acts.confirm_many(by=by, at=SUNDAY)
    assert set(done.plans) == ({first.pk} if broken else {first.pk, second.pk})
    found = done.refused.get(second.pk, acts.Unlawful(())).breaches
    assert {breach.rule for breach in found} == broken


def test_who_shares_a_speaker_is_told_that_other_plans_count_too(unit):
    """The page of the second plan says how many sessions the day would have."""
    meadow = one_voice(unit, most=1)
    plan = typed(meadow, "2027-06-14T13:30")
    first = typed(unit, "2027-06-14T08:30")
    acts.confirm(plan_id=first.pk, by=world.actor(of=unit), at=SUNDAY)
    page = post(meadow, "confirm", plan.pk)
    assert "teaches 2 sessions in one day, other plans included; 1 were agreed" in page


def test_the_planner_uses_what_others_leave_of_a_speakers_day(unit):
    """Both plan with one speaker, once a day: nobody is left out, and no day has two sessions."""
    meadow = one_voice(unit, most=1)
    plans = confirmed(unit), confirmed(meadow)
    days = [planning_world.local(starts)[:10] for *_, starts in taken(*plans)]
    assert len(days) == len(set(days)) == 8


def test_a_proposal_minds_what_another_unit_proposed_first(unit):
    """Neither is confirmed yet; still the second leaves the hall and the speaker to the first."""
    meadow = shared(unit)
    used = taken(proposed(unit), proposed(meadow))
    assert len(used) == len({(venue, starts) for venue, _, starts in used}) == 4 + 2
    again = taken(proposed(unit), *Plan.objects.filter(unit=meadow))
    assert len(again) == len(set(again)), "a unit's own earlier proposal takes nothing from it"


def test_many_units_that_propose_at_once_mind_each_other(unit):
    """One call for both: whoever comes later in it finds the hall taken."""
    meadow = shared(unit)
    by = dict.fromkeys([unit.pk, meadow.pk], HOUSE)
    made = acts.propose_many(rollout_id=world.rollout().pk, by=by, at=SUNDAY).plans
    used = taken(*made.values())
    assert len(used) == len({(venue, starts) for venue, _, starts in used}) == 4 + 2


def test_a_proposal_that_would_leave_somebody_no_place_passes_over_anothers(unit):
    """The other may never be confirmed; whichever is confirmed first holds, and the second is told."""
    meadow = shared(unit)
    first = proposed(unit)
    rows = first.sessions.order_by("number")
    asked = reads.asked(unit_id=meadow.pk, rollout_id=first.rollout_id, at=SUNDAY).instance
    # The first asks for the hall in every slot of the window.
    row = rows[0]
    for number, slot in enumerate(asked.slots, start=100):
        row.pk, row.number, row.code = None, number, f"p-{number}"
        row.starts, row.ends = (timezone.make_aware(one) for one in (slot.starts, slot.ends))
        if not rows.filter(starts=row.starts).exists():
            row.save(force_insert=True)
    assert proposed(meadow).figures["left_out"] == 0


def test_a_pool_is_planned_together_in_long_work(unit):
    """One job over both: no hall and no speaker twice, and each plan lawful by itself."""
    meadow = shared(unit)
    work = acts.begin_work(
        kind="again", top_id=world.ministry().pk, rollout_id=world.rollout().pk,
        unit_ids=[unit.pk, meadow.pk], by=HOUSE, at=SUNDAY,
    )  # fmt: skip
    plans = proposed(unit), proposed(meadow)
    wrong = [{"rule": "no_large_gathering", "session": 1, "found": 9, "allowed": 8}]
    Plan.objects.update(breaches=wrong)
    jobs.finish(work.pk, clock=lambda: SUNDAY)
    newest = Plan.objects.filter(version=2)
    assert newest.count() == 2 == len(plans)
    used = taken(*newest)
    assert len(used) == len({(venue, starts) for venue, _, starts in used}) == 6
    for plan in newest:
        asked = reads.asked(unit_id=plan.unit_id, rollout_id=plan.rollout_id, at=SUNDAY).instance
        rows = plan.sessions.select_related("level").prefetch_related("groups").order_by("number")
        assert breaches(asked, [reads.session_of(row) for row in rows]) == ()
    assert Work.objects.get().steps.filter(done_at=None).count() == 0


def test_what_is_shared_is_seen_by_both_and_taken_back_only_while_unused(unit):
    """The borrower sees whose it is, and has no button on it."""
    meadow = shared(unit)
    hall = world.venue(of=unit)
    _, theirs = get(meadow, "places", meadow.pk)
    assert "lent by Riverside" in theirs
    assert f"/venues/{hall.pk}/" not in theirs
    assert "shared with" in get(unit, "places", unit.pk)[1]
    assert get(meadow, "plan", confirmed(meadow).pk)[0] == 200
    page = post(unit, "lend_venue", hall.pk, codes="")
    assert f"Sessions of the unit {meadow.code} stand on it" in page
    assert "There is no unit of the code NOWHERE" in post(
        unit, "lend_venue", hall.pk, codes="NOWHERE"
    )
    Plan.objects.all().delete()
    assert "It is shared as you wrote it" in post(unit, "lend_venue", hall.pk, codes="")
    assert "lent by" not in get(meadow, "places", meadow.pk)[1].split("Speakers")[0]


def test_names_are_put_to_seats_inside_the_unit_and_only_while_they_are_open(unit):
    """Three of the clinic come on the first day, the rest later; after a fortnight nobody is named."""
    for number in range(25):
        world.person(of=unit, code=f"{number:02}", name=f"Noy {number:02}")
    plan = confirmed(unit)
    first, second = plan.sessions.filter(level__key="staff").order_by("starts")[:2]
    names = [one.name for one in reads.seated(first.pk, at=SUNDAY)]
    assert names == [f"Noy {number:02}" for number in range(20)]
    later = reads.seated(second.pk, at=SUNDAY)
    assert [one.name for one in later[:6]] == [f"Noy {number}" for number in range(20, 25)] + [""]
    assert [one.number for one in later] == list(range(1, 21))
    _, page = get(unit, "named_seats", first.pk, role="organiser")
    assert "Noy 19" in page
    assert get(unit, "named_seats", first.pk, role="speaker")[0] == 404
    assert get(world.hilltop(), "named_seats", first.pk)[0] == 404
    Session.objects.filter(pk=first.pk).update(held_at=SUNDAY - timedelta(days=15), certificate={})
    assert reads.seated(first.pk, at=SUNDAY) == ()


def test_a_room_with_furniture_is_worked_out_by_the_ticker_and_only_once(unit):
    """Seats in three rows: what is found at once, then the exact choice, never fewer, and drawn so."""
    seats = tuple((f"{r}{c}", c * 0.6, r * 0.9) for r in range(3) for c in range(14))
    hall = add(unit, fixed_seats=seats)
    at_once = reads.safe_seats(hall, 2.0)
    assert "rooms worked out" in jobs.recheck(SUNDAY)
    hall.refresh_from_db()
    assert set(hall.seatings) == {"1", "2"}
    exact = reads.seating(hall, 2.0)
    assert at_once <= exact.people == reads.safe_seats(hall, 2.0) <= exact.bound
    assert jobs.work_out_rooms(at=SUNDAY) == 0
