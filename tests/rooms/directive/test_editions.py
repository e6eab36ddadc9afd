"""A later version held against the one before it: what is the same clause, and what became of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suffuse.directive.rules import Layer, align, outline, paths
from suffuse.directive.rules.redline import compare
from suffuse.directive.rules.wordwise import differences, tokens
from tests.directive_texts import GUIDELINE_EN, GUIDELINE_LO, HANDS_LO

OLD = """Guideline on clean hands

I Washing
1. Wash your hands with soap before you eat and after every visit to a patient.
2. Dry your hands on a clean towel, and put the towel into the basket beside the door.
3. The head of the clinic writes every week how much soap there is.
II Reports
1. Every clinic sends its report to the district at the end of the month.
2. The district answers within ten days.
"""


def read(text):
    return outline(Layer(text), text.encode()).clauses


def following(old, text):
    """Return a newer version's clauses under the keys they have in the older one."""
    parts = read(text)
    keys = align(parts, before=old, by_path={path: key for key, path in paths(old).items()})
    return tuple(
        replace(part, id=keys[part.id], parent=keys[part.parent] if part.parent else None)
        for part in parts
    )


def by_label(parts):
    return {part.label: part.id for part in parts}


def changes(text, old=OLD):
    before = read(old)
    return {
        one.label or f"was {one.label_before}": one
        for one in compare(before, following(before, text))
    }


def told(text):
    """Return what became of each clause, leaving out those nothing happened to."""
    return {label: one.kinds for label, one in changes(text).items() if one.kinds}


def test_an_unchanged_text_has_no_redline():
    """Not one clause is studied again for a second issue of the same words."""
    assert told(OLD) == {}


def test_a_clause_keeps_its_id_when_another_is_put_before_it():
    """Everything that hangs on it stays where it is."""
    before = read(OLD)
    text = OLD.replace("2. Dry", "2. Turn the tap with your elbow.\n3. Dry").replace(
        "3. The head", "4. The head"
    )
    after = following(before, text)

    assert by_label(after)["I.3"] == by_label(before)["I.2"]
    assert by_label(after)["I.4"] == by_label(before)["I.3"]
    assert by_label(after)["I.2"] not in by_label(before).values()
    assert told(text) == {"I.2": ("added",), "I.3": ("renumbered",), "I.4": ("renumbered",)}


def test_a_clause_keeps_its_id_when_it_is_renumbered_moved_and_reworded_at_once():
    """The words that stayed say which one it is."""
    text = OLD.replace(
        "3. The head of the clinic writes every week how much soap there is.\n", ""
    ) + ("3. The head of the clinic writes every day how much soap and water there is.\n")
    before = read(OLD)
    assert by_label(following(before, text))["II.3"] == by_label(before)["I.3"]
    found = changes(text)["II.3"]
    assert found.kinds == ("reworded", "renumbered", "moved")
    assert found.swaps == (("week", "day"), ("", "and water"))


def test_a_clause_cut_in_two_keeps_its_id_and_only_new_words_are_new():
    """A border that moved is no reason to study again."""
    text = OLD.replace(", and put the towel", ".\n3. Put the towel").replace(
        "3. The head", "4. The head"
    )
    before = read(OLD)
    after = by_label(following(before, text))
    found = changes(text)

    assert by_label(before)["I.2"] in {after["I.2"], after["I.3"]}
    pieces = {found["I.2"].kinds[0], found["I.3"].kinds[0]}
    assert pieces == {"cut", "cut_from"}
    new = " ".join(
        piece.text for one in ("I.2", "I.3") for piece in found[one].pieces if piece.kind == "new"
    )
    assert "towel" not in new


def test_two_clauses_joined_to_one_keep_the_id_of_the_larger():
    """And the other one says where it went."""
    text = OLD.replace(".\n2. The district answers within", ", and the district answers within")
    found = changes(text)

    assert found["II.1"].kinds[0] == "joined"
    assert found["was II.2"].kinds == ("joined_to",)
    assert found["was II.2"].others == ("II.1",)
    assert not found["was II.2"].is_new_matter


def test_a_removed_clause_stands_where_it_stood():
    """What no longer holds is as much news as what holds now."""
    text = OLD.replace("2. The district answers within ten days.\n", "")
    found = changes(text)

    assert list(found)[-1] == "was II.2"
    assert found["was II.2"].kinds == ("removed",)
    assert found["was II.2"].is_new_matter


def test_a_comma_is_shown_but_nobody_studies_again_for_it():
    """Spaces and signs are said apart from words."""
    found = changes(OLD.replace("soap before", "soap, before"))

    assert found["I.1"].kinds == ("signs",)
    assert not found["I.1"].is_new_matter


def test_lao_is_compared_by_syllable():
    """A line without spaces would otherwise be one changed word."""
    pieces = differences("ລ້າງມືກ່ອນກິນອາຫານ", "ລ້າງມືຫຼັງກິນອາຫານ")

    assert [(one.kind, one.text) for one in pieces] == [
        ("same", "ລ້າງມື"), ("gone", "ກ່ອນ"), ("new", "ຫຼັງ"), ("same", "ກິນອາຫານ"),
    ]  # fmt: skip


def test_equal_sentences_in_two_places_stay_in_their_places():
    """“Every year.” may stand under every heading."""
    old = "A\n\nI One\n1. Every year.\nII Two\n1. Every year.\n2. Twice.\n"
    before = read(old)

    assert by_label(following(before, old)) == by_label(before)
    shorter = following(
        before, old.replace("II Two\n1. Every year.\n2. Twice.", "II Two\n1. Twice.")
    )
    assert by_label(shorter)["I.1"] == by_label(before)["I.1"]
    assert by_label(shorter)["II.1"] == by_label(before)["II.2"]


LETTERS = st.text(alphabet="ກຂມນາະັ່້ເແ ab1.,;\n", max_size=60)


@given(LETTERS, LETTERS)
@settings(max_examples=150, deadline=None)
def test_a_redline_gives_back_both_texts(old, new):
    """Not one letter is shown that stood in neither, nor left out that stood in one."""
    pieces = differences(old, new)

    assert "".join(one.text for one in pieces if one.kind != "gone") == new
    assert "".join(one.text for one in pieces if one.kind != "new") == old
    assert "".join(tokens(new)) == new


@pytest.mark.parametrize("text", [GUIDELINE_LO, GUIDELINE_EN, HANDS_LO])
def test_whichever_clause_is_dropped_the_others_keep_their_ids(text):
    """Drop each in turn, give all others new ids: what is left is still itself."""
    before = read(text)
    by_path = {path: key for key, path in paths(before).items()}
    for gone in before:
        left = [replace(one, id=f"new {one.id}") for one in before if one.id != gone.id]
        keys = align(left, before=before, by_path=by_path)
        assert keys == {f"new {one.id}": one.id for one in before if one.id != gone.id}, gone.label
