"""What was written before there was an index, or past it, is let into it a batch at a time."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, Model, OuterRef

from suffuse.assessment.models import Finding
from suffuse.attendance.models import Question
from suffuse.directive import acts as directive
from suffuse.directive.models import Findable
from suffuse.media.models import Publication

A_BATCH = 500
A_TICK = 2000
# The words by which each kind is found: the same that the acts of its room say when it is written.
SOURCES: dict[str, tuple[type[Model], Callable[[Any], tuple[int, int, str]]]] = {
    "question": (Question, lambda row: (row.pk, row.unit_id, f"{row.text} {row.answer}")),
    "finding": (Finding, lambda row: (row.pk, row.unit_id, f"{row.text} {row.evidence}")),
    "publication": (Publication, lambda row: (row.pk, row.unit_id, row.title)),
}


def missing() -> dict[str, int]:
    """Return how many things of each kind stand outside the index. Six queries."""
    return {
        kind: max(0, model._default_manager.count() - Findable.objects.filter(kind=kind).count())
        for kind, (model, _) in SOURCES.items()
    }


def let_in() -> Iterator[int]:
    """
    Let everything that is missing into the index; yield how many came in with each batch.

    Each batch is kept when it is done, and what is in is not looked at again: whoever stops it
    loses nothing, and begins where it stopped.
    """
    for kind, count in missing().items():
        model, words = SOURCES[kind]
        inside = Findable.objects.filter(kind=kind, thing=OuterRef("pk"))
        while count and (
            rows := model._default_manager.filter(~Exists(inside)).order_by("pk")[:A_BATCH]
        ):
            directive.let_all_find(kind=kind, said=[words(row) for row in rows])
            yield len(rows)


def put_in(at: datetime) -> str:
    """Let some of what is missing into the index: a job of the tick, quick when nothing is missing."""
    done = 0
    for came in let_in():
        done += came
        if done >= A_TICK:
            break
    return f"{done} found by their words from now on" if done else ""
