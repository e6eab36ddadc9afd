"""The strictest of all measures in force wins, in the zone and on the days it names."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from suffuse.audit.models import Entry
from suffuse.audit.rules import HOUSE
from suffuse.language.rules import Words
from suffuse.measure import acts, reads, rules
from suffuse.measure.models import Measure
from suffuse.measure.rules import MeasureFacts
from tests import world
from tests.world import MONDAY

TODAY = MONDAY.date()


def fact(**given: object) -> MeasureFacts:
    facts: dict[str, object] = {
        "id": 1,
        "zone_id": 1,
        "zone": Words("ທ", "Z"),
        "path": "/1/",
        "since": TODAY,
        "until": None,
        "people": None,
        "distance_m": None,
        "in_person": True,
        "minutes_between": None,
        "source": "notice 1",
        "clause_id": None,
        "issued_at": MONDAY,
        "issued_from": "/1/",
        "withdrawn_on": None,
    }
    return MeasureFacts(**{**facts, **given})  # type: ignore[arg-type]  # built from loose words


# Rules


def test_without_a_measure_nothing_is_limited():
    found = rules.limits([], path="/1/", on=TODAY)

    assert (found.people, found.distance_m, found.in_person, found.minutes_between) == (
        None,
        None,
        True,
        None,
    )


def test_the_strictest_of_each_limit_wins_whoever_issued_it():
    """A cap from one office and a distance from another both hold."""
    found = rules.limits(
        [
            fact(people=50, distance_m=2.0, source="ministry"),
            fact(people=20, minutes_between=30, path="/1/2/", source="province"),
            fact(people=30, distance_m=1.5, minutes_between=45, in_person=False, source="district"),
        ],
        path="/1/2/",
        on=TODAY,
    )

    assert (found.people, found.distance_m, found.minutes_between, found.in_person) == (
        20,
        2.0,
        45,
        False,
    )
    assert found.sources == ("ministry", "province", "district")


@pytest.mark.parametrize(
    ("path", "holds"),
    [("/1/2/", True), ("/1/2/5/", True), ("/1/", False), ("/1/3/", False), ("/1/20/", False)],
    ids=["its zone", "below", "above", "beside", "a path that begins alike"],
)
def test_a_measure_holds_in_its_zone_and_below(path, holds):
    assert (rules.limits([fact(path="/1/2/", people=5)], path=path, on=TODAY).people == 5) is holds


@pytest.mark.parametrize(
    ("after", "holds"), [(-1, False), (0, True), (7, True), (8, False)],
)  # fmt: skip
def test_a_measure_holds_from_its_first_day_to_its_last(after, holds):
    measure = fact(people=5, until=TODAY + timedelta(days=7))

    assert measure.holds("/1/", TODAY + timedelta(days=after)) is holds


def test_a_withdrawn_measure_held_until_the_day_before():
    """What was planned and held under it stays judged by it."""
    measure = fact(people=5, withdrawn_on=TODAY + timedelta(days=3))

    assert measure.holds("/1/", TODAY + timedelta(days=2))
    assert not measure.holds("/1/", TODAY + timedelta(days=3))


def test_days_under_the_same_measures_are_one_span():
    measures = [fact(id=1, people=50), fact(id=2, people=20, since=TODAY + timedelta(days=2))]
    found = rules.days(measures, path="/1/", since=TODAY, until=TODAY + timedelta(days=4))

    assert [(first.day, last.day, limit.people) for first, last, limit in rules.spans(found)] == [
        (14, 15, 50),
        (16, 18, 20),
    ]


@pytest.mark.parametrize(
    ("width", "length", "distance", "places"),
    [
        (11, 7, 2, (6, 4, 24)),
        (10, 8, 2, (6, 5, 30)),
        (1, 1, 2, (1, 1, 1)),
        (4.5, 3, 1.5, (4, 3, 12)),
    ],
)
def test_the_arithmetic_of_a_floor_can_be_done_on_paper(width, length, distance, places):
    assert rules.places(width_m=width, length_m=length, distance_m=distance) == places


# Acts


@pytest.mark.django_db
def test_a_measure_is_kept_with_its_source_and_logged():
    measure = acts.issue(
        zone_id=world.hilltop().pk,
        since=TODAY,
        people=18,
        distance_m=1.5,
        source=" Task force notice 12 ",
        by=world.actor("board", of=world.ministry()),
        at=MONDAY,
    )

    measure.refresh_from_db()
    assert (measure.source, measure.distance_m, measure.until) == (
        "Task force notice 12",
        Decimal("1.50"),
        None,
    )
    entry = Entry.objects.get(act="measure.issue")
    assert (entry.thing, entry.facts["people"], entry.facts["distance_m"]) == (
        f"measure {measure.pk}",
        18,
        "1.5",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"people": None}, acts.NothingLimited),
        ({"source": "  "}, acts.NoSource),
        ({"until": TODAY - timedelta(days=1)}, acts.EndsBeforeItBegins),
    ],
)
def test_what_is_no_measure_is_refused(wrong, refusal):
    given = {
        "zone_id": world.ministry().pk,
        "since": TODAY,
        "people": 5,
        "source": "notice",
        **wrong,
    }

    with pytest.raises(refusal):
        acts.issue(**given, by=HOUSE, at=MONDAY)
    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_a_measure_that_forbids_meeting_limits_enough():
    acts.issue(
        zone_id=world.ministry().pk,
        since=TODAY,
        in_person=False,
        source="notice",
        by=HOUSE,
        at=MONDAY,
    )

    assert not reads.limits(path=world.ministry().path, on=TODAY).in_person


@pytest.mark.django_db
def test_a_province_issues_for_itself_and_not_for_its_neighbour():
    by = world.actor("committee", of=world.hilltop())
    given = {"since": TODAY, "people": 5, "source": "notice", "by": by, "at": MONDAY}

    acts.issue(zone_id=world.riverside().pk, **given)
    for foreign in (world.lowland(), world.ministry()):
        with pytest.raises(acts.OutOfReach):
            acts.issue(zone_id=foreign.pk, **given)


@pytest.mark.django_db
def test_a_measure_is_withdrawn_once():
    measure = world.measure()

    acts.withdraw(measure_id=measure.pk, by=HOUSE, at=MONDAY)
    with pytest.raises(acts.AlreadyWithdrawn):
        acts.withdraw(measure_id=measure.pk, by=HOUSE, at=MONDAY)
    path = world.ministry().path
    assert reads.limits(path=path, on=TODAY - timedelta(days=1)).people == 20
    assert reads.limits(path=path, on=TODAY).people is None


@pytest.mark.django_db
def test_a_zone_cannot_withdraw_what_binds_it():
    """A province's committee is bound by the ministry's cap, also by one for that province alone."""
    from_above = acts.issue(
        zone_id=world.hilltop().pk,
        since=TODAY,
        people=5,
        source="notice",
        by=world.actor("board", of=world.ministry()),
        at=MONDAY,
    )
    from_the_house = acts.issue(
        zone_id=world.hilltop().pk, since=TODAY, people=5, source="notice", by=HOUSE, at=MONDAY
    )
    own = acts.issue(
        zone_id=world.riverside().pk,
        since=TODAY,
        people=5,
        source="notice",
        by=world.actor("committee", of=world.hilltop()),
        at=MONDAY,
    )
    by = world.actor("committee", of=world.hilltop())

    for measure in (from_above, from_the_house):
        assert reads.where_is_measure(measure.pk) == world.ministry().path
        with pytest.raises(acts.OutOfReach):
            acts.withdraw(measure_id=measure.pk, by=by, at=MONDAY)
    acts.withdraw(measure_id=own.pk, by=by, at=MONDAY)


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"source": ""}, {"distance_m": 0}, {"until": date(2000, 1, 1)}])
def test_the_database_refuses_what_is_no_measure(wrong):
    measure = world.measure()
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(**wrong)


# Reads


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_the_limits_of_many_days_are_one_question(count, django_assert_num_queries):
    path = world.riverside().path
    for n in range(count):
        world.measure(zone=world.ministry(), people=20 + n)
        world.measure(zone=world.lowland(), people=1)

    with django_assert_num_queries(1):
        days = reads.limits_of_days(path=path, since=TODAY, until=TODAY + timedelta(days=55))

    assert {day.people for day in days} == {20}
    assert len(days) == 56


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_the_measures_of_a_whole_scope_are_one_question(count, django_assert_num_queries):
    scope = reads.Scope(world.hilltop().path)
    for n in range(count):
        world.measure(zone=world.riverside(), people=10 + n)
    world.measure(zone=world.ministry(), people=50)
    world.measure(zone=world.lowland(), people=1)

    with django_assert_num_queries(1):
        measures = reads.within(scope)

    assert len(measures) == count + 1
    assert rules.limits(measures, path=world.hilltop().path, on=TODAY).people == 50
    assert rules.limits(measures, path=world.riverside().path, on=TODAY).people == 10


@pytest.mark.django_db
def test_what_changed_since_is_what_was_issued_or_withdrawn_since():
    old, withdrawn = world.measure(), world.measure()
    later = MONDAY + timedelta(hours=1)
    new = acts.issue(
        zone_id=world.ministry().pk, since=TODAY, people=5, source="n", by=HOUSE, at=later
    )
    acts.withdraw(measure_id=withdrawn.pk, by=HOUSE, at=later)

    assert {fact.id for fact in reads.changed_since(MONDAY)} == {new.pk, withdrawn.pk}
    assert old.pk not in {fact.id for fact in reads.changed_since(MONDAY)}
    assert reads.where_is_measure(old.pk) == world.ministry().path
    assert reads.where_is_measure(0) is None
