"""A unit's audience on a page: what is counted, estimated and not known stays apart."""

import pytest
from django.urls import reverse

from suffuse.audience.models import Estimate
from tests import world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["lo", "en"])
@pytest.mark.parametrize("count", [1, 3])
def test_a_level_shows_how_it_is_known(count, language, django_assert_max_num_queries):
    hilltop = world.hilltop()
    for n in range(count):
        world.headcount(of=world.unit(f"P1-D{n}", above=hilltop), people=5)
    client = world.client_of("committee", of=hilltop, language=language)

    with django_assert_max_num_queries(17):
        page = client.get(reverse("audience:unit", args=[hilltop.pk])).content.decode()

    if language == "en":
        assert "not known" in page
        assert f"{5 * count} people counted" in page
        assert "Of 1 unit nobody knows yet" in page


def test_an_estimate_is_kept_with_its_method_and_wrong_ones_are_not():
    hilltop = world.hilltop()
    client = world.client_of("committee", of=hilltop)
    address = reverse("audience:estimate", args=[hilltop.pk])
    good = {"level": "public", "people": "9000", "method": "census", "as_of": "2027-06-01"}

    for wrong in ({"method": " "}, {"people": "-1"}, {"level": "boss"}, {"as_of": "x"}):
        assert client.post(address, good | wrong).status_code == 200
    assert Estimate.objects.count() == 0
    page = client.post(address, good, follow=True).content.decode()

    assert Estimate.objects.get().people == 9000
    assert "about 9,000" in page


@pytest.mark.parametrize(("below", "shown"), [(4, "not shown"), (5, "2,340"), (0, "2,335")])
def test_nobody_learns_of_one_small_unit_below_by_subtracting(below, shown):
    """The unit's own figure is exact; were the sum exact too, the difference would be the child's."""
    hilltop = world.hilltop()
    world.headcount(of=hilltop, people=2333)
    world.headcount(of=world.riverside(), people=below)
    client = world.client_of("committee", of=hilltop)

    page = client.get(reverse("audience:unit", args=[hilltop.pk])).content.decode()

    assert "<b>2,333</b>" in page
    assert f'data-label="Counted, with all below">{shown}<' in page
    assert f"{2333 + below:,}" not in page.replace("<b>2,333</b>", "")
    assert "is rounded to 5" in page


def test_a_unit_without_units_below_sees_its_own_as_counted():
    world.headcount(of=world.riverside(), people=84)
    client = world.client_of("committee", of=world.riverside())

    page = client.get(reverse("audience:unit", args=[world.riverside().pk])).content.decode()

    assert 'data-label="Counted, with all below">84<' in page
    assert "is rounded to 5" not in page
