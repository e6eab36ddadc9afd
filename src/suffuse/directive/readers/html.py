"""HTML: what a browser would show, line by line, with the numbers that it would count."""

import re

from lxml import etree
from lxml import html as pages

from suffuse.directive.readers import plain
from suffuse.directive.readers.browsing import SPACE, Page, Place
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.readers.scroll import Scroll
from suffuse.directive.readers.sight import Sight
from suffuse.directive.rules import Layer

MOST_BYTES = 8_000_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DECLARED = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_FETCHING = {"iframe", "frame", "frameset", "object", "embed", "applet", "portal"}
_CHANGED = ("ins", "del")


def read(data: bytes) -> Layer:
    """
    Return a web page's text layer.

    :raises Unreadable: letters that cannot be told or deceive, entities, frames, unsettled changes
    """
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large", most=MOST_BYTES // 1_000_000)
    said = _CHARSET.search(data[:2048])
    charset = said[1].decode().lower() if said else "utf-8"
    text = plain.decode(data, "cp1252" if charset in {"iso-8859-1", "latin1"} else charset)
    return read_text(text)


def read_text(text: str, *, beside: tuple[tuple[str, str], ...] = ()) -> Layer:
    """
    Return the text layer of a page whose letters are known.

    :param beside: (kind, words) of what was found beside the page already
    """
    plain.trust(text)
    if match := _DECLARED.search(text):
        raise Unreadable("dtd_forbidden", plain.where(text, match.start()))
    if not text.strip():
        raise Unreadable("empty")
    parser = pages.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        root = pages.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as fault:
        raise Unreadable("no_text_layer") from fault
    _refuse(root)
    page = Page(Scroll(beside=list(beside)), Sight())
    for sheet in root.iter("style"):
        page.sight.read(sheet.text or "")
    page.element(root, Place())
    page.flush(Place())
    _title(page, root)
    return page.scroll.layer()


def _refuse(root: etree._Element) -> None:
    changed = sum(1 for _ in root.iter(*_CHANGED))
    if changed:
        raise Unreadable("unaccepted_changes", count=changed)
    fetching = next(root.iter(*_FETCHING), None)
    if fetching is not None:
        raise Unreadable("active_content", str(fetching.tag))
    if any(one.get("http-equiv", "").lower() == "refresh" for one in root.iter("meta")):
        raise Unreadable("active_content", "meta refresh")


def _title(page: Page, root: etree._Element) -> None:
    """List the title of the window, where the page itself does not say it."""
    said = SPACE.sub(" ", root.findtext(".//title") or "").strip()
    if said and said not in SPACE.sub(" ", "".join(page.scroll.text)):
        page.scroll.beside.append(("header", said))
