"""The pages of texts in a real browser: axe finds nothing, and a text is read where there is no network."""

import pytest
from django.urls import reverse

from suffuse.directive import acts
from tests import world
from tests.browsing import seated, wrong_with
from tests.directive_texts import HANDS_EN, HANDS_LO
from tests.directive_world import LATER, draft, released

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def shelf(board, other):
    """Return the first edition, a newer one, a translation that is behind, and a draft in doubt."""
    first = released(by=board, then=other)
    english = acts.release(edition_id=draft(HANDS_EN, by=board).pk, by=other, at=LATER)
    text = HANDS_LO.replace("ລ້າງມື", "ລ້າງສອງມື")
    newer = acts.release(edition_id=draft(text, by=board).pk, by=other, at=LATER)
    waiting = draft(HANDS_LO.replace(" 2. ເຊັດ", " 4. ເຊັດ"), by=board)
    world.rollout(of=first.directive)
    return first, english, newer, waiting


def opened(browser, live_server, *, width, language):
    context = browser.new_context(viewport={"width": width, "height": 900})
    client = world.client_of("board", of=world.hilltop())
    return seated(context, live_server, client, language=language)


def pages(shelf):
    _, english, newer, waiting = shelf
    text, clause = newer.directive_id, newer.clauses.get(label="I.1").key
    doubt = waiting.clauses.exclude(doubt="").values_list("key", flat=True).first() or ""
    return [
        reverse("directive:shelf"),
        reverse("directive:new"),
        reverse("directive:text", args=[text]),
        reverse("directive:reading", args=[newer.pk]),
        reverse("directive:reading", args=[english.pk]),
        reverse("directive:changes", args=[newer.pk]),
        reverse("directive:languages", args=[text]),
        f"{reverse('directive:review', args=[waiting.pk])}?at={doubt}",
        reverse("clause", args=[text, clause]),
        reverse("again", args=[text]),
        f"{reverse('search')}?q=ລ້າງ",
        f"{reverse('search')}?q={'x' * 300}",
    ]


@pytest.mark.parametrize(("width", "language"), [(1280, "lo"), (390, "en")])
def test_axe_finds_nothing_on_any_page_of_a_text(browser, live_server, shelf, width, language):
    """At a desk and on a phone, and no page is wider than its screen."""
    context = opened(browser, live_server, width=width, language=language)
    page = context.new_page()
    for path in pages(shelf):
        page.goto(live_server.url + path)
        assert wrong_with(page) == [], path
    context.close()


# How far below a thing the next one begins, and in how many lines each sum of a page is written.
GAP = "one => one.parentElement.nextElementSibling.getBoundingClientRect().top - one.getBoundingClientRect().bottom"
LINES = """() => [...document.querySelectorAll('main .hash')].map(
    one => Math.round(one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight)))"""


@pytest.mark.parametrize("width", [1280, 390])
def test_no_button_touches_what_stands_below_it_and_sums_stand_in_two_lines(
    browser, live_server, shelf, width
):
    """Whoever compares sums reads two even lines, not a column of shreds."""
    _, _, newer, waiting = shelf
    context = opened(browser, live_server, width=width, language="lo")
    page = context.new_page()
    for name, edition, button in (
        ("review", waiting, "draft_changes"),
        ("reading", newer, "changes"),
    ):
        page.goto(live_server.url + reverse(f"directive:{name}", args=[edition.pk]))
        href = reverse(f"directive:{button}", args=[edition.pk])
        assert page.locator(f"main > .actions a[href='{href}']").evaluate(GAP) >= 16
        assert page.evaluate(LINES) == [2, 2], name
    key = newer.clauses.get(label="I.1").key
    text = newer.directive_id
    for path in (
        reverse("clause", args=[text, key]),
        reverse("directive:changes", args=[newer.pk]),
        reverse("directive:text", args=[text]),
    ):
        page.goto(live_server.url + path)
        assert set(page.evaluate(LINES)) <= {0, 2}, path
    context.close()


def test_a_text_is_read_without_a_network_after_one_visit(browser, live_server, shelf):
    """Reloaded, by its contents, and at a clause's own address."""
    _, _, newer, _ = shelf
    context = opened(browser, live_server, width=390, language="lo")
    page = context.new_page()
    path = reverse("directive:reading", args=[newer.pk])
    page.goto(live_server.url + path)
    kept = f"async () => Boolean(await (await caches.open('suffuse-1')).match('{path}'))"
    for _ in range(100):
        if page.evaluate(kept):
            break
        page.wait_for_timeout(100)
    context.set_offline(True)
    page.reload()
    key = newer.clauses.get(label="I.2").key
    page.locator(f'nav a[href="#c-{key}"]').first.click()
    assert page.locator(f"#c-{key}").is_visible()
    assert page.evaluate("document.fonts.check('16px \"Noto Serif Lao\"')")
    page.goto("about:blank")
    page.goto(f"{live_server.url}{path}#c-{key}")
    assert page.locator(f"#c-{key}").is_visible()
    box = page.locator(f"#c-{key}").bounding_box()
    assert box["y"] < 900
    context.close()
