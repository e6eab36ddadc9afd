"""
The one table of who may do what, tried on the running site: every route, every role, from everywhere.

Status codes are not enough: every byte that is sent is searched for rows of units that are none of
the reader's business, after such rows were put there.
"""

from datetime import timedelta

import pytest
from django.template import Template
from django.test import Client
from django.test.utils import _TestState
from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import RoutePattern, URLPattern, URLResolver

from suffuse.access.rules import TABLE, Role, permits
from suffuse.web.gate import LOCATE, NOWHERE
from tests import world
from tests.house import country, offered, things


def routes(resolver=None, spaces=()):
    """Yield the name and the keyword names of every route of the site."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern):
            yield ":".join((*spaces, entry.name or f"(unnamed {entry.pattern})")), keywords(entry)


def keywords(entry):
    found = (
        entry.pattern.regex.groupindex
        if not isinstance(entry.pattern, RoutePattern)
        else entry.pattern.converters
    )
    return tuple(found)


ROUTES = dict(routes())


def test_every_route_has_a_row_and_every_row_a_route():
    """What the table does not know is denied; what it knows and is gone misleads its reader."""
    assert sorted(ROUTES.keys() ^ TABLE.keys()) == []


def test_every_row_says_in_words_what_it_lets_people_do():
    """The table is printed; a row without words prints as nothing."""
    assert [name for name, row in TABLE.items() if not row.does or not (row.who or row.open)] == []


def test_every_name_in_an_address_is_located_or_is_everybodys():
    """A thing that the gate cannot place would be answered with `no such thing` to all."""
    names = {name for found in ROUTES.values() for name in found}
    assert sorted(names - LOCATE.keys() - NOWHERE) == []
    assert sorted(names - things.THINGS.keys()) == [], "tests/house/things.py must know one of each"


@pytest.fixture
def settled(db, monkeypatch):
    # Ten thousand pages are sent here; that each keeps a copy of its context is of no use to anybody.
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)
    offered.stops.cache_clear()
    built = country.settle()
    for unit in built.units.values():
        things.fill(unit)
    return built


def address(name, unit):
    values = {key: things.THINGS[key](unit) for key in ROUTES[name]}
    try:
        return reverse(name, kwargs=values)
    except NoReverseMatch as why:  # pragma: no cover - only when things.py gives a wrong value
        pytest.fail(f"{name}: {why}")


def located(name):
    return [key for key in ROUTES[name] if key not in NOWHERE]


# These end the visit itself, or show what the visitor just typed.
ENDS_THE_VISIT = {"account_logout", "set_language"}


@pytest.mark.parametrize("role", list(Role))
def test_nothing_foreign_is_ever_sent_and_nothing_offered_is_a_dead_end(settled, role):
    """
    1/10 is no part of 1/1; a sibling's row is as far away as another country's.

    And what a page offers, the gate must let through: a button that is answered with "no such
    page" after an hour of typing is a lie told on the way in. Both in one walk, for its time.
    """
    own = settled.units["own"]
    foreign = [
        *settled.canaries("parent", "child", "prefix_sibling", "sibling", "cousin"),
        *settled.rows("prefix_sibling", "sibling", "cousin"),
    ]
    client = world.client_of(role, of=own)
    client.raise_request_exception = False
    wrong = []
    for name in sorted(ROUTES.keys() - ENDS_THE_VISIT):
        for place, unit in settled.units.items() if located(name) else [("own", own)]:
            thing = unit.path if located(name) else None
            may = permits(TABLE[name], role=role, seat=own.path, thing=thing)
            for method in ("get", "post") if may else ("post",):
                answer = getattr(client, method)(address(name, unit))
                what = f"{method} {name} of {place}"
                wrong += list(faults(answer, may, foreign, what))
                wrong += list(dead_ends(answer, what, role=role, seat=own.path))
    assert wrong == []
    assert client.get("/").status_code == 200, "the visit went on to its end"


def faults(answer, may, foreign, what):
    sent = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.status_code >= 500:
        yield f"{what}: {answer.status_code}"
    if not may and answer.status_code != 404:
        yield f"{what}: out of reach, but answered {answer.status_code}"
    for canary in foreign:
        if canary.encode() in sent:
            yield f"{what}: shows {canary}"
    if (
        "text/html" in answer.headers.get("Content-Type", "")
        and "Content-Security-Policy" not in answer.headers
    ):
        yield f"{what}: no content security policy"


def dead_ends(answer, what, **who):
    if answer.status_code != 200 or "text/html" not in answer.headers.get("Content-Type", ""):
        return
    page = answer.wsgi_request.path
    for found in offered.dead_ends(answer.content.decode(), page, **who):
        yield f"{what}: dead end {found}"


def test_a_dead_end_would_be_seen(settled):
    """The media plan has a form that only its unit's own committee and media seat may send."""
    own, path = settled.units["own"], settled.units["own"].path
    form = reverse("media:plan", args=[things.THINGS["duty_id"](own)])
    page = f'<a href="#below">x</a><a href="/">x</a><form method="post" action="{form}"></form>'
    assert list(offered.dead_ends(page, "/", role="committee", seat=path)) == []
    assert list(offered.dead_ends(page, "/", role="speaker", seat=path)) == [f"media:plan ({form})"]


def test_the_canaries_would_be_seen(settled):
    """A search that finds nothing proves something only if there was something to find."""
    own = settled.units["own"]
    client = world.client_of("committee", of=own)
    client.raise_request_exception = False
    sent = b""
    for name in sorted(ROUTES.keys() - ENDS_THE_VISIT):
        answer = client.get(address(name, own))
        sent += b"".join(answer.streaming_content) if answer.streaming else answer.content
    for canary in (*settled.canaries("own"), *settled.rows("own")):
        assert canary.encode() in sent


def test_without_an_account_only_what_is_public_is_shown(settled):
    """The rest asks for a log-in, and says nothing of what is behind it."""
    shown = []
    for name in sorted(ROUTES.keys() - ENDS_THE_VISIT):
        answer = Client(raise_request_exception=False).get(address(name, settled.units["own"]))
        if TABLE[name].open != "public" and "/accounts/login/" not in answer.headers.get(
            "Location", ""
        ):
            shown.append(f"{name}: {answer.status_code}")
    assert shown == []


def test_a_left_seat_ends_within_one_request(settled):
    """Whoever left at nine sees nothing at a minute past, with the same browser still open."""
    own = settled.units["own"]
    client = world.client_of("committee", of=own)
    name = next(
        n for n in sorted(ROUTES) if located(n) == ["unit_id"] and TABLE[n].who.get(Role.COMMITTEE)
    )
    before = client.get(address(name, own)).status_code

    held = world.seat("committee", of=own)
    held.until = world.MONDAY - timedelta(days=700)
    held.save()

    assert (before in {200, 405}, client.get(address(name, own)).status_code) == (True, 404)
