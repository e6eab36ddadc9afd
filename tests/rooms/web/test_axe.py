"""What a blind or tired reader would miss, axe finds: on every part of the look, by day and by night."""

import pytest

from tests import world
from tests.browsing import seated, wrong_with


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
        seated(context, live_server, client, language=language)
        page = context.new_page()
        for path in ("/look/", "/offline/"):
            page.goto(live_server.url + path)
            assert wrong_with(page) == [], (language, path)
    context.close()
