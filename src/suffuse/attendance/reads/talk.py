"""What is gone through in a unit's sessions, and what was asked there."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from suffuse.attendance.models import AgendaItem, Question
from suffuse.language.rules import Words
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One clause of the agenda, for so many minutes, with the unit's own note."""

    clause_key: str
    label: str
    heading: str
    minutes: int
    note: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a clause, from a unit; who asked it is kept nowhere."""

    id: int
    unit_id: int
    unit: Words
    clause_key: str
    text: str
    asked_at: datetime
    answer: str
    answered_at: datetime | None


def where_is_question(question_id: int) -> str | None:
    """Return the path of the unit in which a question was asked."""
    return Question.objects.filter(pk=question_id).values_list("unit__path", flat=True).first()


def agenda(*, unit_id: int, rollout_id: int) -> tuple[AgendaLine, ...]:
    """Return the agenda of a unit's sessions, in the order of the text. One query."""
    rows = AgendaItem.objects.filter(unit_id=unit_id, rollout_id=rollout_id)
    return tuple(
        AgendaLine(row.clause.key, row.clause.label, row.clause.heading, row.minutes, row.note)
        for row in rows.select_related("clause").order_by("clause__position")
    )


def waiting(*, scope: Scope, rollout_id: int | None = None) -> tuple[Asked, ...]:
    """Return the questions of a scope that nobody has answered, oldest first. One query."""
    ours = Question.objects.filter(within(scope, "unit"), answered_at=None)
    if rollout_id is not None:
        ours = ours.filter(rollout_id=rollout_id)
    return _asked(ours.order_by("asked_at", "pk"))


def questions(*, rollout_id: int, session_id: int | None = None) -> tuple[Asked, ...]:
    """
    Return what was asked: in one session, or in a whole rollout only what has been answered.

    Answered questions are seen by all: one answer serves every unit.
    """
    ours = Question.objects.filter(rollout_id=rollout_id)
    if session_id is not None:
        ours = ours.filter(session_id=session_id)
    else:
        ours = ours.filter(answered_at__isnull=False)
    return _asked(ours.order_by(F("answered_at").desc(nulls_first=True), "asked_at", "pk"))


def _asked(rows: QuerySet[Question]) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            id=row.pk,
            unit_id=row.unit_id,
            unit=Words(row.unit.name_lo, row.unit.name_en),
            clause_key=row.clause_key,
            text=row.text,
            asked_at=row.asked_at,
            answer=row.answer,
            answered_at=row.answered_at,
        )
        for row in rows.select_related("unit")
    )
