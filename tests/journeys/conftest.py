"""A real browser, looking at a site that is really served."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe

pytest.register_assert_rewrite("tests.journeys.person")

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def looked():
    """Return a function that looks at a page as a reader who needs help would, and counts what it finds."""
    axe = Axe()

    def look(page) -> list[str]:
        if os.environ.get("SUFFUSE_QUICK"):
            return []
        found = axe.run(page).response["violations"]
        return [
            f"{page.url} {one['id']}: {node['html'][:160]}"
            for one in found
            for node in one["nodes"]
        ]

    return look
