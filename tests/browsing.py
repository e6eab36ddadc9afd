"""A real browser: how it is started, who sits at it, and what is wrong with a page that it shows."""

import os

from axe_playwright_python.sync_playwright import Axe

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def seated(context, site, client, *, language):
    """Let somebody who is logged in sit down at a window, and read one language."""
    session = client.cookies["sessionid"].value
    for name, value in (("sessionid", session), ("django_language", language)):
        context.add_cookies([{"name": name, "value": value, "url": site.url}])
    return context


def wrong_with(page) -> list[str]:
    """Return what a blind or tired reader would miss on a page, and whether it is wider than its screen."""
    found = [
        f"{one['id']}: {[node['target'] for node in one['nodes'][:3]]}"
        for one in Axe().run(page).response["violations"]
    ]
    if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        found.append("wider than the screen")
    return found
