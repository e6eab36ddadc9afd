"""
More than a hundred documents of many offices, all invented, each with the outline that a reader would give it.

A file of `tests/texts` holds a text, a line of dashes, and what is to be read from it. Every text is
read as it stands and once more from another format made from it, so that no style stands on its
blank lines or its indents alone; `make faults` reads every text from every format.
"""

from datetime import date
from pathlib import Path

import pytest

from suffuse.directive.readers import child
from suffuse.directive.rules import Layer, outline
from tests import document_builders as build

pytestmark = pytest.mark.once  # no database has a part in it
TEXTS = sorted((Path(__file__).parents[2] / "texts").glob("*.txt"))
MADE = {
    "html": build.as_html,
    "docx": build.as_docx,
    "odt": build.as_odt,
    "pdf": build.as_pdf,
    "md": str.encode,
    "bare.html": build.as_bare_html,
    "bare.docx": lambda text: build.as_docx(text, bare=True),
}
SAME = ("language", "labels", "number", "kind", "issued on", "relations")
LEAST = 110


def parts(path):
    """Return a text and what is expected of it, by name."""
    text, _, said = path.read_text(encoding="utf-8").partition("\n-----\n")
    expected = dict(line.split(": ", 1) for line in said.splitlines() if ": " in line)
    return f"{text}\n", expected


def understood(found):
    """Return what was read, in the words of the expectation; what is empty is left out."""
    relations = [f"{one.kind} {one.number} {one.issued_on or '-'}" for one in found.relations]
    said = {
        "language": found.language,
        "labels": " | ".join(part.label for part in found.clauses),
        "doubts": " | ".join(f"{part.label} {part.doubt}" for part in found.clauses if part.doubt),
        "outside": " ".join(one.kind for one in found.outside),
        "number": found.number,
        "kind": found.kind,
        "issuer": found.issuer,
        "issued on": found.issued_on.isoformat() if isinstance(found.issued_on, date) else "",
        "place": found.place,
        "title": found.title,
        "to": " | ".join(found.addressees),
        "signed": " | ".join(found.signatory or ()),
        "relations": " | ".join(relations),
        "warnings": " | ".join(found.warnings),
    }
    return {name: value for name, value in said.items() if value}


def differences(path, kind):
    """Read a text from a format made from it; return by name what comes out otherwise than expected."""
    text, expected = parts(path)
    if kind.split(".")[0] in expected.get("except", "").split():
        return {}
    more = {"language": path.stem[:2]} if kind == "pdf" else {}
    made = MADE[kind](text, **more)
    found = outline(child.layer(f"text.{kind}", made), made)
    assert whole(found) == found.text
    read = understood(found)
    return {name: read.get(name) for name in SAME if read.get(name, "") != expected.get(name, "")}


def whole(found):
    return "".join(found.text[piece.start : piece.end] for piece in found.pieces())


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_a_text_is_read_as_a_careful_reader_would(path):
    """Its clauses by their labels, its doubts, and all that it says about itself."""
    text, expected = parts(path)
    found = outline(Layer(text), b"")

    assert understood(found) == {name: said for name, said in expected.items() if name != "except"}
    assert whole(found) == text


@pytest.mark.parametrize(
    ("path", "turn"),
    [(path, turn) for turn, path in enumerate(TEXTS)],
    ids=[path.stem for path in TEXTS],
)
def test_a_text_is_read_alike_from_another_format(path, turn):
    """The formats take turns here; each takes each text in `make faults`."""
    assert differences(path, list(MADE)[turn % len(MADE)]) == {}


def test_the_corpus_is_as_large_as_promised():
    """A hundred and ten texts, in five languages, each with an expectation."""
    assert len(TEXTS) >= LEAST
    assert {path.stem[:2] for path in TEXTS} == {"lo", "vi", "th", "en", "fr"}
    assert all("labels" in parts(path)[1] for path in TEXTS)
