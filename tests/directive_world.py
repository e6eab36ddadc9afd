"""Texts that every test of the directive room may borrow: a ministry's guideline, and Word files."""

import io
import zipfile
from collections.abc import Mapping
from datetime import timedelta

from suffuse.audit.rules import Actor
from suffuse.directive import acts, readers
from suffuse.directive.models import Edition
from suffuse.directive.rules import Layer, Outline, outline
from tests.directive_texts import HANDS_LO
from tests.world import MONDAY

LATER = MONDAY + timedelta(hours=1)


def understood(text: str) -> Outline:
    return outline(Layer(text), text.encode())


def draft(text: str = HANDS_LO, *, by: Actor, name: str = "hands.txt") -> Edition:
    """Return a draft that came the whole way: read in the confined process, then handed in."""
    found = readers.read_bytes(name, text.encode())
    return acts.hand_in(outline=found, source_name=name, source=text.encode(), by=by, at=MONDAY)


def released(text: str = HANDS_LO, *, by: Actor, then: Actor) -> Edition:
    return acts.release(edition_id=draft(text, by=by).pk, by=then, at=LATER)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """Return one Word paragraph."""
    words = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>"


def listed(text: str, *, number: int = 1, level: int = 0) -> str:
    """Return one Word paragraph with an automatic number."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def part(name: str, inside: str) -> str:
    return f'<w:{name} xmlns:w="{W}">{inside}</w:{name}>'


def level(number: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "lowerLetter", "%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
)


def docx(
    body: str = "", more: Mapping[str, str | bytes] | None = None, *, relations: str = ""
) -> bytes:
    """Return a Word file with this body and, by name, these other parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>"
        ),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | dict(more or {})).items():
            archive.writestr(name, content)
    return made.getvalue()


def relation(kind: str, *, outside: bool = True) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="r1" Type="{_RELATIONS}/{kind}" Target="http://192.0.2.1/x"{mode}/>'
