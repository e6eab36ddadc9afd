"""Planning's pages in a real browser: axe finds nothing, and no page is wider than its screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from suffuse.audit.rules import HOUSE
from suffuse.organisation import acts as organisation
from suffuse.planning import acts, jobs
from suffuse.planning.models import Plan, Session, Work
from suffuse.planning.rules import Supposed
from suffuse.rollout.models import Duty
from tests import world
from tests.planning_world import SUNDAY, able, confirmed, proposed, rooms
from tests.rooms.web.test_axe import FLAGS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def browser(playwright):
    chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
    yield chromium
    chromium.close()


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
    session = world.client_of("committee", of=duty.unit).cookies["sessionid"].value
    context = browser.new_context(viewport={"width": width, "height": 900})
    for name, value in (("sessionid", session), ("django_language", language)):
        context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
    page = context.new_page()
    for path in pages(duty):
        page.goto(live_server.url + path)
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()
