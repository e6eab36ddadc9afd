import pytest

from suffuse.assessment.rules import Finding, lacks


@pytest.mark.parametrize(
    ("findings", "missing"),
    [
        pytest.param([], ["weakness_or_strength"], id="nothing found"),
        pytest.param([("lesson", 0)], ["weakness_or_strength"], id="a lesson from nothing"),
        pytest.param([("weakness", 1)], [], id="a weakness with its action"),
        pytest.param([("weakness", 0)], ["action"], id="a weakness and nothing done"),
        pytest.param([("weakness", 1), ("weakness", 0)], ["action"], id="one of two answered"),
        pytest.param([("strength", 0)], ["lesson"], id="no weakness, and no lesson either"),
        pytest.param([("strength", 0), ("lesson", 0)], [], id="no weakness, said in so many words"),
    ],
)
def test_an_assessment_is_complete_when_it_says_something_and_does_something(findings, missing):
    """Silence is not an assessment, and a weakness without an action is a complaint."""
    assert list(lacks([Finding(*one) for one in findings])) == missing
