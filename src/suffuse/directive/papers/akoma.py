"""
An edition as Akoma Ntoso 3.0 (OASIS LegalDocumentML 1.0), the exchange format of parliaments.

Each clause is a container of its own with its label and its stable id (`wId`), so that another house
can hang things on the same clause; what stands outside the outline is kept in its place.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote

from lxml import etree
from lxml.etree import _Element

from suffuse.directive.reads import PieceFacts, ReadingFacts

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:suffuse:sums:1"
_AKN, _OWN = f"{{{NAMESPACE}}}", f"{{{OWN}}}"
_US, _ISSUER = "#suffuse", "#issuer"
# A country that no code is kept for; a number and a language say enough.
_COUNTRIES = {"lo": "la", "th": "th", "vi": "vn"}
_LANGUAGES = {"lo": "lao", "en": "eng", "th": "tha", "vi": "vie", "fr": "fra"}
# How a text stands to another, where the standard has a word for it: it changes that other text.
_ACTIVE = {"amends", "replaces"}
_DAY_NOT_KNOWN = "0001-01-01"


def akoma_ntoso(facts: ReadingFacts) -> bytes:
    """Return an edition as XML that holds against the official schema."""
    root = etree.fromstring(f'<akomaNtoso xmlns="{NAMESPACE}" xmlns:suffuse="{OWN}"/>')
    doc = _in(root, "doc", name=_name(facts.kind or "text"))
    _meta(_in(doc, "meta"), facts)
    first, last = _edges(facts.pieces)
    _paragraphs(_in(doc, "preface"), facts.title)
    if before := facts.pieces[:first]:
        _outside(_in(doc, "preamble"), before)
    _body(_in(doc, "mainBody"), facts.pieces[first:last])
    if after := facts.pieces[last:]:
        _outside(_in(doc, "conclusions"), after)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return made


def _in(above: _Element, tag: str, **attributes: str) -> _Element:
    return etree.SubElement(above, f"{_AKN}{tag}", attributes)


def _name(words: str) -> str:
    """Return words as a name may stand in an identifier: no spaces, nothing but letters and digits."""
    return re.sub(r"[^\w.-]+", "-", words).strip("-") or "text"


def _meta(meta: _Element, facts: ReadingFacts) -> None:
    issued = facts.issued_on.isoformat() if facts.issued_on else _DAY_NOT_KNOWN
    released = facts.released_at.date().isoformat()
    number = quote(_name(facts.number or f"text-{facts.directive_id}"))
    country = _COUNTRIES.get(facts.language, "zz")
    language = _LANGUAGES.get(facts.language, facts.language)
    work = f"/akn/{country}/doc/{_name(facts.kind or 'text')}/{issued}/{number}"
    expression = f"{work}/{language}@{released}!v{facts.version}"
    found = _in(meta, "identification", source=_US)
    _frbr(_in(found, "FRBRWork"), work, issued, "issued", country=country, number=facts.number)
    _frbr(_in(found, "FRBRExpression"), expression, released, "released", language=language)
    _frbr(_in(found, "FRBRManifestation"), f"{expression}.akn", released, "written")
    known = _in(meta, "references", source=_US)
    for id_, name in (("issuer", facts.issuer or "?"), ("suffuse", "Suffuse")):
        where = f"/akn/ontology/organization/{id_}"
        _in(known, "TLCOrganization", eId=id_, href=where, showAs=name)
    _origin(known, facts)
    sums = _in(meta, "proprietary", source=_US)
    for name, value in (("source", facts.source_sha256), ("text", facts.text_sha256)):
        etree.SubElement(sums, f"{_OWN}sha256", {"of": name}).text = value


def _origin(known: _Element, facts: ReadingFacts) -> None:
    """Say in the references where it was issued, to whom, by whose hand, and what it names."""
    origin, ontology = facts.origin, "/akn/ontology"
    for place, one in enumerate(origin.named, start=1):
        where = quote(_name(one.number or one.title or "text"))
        day = one.issued_on.isoformat() if one.issued_on else _DAY_NOT_KNOWN
        said = {"eId": f"named_{place}", "href": f"/akn/zz/doc/text/{day}/{where}"}
        said["showAs"] = one.number or one.title or "?"
        if one.kind in _ACTIVE:
            _in(known, "activeRef", **said)
        else:
            _in(known, "TLCReference", name=one.kind, **said)
    people = [("TLCLocation", "place", "location", origin.place)]
    people += [
        ("TLCOrganization", f"addressee_{place}", "organization", name)
        for place, name in enumerate(origin.addressees, start=1)
    ]
    people += [
        ("TLCRole", "office", "role", origin.office),
        ("TLCPerson", "signatory", "person", origin.signatory),
    ]
    for tag, id_, kind, name in people:
        if name:
            _in(known, tag, eId=id_, href=f"{ontology}/{kind}/{id_}", showAs=name)


def _frbr(
    above: _Element,
    uri: str,
    on: str,
    what: str,
    *,
    country: str = "",
    number: str = "",
    language: str = "",
) -> None:
    _in(above, "FRBRthis", value=f"{uri}/!main")
    _in(above, "FRBRuri", value=uri)
    _in(above, "FRBRdate", date=on, name=what)
    _in(above, "FRBRauthor", href=_ISSUER)
    if country:
        _in(above, "FRBRcountry", value=country)
    if number:
        _in(above, "FRBRnumber", value=number)
    if language:
        _in(above, "FRBRlanguage", language=language)


def _edges(pieces: Sequence[PieceFacts]) -> tuple[int, int]:
    """Return where the clauses begin and end among the pieces."""
    places = [place for place, piece in enumerate(pieces) if not piece.kind]
    return (places[0], places[-1] + 1) if places else (0, 0)


def _outside(above: _Element, pieces: Sequence[PieceFacts]) -> None:
    for piece in pieces:
        _paragraphs(above, piece.body, kind=piece.kind)


def _paragraphs(above: _Element, text: str, *, kind: str = "") -> None:
    lines = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    for line in lines:
        one = _in(above, "p", **({"class": kind} if kind else {}))
        one.text = line


def _body(body: _Element, pieces: Sequence[PieceFacts]) -> None:
    """Hang every clause into the one it stands under; what is none stands before the next clause."""
    if not pieces:
        _paragraphs(body, "")
    open_: list[tuple[int, _Element]] = []
    depths = [piece.depth for piece in pieces]
    for place, piece in enumerate(pieces):
        depth = piece.depth or next(one for one in depths[place:] if one)
        open_ = [(deep, one) for deep, one in open_ if deep < depth]
        above = open_[-1][1] if open_ else body
        if piece.kind:
            aside = _in(above, "hcontainer", name=piece.kind)
            _paragraphs(_in(aside, "content"), piece.body)
        else:
            follows = next((one for one in depths[place + 1 :] if one), 0)
            open_.append((depth, _clause(above, piece, has_children=follows > depth)))


def _clause(above: _Element, piece: PieceFacts, *, has_children: bool) -> _Element:
    one = _in(above, "hcontainer", name="clause", eId=f"clause_{_name(piece.key)}", wId=piece.key)
    _in(one, "num").text = piece.label
    if piece.heading:
        _in(one, "heading").text = piece.heading
    if not has_children:
        _paragraphs(_in(one, "content"), piece.body)
    elif piece.body:
        _paragraphs(_in(one, "intro"), piece.body)
    return one
