"""The door in a real browser: presses are kept without a network, survive, and arrive once."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from suffuse.attendance.models import Event
from suffuse.planning.models import Session
from tests import world
from tests.browsing import CHROMIUM, QUIET, seated


@pytest.fixture
def session():
    made, now = world.session(of=world.riverside()), timezone.now()
    Session.objects.filter(pk=made.pk).update(starts=now, ends=now + timedelta(hours=3))
    made.refresh_from_db()
    return made


@pytest.fixture
def phone(live_server, session, tmp_path):
    """A cheap phone in the organiser's hand, logged in, that keeps its storage when it is restarted."""
    client = world.client_of("organiser", of=session.unit)

    def start(play):
        context = play.chromium.launch_persistent_context(
            str(tmp_path),
            executable_path=CHROMIUM,
            args=QUIET,
            viewport={"width": 390, "height": 844},
        )
        return seated(context, live_server, client, language="en")

    return start


def until(page, said, *, seconds=20):
    """Wait until something is so; the page's own policy forbids scripts made of words."""
    end = time.monotonic() + seconds
    while not page.evaluate(said):
        assert time.monotonic() < end, said
        page.wait_for_timeout(100)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_presses_without_a_network_survive_a_restart_and_arrive_once(
    live_server, session, phone, playwright
):
    """Two names and a count at a door without a network; the phone is switched off and on again."""
    for name in ("Noy", "Boun", "Keo"):
        world.person(of=session.unit, name=name)
    door = f"{live_server.url}/sessions/{session.pk}/door/"
    kept = f"Boolean(JSON.parse(localStorage.getItem('suffuse-door-{session.pk}')).waiting.length)"
    context = phone(playwright)
    page = context.new_page()
    page.goto(door)
    for address in (f"/sessions/{session.pk}/door/", "/static/attendance/door.js"):
        until(page, f"caches.open('suffuse-1').then((s) => s.match('{address}')).then(Boolean)")
    context.set_offline(True)
    page.get_by_role("button", name="Noy is here").click()
    page.get_by_role("button", name="Boun is here").click()
    page.locator("#tally").fill("12")
    page.get_by_role("button", name="Keep the count").click()
    assert "not sent yet: 3" in page.locator("[data-pill]").inner_text()
    assert Event.objects.count() == 0
    context.close()

    context = phone(playwright)
    context.set_offline(True)
    page = context.new_page()
    page.goto(door)
    assert page.evaluate(kept)
    assert page.get_by_role("button", name="Noy is here").count() == 0
    context.set_offline(False)
    page.reload()
    until(page, f"!({kept})")
    assert page.locator("[data-pill]").inner_text() == "Everything is sent"
    context.close()
    assert Event.objects.count() == 3
    assert list(Event.objects.exclude(tally=None).values_list("tally", flat=True)) == [12]
    assert {event.source for event in Event.objects.all()} == {"phone"}
    assert not any(event.time_unverified for event in Event.objects.all())
