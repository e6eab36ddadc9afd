"""The agenda of a unit's sessions; questions on a clause, and their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from suffuse.attendance.acts.closing import TooLong
from suffuse.attendance.models import AgendaItem, Question
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.directive import acts as directive
from suffuse.directive.models import Clause
from suffuse.planning.models import Session
from suffuse.rollout.models import Rollout

LONGEST_QUESTION = 500
LONGEST_ANSWER = 4000
LONGEST_NOTE = 300


class NoSuchClause(Exception):
    """The clause is not one of the directive that is being carried."""


class Empty(Exception):
    """There are no words in it."""


class AlreadyAnswered(Exception):
    """The question has its answer; a second one would hide the first."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One clause to be gone through, for so many minutes."""

    clause_key: str
    minutes: int
    note: str = ""


@transaction.atomic
def set_agenda(
    *, unit_id: int, rollout_id: int, items: Sequence[Planned], by: Actor, at: datetime
) -> None:
    """
    Say what a unit's sessions go through; it replaces what was said before.

    :raises NoSuchClause: for a clause outside the directive
    :raises TooLong: for a note of more than 300 letters
    """
    rollout = Rollout.objects.get(pk=rollout_id)
    clauses = {clause.key: clause for clause in reversed(list(_clauses(rollout)))}
    if any(item.clause_key not in clauses for item in items):
        raise NoSuchClause
    if any(len(item.note) > LONGEST_NOTE or "\x00" in item.note for item in items):
        raise TooLong
    AgendaItem.objects.filter(unit_id=unit_id, rollout_id=rollout_id).delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(
            unit_id=unit_id,
            rollout=rollout,
            clause=clauses[item.clause_key],
            minutes=item.minutes,
            note=item.note.strip(),
        )
        for item in items
    )
    facts = {"minutes": {item.clause_key: item.minutes for item in items}}
    thing = f"unit {unit_id} rollout {rollout_id}"
    audit.write(act="attendance.set_agenda", thing=thing, by=by, at=at, facts=facts)


@transaction.atomic
def ask(*, session_id: int, clause_key: str, text: str, by: Actor, at: datetime) -> Question:
    """
    Write down what was asked in a session, on a clause. Who asked is not written anywhere.

    :raises Empty: without words
    :raises TooLong: with more than 500 letters
    :raises NoSuchClause: for a clause outside the directive
    """
    session = Session.objects.select_related("rollout").get(pk=session_id)
    _check(text, LONGEST_QUESTION)
    if not _clauses(session.rollout).filter(key=clause_key).exists():
        raise NoSuchClause
    question = Question.objects.create(
        unit_id=session.unit_id,
        session=session,
        rollout=session.rollout,
        clause_key=clause_key,
        text=text.strip(),
        asked_at=at,
    )
    directive.let_find(
        kind="question", thing=question.pk, unit_id=session.unit_id, words=question.text
    )
    thing = f"question {question.pk}"
    facts = {"session": session.pk, "clause": clause_key}
    audit.write(act="attendance.ask", thing=thing, by=by, at=at, facts=facts)
    return question


@transaction.atomic
def answer(*, question_id: int, text: str, by: Actor, at: datetime) -> Question:
    """
    Answer a question, once, for all units.

    :raises Empty: without words
    :raises TooLong: with more than 4,000 letters
    :raises AlreadyAnswered: the first answer stands
    """
    _check(text, LONGEST_ANSWER)
    question = Question.objects.select_for_update().get(pk=question_id)
    if question.answered_at is not None:
        raise AlreadyAnswered
    question.answer, question.answered_at, question.answered_by = text.strip(), at, by.account
    question.save()
    said = f"{question.text} {question.answer}"
    directive.let_find(kind="question", thing=question_id, unit_id=question.unit_id, words=said)
    audit.write(act="attendance.answer", thing=f"question {question_id}", by=by, at=at)
    return question


def _check(text: str, longest: int) -> None:
    if not text.strip():
        raise Empty
    if len(text) > longest or "\x00" in text:
        raise TooLong


def _clauses(rollout: Rollout) -> QuerySet[Clause]:
    return Clause.objects.filter(
        edition__directive_id=rollout.directive_id, edition__released_at__isnull=False
    ).order_by("-edition__official", "position")
