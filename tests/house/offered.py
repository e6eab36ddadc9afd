"""What a page offers: every link and form on it, held against the table that will judge the click."""

from functools import cache
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.http import Http404
from django.urls import Resolver404, resolve

from suffuse.access.rules import TABLE, permits
from suffuse.web.gate import places


class Offers(HTMLParser):
    """Collects where the links of a page lead and where its forms are sent."""

    def __init__(self):
        super().__init__()
        self.addresses = []

    def handle_starttag(self, tag, attrs):
        """Keep the address of a link or a form; a form without one is sent to its own page."""
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.addresses.append(given["href"])
        elif tag == "form":
            self.addresses.append(given.get("action") or "")
        elif "formaction" in given:
            self.addresses.append(given["formaction"])


def offers(html, page):
    """Return the site's own addresses that a page offers, without what only repeats a place in it."""
    reader = Offers()
    reader.feed(html)
    for given in dict.fromkeys(reader.addresses):
        found = urlsplit(urljoin(f"http://testserver{page}", given))
        if found.netloc == "testserver" and not given.startswith("#"):
            yield found.path


def dead_ends(html, page, *, role, seat):
    """Yield the routes that a page offers to a seat which the gate would keep out of them."""
    for address in offers(html, page):
        if address.startswith("/static/"):
            continue
        name = stops(address, role, seat)
        if name:
            yield f"{name} ({address})"


@cache
def stops(address, role, seat):
    """Return the route that would answer "no such thing", or "" for one that lets the seat pass."""
    try:
        match = resolve(address)
        row = TABLE[match.view_name]
        if row.open or all(
            permits(row, role=role, seat=seat, thing=thing) for thing in places(match.kwargs)
        ):
            return ""
    except (Resolver404, Http404, KeyError):
        return f"nothing at {address}"
    return match.view_name
