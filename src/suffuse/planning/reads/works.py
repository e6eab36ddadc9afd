"""How far long work has come, and what it found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from suffuse.language.rules import Words
from suffuse.planning.models import Plan, Session, Step, Work
from suffuse.planning.rules import Needs, Supposed, summed

BROAD = 10
"""Above the unit, people without a place are said in tens."""


@dataclass(frozen=True, slots=True)
class UnitDone:
    """A unit of which long work has something to say: what it lacks, or who has no place in it."""

    unit_id: int
    unit: Words
    lacks: str
    now: Needs | None
    then: Needs | None


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """
    Long work: what was asked, how far it is, what was found so far.

    `seconds_left` is None until something was done. `now` and `then` are sums over the units that
    are done; `fails` are units that would leave somebody out, or cannot be planned at all.
    """

    id: int
    kind: str
    top_id: int
    top: Words
    top_path: str
    rollout_id: int
    rollout: Words
    supposed: Supposed
    begun_at: datetime
    of: int
    done: int
    given_up: int
    seconds_left: float | None
    plan_id: int | None
    planned: int
    moved: int
    now: Needs | None
    then: Needs | None
    fails: tuple[UnitDone, ...]
    failed_already: int

    @property
    def finished(self) -> bool:
        """Tell whether every step is done."""
        return self.done == self.of

    @property
    def one_unit(self) -> bool:
        """Tell whether it speaks of one unit alone, whose own numbers may then be said."""
        return self.of == 1

    @property
    def left_out(self) -> int:
        """Return who would have no place: in a unit as counted, above it rounded to tens."""
        count = self.then.left_out if self.then else 0
        return count if self.one_unit else round(count / BROAD) * BROAD


def work(  # long: a page's facts, each by its name
    work_id: int, *, at: datetime
) -> WorkFacts:
    """
    Return long work as it stands at a moment. Two queries.

    :raises Work.DoesNotExist: if there is none
    """
    row = Work.objects.select_related("top", "rollout").get(pk=work_id)
    steps = list(Step.objects.filter(work=row).select_related("unit").order_by("unit__path"))
    done = [step for step in steps if step.done_at]
    found = [_unit(step) for step in done]
    compared = [one for one in found if one.now and one.then]
    fails = tuple(one for one in found if one.lacks or (one.then and one.then.left_out))
    plans = [step.found["plan"] for step in done if step.found and step.found.get("plan")]
    return WorkFacts(
        id=row.pk,
        kind=row.kind,
        top_id=row.top_id,
        top=Words(row.top.name_lo, row.top.name_en),
        top_path=row.top.path,
        rollout_id=row.rollout_id,
        rollout=Words(row.rollout.title_lo, row.rollout.title_en),
        supposed=Supposed(**row.asked),
        begun_at=row.begun_at,
        of=len(steps),
        done=len(done),
        given_up=sum(1 for step in done if step.found and step.found.get("failed")),
        seconds_left=_left(row.begun_at, at, len(done), len(steps)),
        plan_id=plans[0] if len(plans) == len(steps) == 1 else None,
        planned=len(plans),
        moved=sum(step.found.get("moved", 0) for step in done if step.found),
        now=summed(one.now for one in compared if one.now),
        then=summed(one.then for one in compared if one.then),
        fails=fails,
        failed_already=sum(1 for one in fails if one.now and one.now.left_out),
    )


def _left(begun: datetime, at: datetime, done: int, of: int) -> float | None:
    return (at - begun).total_seconds() / done * (of - done) if done else None


def _unit(step: Step) -> UnitDone:
    found = step.found or {}
    return UnitDone(
        unit_id=step.unit_id,
        unit=Words(step.unit.name_lo, step.unit.name_en),
        lacks=found.get("lacks", ""),
        now=_needs(found.get("now")),
        then=_needs(found.get("then")),
    )


def _needs(kept: dict[str, Any] | None) -> Needs | None:
    if kept is None:
        return None
    return Needs(**{**kept, "last": date.fromisoformat(kept["last"]) if kept["last"] else None})


def where_is_work(work_id: int) -> str | None:
    """Return the path of the unit on whose page long work is seen; None where there is none."""
    return Work.objects.filter(pk=work_id).values_list("top__path", flat=True).first()


def looking(*, unit_id: int, rollout_id: int) -> int | None:
    """Return the longer look at a unit's plan that is still under way; None if there is none."""
    steps = Step.objects.filter(
        unit_id=unit_id, work__rollout_id=rollout_id, work__kind="look", done_at=None
    )
    return steps.values_list("work_id", flat=True).first()


def unfinished(*, untouched_since: datetime) -> Sequence[int]:
    """Return the long work on which nobody has worked for a while, the oldest first. One query."""
    open_ = Step.objects.filter(work=OuterRef("pk"), done_at=None)
    busy = open_.filter(taken_until__gt=untouched_since)
    rows = Work.objects.filter(Exists(open_), ~Exists(busy), begun_at__lt=untouched_since)
    return list(rows.order_by("begun_at", "pk").values_list("pk", flat=True))


def broken_plans() -> Sequence[tuple[int, int, int]]:
    """
    Return (rollout, its top unit, unit) of open plans that break a rule and were not planned again.

    One query.
    """
    again = Step.objects.filter(
        unit_id=OuterRef("unit_id"),
        work__kind="again",
        work__rollout_id=OuterRef("rollout_id"),
        work__begun_at__gte=OuterRef("checked_at"),
    )
    return _broken(Plan.objects.filter(~Exists(again)))


def broken_now(*, rollout_id: int, unit_ids: Collection[int]) -> frozenset[int]:
    """Return those units whose newest plan in a rollout breaks a rule. One query."""
    rows = Plan.objects.filter(rollout_id=rollout_id, unit_id__in=unit_ids)
    return frozenset(unit for _, _, unit in _broken(rows))


def _broken(plans: QuerySet[Plan]) -> Sequence[tuple[int, int, int]]:
    """Return those whose newest version breaks a rule; what is typed by hand is its author's to mend."""
    newest: dict[tuple[int, int], Plan] = {}
    to_come = Session.objects.filter(plan=OuterRef("pk"), held_at=None)
    open_ = plans.filter(Exists(to_come), rollout__closed_at=None).exclude(state="superseded")
    for row in open_.select_related("rollout").order_by("rollout_id", "unit_id", "version"):
        newest[row.rollout_id, row.unit_id] = row
    return [
        (row.rollout_id, row.rollout.top_id, row.unit_id)
        for row in newest.values()
        if not (row.by_hand and row.state == "proposed")
        and any(one["rule"] != "nobody_left_out" for one in row.breaches)
    ]
