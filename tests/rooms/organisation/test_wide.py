"""Trees that are very wide: a page shows a part, and says how much there is."""

import pytest
from django.urls import reverse

from suffuse.organisation.models import Unit
from tests import world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("crowd", [3, 250])
def test_a_wide_unit_is_shown_a_hundred_at_a_time(crowd, django_assert_max_num_queries):
    """A hundred thousand units directly below one took a minute, and a browser's memory."""
    ministry = world.ministry()
    Unit.objects.bulk_create(
        Unit(code=f"W{n:04}", name_lo=f"W{n:04}", kind="office", parent=ministry, path="", depth=2,
             sort_key=f"{n:04}")
        for n in range(crowd)
    )  # fmt: skip
    for made in Unit.objects.filter(path=""):
        Unit.objects.filter(pk=made.pk).update(path=f"{ministry.path}{made.pk}/")
    client = world.client_of("administrator", of=ministry)
    address = reverse("organisation:unit", args=[ministry.pk])

    with django_assert_max_num_queries(10):
        first = client.get(address).content.decode()
    last = client.get(address, {"page": "3"}).content.decode()

    assert first.count(">W0") == min(crowd, 100) * 2  # the name and the code
    assert f"{crowd} units stand directly below, {crowd} in all" in first
    assert (">W0249<" in last, ">W0199<" in last) == (crowd == 250, False)
    assert client.get(address, {"page": "x"}).status_code == 200
