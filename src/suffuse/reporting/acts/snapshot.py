"""Freezing a week of the ledger; late data makes a new revision of it, and leaves the old one standing behind."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from suffuse.audience.models import Level
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.organisation.rules import Scope
from suffuse.reporting import reads
from suffuse.reporting.models import Line
from suffuse.reporting.rules import Cell
from suffuse.rollout.models import Rollout

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Taken:
    """What a snapshot wrote: how many lines, of which revision; none where nothing had changed."""

    week: date
    revision: int
    lines: int


@transaction.atomic
def take_snapshot(*, rollout_id: int, week: date, by: Actor, at: datetime) -> Taken:
    """
    Freeze what is known of every unit and level as the ledger of a week.

    Taken again, it adds a revision that holds only the lines that differ; the lines that they replace
    are kept and no longer current. A figure that was known is never overwritten.

    :param week: the Monday of the week
    """
    rollout = (
        Rollout.objects.select_related("top").select_for_update(of=("self",)).get(pk=rollout_id)
    )
    found = reads.cells(scope=Scope(rollout.top.path), rollout_id=rollout_id, at=at)
    fresh, replaced, revision = _changed(rollout_id, week, found)
    for start in range(0, len(replaced), AT_ONCE):
        Line.objects.filter(pk__in=replaced[start : start + AT_ONCE]).update(current=False)
    Line.objects.bulk_create(fresh, batch_size=AT_ONCE)
    taken = Taken(week, revision if fresh else revision - 1, len(fresh))
    audit.write(
        act="reporting.take_snapshot",
        thing=f"rollout {rollout_id}",
        by=by,
        at=at,
        facts={"week": week.isoformat(), "revision": taken.revision, "lines": taken.lines},
    )
    return taken


def _changed(
    rollout_id: int, week: date, found: Mapping[reads.Key, Cell]
) -> tuple[list[Line], list[int], int]:
    """Return the lines to write, the ids of those that they replace, and the new revision's number."""
    levels = dict(Level.objects.values_list("key", "pk"))
    standing = {(line.unit_id, line.level_id): line for line in _standing(rollout_id, week)}
    revision = max((line.revision for line in standing.values()), default=0) + 1
    fresh, replaced = [], []
    for (unit, key), cell in found.items():
        old = standing.get((unit, levels[key]))
        if old is not None and _cell(old) == cell:
            continue
        if old is not None:
            replaced.append(old.pk)
        of = {"rollout_id": rollout_id, "unit_id": unit, "level_id": levels[key], "week": week}
        fresh.append(Line(**of, revision=revision, **asdict(cell)))
    return fresh, replaced, revision


def _standing(rollout_id: int, week: date) -> list[Line]:
    return list(Line.objects.filter(rollout_id=rollout_id, week=week, current=True))


def _cell(line: Line) -> Cell:
    return Cell(
        basis=line.basis,
        of=line.of,
        planned=line.planned,
        came=line.came,
        stayed=line.stayed,
        checked=line.checked,
        answers=line.answers,
        right=line.right,
    )
