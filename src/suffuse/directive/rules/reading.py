"""The whole reading of a document, and how it is handed on: as JSON and as a tree."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Any

from suffuse.directive.rules.building import build
from suffuse.directive.rules.facts import Aside, Layer, Outline, Part, Relation
from suffuse.directive.rules.lines import language
from suffuse.directive.rules.naming import Naming, name
from suffuse.directive.rules.references import relations
from suffuse.directive.rules.sequences import read
from suffuse.language.rules import composed, composed_places, digits, perhaps_buddhist

FORMAT = "suffuse-outline/1"
_ENDING = {"closing", "signature", "table"}  # a table at the end holds who receives and who signs
_SIGNED = {"signature", "table"}
_BESIDE = {"header", "footnote", "comment"}
_OF_ANOTHER = re.compile(
    r"\s*(?:\(\w{1,3}\)\s*)*(?:of the (?!present)|of (?!this)|ຂອງ(?!.{0,20}ສະບັບນີ້)|ແຫ່ງ|แห่ง|của (?!.{0,12}này))",
    re.IGNORECASE,
)
_CITED = re.compile(r"(?:ຂໍ້|ມາດຕາ|Article|Clause)\s*(?:ທີ\s*)?(\d{1,3})", re.IGNORECASE)


def outline(layer: Layer, source: bytes) -> Outline:
    """
    Understand a document.

    :param layer: its text and what the file format knows beyond it
    :param source: the very bytes it was read from, for their sha-256
    """
    clauses, outside = build(layer, read(layer))
    text, places = composed_places(layer.text)
    said = _naming(layer, text, clauses, outside)
    named = relations(text, said.mentions, said.own, said.title)
    moved = tuple(replace(one, start=places[one.start], end=places[one.end]) for one in named)
    return Outline(
        language=language(text),
        sha256=hashlib.sha256(source).hexdigest(),
        text_sha256=text_sha256(layer.text),
        text=layer.text,
        number=said.number,
        kind=said.kind,
        issuer=said.issuer,
        issued_on=said.issued_on,
        title=said.title,
        relations=moved,
        clauses=clauses,
        outside=outside,
        place=said.place,
        addressees=said.addressees,
        signatory=said.signatory,
        warnings=(*warnings(layer.text, clauses, said.issued_on), *layer.left_out),
    )


def _naming(
    layer: Layer, text: str, clauses: tuple[Part, ...], outside: tuple[Aside, ...]
) -> Naming:
    """Return what the text, its letters composed, says about itself."""
    before, after = _borders(clauses, outside, len(layer.text))
    ending = "".join(one.text for one in outside if one.start >= after and one.kind in _ENDING)
    signed = "".join(one.text for one in outside if one.start >= after and one.kind in _SIGNED)
    signed = signed or _signed_before(outside)
    return name(text, composed(layer.text[:before]), composed(ending), composed(signed))


def _borders(clauses: tuple[Part, ...], outside: tuple[Aside, ...], length: int) -> tuple[int, int]:
    """Return where the first clause begins and the last ends; a text without any is all beginning."""
    if clauses:
        return clauses[0].start, clauses[-1].start
    beside = [one.start for one in outside if one.kind in _BESIDE]
    return min(beside, default=length), length


def _signed_before(outside: tuple[Aside, ...]) -> str:
    """Return the first signature of a text that goes on after it, with what it decrees or annexes."""
    kinds = [one.kind for one in outside]
    if "signature" not in kinds:
        return ""
    first = kinds.index("signature")
    rest = takewhile(lambda one: one.kind == "signature", outside[first:])
    return "".join(one.text for one in rest)


def text_sha256(text: str) -> str:
    """Return the sha-256 of a text layer, as UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def warnings(text: str, clauses: tuple[Part, ...], issued_on: date | None) -> tuple[str, ...]:
    """
    Return what a person should look at although it was kept as issued, as codes with particulars.

    A year that can hardly be meant (perhaps Buddhist), Lao and Arabic digits side by side, clauses
    that are cited but do not exist.
    """
    found = []
    if issued_on and (perhaps := perhaps_buddhist(issued_on)):
        found.append(f"buddhist_year: {issued_on.isoformat()}, {perhaps.isoformat()}")
    if re.search(r"[໐-໙]", text) and re.search(r"[0-9]", text):
        found.append("mixed_digits")
    return (*found, *_dangling(clauses))


def _dangling(clauses: tuple[Part, ...]) -> tuple[str, ...]:
    """Warn of clauses that are cited by word and number but do not exist."""
    words = {
        part.label.split()[0]: part
        for part in clauses
        if part.marker[:1].isalpha() and " " in part.label
    }
    there = {digits(part.label) for part in clauses}
    missing = []
    for part in clauses:
        for match in _CITED.finditer(digits(part.body)):
            word = next((word for word in words if match[0].startswith(word)), None)
            other = _OF_ANOTHER.match(digits(part.body), match.end())
            if (
                word
                and not other
                and not any(
                    label in there for label in (f"{word} {match[1]}", f"{word}ທີ {match[1]}")
                )
            ):
                missing.append(f"cites_missing: {part.label}, {match[0]}")
    return tuple(dict.fromkeys(missing))


def as_json(found: Outline) -> dict[str, Any]:
    """Return the outline as `suffuse-outline/1`."""
    return {
        "format": FORMAT,
        "language": found.language,
        "sha256": found.sha256,
        "text_sha256": found.text_sha256,
        "number": found.number,
        "kind": found.kind,
        "issuer": found.issuer,
        "issued_on": found.issued_on.isoformat() if found.issued_on else None,
        "title": found.title,
        "place": found.place,
        "addressees": list(found.addressees),
        "signatory": _signatory(found.signatory),
        "warnings": list(found.warnings),
        "relations": [_relation(one) for one in found.relations],
        "clauses": [_clause(part) for part in found.clauses],
        "outside": [
            {"kind": one.kind, "text": one.text, "start": one.start, "end": one.end}
            for one in found.outside
        ],
    }


def _signatory(said: tuple[str, str] | None) -> dict[str, str] | None:
    return {"office": said[0], "name": said[1]} if said else None


def _relation(one: Relation) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "number": one.number,
        "issued_on": one.issued_on.isoformat() if one.issued_on else None,
        "start": one.start,
        "end": one.end,
    }


def _clause(part: Part) -> dict[str, Any]:
    keys = (
        "id",
        "label",
        "marker",
        "depth",
        "parent",
        "heading",
        "body",
        "start",
        "end",
        "confidence",
    )
    return {key: getattr(part, key) for key in keys} | {"doubt": part.doubt or None}


def from_json(said: Mapping[str, Any], *, text: str, warnings: tuple[str, ...]) -> Outline:
    """Return the outline that `as_json` made, given back its text and what the format does not carry."""
    return Outline(
        language=said["language"],
        sha256=said["sha256"],
        text_sha256=said["text_sha256"],
        text=text,
        number=said["number"],
        kind=said["kind"],
        issuer=said["issuer"],
        issued_on=_day(said["issued_on"]),
        title=said["title"],
        place=said["place"],
        addressees=tuple(said["addressees"]),
        signatory=(said["signatory"]["office"], said["signatory"]["name"])
        if said["signatory"]
        else None,
        relations=tuple(
            Relation(**(one | {"issued_on": _day(one["issued_on"])})) for one in said["relations"]
        ),
        clauses=tuple(Part(**(one | {"doubt": one["doubt"] or ""})) for one in said["clauses"]),
        outside=tuple(Aside(**one) for one in said["outside"]),
        warnings=warnings,
    )


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
