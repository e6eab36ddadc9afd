"""
The promises of the text reader at their full size.

Sabotage: give the characters between two pieces to nobody (`_tile` in rules/building.py); let the child
keep its memory and time (`confine` in language/engine/confined.py); parse before looking for a DOCTYPE.
"""

import pytest

from tests import hostile_texts as hostile
from tests.rooms.directive.test_corpus import MADE, TEXTS, differences
from tests.rooms.directive.test_round_trip import round_trips, through_formats

DOCUMENTS = 20_000
THROUGH_FORMATS = 1_500


def test_twenty_thousand_mutated_documents_lose_no_character():
    """Outline and outside parts give back every character of the text layer, in order: no loss, no crash."""
    assert round_trips(DOCUMENTS, seed=1) == []


def test_fifteen_hundred_mutated_documents_lose_no_letter_in_any_format():
    """As HTML, DOCX and ODT: what stands in the file stands in the text layer, in order."""
    read, wrong = through_formats(THROUGH_FORMATS, seed=2)

    assert wrong == []
    assert read > THROUGH_FORMATS / 2


@pytest.mark.parametrize("kind", MADE)
def test_every_text_of_the_corpus_is_read_alike_from_every_format(kind):
    """Word, OpenDocument, web page, Markdown and PDF: with and without blank lines and indents."""
    found = {path.stem: differences(path, kind) for path in TEXTS}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", sorted(hostile.FILES))
def test_a_hostile_file_is_answered_within_its_limits(name):
    """Each by one of its codes (or read, where it only looks hostile), in 5 s and 256 MB, calling nobody."""
    hostile.try_out(name)
