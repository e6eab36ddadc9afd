"""What the demonstration says must hold together: on the text, in both languages, neutral."""

import re
from collections import Counter

from suffuse.demo import content

ROMAN = re.compile(r"^([IV]+) ")
NUMBER = re.compile(r"^ (\d+)\. ")


def labels(language: str) -> list[str]:
    """Read the labels in the simplest way there is, to hold the content against the text."""
    found, part = [], ""
    for line in content.text(language).decode().splitlines():
        if roman := ROMAN.match(line):
            part = roman[1]
            found.append(part)
        elif number := NUMBER.match(line):
            found.append(f"{part}.{number[1]}" if part else number[1])
        elif line.startswith(" • "):
            found.append("•")
    return found


def test_both_editions_have_the_same_clauses_in_the_same_order() -> None:
    """They are aligned clause by clause."""
    assert labels("lo") == labels("en")
    assert len(labels("lo")) == 24


def test_every_clause_that_is_cited_is_in_the_text() -> None:
    """A question, a finding, a publication or a direction on nothing would float."""
    said, known = content.shipped(), set(labels("lo"))
    cited = {question.clause for question in said.questions}
    cited |= {finding.clause for finding in said.findings}
    cited |= {measured.clause for measured in said.measured}
    cited |= {clause for piece in said.pieces for clause in piece.clauses}
    cited |= {clause for direction in said.directions for clause in direction.clauses}
    assert cited <= known


def test_forms_a_and_b_ask_the_same_clauses_as_often() -> None:
    """Equivalent halves: what one asks before, the other asks after."""
    asked = Counter((question.form, question.clause) for question in content.shipped().questions)
    clauses = {clause for _, clause in asked}
    assert all(asked["A", clause] == asked["B", clause] == 1 for clause in clauses)


def test_a_question_has_four_different_choices_in_both_languages() -> None:
    """Two equal choices would both be right."""
    for question in content.shipped().questions:
        assert len({choice.lo for choice in question.choices}) == 4
        assert len({choice.en for choice in question.choices}) == 4


def test_no_question_asks_for_an_opinion() -> None:
    """Nobody may be asked whether they agree."""
    for question in content.shipped().questions:
        assert not re.search(r"\b(agree|opinion|think|feel|support)\b", question.ask.en)
        assert "ເຫັນດີ" not in question.ask.lo


def test_every_weakness_has_an_action_and_nothing_else_has() -> None:
    """What is found is answered."""
    for finding in content.shipped().findings:
        assert (finding.action is not None) == (finding.kind == "weakness")


def test_the_text_says_that_it_is_an_example() -> None:
    """It looks like an official document, so it says what it is."""
    assert "ບໍ່ແມ່ນເອກະສານທາງການ" in content.text("lo").decode()
    assert "not an official document" in content.text("en").decode()
