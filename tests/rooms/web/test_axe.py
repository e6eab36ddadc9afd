"""What a blind or tired reader would miss, axe finds: on every part of the look, by day and by night."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from tests import world

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()


def findings(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {[n['target'] for n in v['nodes'][:3]]}" for v in found]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_nothing_is_found_on_the_look_in_either_language(
    browser, live_server, settings, scheme, width
):
    settings.SIMULATED = "1"
    client = world.client_of("administrator", of=world.ministry())
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, service_workers="block"
    )
    for language in ("lo", "en"):
        context.add_cookies(
            [
                {
                    "name": "sessionid",
                    "value": client.cookies["sessionid"].value,
                    "url": live_server.url,
                },
                {"name": "django_language", "value": language, "url": live_server.url},
            ]
        )
        page = context.new_page()
        for path in ("/look/", "/offline/"):
            page.goto(live_server.url + path)
            assert findings(page) == [], (language, path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()
