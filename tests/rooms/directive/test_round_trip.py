"""Outline and outside parts give back every character; the full count is in tests/faults."""

import random
from dataclasses import replace

import pytest

from suffuse.directive.readers import child
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.rules import Layer, outline
from tests import document_builders as build
from tests.mutations import layered, mutated

pytestmark = pytest.mark.once  # no database has a part in it
SEED = 20210602
HERE, EACH = 200, 8


def pieces(found):
    return "".join(found.text[piece.start : piece.end] for piece in found.pieces())


def lawful(found):
    """Say what is wrong with an outline; nothing, if it is whole and its tree is a tree."""
    ids = [part.id for part in found.clauses]
    known: set[str] = set()
    if pieces(found) != found.text:
        yield "a character is lost or doubled"
    if len(set(ids)) != len(ids):
        yield "two clauses have one id"
    for part in found.clauses:
        if part.parent is not None and part.parent not in known:
            yield f"{part.label} stands under nothing before it"
        known.add(part.id)
    if not all(found.text[one.start : one.end] == one.text for one in found.outside):
        yield "an outside part is not its own text"


def round_trips(count, seed=SEED):
    """Read so many mutated documents; return what went wrong with each that did."""
    chance, wrong = random.Random(seed), []
    for number in range(count):
        text = mutated(chance)
        layer = layered(chance, text) if number % 3 == 0 else Layer(text)
        wrong += [(number, one) for one in lawful(outline(layer, b""))]
    return wrong


def words(text):
    return "".join(text.split()).replace("\u200b", "")


def through_formats(count, seed=SEED):
    """Read so many mutated documents as HTML, DOCX and ODT; return those that lost a letter."""
    chance, wrong, read = random.Random(seed), [], 0
    kinds = (("html", build.as_html), ("docx", build.as_docx), ("odt", build.as_odt))
    for number in range(count):
        text = mutated(chance).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
        kind, made = kinds[number % 3]
        try:
            layer = child.layer(f"text.{kind}", made(text))
        except Unreadable as refusal:
            if refusal.code not in {"bad_character", "no_text_layer", "wrong_encoding"}:
                wrong.append((number, refusal.code))
            continue
        read += 1
        if words(layer.text) != words(text):
            wrong.append(number)
        wrong += [(number, one) for one in lawful(outline(layer, b""))]
    return read, wrong


def test_no_accident_to_a_document_loses_a_character_or_the_tree():
    """Some hundreds here; twenty thousand in `make faults`."""
    assert round_trips(HERE) == []


def test_no_format_loses_a_letter_on_its_way():
    """What stands in the file stands in the text layer, in order."""
    read, wrong = through_formats(EACH * 3)

    assert wrong == []
    assert read > EACH


def test_the_round_trip_would_see_a_loss():
    """The sabotage: an outline whose last part ends one character early."""
    found = outline(Layer("1. a\n2. b\n"), b"")
    short = replace(found, clauses=(*found.clauses[:-1], replace(found.clauses[-1], end=9)))

    assert list(lawful(short)) == ["a character is lost or doubled"]


@pytest.mark.parametrize(
    "text", ["", "\n", "\r", "\u2028", " ", "1", "(", "“", "•", "\ufeff", "1.\n\n\n2."]
)
def test_the_smallest_texts_are_read_too(text):
    """Edges are where readers fall."""
    assert list(lawful(outline(Layer(text), b""))) == []
