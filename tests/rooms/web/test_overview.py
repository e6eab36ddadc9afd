"""The overview: one page for every unit, from the whole country down to a clinic."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from suffuse.access import reads as access
from suffuse.rollout.models import Duty
from suffuse.web import soaking
from suffuse.web.pictures import Point
from tests import reporting_world, world

pytestmark = pytest.mark.django_db

ON = (world.MONDAY + timedelta(days=20)).date()


def soaked_country() -> None:
    """Two provinces and a district below each; one district studied, the other has said nothing."""
    for unit in (world.riverside(), world.meadow()):
        world.headcount(of=unit, people=60)
    world.edition()
    world.rollout()
    session = reporting_world.held(of=world.riverside(), people=45, came=40)
    reporting_world.counted(session, right=18, of=30)
    reporting_world.snapshot()


def duty(unit) -> Duty:
    return Duty.objects.get(rollout=world.rollout(), unit=unit)


def seen_from(unit, role="committee"):
    held = world.seat(role, of=unit)
    return next(
        s for s in access.seats_of(user_id=held.user_id, at=world.MONDAY) if s.id == held.pk
    )


def page_of(unit, *, by=None):
    return soaking.overview(duty_id=duty(unit).pk, seat=seen_from(by or unit), on=ON)


def test_it_opens_with_one_sentence_that_keeps_its_whole():
    soaked_country()
    answer = world.client_of("board", of=world.ministry()).get(
        f"/overview/{duty(world.ministry()).pk}/"
    )
    assert "33\u00a0% of 120 people have studied." in answer.text
    assert "Of 60 people nobody has said whether they came." in answer.text


def test_every_unit_directly_below_is_a_row_with_its_whole_branch():
    soaked_country()
    page = page_of(world.ministry())
    assert [(row.line.name.en, row.line.part.wide.percent) for row in page.rows] == [
        ("Hilltop", 67),
        ("Lowland", None),
    ]


def test_a_unit_with_nobody_below_sees_its_own_figures_as_counted():
    soaked_country()
    page = page_of(world.riverside())
    assert page.exact
    assert (page.seen.total.wide.kind, page.seen.total.wide.reached) == ("exact", 40)
    assert page.rows == ()


def test_from_above_the_same_unit_is_seen_rounded():
    """Who owns the figures sees them; whoever stands above sees what points at nobody."""
    soaked_country()
    page = page_of(world.riverside(), by=world.hilltop())
    assert not page.exact
    assert page.seen.total.wide.kind == "rounded"


def test_the_map_holds_every_unit_and_what_is_silent_is_not_nought():
    soaked_country()
    boxes = {box.name: box for box in page_of(world.ministry()).boxes}
    assert set(boxes) == {
        f"ໜ່ວຍ {name}" for name in ("Ministry", "Hilltop", "Lowland", "Riverside", "Meadow")
    }
    assert boxes["ໜ່ວຍ Meadow"].wide is None
    assert boxes["ໜ່ວຍ Riverside"].wide == pytest.approx(0.67)


def test_a_unit_too_small_to_be_shown_is_banded_and_so_is_a_sibling():
    """One hidden box beside its parent and its siblings would be a subtraction away."""
    world.headcount(of=world.riverside(), people=6)
    for code, people in (("P1-D2", 30), ("P1-D3", 40)):
        world.headcount(of=world.unit(code, above=world.hilltop(), kind="district"), people=people)
    world.rollout()
    for unit, came in (
        (world.riverside(), 6),
        (world.unit("P1-D2"), 20),
        (world.unit("P1-D3"), 20),
    ):
        reporting_world.held(of=unit, people=came, came=came)
    reporting_world.snapshot()
    page = page_of(world.hilltop())
    assert sum(box.withheld for box in page.boxes) == 2
    assert all(box.wide is None for box in page.boxes if box.withheld)


def test_names_lead_only_where_the_seat_may_go():
    """A link that ends in "no such page" would tell that there is one."""
    soaked_country()
    page = page_of(world.hilltop())
    assert [bool(href) for _, href in page.crumb] == [False, False]
    assert all(row.href for row in page.rows)


def test_a_sibling_s_page_is_not_there():
    soaked_country()
    client = world.client_of("committee", of=world.hilltop())
    assert client.get(f"/overview/{duty(world.riverside()).pk}/").status_code == 200
    assert client.get(f"/overview/{duty(world.meadow()).pk}/").status_code == 404
    assert client.get(f"/overview/{duty(world.ministry()).pk}/").status_code == 404


def test_before_anything_is_counted_it_says_so():
    world.rollout()
    answer = world.client_of("committee", of=world.ministry()).get("/overview/", follow=True)
    assert "Nothing has been counted yet." in answer.text
    assert "not known" in answer.text


def test_a_unit_that_no_rollout_reaches_is_told_so():
    answer = world.client_of("committee", of=world.hilltop()).get("/overview/")
    assert "No rollout reaches your unit" in answer.text


@pytest.mark.parametrize("language", ["lo", "en"])
def test_it_costs_the_same_however_many_units_there_are(language):
    """A country of 20,000 units must not ask 20,000 questions."""

    def cost() -> int:
        path = f"/overview/{duty(world.ministry()).pk}/"
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    world.hilltop()
    world.rollout()
    client = world.client_of("board", of=world.ministry(), language=language)
    reporting_world.snapshot()
    one = cost()
    for n in range(3):
        child = world.unit(f"P1-X{n}", above=world.hilltop(), kind="district")
        world.headcount(of=child, people=40)
        Duty.objects.get_or_create(rollout=world.rollout(), unit=child)
        reporting_world.held(of=child, people=20, came=15)
    reporting_world.snapshot()
    assert cost() == one


def points(*people: float) -> list[Point]:
    return [Point(ON + timedelta(days=7 * n), count) for n, count in enumerate(people)]


def test_the_forecast_goes_on_at_the_pace_of_the_last_three_weeks():
    """70 a week, 140 still to come: two weeks."""
    end = soaking.forecast(points(0, 500, 570, 640, 710), target=850)
    assert end == Point(ON + timedelta(days=28 + 14), 850)


@pytest.mark.parametrize(
    "people",
    [(), (5,), (50, 50, 50), (60, 50), (0, 1)],
    ids=["none", "one", "still", "back", "slow"],
)
def test_no_forecast_is_made_where_none_can_be_said(people):
    """A line drawn from nothing would be believed."""
    assert soaking.forecast(points(*people), target=1000) is None


def test_what_is_met_needs_no_forecast():
    assert soaking.forecast(points(0, 100), target=100) is None
