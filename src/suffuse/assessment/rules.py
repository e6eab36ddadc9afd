"""When a unit's assessment of its own work is complete."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

KINDS = ("strength", "weakness", "lesson")


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding's kind, and how many actions answer it."""

    kind: str
    actions: int = 0


def lacks(findings: Sequence[Finding]) -> Iterator[str]:
    """
    Yield what an assessment still lacks.

    A unit that sees a weakness says what it will do about it. A unit that sees none says so by
    naming a strength and the lesson drawn from it: silence is not an assessment.
    """
    kinds = {finding.kind for finding in findings}
    if "weakness" not in kinds:
        if "strength" not in kinds:
            yield "weakness_or_strength"
        elif "lesson" not in kinds:
            yield "lesson"
    if any(finding.kind == "weakness" and not finding.actions for finding in findings):
        yield "action"
