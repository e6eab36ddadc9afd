"""What was understood, by clause: the clauses to teach again."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from suffuse.audience import reads as audience
from suffuse.comprehension import reads, wording
from suffuse.comprehension.rules import Verdict
from suffuse.language.rules import Words
from suffuse.organisation.rules import Scope
from suffuse.planning import reads as planning
from suffuse.rollout import reads as rollout


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause with what to do about it, said."""

    clause: reads.ClauseShare
    said: str | Promise
    tone: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell of the heat strip, in the reader's words."""

    label: str
    share: float | None
    heading: Words


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Everything `comprehension/results.html` may use."""

    duty: planning.DutyPlace
    directive_id: int
    levels: tuple[audience.LevelFacts, ...]
    level: str
    lines: tuple[ClauseLine, ...]
    cells: tuple[HeatCell, ...]
    again: tuple[ClauseLine, ...]
    known: bool


@require_GET
def results(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Show what was understood in a unit and below it, clause by clause."""
    duty = planning.duty_place(duty_id)
    levels = tuple(level for level in audience.levels() if level.seated)
    asked = request.GET.get("level", "")
    level = asked if asked in {one.key for one in levels} else ""
    shares = reads.by_clause(
        scope=Scope(duty.unit_path), rollout_id=duty.rollout_id, level=level or None
    )
    lines = tuple(
        ClauseLine(one, wording.VERDICTS[one.verdict], wording.TONES[one.verdict]) for one in shares
    )
    again = tuple(line for line in lines if line.clause.verdict is Verdict.TEACH_AGAIN)
    page = ResultsPage(
        duty,
        rollout.rollout(duty.rollout_id).directive_id,
        levels,
        level,
        lines,
        tuple(HeatCell(one.label, one.share, one.heading) for one in shares if one.after.of),
        again,
        any(one.share is not None for one in shares),
    )
    return render(request, "comprehension/results.html", {"page": page})
