"""Planning's pages in a real browser: axe finds nothing, and no page is wider than its screen."""

import pytest
from django.urls import reverse

from suffuse.audit.rules import HOUSE
from suffuse.organisation import acts as organisation
from suffuse.planning import acts, jobs
from suffuse.planning.models import Plan, Session, Work
from suffuse.planning.rules import Supposed
from suffuse.rollout.models import Duty
from tests import world
from tests.browsing import seated, wrong_with
from tests.planning_world import SUNDAY, able, confirmed, proposed, rooms

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def duty():
    """Return a unit's duty: a plan in force, one proposed after it, and an answered what-if."""
    unit = world.riverside()
    made = able(unit)
    rooms(unit)
    confirmed(unit)
    organisation.count_heads(
        unit_id=unit.pk, team="clinic", level="staff", people=81, by=HOUSE, at=SUNDAY
    )
    proposed(unit)
    begun(unit, people=10)
    jobs.finish(Work.objects.get().pk, clock=lambda: SUNDAY)
    return made


def begun(unit, **limits):
    acts.begin_work(
        kind="suppose",
        top_id=unit.pk,
        rollout_id=world.rollout().pk,
        unit_ids=[unit.pk],
        by=HOUSE,
        at=SUNDAY,
        supposed=Supposed(**limits),
    )


def pages(duty):
    newest, session = Plan.objects.latest("version"), Session.objects.first()
    return [
        reverse("planning:places", args=[duty.unit_id]),
        reverse("planning:plan", args=[newest.pk]),
        reverse("planning:by_hand", args=[duty.pk]),
        reverse("planning:what_if", args=[duty.pk]),
        reverse("planning:seats", args=[session.pk]),
        reverse("planning:named_seats", args=[session.pk]),
        reverse("planning:door_sign", args=[session.pk]),
        *(reverse("planning:work", args=[one.pk]) for one in Work.objects.all()),
    ]


@pytest.mark.parametrize(("width", "language"), [(1280, "lo"), (390, "en")])
def test_axe_finds_nothing_on_any_page_of_a_plan(browser, live_server, duty, width, language):
    """At a desk and on a phone, with all that is folded away opened: forms, differences, reasons."""
    begun(Duty.objects.get(pk=duty.pk).unit, people=11)
    context = browser.new_context(viewport={"width": width, "height": 900})
    client = world.client_of("committee", of=duty.unit)
    seated(context, live_server, client, language=language)
    page = context.new_page()
    for path in pages(duty):
        page.goto(live_server.url + path)
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        assert wrong_with(page) == [], path
    context.close()
