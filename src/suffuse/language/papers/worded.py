"""Documents of Word that show Lao as Lao offices write it."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

# The face that Lao offices have; without it Word falls back to one that has Lao at all.
FONT = "Phetsarath OT"
FACES = ("ascii", "hAnsi", "cs", "eastAsia")
_SIZE = 12


def lettered(document: Any, *, language: str) -> None:
    """
    Make a document an A4 page with a Lao face named everywhere.

    Theme fonts win over named ones, and themes have no Lao. Word takes the size and the language of
    Lao letters from those of complex scripts.
    """
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]
        for face in FACES:
            fonts.set(qn(f"w:{face}"), FONT)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(_SIZE)
    properties = normal.element.get_or_add_rPr()
    for face in FACES:
        properties.rFonts.set(qn(f"w:{face}"), FONT)
    put(properties, "w:szCs", val=str(2 * _SIZE))
    put(properties, "w:lang", val="en-GB", bidi="lo-LA" if language == "lo" else language)
    normal.paragraph_format.line_spacing = 1.3
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)


def put(properties: Any, tag: str, **values: str) -> None:
    """Set a property of letters that python-docx has no name for; one that stands is changed."""
    found = properties.find(qn(tag))
    element = OxmlElement(tag) if found is None else found
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    if found is None:
        properties.append(element)
