"""Any text can be carried: its questions are made by matching words, without understanding."""

import re

import pytest

from suffuse.demo import carried

CLAUSES = [
    ("•", "That everyone knows."),
    ("•", "That work improves."),
    ("1", "Lamps shall be checked before the first shift of every week, and every lamp that does not burn "
          "steadily shall be taken out of use."),
    ("2", "Ropes shall be replaced when a strand is broken."),
    ("I", "Air."),
    ("I.1", "Air shall be measured at the face."),
    ("I.2", "Doors shall be kept shut."),
]  # fmt: skip


def test_every_question_cites_a_clause_whose_label_is_its_own() -> None:
    """Two bullets cannot be told apart by their label, so nothing is asked about them."""
    made = carried.content(CLAUSES)
    assert {question.clause for question in made.questions} == {"1", "2", "I", "I.1", "I.2"}
    assert {question.form for question in made.questions} == {"A", "B"}


def test_the_right_choice_is_right_and_the_others_are_not() -> None:
    """The first choice is the clause's own; no other repeats it."""
    for question in carried.content(CLAUSES).questions:
        right, *others = [choice.en for choice in question.choices]
        assert len({right, *others}) == 4
        if question.form == "A":
            assert right == f"Clause {question.clause}"
            quoted = re.search("“(.+?)( …)?”", question.ask.en)
            assert quoted is not None
            assert dict(CLAUSES)[question.clause].startswith(quoted[1])


def test_four_clauses_are_enough_and_three_are_refused() -> None:
    """A question needs three wrong choices."""
    assert carried.content(CLAUSES[2:6]).questions
    with pytest.raises(carried.TooFewClauses):
        carried.content(CLAUSES[2:5])


def test_nothing_of_the_shipped_text_is_left_in_the_content_of_another() -> None:
    """A safety rule for a mine must not speak of washing hands."""
    made = carried.content(CLAUSES)
    said = " ".join(
        [finding.say.en for finding in made.findings]
        + [piece.say.en for piece in made.pieces]
        + [passage.say.en for passage in made.passages]
        + [direction.say.en for direction in made.directions]
        + [f"{body.name.en} {body.say.en}" for body in made.bodies]
    )
    assert not re.search(r"hand|birth|hospital|referral|patient|health", said, re.IGNORECASE)
