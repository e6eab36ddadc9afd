"""Without a network: what said that it may be kept opens again, everything else says what is safe."""

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from suffuse.access.rules import TABLE, public


def kept(request):
    page = "<!doctype html><title>kept</title><h1>kept</h1>"
    page += '<script type="module" src="/static/web/start.js"></script>'
    return HttpResponse(page, headers={"Suffuse-Keep": "yes"})


def fresh(request):
    return HttpResponse("<!doctype html><title>fresh</title><h1>one's own</h1>")


urlpatterns = [
    path("kept/", kept, name="kept-for-a-test"),
    path("fresh/", fresh, name="fresh-for-a-test"),
    path("", include("suffuse.web.urls")),
]


@pytest.fixture
def two_pages(monkeypatch):
    """A page that may be kept and one that may not, both open to all."""
    for name in ("kept-for-a-test", "fresh-for-a-test"):
        monkeypatch.setitem(TABLE, name, public("be tried"))
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_page_that_may_be_kept_opens_without_a_network_after_one_visit(
    live_server, two_pages, browser
):
    """And a page that may hold what only one seat may see is not found on the device."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{live_server.url}/kept/")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.open('suffuse-1').then((s) => s.match('/kept/')).then(Boolean)")
    page.goto(f"{live_server.url}/fresh/")
    context.set_offline(True)
    page.goto(f"{live_server.url}/kept/")
    assert page.locator("h1").inner_text() == "kept"
    page.goto(f"{live_server.url}/fresh/")
    assert "ບໍ່ມີເນັດ" in page.locator("h1").inner_text()
    names = page.evaluate(
        "caches.open('suffuse-1').then((s) => s.keys()).then((k) => k.map((r) => new URL(r.url).pathname))"
    )
    assert "/fresh/" not in names
    context.close()
